"""The words beside a bar: where they stand in their row, or that they stand nowhere."""

from typing import Final

from jepsite.record import record
from jepsite.views.timeline.bars import Shapes
from jepsite.views.timeline.chart import ChartActivity
from jepsite.views.timeline.drawing import Label, Stretch
from jepsite.views.timeline.places import beside, inside

_BASELINE: Final = 4


@record
class Obstacles:
    """What crosses a row."""

    firm: tuple[Stretch, ...]
    """The status line and critical lines: nothing stands on them."""
    closed: tuple[Stretch, ...]
    """Closed days: kept free while there is another place."""
    soft: tuple[Stretch, ...]
    """Other lines: a text may hide a piece of them, but prefers a place beside them."""


def bar_label(activity: ChartActivity, shapes: Shapes, axis: float, obstacles: Obstacles) -> Label | None:
    """The label of an activity, in the first place that is free; None where none is, or where there is no bar.

    Right of the bar, left of it; the shorter text there; in the bar; on closed days. What is late would rather stand
    on closed days than lose its words.
    """
    if shapes.bar is None:
        return None
    kind, y = "date-late" if activity.late else "date", axis + _BASELINE
    free = (*obstacles.firm, *obstacles.closed)
    texts = tuple(dict.fromkeys(text for text in (activity.label, activity.short) if text))
    for text in texts:
        for blocked in ((*free, *obstacles.soft), free, *((obstacles.firm,) if activity.late else ())):
            if label := beside(text, kind, shapes.around, y, blocked):
                return label
    if label := inside(texts, shapes.bar, y):
        return label
    on_closed = (beside(text, kind, shapes.around, y, obstacles.firm) for text in texts)
    return next(filter(None, on_closed), None)
