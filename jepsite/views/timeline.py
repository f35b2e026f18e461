"""The timeline as values: its geometry in numbers, its words, and the same as a list. Nothing is drawn here.

One user unit is one px at a width of 1160 (see the look's geometry). Colours and shapes are the theme's;
here stand places, sizes and the names of classes' meanings (side, state).
"""

from dataclasses import dataclass

from jepsite.views.marks import PartyMark, StateMark


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendKey:
    """One entry of the legend; only keys in use are there."""

    kind: str
    """done, running, todo, late, waiting, moved, dropped, critical, before, whisker, deadline."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWeek:
    """The entries that begin in one week."""

    heading: str
    """`Week of 14 September`"""
    entries: tuple[ListEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineList:
    """The same as the drawing, in words, for phones and for those who listen."""

    before: tuple[ListWeek, ...]
    today: str
    """`As of Monday 5 October`"""
    after: tuple[ListWeek, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Placeholder of the geometry: replaced by the geometry's own types."""

    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView:
    """The section."""

    intro: str
    parties: tuple[PartyMark, ...]
    legend: tuple[LegendKey, ...]
    drawings: tuple[Drawing, ...]
    """One, or one for each milestone where there are more than forty activities."""
    list: TimelineList
    note: str | None
    """Closed days and absences in words."""
