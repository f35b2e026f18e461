"""What the check found, as faults that name the file, the decoder, the place in it, and the line it came from."""

from typing import Final

from jepsite.diagnostics import Diagnostic, Span
from jepsite.leaks.words import Word, folded, place_of
from jepsite.record import record
from jepsite.source import Source

UNCLASSIFIED: Final = "unclassified-file"
UNSEALED: Final = "unsealed-file"
UNSEARCHABLE: Final = "unsearchable-file"
NAME: Final = "leaked-name"
INNER: Final = "leaked-text"
SECRET: Final = "leaked-secret"
MACHINE: Final = "leaked-path"
ADDRESS: Final = "leaked-address"
UNFINISHED: Final = "unfinished-text"

_HINTS: Final = {
    UNCLASSIFIED: "a site holds only what a build wrote: build it again",
    UNSEALED: "build it again; if it happens again, it is a fault of jepsite and should be reported",
    UNSEARCHABLE: "put a version of it beside the plan that opens without a password",
    NAME: "take it out of the text, picture or document; a company that takes part stands under parties:",
    INNER: "take it out of what the customer sees, or out of the internal part if it may be seen",
    SECRET: "it belongs nowhere; if it was published, withdraw it with 'jepsite links rotate'",
    MACHINE: "write an address that the customer can open, or none",
    ADDRESS: "give it to a person under people:, or take it out",
    UNFINISHED: "finish the sentence, or put it into a comment",
}


@record
class Finding:
    """One thing that must not be there."""

    code: str
    path: str
    """Of the file in the site."""
    plan: str | None
    """Whose file it is."""
    what: str
    """The sentence's end: `names 'Officine Bellini', the customer of another plan`."""
    trail: tuple[str, ...] = ()
    offset: int | None = None
    """In the decoded text, in characters."""
    words: tuple[Word, ...] = ()
    """To look for in the source."""
    hint: str | None = None


def diagnostic(finding: Finding, source: Source | None) -> Diagnostic:
    """The finding as a fault; its place is the line of the source that says it, else the plan, else the file."""
    through = f" ({', '.join(finding.trail)})" if finding.trail else ""
    where = "" if finding.offset is None else f", character {finding.offset + 1}"
    return Diagnostic(
        code=finding.code,
        message=f"{finding.path}{through}{where} {finding.what}",
        span=_span(finding, source),
        hint=finding.hint or _HINTS.get(finding.code),
    )


def _span(finding: Finding, source: Source | None) -> Span:
    if source is not None and finding.words:
        offset = place_of(finding.words, source.text)
        if offset is not None:
            # folding neither makes nor takes away a line's end, so lines are counted in the folded text
            line = folded(source.text).count("\n", 0, offset) + 1
            text = source.line(line)
            return Span(path=source.path, line=line, column=1, end_line=line, end_column=len(text) + 1)
    path = finding.plan if finding.plan is not None else finding.path
    return Span(path=path, line=1, column=1, end_line=1, end_column=1)
