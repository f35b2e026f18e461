"""Puts a drawing together: rows, bars, lines, then the words in what room is left. The geometry's way in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from jepsite.planning.result import Dates
from jepsite.views.timeline.bars import Shapes, shapes_of
from jepsite.views.timeline.chart import Chart, ChartLink, ChartMilestone
from jepsite.views.timeline.drawing import ActivityRow, Axis, Drawing, Label, Link, MilestoneRow, Stretch
from jepsite.views.timeline.lanes import HEIGHT as LANE
from jepsite.views.timeline.lanes import lanes_of
from jepsite.views.timeline.links import EXTRA, Seat, Upright, drawn_links, note_place, routed, uprights_of
from jepsite.views.timeline.measure import TYPES
from jepsite.views.timeline.milestones import milestone_row
from jepsite.views.timeline.places import beside, inside
from jepsite.views.timeline.scale import Scale
from jepsite.views.timeline.stack import ActivitySlot, MilestoneSlot, Rows, Stack, stack_of

FIRST_ROW: Final = 56
_ROW_BASELINE: Final = 4
_ICON_UP: Final = 12.5
_REACH: Final = 9
"""Px above and below a bar's axis within which its label stands."""
_MILESTONE_AXIS: Final = 27
_MILESTONE_REACH: Final = 15
_LANES_TITLE: Final = 29
_FIRST_LANE: Final = 37
_LANES_END: Final = 1
_PLOT_END: Final = 8
_FOOT: Final = 6
_FOLDED_TOP: Final = -8


@dataclass(frozen=True, slots=True, kw_only=True)
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
    def blocked(self) -> tuple[Stretch, ...]:
        """What no label of an activity stands on in any row: the status line and closed days."""
        return (*(Stretch(left=x, right=x) for x in self.status), *self.axis.closed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What a drawing is called."""

    id: str
    title: str
    description: str


def drawing_of(frame: Frame, milestones: Sequence[ChartMilestone], heading: Heading, *, lanes: bool) -> Drawing:
    """A drawing of some milestones, with or without the lanes at the foot."""
    stack, shapes, links = _linked(frame, milestones)
    uprights = uprights_of(links)
    drawn = lanes_of(frame.chart.lanes, frame.scale, stack.bottom + _FIRST_LANE, frame.status) if lanes else ()
    bottom = stack.bottom + (_FIRST_LANE + LANE * len(drawn) - _LANES_END if drawn else _PLOT_END)
    return Drawing(
        id=heading.id,
        height=bottom + _FOOT,
        title=heading.title,
        description=heading.description,
        axis=frame.axis,
        bottom=bottom,
        links=links,
        milestones=tuple(
            _milestone(slot, frame, uprights, is_first=number == 0) for number, slot in enumerate(stack.milestones)
        ),
        tracks=stack.tracks,
        activities=tuple(_activity(slot, shapes[slot.activity.id], frame, uprights) for slot in stack.activities),
        lanes_title=_lanes_title(frame.chart.lanes_title, stack.bottom) if drawn else None,
        lanes=drawn,
    )


def folded_drawing(frame: Frame, milestone: ChartMilestone, heading: Heading) -> Drawing:
    """A milestone as a single row: its span, its date, how much of it is done."""
    days = [activity.dates for activity in milestone.activities if activity.dates]
    span = Dates(start=min(d.start for d in days), finish=max(d.finish for d in days)) if days else None
    row = milestone_row(
        milestone, frame.scale, _FOLDED_TOP, lines=frame.status, rule=False, under=milestone.count, span=span
    )
    height = row.top + row.height
    return Drawing(
        id=heading.id,
        height=height,
        title=heading.title,
        description=heading.description,
        axis=None,
        bottom=height,
        links=(),
        milestones=(row,),
        tracks=(),
        activities=(),
        lanes_title=None,
        lanes=(),
    )


def _linked(frame: Frame, milestones: Sequence[ChartMilestone]) -> tuple[Stack, Mapping[str, Shapes], tuple[Link, ...]]:
    """The rows, grown where a line carries a note; the shapes of each activity by its id; the lines between them."""
    activities = [activity for milestone in milestones for activity in milestone.activities]
    homes = {activity.id: milestone.id for milestone in milestones for activity in milestone.activities}
    shapes = {activity.id: shapes_of(activity, frame.scale, frame.chart.today) for activity in activities}
    bars = {activity.id: bar for activity in activities if (bar := shapes[activity.id].bar) and not activity.dropped}
    links = drawn_links(frame.chart.links, {id_: homes[id_] for id_ in bars})
    notes = {
        (link.source, link.target): note
        for link in links
        if (note := note_place(link, bars[link.source], bars[link.target], frame.blocked))
    }
    links = tuple(link for link in links if _belongs(link, homes) or (link.source, link.target) in notes)
    stack = stack_of(milestones, FIRST_ROW, frame.rows, {source: EXTRA for source, _target in notes})
    seats = {
        slot.activity.id: Seat(bar=bars[slot.activity.id], top=slot.top, bottom=slot.bottom, axis=slot.axis)
        for slot in stack.activities
        if slot.activity.id in bars
    }
    routes = (routed(link, seats, notes.get((link.source, link.target)), frame.rows.bend) for link in links)
    return stack, shapes, tuple(route for route in routes if route)


def _belongs(link: ChartLink, homes: Mapping[str, str]) -> bool:
    """Whether a line is drawn without its note too."""
    return link.critical or homes[link.source] == homes[link.target]


def _activity(slot: ActivitySlot, shapes: Shapes, frame: Frame, uprights: Sequence[Upright]) -> ActivityRow:
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
        label=_label(slot, shapes, frame, uprights),
        tip=activity.tip,
    )


def _label(slot: ActivitySlot, shapes: Shapes, frame: Frame, uprights: Sequence[Upright]) -> Label | None:
    """The words beside a bar, or in it; None where none has room."""
    if shapes.bar is None:
        return None
    activity = slot.activity
    texts = tuple(text for text in (activity.label, activity.short) if text)
    blocked = (*frame.blocked, *(Stretch(left=x, right=x) for x in _near(uprights, slot.axis, _REACH)))
    kind = "date-late" if activity.late else "date"
    y = slot.axis + _ROW_BASELINE
    return beside(texts, kind, shapes.around, y, blocked) or inside(texts, shapes.bar, y)


def _milestone(slot: MilestoneSlot, frame: Frame, uprights: Sequence[Upright], *, is_first: bool) -> MilestoneRow:
    """A milestone's own row; its words keep off the status line and off critical lines."""
    lines = (*_near(uprights, slot.top + _MILESTONE_AXIS, _MILESTONE_REACH), *frame.status)
    return milestone_row(
        slot.milestone, frame.scale, slot.top, lines=lines, rule=not is_first, under=slot.milestone.after
    )


def _near(uprights: Sequence[Upright], axis: float, reach: float) -> Iterator[float]:
    """The upright lines that run through a row, by their x."""
    return (line.x for line in uprights if line.top < axis + reach and line.bottom > axis - reach)


def _lanes_title(text: str, rows_end: float) -> Label:
    return Label(kind="track", text=text, x=0, y=rows_end + _LANES_TITLE, width=TYPES["track"].width(text))
