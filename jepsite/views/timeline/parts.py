"""Cuts the timeline into drawings: one for a plan that can be taken in, one for each milestone of a long one."""

from itertools import accumulate
from typing import Final

from jepsite.i18n.formats import Formats
from jepsite.views.timeline.axis import axis_of
from jepsite.views.timeline.chart import Chart, ChartMilestone
from jepsite.views.timeline.drawing import Drawing
from jepsite.views.timeline.layout import Frame, Heading, drawing_of, folded_drawing, milestones_drawing
from jepsite.views.timeline.milestones import HEIGHT, height_of, title_of
from jepsite.views.timeline.scale import Scale
from jepsite.views.timeline.stack import CLOSE_ROWS, ROWS
from jepsite.views.timeline.view import TimelinePart

_MOST_TOGETHER: Final = 40
_MOST_WIDE_ROWS: Final = 60
_MOST_IN_OVERVIEW: Final = 12
_OVERVIEW: Final = 12 * HEIGHT
"""Px that its rows may take: twelve of one line, fewer of two."""


def parts_of(chart: Chart, scale: Scale, formats: Formats, heading: Heading) -> tuple[TimelinePart, ...]:
    """The parts of a timeline, all on one scale; `heading` is that of the whole."""
    together = sum(1 for _ in chart.activities) <= _MOST_TOGETHER
    shown = sum(1 for milestone in chart.milestones if together or milestone.is_current for _ in milestone.activities)
    rows = CLOSE_ROWS if shown > _MOST_WIDE_ROWS else ROWS
    frame = Frame(chart=chart, scale=scale, axis=axis_of(chart, scale, formats), rows=rows)
    if together:
        return (_always(drawing_of(frame, chart.milestones, heading, lanes=True)),)
    parts = [_part(frame, milestone, f"{heading.id}{number}") for number, milestone in enumerate(chart.milestones, 1)]
    head = Heading(id=f"{heading.id}-axis", title=heading.title, description=heading.description)
    foot = Heading(id=f"{heading.id}-lanes", title=chart.lanes_title, description=heading.title)
    return (
        *(() if parts[0].is_open else (_always(drawing_of(frame, (), head, lanes=False)),)),
        *parts,
        *((_always(drawing_of(frame, (), foot, lanes=True)),) if chart.lanes else ()),
    )


def overview_of(chart: Chart, scale: Scale, formats: Formats, heading: Heading) -> Drawing:
    """The milestones alone, each as a single row; of very many those that are still open, the next ones first."""
    milestones = chart.milestones
    if len(milestones) > _MOST_IN_OVERVIEW:
        milestones = tuple(each for each in milestones if not each.reached) or milestones
    heights = accumulate(height_of(len(title_of(each)), "") for each in milestones)
    room = sum(height <= _OVERVIEW for height in heights)
    frame = Frame(chart=chart, scale=scale, axis=axis_of(chart, scale, formats), rows=ROWS)
    own = Heading(id=f"{heading.id}-milestones", title=heading.title, description=heading.description)
    return milestones_drawing(frame, milestones[: min(room, _MOST_IN_OVERVIEW)], own)


def _always(drawing: Drawing) -> TimelinePart:
    """A part that is always shown."""
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
