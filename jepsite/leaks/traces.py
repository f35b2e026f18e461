"""What betrays the machine a page was made on, or a page that was not finished, whoever's plan it is."""

import re
from collections.abc import Iterator, Set
from enum import StrEnum
from typing import Final

from jepsite.leaks.words import Word
from jepsite.record import record


class Trace(StrEnum):
    """What sort of thing was found."""

    MACHINE = "machine"
    """A path or an address of one's own machine."""
    ADDRESS = "address"
    """An e-mail address."""
    UNFINISHED = "unfinished"


@record
class Found:
    """A stretch of a text."""

    trace: Trace
    text: str
    start: int


@record
class _Sign:
    """How a trace looks. What may not stand before it is asked afterwards: a plain beginning is found fast."""

    word: Word
    """Without which it cannot be there."""
    trace: Trace
    pattern: re.Pattern[str]
    not_behind: str
    """Characters, beside letters and digits, that make it part of something else."""
    any_case: bool = False


_REST: Final = r"[^\s\"'<>]*"
_SIGNS: Final = (
    _Sign(
        word=b"file",
        trace=Trace.MACHINE,
        pattern=re.compile(rf"file:(?:[/\\]|[a-z]:){_REST}"),
        not_behind="",
        any_case=True,
    ),
    _Sign(word=b"home", trace=Trace.MACHINE, pattern=re.compile(rf"/home/\w{_REST}"), not_behind=".:/-"),
    _Sign(word=b"users", trace=Trace.MACHINE, pattern=re.compile(rf"/Users/\w{_REST}"), not_behind=".:/-"),
    _Sign(word=b"users", trace=Trace.MACHINE, pattern=re.compile(rf":\\Users\\\w{_REST}"), not_behind=":"),
    _Sign(word=b"127", trace=Trace.MACHINE, pattern=re.compile(rf"127\.0\.0\.1(?![\d.]*\d){_REST}"), not_behind="."),
    _Sign(
        word=b"localhost",
        trace=Trace.MACHINE,
        pattern=re.compile(rf"localhost(?![\w.-]*\w){_REST}"),
        not_behind=".-",
        any_case=True,
    ),
    _Sign(word=b"todo", trace=Trace.UNFINISHED, pattern=re.compile(r"TODO(?!\w)"), not_behind=""),
)
_AT: Final = re.compile(r"@[\w-]+(?:\.[\w-]+)+")
_LOCAL: Final = re.compile(r"[\w.+-]+$")
LONGEST_LOCAL: Final = 64
"""Characters before an address's @ (RFC 5321, 4.5.3.1.1)."""


def traces_in(text: str, words: Set[Word]) -> Iterator[Found]:
    """All of them in a text; `words` are those of the text."""
    for sign in _SIGNS:
        if sign.word in words:
            searched = text.lower() if sign.any_case else text
            for found in sign.pattern.finditer(searched):
                if not _goes_on_before(searched, found.start(), sign.not_behind):
                    yield Found(trace=sign.trace, text=found[0], start=found.start())
    yield from addresses_in(text)


def addresses_in(text: str) -> Iterator[Found]:
    """The e-mail addresses in a text."""
    for host in _AT.finditer(text):
        local = _LOCAL.search(text, max(0, host.start() - LONGEST_LOCAL), host.start())
        if local:
            yield Found(trace=Trace.ADDRESS, text=local[0] + host[0], start=local.start())


def _goes_on_before(text: str, start: int, signs: str) -> bool:
    before = text[start - 1 : start]
    if text[start] == ":":  # of a drive: its letter stands before it
        return not before.isalpha()
    return before.isalnum() or before == "_" or (before != "" and before in signs)
