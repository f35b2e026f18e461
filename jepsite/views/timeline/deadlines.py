"""The words of a milestone's row: its date, its deadline, the buffer between. No two meet, none leaves the plot."""

from collections.abc import Iterator, Sequence
from typing import Final

from jepsite.record import record
from jepsite.views.timeline.chart import ChartMilestone
from jepsite.views.timeline.drawing import Anchor, Diamond, Label, Stretch
from jepsite.views.timeline.measure import TYPES
from jepsite.views.timeline.places import fits, past

_FROM_DIAMOND: Final = 5
_FROM_DEADLINE: Final = 6
_FROM_WORDS: Final = 8
_BASELINE: Final = {"exp": 4.5, "exp-late": 4.5, "by": 4, "by-late": 4, "note": -5, "note-late": -5}
"""Px from the row's axis down to a text's baseline."""
_LONG_PLAY: Final = 8
_SHORT_PLAY: Final = 4
"""Px by which the dots must be longer than the words above them."""


@record
class Marks:
    """What a milestone's words stand beside."""

    axis: float
    diamond: Diamond | None
    deadline: float | None
    dots: Stretch | None
    span: Stretch | None

    @property
    def left(self) -> float:
        """Where the diamond begins, or the span that ends in it."""
        diamond = self.diamond.x - self.diamond.radius if self.diamond else float("inf")
        return min(diamond, self.span.left if self.span else diamond)

    @property
    def right(self) -> float:
        """Where the diamond ends, or the span."""
        diamond = self.diamond.x + self.diamond.radius if self.diamond else float("-inf")
        return max(diamond, self.span.right if self.span else diamond)


def labels_of(milestone: ChartMilestone, marks: Marks, lines: Sequence[float]) -> tuple[Label, ...]:
    """All labels of a row; `lines` are upright lines that none may stand on."""
    if milestone.dropped:
        return ()
    if marks.diamond and marks.deadline is not None and marks.deadline < marks.diamond.x:
        return tuple(_missed(milestone, marks, lines))
    return tuple(_kept(milestone, marks, lines))


def _kept(milestone: ChartMilestone, marks: Marks, lines: Sequence[float]) -> Iterator[Label]:
    """Date left of the diamond, deadline right of its line, buffer above the dots, or behind the deadline.

    A date that has no room on the left stands on the dots: behind the deadline it would be read as the deadline.
    """
    behind = marks.right + _FROM_DIAMOND
    if marks.deadline is not None:
        behind = max(marks.deadline + _FROM_DEADLINE, behind)
    day = None
    if marks.diamond:
        day = _left("exp", milestone.day_text, marks.left - _FROM_DIAMOND, marks, lines)
        day = day or _on_dots("exp", milestone.day_text, marks, lines)
        if day is None and (day := _right("exp", milestone.day_text, behind, marks, lines)):
            behind = day.right + _FROM_WORDS
        if day:
            yield day
    if marks.deadline is None:
        return
    on_dots = marks.diamond is not None and day is not None and marks.diamond.x < day.left < marks.deadline
    note = _above_dots("note", milestone, marks, lines, after=day.right + _FROM_WORDS if day and on_dots else 0)
    if note:
        yield note
    rest = () if note else tuple(f", {text}" for text in (milestone.buffer_text, milestone.buffer_short) if text)
    for text in (*(milestone.by_text + more for more in rest), milestone.by_text):
        if label := _right("by", text, behind, marks, lines):
            yield label
            return


def _missed(milestone: ChartMilestone, marks: Marks, lines: Sequence[float]) -> Iterator[Label]:
    """The other way round: deadline left of its line, date right of the diamond, delay above the dots or last."""
    before = min(marks.deadline or marks.left, marks.left) - _FROM_DEADLINE
    behind = marks.right + _FROM_DIAMOND
    if day := _right("exp-late", milestone.day_text, behind, marks, lines):
        behind = day.right + _FROM_WORDS
        yield day
    elif day := _left("exp-late", milestone.day_text, before, marks, lines):
        before = day.left - _FROM_WORDS
        yield day
    by, note = _left("by", milestone.by_text, before, marks, lines), _above_dots("note-late", milestone, marks, lines)
    if note:
        yield note
    else:
        texts = (text for text in (milestone.buffer_text, milestone.buffer_short) if text)
        placed = (_right("by-late", text, behind, marks, lines) for text in texts)
        if delay := next(filter(None, placed), None):
            behind = delay.right + _FROM_WORDS
            yield delay
    if by := by or _right("by", milestone.by_text, behind, marks, lines):
        yield by


def _above_dots(
    kind: str, milestone: ChartMilestone, marks: Marks, lines: Sequence[float], *, after: float = 0
) -> Label | None:
    """The buffer in words above the dots, or above those after an x, in the longer form that is clearly shorter."""
    if marks.dots is None:
        return None
    left = max(marks.dots.left, after)
    room = marks.dots.right - left
    for text, play in ((milestone.buffer_text, _LONG_PLAY), (milestone.buffer_short, _SHORT_PLAY)):
        width = TYPES[kind].width(text)
        middle = round((left + marks.dots.right) / 2, 1)
        blocked = [Stretch(left=line, right=line) for line in lines]
        if text and width + play <= room and fits(middle - width / 2, middle + width / 2, blocked):
            return _label(kind, text, middle, width, Anchor.MIDDLE, marks)
    return None


def _on_dots(kind: str, text: str, marks: Marks, lines: Sequence[float]) -> Label | None:
    """A text that begins right of the diamond and ends well before the deadline."""
    width, left = TYPES[kind].width(text), marks.right + _FROM_DIAMOND
    blocked = [Stretch(left=line, right=line) for line in lines]
    if marks.dots is None or left + width + _FROM_WORDS > marks.dots.right or not fits(left, left + width, blocked):
        return None
    return _label(kind, text, left, width, Anchor.START, marks)


def _left(kind: str, text: str, x: float, marks: Marks, lines: Sequence[float]) -> Label | None:
    """A text that ends at x, or further left past a line."""
    width = TYPES[kind].width(text)
    place = past(x, width, lines, leftwards=True)
    return None if place is None else _label(kind, text, place, width, Anchor.END, marks)


def _right(kind: str, text: str, x: float, marks: Marks, lines: Sequence[float]) -> Label | None:
    """A text that begins at x, or further right past a line."""
    width = TYPES[kind].width(text)
    place = past(x, width, lines, leftwards=False)
    return None if place is None else _label(kind, text, place, width, Anchor.START, marks)


def _label(kind: str, text: str, x: float, width: float, anchor: Anchor, marks: Marks) -> Label:
    return Label(kind=kind, text=text, x=x, y=round(marks.axis + _BASELINE[kind], 1), width=width, anchor=anchor)
