"""The lines between bars: which are drawn, and which way each goes. None runs back in time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from jepsite.views.timeline.chart import ChartLink
from jepsite.views.timeline.drawing import Anchor, Bar, Label, Link, Stretch
from jepsite.views.timeline.measure import TYPES
from jepsite.views.timeline.places import fits

EXTRA: Final = 18
"""Px by which a row grows for a note on a line that leaves it."""
_OUT: Final = 3
_IN: Final = 4
"""Px before a bar's end and after its start."""
_LEAVE: Final = 6.5
_ARRIVE: Final = 7.5
"""Px from a bar's axis."""
_UNDER_ROW: Final = 1.5
_UNDER_NOTE: Final = 3
_NOTE_ABOVE: Final = 6
_NOTE_APART: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Where an activity sits: its bar, the edges of its row."""

    bar: Bar
    top: float
    bottom: float
    axis: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Upright:
    """A piece of a line on which no label may stand."""

    x: float
    top: float
    bottom: float


def drawn_links(links: Iterable[ChartLink], milestones: Mapping[str, str]) -> tuple[ChartLink, ...]:
    """The links to draw; `milestones` tells of each activity that is drawn in which one it sits.

    Those inside a milestone, on the critical path, or with a note; none that others say already (a -> c beside
    a -> b -> c).
    """
    near = [
        link
        for link in links
        if link.source in milestones
        and link.target in milestones
        and (link.critical or link.note or milestones[link.source] == milestones[link.target])
    ]
    followers: dict[str, list[str]] = {}
    leaders: dict[str, int] = {}
    for link in near:
        followers.setdefault(link.source, []).append(link.target)
        leaders[link.target] = leaders.get(link.target, 0) + 1
    return tuple(
        link for link in near if link.critical or link.note or leaders[link.target] < 2 or not _is_said(link, followers)
    )


def _is_said(link: ChartLink, followers: Mapping[str, list[str]]) -> bool:
    """Whether a link's target is reached from its source by way of others."""
    todo = [other for other in followers[link.source] if other != link.target]
    seen = set(todo)
    while todo:
        for other in followers.get(todo.pop(), ()):
            if other == link.target:
                return True
            if other not in seen:
                seen.add(other)
                todo.append(other)
    return False


def note_place(link: ChartLink, source: Bar, target: Bar, blocked: Sequence[Stretch]) -> Label | None:
    """Where a link's note stands on its line, y still open (0); None without one, or where the line is too short."""
    if not link.note:
        return None
    width = TYPES["note"].width(link.note)
    first, last = source.right - _OUT + _NOTE_APART, target.left + _IN - _NOTE_APART
    if last - first >= width:
        if fits(last - width, last, blocked):
            return Label(kind="note", text=link.note, x=round(last, 1), y=0, width=width, anchor=Anchor.END)
        if fits(first, first + width, blocked):
            return Label(kind="note", text=link.note, x=round(first, 1), y=0, width=width)
    return None


def routed(link: ChartLink, seats: Mapping[str, Seat], note: Label | None, gap: float) -> Link | None:
    """The line of a link, with its note if it has a place; None where it would have to run back in time.

    `gap` is the height of the last bend above the axis of the bar that the line arrives at.
    """
    source, target = seats[link.source], seats[link.target]
    down = target.axis > source.axis
    sign = 1 if down else -1
    leave, arrive = source.axis + sign * _LEAVE, target.axis - sign * _ARRIVE
    first, last = source.bar.right - _OUT, target.bar.left + _IN
    if last < first:
        return _straight(link, source.bar, target.bar, leave, arrive)
    under = source.bottom - (_UNDER_NOTE if note else _UNDER_ROW) if down else source.top + _UNDER_ROW
    over = target.axis - sign * gap
    between = [seat for seat in seats.values() if min(leave, arrive) < seat.axis < max(leave, arrive)]
    bend = under if note or _crossed(last, between) < _crossed(first, between) else over
    if note:
        note = replace(note, y=round(bend - _NOTE_ABOVE, 1))
    return _line(link, ((first, leave), (first, bend), (last, bend), (last, arrive)), note)


def _straight(link: ChartLink, source: Bar, target: Bar, leave: float, arrive: float) -> Link | None:
    """A line straight up or down between bars that share days; None for bars that share none."""
    left, right = max(source.left, target.left), min(source.right, target.right)
    if left > right:
        return None
    x = min(left + _IN, right) if target.left >= source.left else max(right - _OUT, left)
    return _line(link, ((x, leave), (x, arrive)), None)


def _crossed(x: float, seats: Iterable[Seat]) -> int:
    """How many bars an upright line at x runs through."""
    return sum(seat.bar.left - 1 < x < seat.bar.right + 1 for seat in seats)


def _line(link: ChartLink, corners: tuple[tuple[float, float], ...], note: Label | None) -> Link:
    points = tuple((round(x, 1), round(y, 1)) for x, y in corners)
    return Link(points=points, critical=link.critical, note=note)


def uprights_of(links: Iterable[Link]) -> tuple[Upright, ...]:
    """The upright pieces of the critical lines, and of those with a note."""
    return tuple(
        Upright(x=x, top=min(y, next_y), bottom=max(y, next_y))
        for link in links
        if link.critical or link.note
        for (x, y), (next_x, next_y) in pairwise(link.points)
        if x == next_x
    )
