"""A milestone's own row: title, diamond, deadline and the dots between them."""

from collections.abc import Sequence
from typing import Final

from jepsite.planning.result import Dates
from jepsite.views.timeline.bars import stretch
from jepsite.views.timeline.chart import ChartMilestone
from jepsite.views.timeline.deadlines import Marks, labels_of
from jepsite.views.timeline.drawing import Diamond, Label, MilestoneRow, Stretch
from jepsite.views.timeline.measure import TYPES, broken, cut
from jepsite.views.timeline.scale import Scale

HEIGHT: Final = 42
_SECOND_TITLE_LINE: Final = 17
_UNDER_HEIGHT: Final = 15
_UNDER_LINE: Final = 16
_TITLE_ROOM: Final = 316
_AXIS: Final = 27
_BASELINE: Final = 32
_RADIUS: Final = 8
_SMALL_RADIUS: Final = 6.2
_SMALL_UNDER: Final = 12
"""Px of buffer under which the diamond is the small one."""


def title_of(milestone: ChartMilestone) -> tuple[str, ...]:
    """The title over at most two lines."""
    return broken(milestone.title, _TITLE_ROOM, TYPES["ms"], lines=2)


def height_of(lines: int, under: str) -> float:
    """How high the row is, with what stands under its title."""
    return HEIGHT + (lines - 1) * _SECOND_TITLE_LINE + (_UNDER_HEIGHT if under else 0)


def milestone_row(
    milestone: ChartMilestone,
    scale: Scale,
    top: float,
    *,
    lines: Sequence[float],
    rule: bool,
    under: str,
    span: Dates | None = None,
) -> MilestoneRow:
    """The row, in which `lines` are the upright lines that no label may stand on; `under` stands under the title.

    With a span, it is the row that stands for all of the milestone.
    """
    title = title_of(milestone)
    axis = top + _AXIS
    deadline = round(scale.right(milestone.by), 1) if milestone.by else None
    diamond = _diamond(milestone, scale, deadline)
    marks = Marks(
        axis=axis,
        diamond=diamond,
        deadline=deadline,
        dots=_dots(diamond, deadline),
        span=stretch(scale, span) if span else None,
    )
    return MilestoneRow(
        id=milestone.id,
        top=top,
        height=height_of(len(title), under),
        rule=rule,
        axis=axis,
        struck=milestone.dropped,
        title=_titles(title, under, top),
        span=marks.span,
        diamond=diamond,
        deadline=deadline,
        buffer=marks.dots,
        late=milestone.late,
        labels=labels_of(milestone, marks, lines),
        tip=milestone.tip,
    )


def _diamond(milestone: ChartMilestone, scale: Scale, deadline: float | None) -> Diamond | None:
    """The milestone's date, at the end of its day."""
    if milestone.day is None:
        return None
    x = round(scale.right(milestone.day), 1)
    close = deadline is not None and abs(deadline - x) < _SMALL_UNDER
    return Diamond(x=x, radius=_SMALL_RADIUS if close else _RADIUS, reached=milestone.reached)


def _dots(diamond: Diamond | None, deadline: float | None) -> Stretch | None:
    """From the diamond to the deadline, or from the deadline to the diamond that missed it."""
    if diamond is None or deadline is None:
        return None
    left, right = diamond.x + diamond.radius, deadline
    if deadline < diamond.x:
        left, right = deadline, diamond.x - diamond.radius
    return Stretch(left=round(left, 1), right=right) if right - left >= 1 else None


def _titles(milestone: tuple[str, ...], under: str, top: float) -> tuple[Label, ...]:
    """The lines of the title, and what stands under them."""
    y = top + _BASELINE
    labels = []
    for line in milestone:
        labels.append(Label(kind="ms", text=line, x=0, y=y, width=TYPES["ms"].width(line)))
        y += _SECOND_TITLE_LINE
    if under:
        text = cut(under, _TITLE_ROOM, TYPES["who"])
        y += _UNDER_LINE - _SECOND_TITLE_LINE
        labels.append(Label(kind="who", text=text, x=0, y=y, width=TYPES["who"].width(text)))
    return tuple(labels)
