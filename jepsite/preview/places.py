"""From what stands on a page to its line in the plan: by the ids that the page's elements carry, and by titles.

Positions never stand in a page. What the audience may not see has no position here: its title is not mentioned.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from jepsite.audience import Audience, may_see
from jepsite.diagnostics import Span
from jepsite.model.deal import Deal
from jepsite.model.registers import Decision, ProseSection, Question, Register, Risk
from jepsite.model.work import Milestone
from jepsite.views.eye import visible_work


def ids(deal: Deal, audience: Audience) -> Mapping[str, int]:
    """Lines (1-based) by the id of a milestone or an activity."""
    return _lines(deal, _named(deal, audience))


def titles(deal: Deal, audience: Audience) -> Mapping[str, int]:
    """Lines (1-based) by title, of the sections and what stands in them; a title that stands for two is left out.

    People are left out, too: who of them may be seen hangs on who names them.
    """
    return _lines(deal, _titled(deal, audience))


def _lines(deal: Deal, placed: Iterator[tuple[str, Span]]) -> Mapping[str, int]:
    """Only what the plan's own file says: what its site says of people stands elsewhere."""
    found: dict[str, set[int]] = defaultdict(set)
    for word, span in placed:
        if span.path == deal.path:
            found[word].add(span.line)
    return MappingProxyType({word: min(lines) for word, lines in found.items() if len(lines) == 1})


def _seen(deal: Deal, audience: Audience) -> Iterator[Milestone | Register | ProseSection]:
    yield from (section for section in deal.sections if may_see(audience, section.visibility))


def _named(deal: Deal, audience: Audience) -> Iterator[tuple[str, Span]]:
    for section in _seen(deal, audience):
        if isinstance(section, Milestone):
            yield section.id, section.span
            for track in section.tracks:
                if may_see(audience, track.visibility):
                    yield from ((each.id, each.span) for each in visible_work(track.body, audience))


def _titled(deal: Deal, audience: Audience) -> Iterator[tuple[str, Span]]:
    yield deal.title, deal.place("title")
    yield from ((goal.goal, goal.span) for goal in deal.goals)
    for section in _seen(deal, audience):
        yield section.title, section.span
        if isinstance(section, Milestone):
            yield from _titles_of_work(section, audience)
        if isinstance(section, Milestone | Register):
            items: tuple[Risk | Decision | Question, ...] = (*section.risks, *section.decisions, *section.questions)
            for item in items:
                if may_see(audience, item.visibility):
                    yield item.title, item.span


def _titles_of_work(milestone: Milestone, audience: Audience) -> Iterator[tuple[str, Span]]:
    for track in milestone.tracks:
        if may_see(audience, track.visibility):
            yield from ((each.title, each.span) for each in visible_work(track.body, audience))
    for outcome in milestone.outcomes:
        if may_see(audience, outcome.visibility):
            yield outcome.title, outcome.span
