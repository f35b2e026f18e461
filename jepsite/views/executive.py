"""The executive cut: what somebody who decides has to know in two minutes, chosen so that it fits on two pages.

The first page holds status, milestones, what is needed and what is to be decided; the second the milestones on their
timeline, and the outcomes. What has no room is counted, and stands in the full plan.
"""

from dataclasses import replace
from typing import Final

from jepsite.i18n.formats import Formats
from jepsite.record import record
from jepsite.views.abridged import fewer_outcomes, fewer_steps, rail_height
from jepsite.views.focus import focus_of, quoted
from jepsite.views.header import HeaderView
from jepsite.views.late import LateItem
from jepsite.views.needs import Need, asked_for, needs_of
from jepsite.views.outcomes import OutcomesView
from jepsite.views.parties import Parties
from jepsite.views.points import Point
from jepsite.views.rail import RailView
from jepsite.views.room import BODY, MORE, SMALL, STATUS, STRONG, TITLE, fitting, fitting_or_counted
from jepsite.views.seen import Seen, SeenIssue
from jepsite.views.timeline.drawing import Drawing
from jepsite.views.timeline.view import TimelineView

# Px. The smaller of A4 and Letter in each direction, margins taken off, and a little air.
_WIDTH: Final = 672.0
_HEIGHT: Final = 895.0
_WIDTH_ACROSS: Final = 949.0
_HEIGHT_ACROSS: Final = 670.0
_UNIT: Final = 0.88
"""What a unit of the timeline measures on A4, which is the wider one."""

_LEAST: Final = 220.0
"""What is needed and to be decided has at least so much room, where milestones can give way."""
_HEAD: Final = 122.0
"""The snapshot date, and the space around all this."""
_HEADING: Final = 36.0
_POINT: Final = 6.0
_AFTER_ICON: Final = 640.0
_LEFT: Final = 314.0
_LEFT_HEADING: Final = 395.0
_NEED: Final = 10.0
_RIGHT: Final = 225.0
_ASK: Final = 14.0
_MOST_WAYS: Final = 2
_OUTCOMES: Final = 80.0
"""Their heading, the table's head and the space above."""


@record
class Ask:
    """A decision that is asked for, or a way out that is proposed."""

    title: str
    text: str | None
    """`Giulia Ferri, by Friday 9 October`, or the author's words."""


@record
class ExecutiveView:
    """The executive cut of a plan; each `more` says how many there was no room for."""

    document_title: str
    title: str
    points: tuple[Point, ...]
    rail: RailView
    rail_more: str | None
    needs_heading: str
    needs: tuple[Need, ...]
    needs_more: str | None
    nothing: str | None
    """Why nothing is needed."""
    asks: tuple[Ask, ...]
    asks_more: str | None
    no_ask: str | None
    """What there is instead of a decision."""
    ways: tuple[Ask, ...]
    """Proposed ways out."""
    overview: Drawing | None
    overview_more: str | None
    outcomes: OutcomesView | None
    outcomes_more: str | None


def executive_view(
    seen: Seen,
    formats: Formats,
    parties: Parties,
    *,
    header: HeaderView,
    rail: RailView,
    late: tuple[LateItem, ...],
    timeline: TimelineView | None,
    outcomes: OutcomesView | None,
) -> ExecutiveView:
    """The cut, made of the page's own sections (`header`, `rail`, ...) and of what is needed and to be decided."""
    points = tuple(replace(point, text=BODY.cut(point.text, _AFTER_ICON - 60, 3)) for point in header.points)
    title, overview = TITLE.cut(header.title, _WIDTH, 2), timeline.overview if timeline else None
    heading = formats.words.say("Needed from {companies}", companies=asked_for(parties))
    top = _top(header, title, points) + TITLE.height(heading, _LEFT_HEADING)
    short, room = _steps(rail, _HEIGHT - top)
    needs, needs_more = fitting_or_counted(_needs(seen, formats, parties), _need_height, room)
    asks, asks_more = fitting_or_counted(_asks(seen, formats, parties), _ask_height, room)
    room -= sum(map(_ask_height, asks)) + (MORE if asks_more else 0) + _HEADING
    shown, outcomes_more = _outcomes(outcomes, overview)
    return ExecutiveView(
        document_title=formats.words.say("{title}: executive summary", title=header.title),
        title=title,
        points=points,
        rail=short,
        rail_more=_more(len(rail.steps) - len(short.steps), formats),
        needs_heading=heading,
        needs=needs,
        needs_more=_more(needs_more, formats),
        nothing=None if needs or needs_more else _nothing(seen, formats),
        asks=asks,
        asks_more=_more(asks_more, formats),
        no_ask=None if asks or asks_more else _no_ask(seen, formats),
        ways=fitting([_way(item) for item in late if item.way_out][:_MOST_WAYS], _ask_height, room),
        overview=overview,
        overview_more=_more(len(seen.milestones) - len(overview.milestones), formats) if overview else None,
        outcomes=shown,
        outcomes_more=_more(outcomes_more, formats),
    )


