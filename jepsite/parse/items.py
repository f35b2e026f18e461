"""Raw items -> activities, groups, outcomes, risks, decisions and questions."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from jepsite.audience import Visibility
from jepsite.model.registers import Decision, Outcome, Question, Risk
from jepsite.model.values import ItemId, Prose
from jepsite.model.work import Group, Parallel, Series, Work
from jepsite.parse import registers
from jepsite.parse.activities import read_activity, read_waits
from jepsite.parse.faults import Faults
from jepsite.parse.lists import Item, ItemList
from jepsite.parse.prose import ProseReader
from jepsite.parse.references import Names
from jepsite.parse.vocabulary import On, check_attributes
from jepsite.parse.written import Place

DETAIL_HEADINGS: Final = 4
"""Details stand under a milestone and its tracks: their own headings come below."""

_KINDS: Final = {".outcome": On.OUTCOME, ".risk": On.RISK, ".decision": On.DECISION, ".question": On.QUESTION}


def kind_of(item: Item) -> On:
    """What an item is, by its checkbox and its classes."""
    if item.mark is None:
        return On.GROUP
    for name in item.attributes.words:
        if name in _KINDS:
            return _KINDS[name]
    return On.ACTIVITY


def walk(lists: Iterable[ItemList], internal: bool) -> Iterator[tuple[Item, bool]]:
    """All items at every depth in file order, each with whether it is internal, by itself or by what is around it."""
    for entries in lists:
        for item in entries.items:
            own = internal or item.attributes.has(".internal")
            yield item, own
            yield from walk(item.lists, own)


class ItemReader:
    """Reads the items of one section. What is no work gathers in `outcomes`, `risks`, `decisions` and `questions`."""

    def __init__(self, names: Names, prose: ProseReader, faults: Faults, milestone: ItemId | None) -> None:
        """`milestone` is what a risk is for unless it says otherwise; None in a register."""
        self._names = names
        self._prose = prose
        self._faults = faults
        self._milestone = milestone
        self.outcomes: list[Outcome] = []
        self.risks: list[Risk] = []
        self.decisions: list[Decision] = []
        self.questions: list[Question] = []

    def body(self, lists: Sequence[ItemList], internal: bool) -> Parallel:
        """The work in some lists, side by side; a numbered list that does not start at 1 goes on with the last one."""
        entries: list[Work | list[Work]] = []
        last: list[Work] | None = None
        for entry in lists:
            works = [work for item in entry.items if (work := self._work(item, internal)) is not None]
            if not works and not _has_faulty(entry):
                continue
            if not entry.ordered:
                entries += works
            elif entry.number != 1 and last is not None:
                last += works
            else:
                self._check_start(entry)
                last = works
                entries.append(last)
        return Parallel(items=tuple(Series(items=tuple(e)) if isinstance(e, list) else e for e in entries))

    def _check_start(self, entry: ItemList) -> None:
        if entry.number != 1:
            first = entry.items[0]
            message = f"this list starts at {entry.number}, and there is no list before it to go on with"
            self._faults.add("list-without-start", Place(first.start, first.end), message, "number from 1")

    def _work(self, item: Item, around: bool) -> Work | None:
        kind = kind_of(item)
        internal = around or item.attributes.has(".internal")
        self._check(item, kind)
        details = self._prose.read(item.details, DETAIL_HEADINGS)
        if kind is On.ACTIVITY:
            return read_activity(item, internal, details, self._names, self._faults)
        if kind is On.GROUP:
            return self._group(item, internal, details)
        self._register(item, kind, internal, details)
        return None

    def _register(self, item: Item, kind: On, internal: bool, details: Prose | None) -> None:
        names, faults = self._names, self._faults
        if kind is On.RISK:
            self.risks.append(registers.read_risk(item, self._milestone, internal, details, names, faults))
        elif kind is On.DECISION:
            self.decisions.append(registers.read_decision(item, internal, details, names, faults))
        elif kind is On.QUESTION:
            self.questions.append(registers.read_question(item, internal, details, names, faults))
        elif outcome := registers.read_outcome(item, internal, details, names, faults):
            self.outcomes.append(outcome)

    def _check(self, item: Item, kind: On) -> None:
        kinds = [written for name, written in item.attributes.words.items() if name in _KINDS]
        if len(kinds) > 1:
            message = f"an item is one thing, not {' and '.join(written.text for written in kinds)}"
            self._faults.add("two-kinds", kinds[1], message, "keep one of the two")
        else:
            check_attributes(item.attributes, kind, self._faults)

    def _group(self, item: Item, internal: bool, details: Prose | None) -> Group | None:
        body = self.body(item.lists, internal)
        if not body.items:
            if item.lists:
                message = "this group holds no activity"
                self._faults.add("group-without-activities", self._place(item), message, "take its list out of it")
            return None
        only = body.items[0]
        return Group(
            id=self._names.ids[item.start],
            title=item.title,
            body=only if len(body.items) == 1 and isinstance(only, Series) else body,
            waits=read_waits(item.attributes, self._names.known, self._faults),
            visibility=Visibility.INTERNAL if internal else Visibility.PUBLIC,
            details=details,
            span=self._faults.span(self._place(item)),
        )

    def _place(self, item: Item) -> Place:
        return Place(item.start, item.end)


def _has_faulty(entry: ItemList) -> bool:
    """Whether an item is neither activity nor group: its fault is told, and a list that goes on after it is none."""
    return any(item.mark is None and not item.lists for item in entry.items)
