"""The shapes of one activity: its bar, where it was before, its best and worst case. Places no text."""

from datetime import date
from typing import Final

from jepsite.planning.result import Dates
from jepsite.record import record
from jepsite.views.timeline.chart import ChartActivity, Fill
from jepsite.views.timeline.drawing import PLOT_RIGHT, Bar, Before, Outline, Stretch
from jepsite.views.timeline.scale import Scale

THINNEST: Final = 6
_THINNEST_LINE: Final = 3
_BELOW: Final = 11
"""Px from a bar's axis to a line under it."""
_DOTS_APART: Final = 4
_SHORTEST_DOTS: Final = 4
_SHORTEST_WHISKER: Final = 3


def stretch(scale: Scale, dates: Dates, *, thinnest: float = THINNEST) -> Stretch:
    """Where days stand in the plot, drawn no thinner than that."""
    left, right = scale.left(dates.start), scale.right(dates.finish)
    right = min(max(right, left + thinnest), PLOT_RIGHT)
    return Stretch(left=round(min(left, right - thinnest), 1), right=round(right, 1))


@record
class Shapes:
    """All shapes of an activity, none without dates."""

    bar: Bar | None
    whisker: Stretch | None
    before: Before | None

    @property
    def around(self) -> Stretch:
        """What all of it takes of the bar's axis. Only of an activity that has a bar."""
        before = None if self.before is None or self.before.below else self.before
        parts = [part for part in (self.bar, self.whisker, before) if part]
        return Stretch(left=min(part.left for part in parts), right=max(part.right for part in parts))


def shapes_of(activity: ChartActivity, scale: Scale, today: date) -> Shapes:
    """The shapes of an activity."""
    if activity.dates is None:
        return Shapes(bar=None, whisker=None, before=None)
    place = stretch(scale, activity.dates)
    status = PLOT_RIGHT if today > scale.last else scale.left(max(today, scale.first))
    bar = Bar(
        left=place.left,
        right=place.right,
        sides=activity.sides or ("neutral",),
        solid_to=_solid_to(activity.fill, place, status),
        outline=Outline.LATE if activity.late else Outline.CRITICAL if activity.critical else Outline.NONE,
        hatched=activity.waiting,
    )
    whisker = _whisker(activity, scale)
    return Shapes(bar=bar, whisker=whisker, before=_before(activity, bar, whisker, scale))


def _solid_to(fill: Fill, place: Stretch, today: float) -> float:
    """Work under way is solid up to the status date; a piece of each shows even on its first and on its last day."""
    if fill is Fill.DONE:
        return place.right
    if fill is Fill.TODO:
        return place.left
    return round(min(max(today, place.left + 3), place.right - 2), 1)


def _whisker(activity: ChartActivity, scale: Scale) -> Stretch | None:
    """From the end of the best case to the end of the worst; None where there is nothing to see."""
    if activity.best is None or activity.worst is None:
        return None
    left, right = round(scale.right(activity.best), 1), round(scale.right(activity.worst), 1)
    return Stretch(left=left, right=right) if right - left >= _SHORTEST_WHISKER else None


def _before(activity: ChartActivity, bar: Bar, whisker: Stretch | None, scale: Scale) -> Before | None:
    """The grey line: on the bar's axis where it is apart from all else there, under the bar elsewhere."""
    if activity.before is None:
        return None
    line = stretch(scale, activity.before, thinnest=_THINNEST_LINE)
    left = min(bar.left, whisker.left) if whisker else bar.left
    right = max(bar.right, whisker.right) if whisker else bar.right
    if line.right <= left:
        return Before(left=line.left, right=line.right, below=0, dots=_dots(line.right, left))
    if line.left >= right:
        return Before(left=line.left, right=line.right, below=0, dots=_dots(right, line.left))
    return Before(left=line.left, right=line.right, below=_BELOW, dots=None)


def _dots(left: float, right: float) -> Stretch | None:
    """The dots between two things, a little apart from both."""
    left, right = round(left + _DOTS_APART, 1), round(right - _DOTS_APART, 1)
    return Stretch(left=left, right=right) if right - left >= _SHORTEST_DOTS else None
