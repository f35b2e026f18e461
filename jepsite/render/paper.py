"""Where a drawing may be cut on paper: it is one picture, and a page is seldom long enough for it. Draws nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from jepsite.views.timeline.drawing import Drawing

AXIS: Final = 50.0
"""How far down the axis reaches, its line included: it is repeated on every page."""
TALLEST: Final = 560.0
"""What fits on a page across (A4, 1160 units wide) under the axis and the section's own head."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """A piece of a drawing over its full width, in its units."""

    top: float
    height: float


def slices(drawing: Drawing) -> tuple[Slice, ...]:
    """A drawing below its axis, cut between milestones and above the days off; within a milestone only if need be."""
    start = AXIS if drawing.axis else 0.0
    cuts = [milestone.top for milestone in drawing.milestones[1:]]
    if drawing.lanes_rule is not None:
        cuts.append(drawing.lanes_rule)
    edges = [start, *(cut for cut in sorted(cuts) if start < cut < drawing.height), drawing.height]
    pieces = [piece for top, bottom in pairwise(edges) for piece in _cut(drawing, top, bottom)]
    return tuple(Slice(top=top, height=bottom - top) for top, bottom in pieces)


def _cut(drawing: Drawing, top: float, bottom: float) -> Iterator[tuple[float, float]]:
    """The stretch itself, or as much of it as fits, time after time, up to the top of an activity."""
    while bottom - top > TALLEST:
        last = max((row.top for row in drawing.activities if top < row.top <= top + TALLEST), default=bottom)
        if last >= bottom:
            break
        yield top, last
        top = last
    yield top, bottom
