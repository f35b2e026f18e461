"""Which lines between bars are drawn, and which carry a note. Where they run is said in `routes`."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from jepsite.views.timeline.chart import ChartLink
from jepsite.views.timeline.drawing import Anchor, Bar, Label, Stretch
from jepsite.views.timeline.measure import TYPES
from jepsite.views.timeline.places import fits
from jepsite.views.timeline.routes import IN, OUT

_APART: Final = 8
"""Px between a note and the bends of its line."""

Notes = Mapping[tuple[str, str], Label]
"""Notes by the ends of their line; their y is still open (0)."""


def links_and_notes(
    links: Iterable[ChartLink], bars: Mapping[str, Bar], homes: Mapping[str, str], blocked: Sequence[Stretch]
) -> tuple[tuple[ChartLink, ...], Notes]:
    """The links to draw between bars (in the order of their rows), and their notes, which nothing `blocked` may cross.

    Drawn are those inside a milestone (`homes` tells in which one an activity is), on the critical path, or with a note
    that has a place; none that others say already (a -> c beside a -> b -> c).
    """
    known = [link for link in links if link.source in bars and link.target in bars]
    notes = _notes(known, bars, blocked)
    near = [
        link
        for link in known
        if link.critical or homes[link.source] == homes[link.target] or (link.source, link.target) in notes
    ]
    followers: dict[str, list[str]] = {}
    leaders: dict[str, int] = {}
    for link in near:
        followers.setdefault(link.source, []).append(link.target)
        leaders[link.target] = leaders.get(link.target, 0) + 1
    drawn = (
        link
        for link in near
        if link.critical
        or (link.source, link.target) in notes
        or leaders[link.target] == 1
        or not _is_said(link, followers)
    )
    return tuple(drawn), notes


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


def _notes(links: Sequence[ChartLink], bars: Mapping[str, Bar], blocked: Sequence[Stretch]) -> Notes:
    """The notes that have a place on their line: one for each row, on lines that lead down."""
    rows = {id_: number for number, id_ in enumerate(bars)}
    notes: dict[str, tuple[str, Label]] = {}
    for link in links:
        if link.note and link.source not in notes and rows[link.source] < rows[link.target]:
            note = _note(link.note, bars[link.source].right - OUT, bars[link.target].left + IN, blocked)
            if note:
                notes[link.source] = link.target, note
    return {(source, target): note for source, (target, note) in notes.items()}


def _note(text: str, first: float, last: float, blocked: Sequence[Stretch]) -> Label | None:
    """A note on a line between two bends, at its end or else at its start."""
    width = TYPES["note"].width(text)
    left, right = round(first + _APART, 1), round(last - _APART, 1)
    if right - left < width:
        return None
    if fits(right - width, right, blocked):
        return Label(kind="note", text=text, x=right, y=0, width=width, anchor=Anchor.END)
    return Label(kind="note", text=text, x=left, y=0, width=width) if fits(left, left + width, blocked) else None
