"""The section `Timeline` as values: drawings in numbers, and the same in words. Nothing is worked out here."""

from jepsite.record import record
from jepsite.views.marks import PartyMark, StateMark
from jepsite.views.timeline.drawing import Drawing


@record
class LegendKey:
    """One entry of the legend; only keys in use are there."""

    kind: str
    """done, running, todo, late, waiting, moved, dropped, critical, before, whisker, deadline."""
    text: str


@record
class ListEntry:
    """One entry of the list by week: an activity, a milestone, an absence or a closure."""

    kind: str
    """activity, milestone or off."""
    people: tuple[str, ...]
    dates: str
    title: str
    """Empty for `off`."""
    state: StateMark | None
    marks: tuple[PartyMark, ...]
    who: str
    alarm: str
    """`Late: due 1 October.`, or empty."""
    note: str
    """Everything else in words."""


@record
class ListWeek:
    """The entries that begin in one week."""

    heading: str
    """`Week of 14 September`"""
    entries: tuple[ListEntry, ...]


@record
class TimelineList:
    """The same as the drawing, in words, for phones and for those who listen."""

    before: tuple[ListWeek, ...]
    today: str
    """`As of Monday 5 October`"""
    after: tuple[ListWeek, ...]


@record
class TimelinePart:
    """A stretch of the timeline that stands by itself."""

    title: str | None
    """The milestone's, where each has a drawing of its own; None for the whole plan, and for the foot of a series."""
    summary: str
    """`12 of 12 done`; empty without a title."""
    is_open: bool
    """Whether it is shown unfolded at first."""
    row: Drawing | None
    """All of it as a single row, for the folded state; None without a title."""
    drawing: Drawing


@record
class TimelineView:
    """The section."""

    intro: str
    parties: tuple[PartyMark, ...]
    legend: tuple[LegendKey, ...]
    parts: tuple[TimelinePart, ...]
    """One; with more than forty activities one for each milestone, and the days off at the end."""
    list: TimelineList
    note: str | None
    """Closed days and absences in words."""
    overview: Drawing | None = None
    """The milestones alone, twelve at most, where that was asked for."""
