"""Which lines of a plan are the seller's own, so that an excerpt shows none of them to anybody else.

Goes by the text alone, because it is asked most of plans that could not be read, and rather takes a line too many: it
decides what is masked, never what a page holds.
"""

import re
from collections.abc import Iterator
from typing import Final

from jepsite.parse.faults import Faults
from jepsite.parse.files import PLAN
from jepsite.parse.hidden import take_out
from jepsite.source import Source

_FENCE: Final = re.compile(r"---[ \t]*")
_OWN_KEY: Final = re.compile(r"""(?:[\s{,]|^)["']?internal["']?\s*:""")
_OWN_MARK: Final = re.compile(r"\.internal\b")
_ITEM: Final = re.compile(r"(?P<indent>[ \t]*)(?:[-+*]|\d{1,9}[.)])[ \t]")
_HEADING: Final = re.compile(r"(#{1,6})[ \t]")


def own_lines(source: Source) -> frozenset[int]:
    """The 1-based numbers of those lines. A file that is no plan, the settings, is front matter throughout."""
    lines = source.text.split("\n")
    body = _body(lines) if source.path.endswith(PLAN) else len(lines)
    own = {*_front(lines[:body]), *_marked(lines, body), *_hidden(source, lines, body)}
    return frozenset(own)


def _body(lines: list[str]) -> int:
    """The index of the first line behind the front matter; 0 without one, the end where it never ends."""
    if not _FENCE.fullmatch(lines[0]):
        return 0
    return next((index + 1 for index in range(1, len(lines)) if _FENCE.fullmatch(lines[index])), len(lines))


def _front(lines: list[str]) -> Iterator[int]:
    """What stands under `internal:`, and the whole entry of a person who is internal."""
    for index, line in enumerate(lines):
        if not _OWN_KEY.search(line):
            continue
        first = index
        if _indent(line) and _OWN_KEY.match(line.lstrip()):  # a person's key: theirs is the whole map around it
            while first > 0 and (not lines[first].strip() or _indent(lines[first]) >= _indent(line)):
                first -= 1
        yield from range(first + 1, _block_end(lines, first) + 1)


def _block_end(lines: list[str], first: int) -> int:
    """How many lines there are up to the end of the block that line `first` opens."""
    depth = _indent(lines[first])
    end = first + 1
    while end < len(lines) and (not lines[end].strip() or _indent(lines[end]) > depth):
        end += 1
    return end


def _marked(lines: list[str], body: int) -> Iterator[int]:
    """Items and sections with `.internal`, with all that stands in them."""
    for index in range(body, len(lines)):
        if _OWN_MARK.search(lines[index]):
            first = _opening(lines, index, body)
            yield from range(first + 1, _section_end(lines, first) + 1)


def _opening(lines: list[str], index: int, body: int) -> int:
    """The line on which the item or heading begins that a line belongs to."""
    for first in range(index, body - 1, -1):
        if _ITEM.match(lines[first]) or _HEADING.match(lines[first]):
            return first
    return index


def _section_end(lines: list[str], first: int) -> int:
    heading = _HEADING.match(lines[first])
    if heading is None:
        return _block_end(lines, first)
    for end in range(first + 1, len(lines)):
        other = _HEADING.match(lines[end])
        if other and len(other[1]) <= len(heading[1]):
            return end
    return len(lines)


def _hidden(source: Source, lines: list[str], body: int) -> Iterator[int]:
    """Comments and internal blocks, their signs included."""
    if body >= len(lines):
        return
    masked = take_out(Faults(source), source.offset(body + 1)).masked.split("\n")
    yield from (number for number, (line, seen) in enumerate(zip(lines, masked, strict=True), 1) if line != seen)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
