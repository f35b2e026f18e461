"""Edits of the settings file that a command makes: the fingerprint of the workspace secret, and nothing else."""

from dataclasses import replace
from typing import Final

from jepsite.intake.edits import Edit, apply
from jepsite.parse.site import read_site
from jepsite.source import Source

NEW: Final = "# What all plans in content/ share.\n\n"
"""How a settings file begins that we make."""


def with_fingerprint(source: Source, fingerprint: str) -> Edit | None:
    """The edit that makes `secret:` of the settings name this fingerprint: in its place, or on a line at the end.

    None where that cannot be done without changing anything else (settings in braces, settings with errors).
    """
    before = read_site(source)
    if before.value is None or before.diagnostics:
        return None
    at = before.value.spans.get("secret")
    if at is not None:
        start, end = source.offset(at.line, at.column), source.offset(at.end_line, at.end_column)
        edit = Edit(start=start, end=end, text=fingerprint)
    else:
        end = len(source.text)
        line_end = "" if not source.text or source.text.endswith("\n") else "\n"
        edit = Edit(start=end, end=end, text=f"{line_end}secret: {fingerprint}\n")
    after = read_site(Source(path=source.path, text=apply(source, [edit])))
    return edit if after.ok and after.value == replace(before.value, secret=fingerprint) else None
