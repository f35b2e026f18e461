"""Shows diagnostics: as text for people, as JSON for editors, as annotations for GitHub.

What a plan says is data: characters that would steer a terminal or turn a line's direction are shown as signs.
"""

import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from enum import StrEnum
from typing import Final

import click

from jepsite.diagnostics import Diagnostic, Severity, Span
from jepsite.source import Source

EXCERPT: Final = 100
"""Characters of a line that are shown at most."""
_BIDI: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_COLOURS: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


class Format(StrEnum):
    """How diagnostics are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def in_file_order(diagnostics: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """By file, line and column; an error before a warning at one place."""
    return tuple(
        sorted(diagnostics, key=lambda d: (d.span.path, d.span.line, d.span.column, d.severity, d.code, d.message))
    )


def rendered(diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source], form: Format) -> str:
    """All diagnostics in one form, in file order; `sources` by path are what excerpts are taken from."""
    ordered = in_file_order(diagnostics)
    match form:
        case Format.TEXT:
            return "\n".join(_text(diagnostic, sources) for diagnostic in ordered)
        case Format.JSON:
            return _json(ordered)
        case Format.GITHUB:
            return "\n".join(_annotation(diagnostic) for diagnostic in ordered)


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """`2 errors, 1 warning`; empty where there is nothing."""
    counts = [
        (sum(diagnostic.severity is severity for diagnostic in diagnostics), severity.value) for severity in Severity
    ]
    return ", ".join(f"{count} {word}{'s' if count != 1 else ''}" for count, word in counts if count)


def safe(text: str) -> str:
    """The text on one line, with every character that is not for show (control, direction) as a sign that is."""
    return "".join(
        "\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) in {"Cc", "Zl", "Zp", "Cs"} or c in _BIDI else c
        for c in text.replace("\t", " ")
    )


def _text(diagnostic: Diagnostic, sources: Mapping[str, Source]) -> str:
    weight = click.style(f"{diagnostic.severity}[{diagnostic.code}]", fg=_COLOURS[diagnostic.severity], bold=True)
    lines = [f"{_place(diagnostic.span)}: {weight}: {safe(diagnostic.message)}"]
    if diagnostic.span.path in sources:
        lines += _excerpt(diagnostic.span, sources[diagnostic.span.path], _COLOURS[diagnostic.severity])
    lines += [f"   {safe(word)}: {_place(span)}" for word, span in diagnostic.related]
    if diagnostic.hint:
        lines.append(f"   hint: {safe(diagnostic.hint)}")
    return "\n".join(lines)


def _place(span: Span) -> str:
    return f"{safe(span.path)}:{span.line}:{span.column}" if span.path else "jepsite"


def _excerpt(span: Span, source: Source, colour: str) -> list[str]:
    """The faulty line and a mark under the fault; of a long line, the part around it."""
    line = safe(source.line(span.line))
    if not line.strip():
        return []
    first = max(0, min(span.column - 1 - EXCERPT // 2, len(line) - EXCERPT))
    shown = line[first : first + EXCERPT]
    begin = min(span.column - 1 - first, len(shown))
    end = span.end_column - 1 - first if span.end_line == span.line else len(shown)
    marked = shown[begin : max(begin, end)]
    before, after = "…" if first else "", "…" if first + EXCERPT < len(line) else ""
    gutter = f"{span.line:>5} | "
    indent = " " * (len(gutter) + len(before) + _width(shown[:begin]))
    return [f"{gutter}{before}{shown}{after}", indent + click.style("^" * max(1, _width(marked)), fg=colour)]


def _width(text: str) -> int:
    """Columns of a terminal."""
    return sum(
        0
        if unicodedata.combining(c) or unicodedata.category(c) in {"Mn", "Me", "Cf"}
        else 2
        if unicodedata.east_asian_width(c) in "WF"
        else 1
        for c in text
    )


def _json(diagnostics: Sequence[Diagnostic]) -> str:
    listed = [
        {
            "path": diagnostic.span.path,
            "line": diagnostic.span.line,
            "column": diagnostic.span.column,
            "end_line": diagnostic.span.end_line,
            "end_column": diagnostic.span.end_column,
            "severity": diagnostic.severity,
            "code": diagnostic.code,
            "message": diagnostic.message,
            "hint": diagnostic.hint,
            "related": [{"message": word, **asdict(span)} for word, span in diagnostic.related],
        }
        for diagnostic in diagnostics
    ]
    errors = sum(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
    counts = {"errors": errors, "warnings": len(diagnostics) - errors}
    return json.dumps({**counts, "diagnostics": listed}, indent=2, ensure_ascii=False)


def _annotation(diagnostic: Diagnostic) -> str:
    """GitHub's workflow command: newlines and percent signs escaped, commas and colons too within properties."""
    span = diagnostic.span
    properties = {"file": span.path, "line": span.line, "endLine": span.end_line, "col": span.column}
    if span.end_line == span.line:
        properties["endColumn"] = span.end_column
    properties["title"] = diagnostic.code
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    message = diagnostic.message + (f"\nhint: {diagnostic.hint}" if diagnostic.hint else "")
    return f"::{diagnostic.severity} {listed}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
