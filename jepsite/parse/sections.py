"""The outline -> milestones, registers and prose sections, with every id given and every reference resolved."""

from collections.abc import Iterator, Sequence
from typing import Final

from jepsite.audience import Visibility
from jepsite.model.deal import Section
from jepsite.model.registers import ProseSection, Register
from jepsite.model.values import ItemId, Prose
from jepsite.model.work import Milestone, Track
from jepsite.parse import ids, terms
from jepsite.parse.activities import read_waits, spans
from jepsite.parse.cast import Cast
from jepsite.parse.faults import Faults
from jepsite.parse.ids import Claim
from jepsite.parse.items import DETAIL_HEADINGS, ItemReader, kind_of, walk
from jepsite.parse.lists import Item
from jepsite.parse.outline import Heading, Outline, Part, SectionOutline
from jepsite.parse.prose import ProseReader
from jepsite.parse.references import Known, Names
from jepsite.parse.vocabulary import On, check_attributes
from jepsite.parse.written import Place
from jepsite.record import record

MOST_ACTIVITIES: Final = 2_000
SECTION_HEADINGS: Final = 3
"""A section's own heading is an `h2` on the page: those within its text begin below."""
CLOSE: Final = ItemId("signature")
"""The milestone that closes where none says `.close`."""

_SLUGS: Final = {On.MILESTONE: "milestone", On.GROUP: "group", On.ACTIVITY: "activity", On.RISK: "risk"}


def read_sections(outline: Outline, cast: Cast, faults: Faults) -> tuple[tuple[Section, ...], Names]:
    """All sections in file order, and what is known by id."""
    contents = [_content(section) for section in outline.sections]
    claims = [(kind, claim) for content in contents for kind, claim in _claims(content)]
    given = ids.assign([claim for _, claim in claims], faults)
    known = Known({given[claim.key]: kind for kind, claim in claims if claim.key in given})
    names = Names(cast=cast, known=known, ids=given)
    _check_number(contents, faults)
    reader = _SectionReader(names, outline.prose, faults, _close(outline, names, faults))
    return tuple(reader.read(content) for content in contents), names


@record
class _Content:
    """A section with all its items at every depth."""

    section: SectionOutline
    items: tuple[tuple[On, Item, bool], ...]
    """What each is, and whether it is internal."""

    @property
    def kind(self) -> On:
        """A milestone holds activities, or outcomes (which belong to one), or says so."""
        work = any(kind in (On.ACTIVITY, On.OUTCOME) for kind, _, _ in self.items)
        return On.MILESTONE if work or self.section.heading.attributes.has(".milestone") else On.SECTION


def _content(section: SectionOutline) -> _Content:
    around = section.heading.attributes.has(".internal")
    return _Content(
        section=section,
        items=tuple(
            (kind_of(item), item, internal)
            for part in section.parts
            for item, internal in walk(part.lists, around or _is_internal(part.heading))
        ),
    )


def _claims(content: _Content) -> Iterator[tuple[On, Claim]]:
    heading = content.section.heading
    if content.kind is On.MILESTONE:
        yield On.MILESTONE, _claim(heading, On.MILESTONE, heading.attributes.has(".internal"))
    for kind, item, internal in content.items:
        if kind in _SLUGS or item.attributes.has("#id"):
            yield kind, _claim(item, kind, internal)


def _claim(of: Item | Heading, kind: On, internal: bool) -> Claim:
    otherwise = _SLUGS.get(kind, "item")
    stated = of.attributes.get("#id")
    return Claim(key=of.start, stated=stated, title=of.title, otherwise=otherwise, internal=internal)


def _check_number(contents: Sequence[_Content], faults: Faults) -> None:
    activities = [item for content in contents for kind, item, _ in content.items if kind is On.ACTIVITY]
    if len(activities) > MOST_ACTIVITIES:
        first = activities[MOST_ACTIVITIES]
        message = f"a plan holds at most {MOST_ACTIVITIES} activities; here are {len(activities)}"
        faults.add("too-many-activities", Place(first.start, first.end), message, "make it several plans")


def _close(outline: Outline, names: Names, faults: Faults) -> ItemId | None:
    """The milestone that closes the deal: `.close`, or the one with the id `signature`."""
    stated = [section.heading for section in outline.sections if section.heading.attributes.has(".close")]
    for other in stated[1:]:
        at = other.attributes.words[".close"]
        related = [("the first one", stated[0].attributes.words[".close"])]
        faults.add("two-closes", at, "two milestones are marked .close", "a deal is signed once", related)
    return names.ids.get(stated[0].start) if stated else CLOSE


def _is_internal(heading: Heading | None) -> bool:
    return heading is not None and heading.attributes.has(".internal")


