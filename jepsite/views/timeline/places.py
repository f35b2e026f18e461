"""Finds a place for a text: beside a bar, over a line. A text takes the first place that is free, or none."""

from collections.abc import Iterable, Sequence
from typing import Final

from jepsite.views.timeline.drawing import PLOT_LEFT, PLOT_RIGHT, Anchor, Bar, Label, Stretch
from jepsite.views.timeline.measure import TYPES

HALO: Final = 3
"""Px of ground around a text."""
_RIGHT_OF_BAR: Final = 9
_LEFT_OF_BAR: Final = 8
_IN_BAR: Final = 6
_EDGE: Final = 2
_FROM_LINE: Final = 9
_FURTHEST: Final = 24
"""Px that a text moves away from what it names, at most."""


def fits(left: float, right: float, blocked: Iterable[Stretch]) -> bool:
    """Whether a text may stand here: inside the plot, and clear of what is blocked."""
    return left >= PLOT_LEFT + _EDGE and right <= PLOT_RIGHT and is_clear(left, right, blocked)


def is_clear(left: float, right: float, blocked: Iterable[Stretch], *, apart: float = HALO) -> bool:
    """Whether all that is blocked is so many px away."""
    return all(other.right < left - apart or other.left > right + apart for other in blocked)


def beside(text: str, kind: str, around: Stretch, y: float, blocked: Sequence[Stretch]) -> Label | None:
    """A text to the right of something, else to its left; None where neither is free."""
    width = TYPES[kind].width(text)
    x = round(around.right + _RIGHT_OF_BAR, 1)
    if fits(x, x + width, blocked):
        return Label(kind=kind, text=text, x=x, y=y, width=width)
    x = round(around.left - _LEFT_OF_BAR, 1)
    if fits(x - width, x, blocked):
        return Label(kind=kind, text=text, x=x, y=y, width=width, anchor=Anchor.END)
    return None


def inside(texts: Sequence[str], bar: Bar, y: float) -> Label | None:
    """A text in a bar that is solid all over; None where none fits."""
    if bar.solid_to < bar.right:
        return None
    for text in texts:
        width = TYPES["in"].width(text)
        if width + 2 * _IN_BAR <= bar.right - bar.left:
            x = round((bar.left + bar.right) / 2, 1)
            return Label(kind="in", text=text, x=x, y=y, width=width, anchor=Anchor.MIDDLE)
    return None


def past(x: float, width: float, lines: Sequence[float], *, leftwards: bool) -> float | None:
    """Where a text begins (leftwards: ends) that would begin at x, moved past the upright lines that it would cross.

    None where it would leave the plot, or stand too far from what it names.
    """
    place = x
    before, after = (width + HALO, HALO) if leftwards else (HALO, width + HALO)
    while crossed := [line for line in lines if place - before < line < place + after]:
        place = min(crossed) - _FROM_LINE if leftwards else max(crossed) + _FROM_LINE
    left = place - width if leftwards else place
    if abs(place - x) > _FURTHEST or left < PLOT_LEFT + _EDGE or left + width > PLOT_RIGHT:
        return None
    return round(place, 1)
