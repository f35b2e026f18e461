"""Diagnostics as the reader of a preview may see them: with an excerpt, and nothing of the seller's own for others.

The same screen may be shared with the customer. For them, warnings are a number; a fault in a line that is not for them
keeps its place and loses its words.
"""

from collections.abc import Iterable
from typing import Final

from jepsite.audience import Audience
from jepsite.diagnostics import Diagnostic, Severity, Span
from jepsite.preview.ownlines import own_lines
from jepsite.preview.snapshot import Fault, Line
from jepsite.source import Source

AROUND: Final = 2
"""Lines that the seller sees on either side of the faulty one."""
LONGEST_LINE: Final = 400
"""Characters of a line that are handed on: an excerpt is to be read."""
_UNTOLD: Final = "there is a fault in a line of your own, which is not shown here"
_WHERE: Final = "the terminal shows it, and so does the preview with --internal"


def told(diagnostics: Iterable[Diagnostic], source: Source | None, audience: Audience) -> tuple[Fault, ...]:
    """What may be shown, errors first, each in file order. `source` is the file they are about, for the excerpts."""
    internal = audience is Audience.INTERNAL
    kept = [each for each in diagnostics if internal or each.severity is Severity.ERROR]
    own = own_lines(source) if source is not None and kept and not internal else frozenset()
    ordered = sorted(kept, key=lambda each: (each.severity, each.span.path, each.span.line, each.span.column))
    return tuple(_fault(each, source, own, AROUND if internal else 0) for each in ordered)


def _fault(diagnostic: Diagnostic, source: Source | None, own: frozenset[int], around: int) -> Fault:
    span = diagnostic.span
    here = source is not None and source.path == span.path
    hidden = here and _touches(span, own)
    return Fault(
        code=diagnostic.code,
        severity=diagnostic.severity,
        path=span.path,
        line=span.line,
        column=span.column,
        end_line=span.end_line,
        end_column=span.end_column,
        message=_UNTOLD if hidden else diagnostic.message,
        hint=_WHERE if hidden else diagnostic.hint,
        excerpt=tuple(_excerpt(source, span.line, own, around)) if source is not None and here else (),
        related=tuple(
            (word, place.path, place.line)
            for word, place in diagnostic.related
            if not hidden and not (here and _touches(place, own))
        ),
    )


def _touches(span: Span, own: frozenset[int]) -> bool:
    return not own.isdisjoint(range(span.line, span.end_line + 1))


def _excerpt(source: Source, line: int, own: frozenset[int], around: int) -> Iterable[Line]:
    last = len(source.line_starts)
    for number in range(max(1, line - around), min(last, line + around) + 1):
        yield Line(number=number, text=None if number in own else source.line(number)[:LONGEST_LINE])