def _visibility(internal: bool) -> Visibility:
    return Visibility.INTERNAL if internal else Visibility.PUBLIC


class _SectionReader:
    def __init__(self, names: Names, prose: ProseReader, faults: Faults, close: ItemId | None) -> None:
        self._names = names
        self._prose = prose
        self._faults = faults
        self._close = close

    def read(self, content: _Content) -> Section:
        section = content.section
        check_attributes(section.heading.attributes, content.kind, self._faults)
        if content.kind is On.MILESTONE:
            self._check_outcomes(content)
            return self._milestone(section)
        if any(part.lists for part in section.parts):
            return self._register(section)
        return self._prose_section(section)

    def _milestone(self, section: SectionOutline) -> Milestone:
        heading, said = section.heading, section.heading.attributes
        internal = said.has(".internal")
        milestone = self._names.ids[heading.start]
        reader = ItemReader(self._names, self._prose, self._faults, milestone)
        tracks = tuple(track for part in section.parts if (track := self._track(part, reader, internal)))
        return Milestone(
            id=milestone,
            title=heading.title,
            tracks=tracks,
            text=self._prose.read(section.parts[0].blocks, DETAIL_HEADINGS),
            waits=read_waits(said, self._names.known, self._faults),
            by=said.take("by=", terms.day, self._faults),
            confirmed=said.take("confirmed=", terms.day, self._faults),
            exit=said.text("exit="),
            approver=said.take("approver=", self._names.cast.person("approver="), self._faults),
            close=milestone == self._close,
            why=said.text("why="),
            link=said.take("link=", terms.address, self._faults),
            outcomes=tuple(reader.outcomes),
            risks=tuple(reader.risks),
            decisions=tuple(reader.decisions),
            questions=tuple(reader.questions),
            visibility=_visibility(internal),
            span=self._faults.span(heading),
            spans=spans(said, self._faults),
        )

    def _check_outcomes(self, content: _Content) -> None:
        """Outcomes make a milestone only beside activities, or where `.milestone` says that there are none."""
        items = {kind: item for kind, item, _ in content.items}
        if (
            On.ACTIVITY not in items
            and On.OUTCOME in items
            and not content.section.heading.attributes.has(".milestone")
        ):
            at = items[On.OUTCOME].attributes.words[".outcome"]
            hint = "an outcome stands with the activities it comes from; {.milestone} makes a milestone without any"
            self._faults.add("outcome-without-milestone", at, "this section is no milestone", hint)

    def _track(self, part: Part, reader: ItemReader, around: bool) -> Track | None:
        heading = part.heading
        if heading:
            check_attributes(heading.attributes, On.TRACK, self._faults)
        internal = around or _is_internal(heading)
        body = reader.body(part.lists, internal)
        if heading is None and not body.items:
            return None
        first = heading or (part.lists[0].items[0] if part.lists else None)
        return Track(
            title=heading.title if heading else None,
            body=body,
            text=self._prose.read(part.blocks, DETAIL_HEADINGS) if heading else None,
            visibility=_visibility(internal),
            span=self._faults.span(Place(first.start, first.end) if first else Place(0, 0)),
        )

    def _register(self, section: SectionOutline) -> Register:
        internal = section.heading.attributes.has(".internal")
        reader = ItemReader(self._names, self._prose, self._faults, None)
        for part in section.parts:
            reader.body(part.lists, internal)
            if part.heading:
                hint = "tracks are for activities; make it a ## section of its own"
                message = "a ### heading has no meaning in a list of risks, decisions or questions"
                self._faults.add("misplaced-track", Place(part.heading.start, part.heading.end), message, hint)
        return Register(
            title=section.heading.title,
            text=self._prose.read([block for part in section.parts for block in part.blocks], SECTION_HEADINGS),
            risks=tuple(reader.risks),
            decisions=tuple(reader.decisions),
            questions=tuple(reader.questions),
            visibility=_visibility(internal),
            span=self._faults.span(section.heading),
        )

    def _prose_section(self, section: SectionOutline) -> ProseSection:
        heading = section.heading
        blocks = []
        for part in section.parts:
            if part.heading:
                check_attributes(part.heading.attributes, On.SUBHEADING, self._faults)
            blocks += [part.block] if part.block else []
            blocks += part.blocks
        text = self._prose.read(blocks, SECTION_HEADINGS)
        if text is None:
            hint = "write a text; or, where it is a point in time without work of its own, {.milestone}"
            self._faults.add("empty-section", heading, "nothing stands under this heading", hint)
        return ProseSection(
            title=heading.title,
            text=text or Prose(html="", plain=""),
            visibility=_visibility(heading.attributes.has(".internal")),
            span=self._faults.span(heading),
        )
