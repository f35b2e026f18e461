"""Which way the line of a link runs. None runs back in time."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from jepsite.record import record
from jepsite.views.timeline.chart import ChartLink
from jepsite.views.timeline.drawing import Bar, Label, Link

OUT: Final = 3
IN: Final = 4
"""Px before a bar's end, where a line leaves it, and after a bar's start, where one arrives."""
_LEAVE: Final = 6.5
_ARRIVE: Final = 7.5
"""Px from a bar's axis."""
_UNDER_ROW: Final = 1.5
_UNDER_NOTE: Final = 3
_NOTE_UP: Final = 6


@record
class Seat:
    """Where an activity sits: its bar, the edges of its row, how many bars are above it."""

    number: int
    bar: Bar
    top: float
    bottom: float
    axis: float


@record
class Upright:
    """An upright piece of a line."""

    x: float
    top: float
    bottom: float
    firm: bool
    """No label may stand on it: it is critical, or carries a note."""


def routed(
    link: ChartLink, source: Seat, target: Seat, seats: Sequence[Seat], note: Label | None, bend: float
) -> Link | None:
    """The line of a link, with its note; None where the target lies before the source, as of work done out of order.

    `seats` are all of the drawing from the top down, `bend` is the height of a line's last bend above the axis of the
    bar that it arrives at.
    """
    down = target.number > source.number
    sign = 1 if down else -1
    leave, arrive = source.axis + sign * _LEAVE, target.axis - sign * _ARRIVE
    first, last = source.bar.right - OUT, target.bar.left + IN
    if last < first:
        return _straight(link, source.bar, target.bar, leave, arrive)
    under = source.bottom - (_UNDER_NOTE if note else _UNDER_ROW) if down else source.top + _UNDER_ROW
    upper, lower = sorted((source.number, target.number))
    between = seats[upper + 1 : lower]
    bends_early = note or (between and _crossed(last, between) < _crossed(first, between))
    y = under if bends_early else target.axis - sign * bend
    if note:
        note = replace(note, y=round(y - _NOTE_UP, 1))
    return _line(link, ((first, leave), (first, y), (last, y), (last, arrive)), note)


def _straight(link: ChartLink, source: Bar, target: Bar, leave: float, arrive: float) -> Link | None:
    """A line straight up or down between bars that share days; None for bars that share none."""
    left, right = max(source.left, target.left), min(source.right, target.right)
    if left > right:
        return None
    x = min(left + IN, right) if target.left >= source.left else max(right - OUT, left)
    return _line(link, ((x, leave), (x, arrive)), None)


def _crossed(x: float, seats: Iterable[Seat]) -> int:
    """How many bars an upright line at x runs through."""
    return sum(seat.bar.left - 1 < x < seat.bar.right + 1 for seat in seats)


def _line(link: ChartLink, corners: tuple[tuple[float, float], ...], note: Label | None) -> Link:
    points = tuple((round(x, 1), round(y, 1)) for x, y in corners)
    return Link(points=points, critical=link.critical, note=note)


def uprights_in(links: Iterable[Link], axes: Sequence[float], reach: float) -> list[list[Upright]]:
    """For each row, given by its axis from the top down, the upright pieces of lines that run through it."""
    rows: list[list[Upright]] = [[] for _ in axes]
    for link in links:
        firm = link.critical or link.note is not None
        for (x, y), (next_x, next_y) in pairwise(link.points):
            if x == next_x:
                piece = Upright(x=x, top=min(y, next_y), bottom=max(y, next_y), firm=firm)
                first, last = bisect_right(axes, piece.top - reach), bisect_left(axes, piece.bottom + reach)
                for row in range(first, last):
                    rows[row].append(piece)
    return rows
