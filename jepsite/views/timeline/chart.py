"""What is to be drawn: days, links, and texts that are finished. The geometry places these and knows no more of a plan.

Days are calendar dates, both ends of a stretch included. Whoever makes a chart has left out what a reader may not see.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from jepsite.planning.result import Dates
from jepsite.record import record
from jepsite.views.marks import Name, PartyMark


class Fill(StrEnum):
    """How much of a bar is done."""

    DONE = "done"
    RUNNING = "running"
    TODO = "todo"


@record
class ChartActivity:
    """An activity."""

    id: str
    title: str
    people: tuple[str, ...]
    """Ids of those who have a part in it."""
    marks: tuple[PartyMark, ...]
    """Companies that do it."""
    sides: tuple[str, ...]
    """Sides of the one or two companies that colour its bar, the upper first; empty for nobody."""
    icon: str
    """Of its state."""
    fill: Fill
    late: bool
    waiting: bool
    critical: bool
    dropped: bool
    dates: Dates | None
    """As expected; of dropped work as agreed; None where there are none."""
    before: Dates | None
    """As agreed or planned, where that differs."""
    best: date | None
    worst: date | None
    """Its last day at best and at worst."""
    label: str
    """Beside the bar: `7 Oct, moved from 2 Oct`."""
    short: str
    """The same where there is less room: `7 Oct`."""
    tip: str


@record
class ChartTrack:
    """A named part of a milestone, or what stands before the first one."""

    title: str | None
    activities: tuple[ChartActivity, ...]


@record
class ChartMilestone:
    """A milestone."""

    id: str
    title: str
    after: str
    """`After: Demo`, or empty."""
    tracks: tuple[ChartTrack, ...]
    day: date | None
    """Reached or expected."""
    by: date | None
    reached: bool
    late: bool
    dropped: bool
    is_current: bool
    """Work is going on in it or begins soon."""
    day_text: str
    """`15 Oct`"""
    by_text: str
    """`by 16 Oct`"""
    buffer_text: str
    """`1 working day of buffer`, `3 working days late`, or empty."""
    buffer_short: str
    """`1 day`"""
    count: str
    """`5 of 12 done`"""
    tip: str

    @property
    def activities(self) -> Iterator[ChartActivity]:
        """All of it in order."""
        for track in self.tracks:
            yield from track.activities


@record
class ChartLink:
    """A line from one activity to another."""

    source: str
    target: str
    critical: bool
    note: str = ""
    """What stands on the line: `25 working days in hand`."""


@record
class ChartOff:
    """Days off."""

    first: date
    last: date
    text: str
    school: bool = False
    """School holidays: they remove no days."""
    minor: bool = False
    """A single day: named only where days can be told apart."""


@record
class ChartLane:
    """A company's days off and its people's."""

    mark: PartyMark
    name: Name
    off: tuple[ChartOff, ...]


@record
class Chart:
    """A plan to draw."""

    milestones: tuple[ChartMilestone, ...]
    links: tuple[ChartLink, ...]
    lanes: tuple[ChartLane, ...]
    lanes_title: str
    """`Closed or away`"""
    closed: tuple[Dates, ...]
    """Working days on which a company is closed, in order, apart from each other."""
    rest_days: frozenset[int]
    """Weekdays on which the two sides do not both work; Monday is 0."""
    today: date
    today_text: str
    """`As of 5 Oct`"""

    @property
    def activities(self) -> Iterator[ChartActivity]:
        """All activities in order."""
        for milestone in self.milestones:
            yield from milestone.activities