def _top(header: HeaderView, title: str, points: tuple[Point, ...]) -> float:
    """What stands on the first page above the milestones."""
    names = " × ".join(name.text for name in (header.customer, header.supplier) if name)
    said = sum(_POINT + BODY.height(f"{point.label} {point.text}", _AFTER_ICON) for point in points)
    status = STATUS.height(header.status, _WIDTH)
    return _HEAD + STRONG.height(names, _WIDTH) + TITLE.height(title, _WIDTH) + status + said


def _steps(rail: RailView, room: float) -> tuple[RailView, float]:
    """Two rows of milestones, or one where two leave too little room; and the room that is left."""
    for rows in (2, 1):
        short = fewer_steps(rail, _WIDTH, rows)
        left = room - rail_height(short, _WIDTH) - (MORE if len(short.steps) < len(rail.steps) else 0)
        if left >= _LEAST:
            break
    return short, left


def _needs(seen: Seen, formats: Formats, parties: Parties) -> list[Need]:
    return [
        replace(need, text=BODY.cut(need.text, _LEFT, 2), who=SMALL.cut(need.who, _LEFT, 1))
        for need in needs_of(seen, formats, parties)
    ]


def _need_height(need: Need) -> float:
    return _NEED + BODY.height(need.text, _LEFT) + SMALL.height(f"{need.who} {need.note or ''}", _LEFT)


def _asks(seen: Seen, formats: Formats, parties: Parties) -> list[Ask]:
    """The open decisions; none of a plan that was given up."""
    decisions = () if seen.stopped else seen.decisions
    return [_ask(decision, formats, parties) for decision in decisions if not decision.settled]


def _ask(decision: SeenIssue, formats: Formats, parties: Parties) -> Ask:
    who = parties.name(decision.owner) if decision.owner else None
    by = formats.words.say("by {day}", day=formats.weekday(decision.by)) if decision.by else None
    text = ", ".join(filter(None, (who, by)))
    return _cut(Ask(title=decision.title, text=text or None))


def _way(item: LateItem) -> Ask:
    return _cut(Ask(title=item.title, text=item.way_out))


def _cut(ask: Ask) -> Ask:
    return Ask(title=STRONG.cut(ask.title, _RIGHT, 3), text=SMALL.cut(ask.text, _RIGHT, 6) if ask.text else None)


def _ask_height(ask: Ask) -> float:
    return _ASK + STRONG.height(ask.title, _RIGHT) + (SMALL.height(ask.text, _RIGHT) if ask.text else 0)


def _outcomes(outcomes: OutcomesView | None, overview: Drawing | None) -> tuple[OutcomesView | None, int]:
    """The outcomes for which the second page has room under the timeline, and how many it has not."""
    if outcomes is None:
        return None, 0
    drawn = _HEADING + overview.height * _UNIT if overview else 0
    return fewer_outcomes(outcomes, _WIDTH_ACROSS, _HEIGHT_ACROSS - drawn - _OUTCOMES - MORE)


def _no_ask(seen: Seen, formats: Formats) -> str | None:
    """What there is instead of a decision: where the plan leads."""
    words, focus = formats.words, focus_of(seen)
    if seen.stopped is not None:
        return None
    if focus is None or not focus.milestone.is_open or focus.milestone.expected is None:
        return words.say("No decision is open.")
    title, day = quoted(focus.milestone.title, formats), formats.weekday(focus.milestone.expected)
    return words.say("No decision is open. The plan leads up to {milestone} on {day}.", milestone=title, day=day)


def _more(number: int, formats: Formats) -> str | None:
    """`+ 3 more in the full plan`; None where there is no more."""
    words = formats.words
    return words.plural("+ {n} more in the full plan", "+ {n} more in the full plan", number) if number else None


def _nothing(seen: Seen, formats: Formats) -> str:
    words = formats.words
    if seen.stopped is not None:
        return words.say("The plan was stopped; nothing is due any more.")
    return words.say("Nothing is due.")
