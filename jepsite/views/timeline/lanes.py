"""The lanes at the foot: who is closed or away when, each with its name beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from jepsite.planning.result import Dates
from jepsite.views.timeline.bars import THINNEST, stretch
from jepsite.views.timeline.chart import ChartLane, ChartOff
from jepsite.views.timeline.drawing import Anchor, Block, Label, Lane, Letter, Stretch
from jepsite.views.timeline.measure import TYPES, cut
from jepsite.views.timeline.places import HALO, fits, is_clear
from jepsite.views.timeline.scale import Grain, Scale

HEIGHT: Final = 23
_COARSE: Final = (Grain.MONTHS, Grain.QUARTERS)
_MOST_LINES: Final = 6
"""Of one company. What finds no room on them is told by the list."""
_NAME_ROOM: Final = 300
_NAME_LEFT: Final = 19
_BASELINE: Final = 10.8
_FROM_BLOCK: Final = 7
_BLOCKS_APART: Final = 1
_THIN: Final = 4
"""Px of a single day without a name: two holidays of one week still stand apart."""


def lanes_of(lanes: Sequence[ChartLane], scale: Scale, top: float, status: Sequence[float]) -> tuple[Lane, ...]:
    """All lanes from `top` down; `status` is the x of the status line, on which no name stands if it can be helped."""
    drawn: list[Lane] = []
    for lane in lanes:
        for number, blocks in enumerate(_lines(lane, scale, status)):
            y = top + HEIGHT * len(drawn)
            drawn.append(
                Lane(
                    top=y,
                    side=lane.mark.side,
                    letter=None if number else Letter(side=lane.mark.side, letter=lane.mark.letter, x=0, y=y),
                    name=None if number else _name(lane, y),
                    blocks=tuple(_lowered(block, y) for block in blocks),
                )
            )
    return tuple(drawn)


def _lines(lane: ChartLane, scale: Scale, status: Sequence[float]) -> list[list[Block]]:
    """The blocks of a lane, on as many lines as their names need; at least one. Their y is that of a line at 0.

    Those without a name come first: they all find room on one line, which names then keep clear of.
    """
    coarse = scale.grain in _COARSE
    shown = [off for off in lane.off if off.last >= scale.first and off.first <= scale.last]
    nameless = [off for off in shown if coarse and off.minor]
    named = [off for off in shown if not (coarse and off.minor)]
    lines: list[list[Block]] = [[]]
    for off in sorted(nameless, key=_days):
        _put(off, _place(off, scale, thinnest=_THIN), (), lines, status)
    for off in sorted(named, key=_days):
        place = _place(off, scale, thinnest=THINNEST)
        _put(off, place, tuple(_names(off.text, place)), lines, status)
    return lines


def _days(off: ChartOff) -> tuple[date, date]:
    return off.first, off.last


def _place(off: ChartOff, scale: Scale, *, thinnest: float) -> Stretch:
    """Where days off stand, cut at the plot's edges."""
    dates = Dates(start=max(off.first, scale.first), finish=min(off.last, scale.last))
    return stretch(scale, dates, thinnest=thinnest)


def _put(
    off: ChartOff, place: Stretch, names: Sequence[Label], lines: list[list[Block]], status: Sequence[float]
) -> None:
    """Add a block to the first line with room for it and its name; where none has, without its name, or not at all."""
    for how in ((names, status), (names, ()), ((), ())):
        if found := _placed(place, how[0], lines, how[1]):
            line, label = found
            if line == len(lines):
                lines.append([])
            lines[line].append(Block(left=place.left, right=place.right, label=label, tip=off.text, school=off.school))
            return


def _placed(
    place: Stretch, names: Sequence[Label], lines: list[list[Block]], status: Sequence[float]
) -> tuple[int, Label | None] | None:
    """The first line, perhaps a new one, on which a block is free, with one of its names if it has any."""
    for line in range(min(len(lines) + 1, _MOST_LINES)):
        taken = [room for block in lines[line] for room in _room(block)] if line < len(lines) else []
        if is_clear(place.left, place.right, taken, apart=_BLOCKS_APART):
            if not names:
                return line, None
            taken += (Stretch(left=x, right=x) for x in status)
            for label in names:
                if fits(label.left, label.right, taken):
                    return line, label
    return None


def _room(block: Block) -> Iterator[Stretch]:
    """What a block and its name take of a line."""
    yield Stretch(left=block.left, right=block.right)
    if block.label:
        yield Stretch(left=block.label.left - HALO, right=block.label.right + HALO)


def _names(text: str, place: Stretch) -> Iterator[Label]:
    """A block's name to its right, then to its left."""
    width = TYPES["date"].width(text)
    right, left = round(place.right + _FROM_BLOCK, 1), round(place.left - _FROM_BLOCK, 1)
    yield Label(kind="date", text=text, x=right, y=_BASELINE, width=width)
    yield Label(kind="date", text=text, x=left, y=_BASELINE, width=width, anchor=Anchor.END)


def _lowered(block: Block, top: float) -> Block:
    """A block whose line begins at `top`."""
    if block.label is None:
        return block
    return replace(block, label=replace(block.label, y=round(top + _BASELINE, 1)))


def _name(lane: ChartLane, top: float) -> Label:
    """The company's name, beside its letter."""
    text = cut(lane.name.text, _NAME_ROOM, TYPES["who"])
    width = TYPES["who"].width(text)
    return Label(kind="who", text=text, x=_NAME_LEFT, y=round(top + _BASELINE, 1), width=width, lang=lane.name.lang)
