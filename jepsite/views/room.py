"""How much of a list a printed page has room for. Reckons in px (1/96 inch) with the widths of the theme's font.

Widths err on the wide side, so what is said to fit does fit; what does not is counted, never dropped in silence.
"""

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from jepsite.record import record
from jepsite.views.timeline.measure import Type, broken

_MANY: Final = 99
_Item = TypeVar("_Item")


@record
class Set:
    """How a text is set on paper."""

    type: Type
    leading: float
    """Px from one baseline to the next."""

    def height(self, text: str, width: float) -> float:
        """What a text takes in a column of this width."""
        return len(broken(text, width, self.type, lines=_MANY)) * self.leading

    def cut(self, text: str, width: float, lines: int) -> str:
        """The text, cut at a word with `…` where it would take more than so many lines."""
        return " ".join(broken(text, width, self.type, lines=lines))


BODY: Final = Set(type=Type(size=12), leading=17.4)
STRONG: Final = Set(type=Type(size=12, bold=True), leading=17.4)
SMALL: Final = Set(type=Type(size=10.7), leading=15.5)
TITLE: Final = Set(type=Type(size=14, bold=True), leading=18.2)
MORE: Final = 26.0
"""Px of the line that says how many more there are."""
STATUS: Final = Set(type=Type(size=26.7, bold=True), leading=30)
LARGE: Final = Set(type=Type(size=16, bold=True), leading=20.8)


def fitting(items: Sequence[_Item], height: Callable[[_Item], float], room: float) -> tuple[_Item, ...]:
    """The first items that fit in so many px together."""
    taken: list[_Item] = []
    for item in items:
        room -= height(item)
        if room < 0:
            break
        taken.append(item)
    return tuple(taken)


def fitting_or_counted(
    items: Sequence[_Item], height: Callable[[_Item], float], room: float
) -> tuple[tuple[_Item, ...], int]:
    """What fits, beside a line that says how many more there are; and that number."""
    taken = fitting(items, height, room)
    if len(taken) < len(items):
        taken = fitting(items, height, room - MORE)
    return taken, len(items) - len(taken)
