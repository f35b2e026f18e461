"""Puts a drawing together: rows, bars, lines, then the words in what room is left. The geometry's way in."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from jepsite.planning.result import Dates
from jepsite.record import record
from jepsite.views.timeline.axis import RULE
from jepsite.views.timeline.bars import Shapes, shapes_of
from jepsite.views.timeline.chart import Chart, ChartMilestone
from jepsite.views.timeline.drawing import ActivityRow, Axis, Drawing, Label, Link, MilestoneRow, Stretch
from jepsite.views.timeline.labels import Obstacles, bar_label
from jepsite.views.timeline.lanes import HEIGHT as LANE
from jepsite.views.timeline.lanes import lanes_of
from jepsite.views.timeline.links import links_and_notes
from jepsite.views.timeline.measure import TYPES
from jepsite.views.timeline.milestones import milestone_row
from jepsite.views.timeline.routes import Seat, Upright, routed, uprights_in
from jepsite.views.timeline.scale import Scale
from jepsite.views.timeline.stack import ActivitySlot, Rows, Stack, stack_of

FIRST_ROW: Final = 56
_NO_ROWS: Final = 46
_ICON_UP: Final = 12.5
_REACH: Final = 9
"""Px above and below a bar's axis within which its label stands."""
_MILESTONE_AXIS: Final = 27
_MILESTONE_REACH: Final = 15
_LANES_RULE: Final = 10
_LANES_TITLE: Final = 29
_FIRST_LANE: Final = 37
_LANES_END: Final = 1
_PLOT_END: Final = 8
_FOOT: Final = 6
_FOLDED_TOP: Final = -8
_FEW: Final = 4
"""Milestones that stand alone have room for a line under their titles."""
_NOTE_ROOM: Final = 18
"""Px by which a row grows for a note on a line that leaves it."""


@record
class Frame:
    """What all drawings of a chart share."""

    chart: Chart
    scale: Scale
    axis: Axis
    rows: Rows

    @property
    def status(self) -> tuple[float, ...]:
        """The x of the status line; empty where the plot does not hold it."""
        return (self.axis.today.line,) if self.axis.today else ()

    @property
    def status_line(self) -> tuple[Stretch, ...]:
        """The same as a stretch without width."""
        return tuple(Stretch(left=x, right=x) for x in self.status)

    def obstacles(self, crossing: Sequence[Upright]) -> Obstacles:
        """What a label has to look out for in a row that these lines cross."""
        return Obstacles(
            firm=(*self.status_line, *(Stretch(left=piece.x, right=piece.x) for piece in crossing if piece.firm)),
            closed=self.axis.closed,
            soft=tuple(Stretch(left=piece.x, right=piece.x) for piece in crossing if not piece.firm),
        )


@record
class Heading:
    """What a drawing is called."""

    id: str
    title: str
    description: str


def drawing_of(frame: Frame, milestones: Sequence[ChartMilestone], heading: Heading, *, lanes: bool) -> Drawing:
    """A drawing of some milestones, with or without the lanes at the foot; of none: the axis and the lanes."""
    stack, shapes, links = _linked(frame, milestones)
    end = stack.bottom if milestones else _NO_ROWS
    drawn = lanes_of(frame.chart.lanes, frame.scale, end + _FIRST_LANE, frame.status) if lanes else ()
    below = _FIRST_LANE + LANE * len(drawn) - _LANES_END if drawn else _PLOT_END
    bottom = end + below if milestones or drawn else RULE
    return Drawing(
        id=heading.id,
        height=bottom + _FOOT,
        title=heading.title,
        description=heading.description,
        axis=frame.axis,
        bottom=bottom,
        links=links,
        milestones=_milestones(stack, frame, links),
        tracks=stack.tracks,
        activities=_activities(stack, shapes, frame, links),
        lanes_rule=end + _LANES_RULE if drawn and milestones else None,
        lanes_title=_lanes_title(frame.chart.lanes_title, end) if drawn else None,
        lanes=drawn,
    )


def folded_drawing(frame: Frame, milestone: ChartMilestone, heading: Heading) -> Drawing:
    """A milestone as a single row: its span, its date, how much of it is done."""
    row = _folded(frame, milestone, _FOLDED_TOP, rule=False, under=milestone.count)
    return _rows_only(heading, (row,), axis=None, bottom=row.top + row.height, foot=0)


def milestones_drawing(frame: Frame, milestones: Sequence[ChartMilestone], heading: Heading) -> Drawing:
    """Milestones as single rows under the axis, without days off; of few it is said how much of them is done."""
    rows: list[MilestoneRow] = []
    top: float = FIRST_ROW
    for milestone in milestones:
        under = milestone.count if len(milestones) <= _FEW else ""
        rows.append(_folded(frame, milestone, top, rule=bool(rows), under=under))
        top += rows[-1].height
    return _rows_only(heading, rows, axis=replace(frame.axis, closed=()), bottom=top + _PLOT_END, foot=_FOOT)


