"""From days to places: which days the plot holds and how wide one is. Draws no axis."""

import math
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from jepsite.record import record
from jepsite.views.timeline.chart import ChartMilestone
from jepsite.views.timeline.drawing import PLOT_LEFT, PLOT_RIGHT
from jepsite.views.timeline.measure import TYPES

_WIDTH: Final = PLOT_RIGHT - PLOT_LEFT
_ROOM: Final = 64
"""Px between the last date and the end of the plot, at least."""
_SHORTEST: Final = 21
"""Days: a plan of one week is not blown up to fill the page."""
_SURPLUS: Final = 10
"""What a deadline's words need beside their own width."""
_MOST_ROOM: Final = 200


class Grain(StrEnum):
    """What the axis numbers."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    QUARTERS = "quarters"


@record
class Scale:
    """A plot of whole weeks between x = 336 and x = 1160."""

    first: date
    """A Monday."""
    days: int
    per_day: float
    """Px."""
    grain: Grain

    def left(self, day: date) -> float:
        """The x at which a day begins."""
        return PLOT_LEFT + (day - self.first).days * self.per_day

    def right(self, day: date) -> float:
        """The x at which a day ends."""
        return self.left(day) + self.per_day

    @property
    def last(self) -> date:
        """The last day, a Sunday."""
        return self.first + timedelta(days=self.days - 1)

    def holds(self, day: date) -> bool:
        """Whether a day is in the plot."""
        return self.first <= day <= self.last


def scale_of(milestones: Sequence[ChartMilestone]) -> Scale | None:
    """The scale on which all their dates stand, with room after the last one; None where there are no dates."""
    ends = [end for milestone in milestones for end in _ends(milestone)]
    if not ends:
        return None
    first = min(day for day, _room in ends)
    monday = first - timedelta(days=first.weekday())
    least = max(((day - monday).days + 1) * _WIDTH / (_WIDTH - room) for day, room in ends)
    days = 7 * math.ceil(max(least, _SHORTEST) / 7)
    per_day = _WIDTH / days
    return Scale(first=monday, days=days, per_day=per_day, grain=_grain(per_day))


def _ends(milestone: ChartMilestone) -> Iterator[tuple[date, float]]:
    """Every date that is drawn in a milestone's rows, and the px that must follow it."""
    if milestone.day:
        yield milestone.day, _ROOM
    if milestone.by:
        needed = TYPES["by"].width(milestone.by_text) + _SURPLUS
        yield milestone.by, min(max(_ROOM, needed), _MOST_ROOM)
    for activity in milestone.activities:
        stretches = (dates for dates in (activity.dates, activity.before) if dates)
        ends = (day for dates in stretches for day in (dates.start, dates.finish))
        for day in (*ends, activity.best, activity.worst):
            if day:
                yield day, _ROOM


def _grain(per_day: float) -> Grain:
    if per_day >= 14:
        return Grain.DAYS
    if per_day >= 4:
        return Grain.WEEKS
    return Grain.MONTHS if per_day >= 1.3 else Grain.QUARTERS
