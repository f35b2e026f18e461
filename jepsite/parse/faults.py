"""Collects what is wrong with one source while it is read, and says it in one manner.

Nothing here decides what is a fault: the readers do, and go on reading.
"""

import difflib
from collections.abc import Iterable
from typing import Final

from jepsite.diagnostics import Diagnostic, Span
from jepsite.parse.codes import SEVERITIES
from jepsite.parse.written import Placed
from jepsite.source import Source

LONGEST_SHOWN: Final = 60
"""Longer values are cut in messages; the span shows them whole."""


class Faults:
    """The faults found so far in one source."""

    def __init__(self, source: Source) -> None:
        """Begin with none."""
        self.source = source
        self._found: dict[tuple[str, int, int], Diagnostic] = {}

    def add(
        self, code: str, at: Placed, message: str, hint: str | None = None, related: Iterable[tuple[str, Placed]] = ()
    ) -> None:
        """Remember one fault; the same code at the same place is told once."""
        if (code, at.start, at.end) in self._found:
            return
        self._found[code, at.start, at.end] = Diagnostic(
            code=code,
            message=message,
            span=self.span(at),
            hint=hint,
            severity=SEVERITIES[code],
            related=tuple((word, self.span(place)) for word, place in related),
        )

    def span(self, at: Placed) -> Span:
        """The place as lines and columns of the source."""
        return self.source.span(at.start, at.end)

    def in_order(self) -> tuple[Diagnostic, ...]:
        """All faults in file order."""
        return tuple(diagnostic for _, diagnostic in sorted(self._found.items(), key=lambda found: found[0][1:]))


def shown(text: str) -> str:
    """A value for a message: on one line, in quotes, cut where it is very long."""
    flat = " ".join(text[: 4 * LONGEST_SHOWN].split())
    if len(flat) > LONGEST_SHOWN or len(text) > 4 * LONGEST_SHOWN:
        flat = flat[:LONGEST_SHOWN] + "…"
    return f"'{flat}'"


def meant(text: str, known: Iterable[str], otherwise: str | None = None) -> str | None:
    """A hint that names the known word nearest to a mistyped one; `otherwise` where none is near."""
    nearest = nearest_to(text, known)
    return f"did you mean '{nearest}'?" if nearest else otherwise


def nearest_to(text: str, known: Iterable[str]) -> str | None:
    """The known word nearest to a mistyped one."""
    if len(text) > LONGEST_SHOWN:
        return None
    by_fold = {word.casefold(): word for word in known}
    close = difflib.get_close_matches(text.casefold(), by_fold, n=1)
    return by_fold[close[0]] if close else None


def among(words: Iterable[str]) -> str:
    """Words for a hint: `a, b or c`."""
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last
