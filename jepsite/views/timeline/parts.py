"""Cuts the timeline into drawings: one for a plan that can be taken in, one for each milestone of a long one."""

from collections.abc import Sequence
from typing import Final

from jepsite.i18n.formats import Formats
from jepsite.views.timeline.axis import axis_of
from jepsite.views.timeline.chart import Chart, ChartMilestone
from jepsite.views.timeline.layout import Frame, Heading, drawing_of, folded_drawing
from jepsite.views.timeline.scale import Scale
from jepsite.views.timeline.stack import CLOSE_ROWS, ROWS
from jepsite.views.timeline.view import TimelinePart

_MOST_TOGETHER: Final = 40
_MOST_WIDE_ROWS: Final = 60


def parts_of(chart: Chart, scale: Scale, formats: Formats, heading: Heading) -> tuple[TimelinePart, ...]:
    """The parts of a timeline, all on one scale; `heading` is that of the whole."""
    together = sum(1 for _ in chart.activities) <= _MOST_TOGETHER
    shown = sum(1 for milestone in chart.milestones if together or milestone.is_current for _ in milestone.activities)
    rows = CLOSE_ROWS if shown > _MOST_WIDE_ROWS else ROWS
    frame = Frame(chart=chart, scale=scale, axis=axis_of(chart, scale, formats), rows=rows)
    if together:
        return (_whole(frame, chart.milestones, heading),)
    parts = [_part(frame, milestone, f"{heading.id}{number}") for number, milestone in enumerate(chart.milestones, 1)]
    return (*parts, _whole(frame, (), heading)) if chart.lanes else tuple(parts)


def _whole(frame: Frame, milestones: Sequence[ChartMilestone], heading: Heading) -> TimelinePart:
    """A part that is always shown, with the days off at its foot."""
    drawing = drawing_of(frame, milestones, heading, lanes=True)
    return TimelinePart(title=None, summary="", is_open=True, row=None, drawing=drawing)


def _part(frame: Frame, milestone: ChartMilestone, id_: str) -> TimelinePart:
    """A milestone by itself, to fold away."""
    heading = Heading(id=id_, title=milestone.title, description=milestone.tip)
    row = Heading(id=f"{id_}-row", title=milestone.title, description=milestone.count)
    return TimelinePart(
        title=milestone.title,
        summary=milestone.count,
        is_open=milestone.is_current,
        row=folded_drawing(frame, milestone, row),
        drawing=drawing_of(frame, (milestone,), heading, lanes=False),
    )