def _folded(frame: Frame, milestone: ChartMilestone, top: float, *, rule: bool, under: str) -> MilestoneRow:
    """A milestone's row with the span of all that is in it."""
    days = [activity.dates for activity in milestone.activities if activity.dates]
    span = Dates(start=min(d.start for d in days), finish=max(d.finish for d in days)) if days else None
    return milestone_row(milestone, frame.scale, top, lines=frame.status, rule=rule, under=under, span=span)


def _rows_only(
    heading: Heading, rows: Sequence[MilestoneRow], *, axis: Axis | None, bottom: float, foot: float
) -> Drawing:
    return Drawing(
        id=heading.id,
        height=bottom + foot,
        title=heading.title,
        description=heading.description,
        axis=axis,
        bottom=bottom,
        links=(),
        milestones=tuple(rows),
        tracks=(),
        activities=(),
        lanes_rule=None,
        lanes_title=None,
        lanes=(),
    )


def _linked(frame: Frame, milestones: Sequence[ChartMilestone]) -> tuple[Stack, Mapping[str, Shapes], tuple[Link, ...]]:
    """The rows, grown where a line carries a note; the shapes of each activity by its id; the lines between them."""
    homes = {activity.id: milestone.id for milestone in milestones for activity in milestone.activities}
    activities = [activity for milestone in milestones for activity in milestone.activities]
    shapes = {activity.id: shapes_of(activity, frame.scale, frame.chart.today) for activity in activities}
    bars = {activity.id: bar for activity in activities if (bar := shapes[activity.id].bar) and not activity.dropped}
    links, notes = links_and_notes(frame.chart.links, bars, homes, (*frame.status_line, *frame.axis.closed))
    stack = stack_of(milestones, FIRST_ROW, frame.rows, {source: _NOTE_ROOM for source, _target in notes})
    seated = (slot for slot in stack.activities if slot.activity.id in bars)
    seats = {
        slot.activity.id: Seat(
            number=number, bar=bars[slot.activity.id], top=slot.top, bottom=slot.bottom, axis=slot.axis
        )
        for number, slot in enumerate(seated)
    }
    order = tuple(seats.values())
    routes = (
        routed(
            link, seats[link.source], seats[link.target], order, notes.get((link.source, link.target)), frame.rows.bend
        )
        for link in links
    )
    return stack, shapes, tuple(sorted((route for route in routes if route), key=lambda route: route.critical))


def _milestones(stack: Stack, frame: Frame, links: Sequence[Link]) -> tuple[MilestoneRow, ...]:
    """The milestones' own rows; their words keep off the status line and off critical lines."""
    axes = [slot.top + _MILESTONE_AXIS for slot in stack.milestones]
    return tuple(
        milestone_row(
            slot.milestone,
            frame.scale,
            slot.top,
            lines=(*(piece.x for piece in crossing if piece.firm), *frame.status),
            rule=slot is not stack.milestones[0],
            under=slot.milestone.after,
        )
        for slot, crossing in zip(stack.milestones, uprights_in(links, axes, _MILESTONE_REACH), strict=True)
    )


def _activities(
    stack: Stack, shapes: Mapping[str, Shapes], frame: Frame, links: Sequence[Link]
) -> tuple[ActivityRow, ...]:
    """The activities' rows; their labels keep off what crosses the row."""
    crossings = uprights_in(links, [slot.axis for slot in stack.activities], _REACH)
    return tuple(
        _activity(slot, shapes[slot.activity.id], frame.obstacles(crossing))
        for slot, crossing in zip(stack.activities, crossings, strict=True)
    )


def _activity(slot: ActivitySlot, shapes: Shapes, obstacles: Obstacles) -> ActivityRow:
    """An activity's row with all that is in it; its label comes last, in what room is left."""
    activity = slot.activity
    return ActivityRow(
        id=activity.id,
        people=activity.people,
        icon=activity.icon,
        critical=activity.critical,
        struck=activity.dropped,
        top=slot.top,
        height=slot.height,
        axis=slot.axis,
        icon_top=slot.title[0].y - _ICON_UP,
        title=slot.title,
        letters=slot.letters,
        bar=shapes.bar,
        before=shapes.before,
        whisker=shapes.whisker,
        label=bar_label(activity, shapes, slot.axis, obstacles),
        tip=activity.tip,
    )


def _lanes_title(text: str, rows_end: float) -> Label:
    return Label(kind="track", text=text, x=0, y=rows_end + _LANES_TITLE, width=TYPES["track"].width(text))
