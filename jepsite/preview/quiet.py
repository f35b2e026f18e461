"""Gathers what was noticed until its writers fall silent. Keeps no clock: it is told the time, in seconds, monotonic.

A first save after a while is handed over as soon as its file was closed; saves that follow each other closely wait for
50 ms of silence, so that a burst becomes one build or two.
"""

from collections.abc import Iterable
from typing import Final

from jepsite.preview.filters import Noticed

SILENCE: Final = 0.05
"""After the last event."""
LONGEST: Final = 0.25
"""After the first: whoever writes for longer is shown in between."""
AT_ONCE: Final = 0.002
"""After a file was closed or moved to its place: events of one save come together."""
CALM: Final = 0.4
"""Without a handing over: a save after that is not part of a burst."""


class Quiet:
    """What was noticed and not yet handed over."""

    def __init__(self, *, closes: bool) -> None:
        """`closes`: the system tells when a writer closes a file, so that one being written is worth waiting for."""
        self._closes = closes
        self._seen: dict[str, Noticed] = {}
        self._first = 0.0
        self._last = 0.0
        self._handed = float("-inf")

    def note(self, seen: Iterable[Noticed], now: float) -> None:
        """Remember what was noticed."""
        for each in seen:
            if not self._seen:
                self._first = now
            self._last = now
            self._seen[each.path] = each

    def due(self) -> float | None:
        """When to hand over; None while there is nothing."""
        if not self._seen:
            return None
        longest = self._first + LONGEST
        if self._closes and any(each.open for each in self._seen.values()):
            return longest
        hurried = all(each.whole for each in self._seen.values()) and self._first - self._handed > CALM
        return min(self._last + (AT_ONCE if hurried else SILENCE), longest)

    def take(self, now: float) -> tuple[frozenset[str], float]:
        """Hand over the paths, and when the first of them was noticed."""
        paths = frozenset(self._seen)
        self._seen = {}
        self._handed = now
        return paths, self._first
