"""Where a drawing may be cut on paper: it is one picture, and a page is seldom long enough for it. Draws nothing.

A reader who prints the page gets `slices`, windows on the one drawing; a document gets a `strip` of pieces, and each
holds only what is seen in it.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from jepsite.record import record
from jepsite.views.timeline.drawing import Drawing, Link
from jepsite.views.timeline.view import TimelinePart

AXIS: Final = 50.0
"""How far down the axis reaches, its line included: it is repeated on every page."""
TALLEST: Final = 560.0
"""What fits on a page across (A4, 1160 units wide) under the axis and the section's own head."""

WHOLE: Final = 330.0
"""Up to this height, a milestone's rows stand on one page of a document; of a higher one `PIECE` by piece."""
PIECE: Final = 170.0
ROOM: Final = 640.0
"""What fits on a document's page across under the section's own head, axis included."""
SMALLEST: Final = 0.85
"""A timeline that nearly fits on one page is drawn so much smaller at most: its letters can still be read."""


@record
class Slice:
    """A piece of a drawing over its full width, in its units."""

    top: float
    height: float


@record
class Piece:
    """A stretch of a drawing, and what is seen in it."""

    drawing: Drawing
    top: float
    height: float


@record
class Strip:
    """A whole timeline for paper: its axis, then its pieces one below the other."""

    axis: Drawing
    pieces: tuple[Piece, ...]
    share: int
    """How much of the page's width it takes, in percent."""


def strip(parts: tuple[TimelinePart, ...]) -> Strip | None:
    """The parts of a timeline on one axis, folded ones as their single row; None where none has an axis."""
    axis = next((part.drawing for part in parts if part.drawing.axis), None)
    if axis is None:
        return None
    *others, last = (piece for part in parts for piece in _pieces(part, axis))
    pieces = (*map(_closed_up, others), last)
    height = AXIS + sum(piece.height for piece in pieces)
    nearly = ROOM < height <= ROOM / SMALLEST
    return Strip(axis=axis, pieces=pieces, share=int(100 * ROOM / height) if nearly else 100)


def _pieces(part: TimelinePart, axis: Drawing) -> Iterator[Piece]:
    """The pieces of a part that hold something: of its drawing, or where it is folded of its row."""
    drawing = part.row if part.row and not part.is_open else part.drawing
    for each in slices(drawing, whole=WHOLE, tallest=PIECE):
        held = _within(drawing, each)
        if held.milestones or held.activities or held.lanes:
            yield Piece(drawing=replace(held, id=axis.id, axis=axis.axis), top=each.top, height=each.height)


def _closed_up(piece: Piece) -> Piece:
    """The ground reaches down to the next piece, so that lines do not break off between the two."""
    return replace(piece, drawing=replace(piece.drawing, bottom=piece.top + piece.height))


def _within(drawing: Drawing, part: Slice) -> Drawing:
    """The drawing with those of its rows that lie in the slice, and those of its lines that cross it."""

    def lies(top: float, height: float = 0.0) -> bool:
        return part.top <= top + height / 2 < part.top + part.height

    lanes = tuple(lane for lane in drawing.lanes if lies(lane.top))
    return replace(
        drawing,
        links=tuple(link for link in drawing.links if _crosses(link, part)),
        milestones=tuple(row for row in drawing.milestones if lies(row.top, row.height)),
        tracks=tuple(label for label in drawing.tracks if lies(label.y)),
        activities=tuple(row for row in drawing.activities if lies(row.top, row.height)),
        lanes=lanes,
        lanes_rule=drawing.lanes_rule if lanes else None,
        lanes_title=drawing.lanes_title if lanes else None,
    )


def _crosses(link: Link, part: Slice) -> bool:
    heights = [y for _, y in link.points]
    return min(heights) < part.top + part.height and max(heights) > part.top


def slices(drawing: Drawing, *, whole: float = TALLEST, tallest: float = TALLEST) -> tuple[Slice, ...]:
    """A drawing below its axis, cut between milestones and above the days off.

    A milestone higher than `whole` is cut within, into slices of which none is higher than `tallest`.
    """
    start = AXIS if drawing.axis else 0.0
    cuts = [milestone.top for milestone in drawing.milestones[1:]]
    if drawing.lanes_rule is not None:
        cuts.append(drawing.lanes_rule)
    edges = [start, *(cut for cut in sorted(cuts) if start < cut < drawing.height), drawing.height]
    pieces: list[tuple[float, float]] = []
    for top, bottom in pairwise(edges):
        pieces += _cut(drawing, top, bottom, tallest) if bottom - top > whole else [(top, bottom)]
    return tuple(Slice(top=top, height=bottom - top) for top, bottom in pieces)


def _cut(drawing: Drawing, top: float, bottom: float, tallest: float) -> Iterator[tuple[float, float]]:
    """As much of a stretch as fits, time after time, up to the top of an activity."""
    while bottom - top > tallest:
        last = max((row.top for row in drawing.activities if top < row.top <= top + tallest), default=bottom)
        if last >= bottom:
            break
        yield top, last
        top = last
    yield top, bottom
