"""The body as written: sections, tracks, lists. What they mean is for `sections`.

It tells what has the wrong place in a body: a second title, a heading that is none, a checkbox where none can be.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from jepsite.parse.attributes import Attributes, tell_misplaced
from jepsite.parse.faults import Faults
from jepsite.parse.hidden import take_out
from jepsite.parse.lists import ItemList, ListReader
from jepsite.parse.markdown import Block, read_blocks
from jepsite.parse.prose import ProseReader
from jepsite.parse.strays import tell_strays
from jepsite.parse.written import Place
from jepsite.record import record

_HASHES: Final = re.compile(r"[ \t]*#{1,6}[ \t]*")
_CLOSING: Final = re.compile(r"(?:^|[ \t]+)#+[ \t]*\Z")


@record
class Heading:
    """A `#`, `##` or `###` heading."""

    title: str
    attributes: Attributes
    start: int
    end: int


@record
class Part:
    """What stands under a `##` heading before the first `###`, or under one `###`."""

    heading: Heading | None
    block: Block | None
    """The heading itself as a block; None where there is none."""
    blocks: tuple[Block, ...]
    """What is not plan, in file order."""
    lists: tuple[ItemList, ...]


@record
class SectionOutline:
    """A `##` section."""

    heading: Heading
    parts: tuple[Part, ...]
    """The first one is what stands before the first `###`, and may be empty."""


@record
class Outline:
    """A whole body."""

    title: Heading | None
    summary: tuple[Block, ...]
    sections: tuple[SectionOutline, ...]
    prose: ProseReader


def read_outline(faults: Faults, body: int) -> Outline:
    """The outline of the source from offset `body` on."""
    visible = take_out(faults, body)
    first_line = faults.source.place(body)[0]
    blocks, references = read_blocks(visible.bare, first_line)
    prose = ProseReader(faults, references, visible.masked, first_line)
    reader = _OutlineReader(faults, visible.masked, ListReader(faults, visible.masked, prose))
    outline = reader.read(blocks, prose)
    first_section = outline.sections[0].heading.start if outline.sections else len(visible.masked)
    code = tell_strays(faults, visible.masked, body, blocks, reader.lists.seen, first_section)
    tell_misplaced(visible.masked, body, len(visible.masked), [*reader.lists.groups, *visible.code, *code], faults)
    return outline


class _OutlineReader:
    def __init__(self, faults: Faults, masked: str, lists: ListReader) -> None:
        self._faults = faults
        self._masked = masked
        self.lists = lists

    def read(self, blocks: Sequence[Block], prose: ProseReader) -> Outline:
        runs = list(_runs(blocks, "h2"))
        title, summary = self._opening(runs[0][1])
        sections = tuple(self._section(heading, inner) for heading, inner in runs[1:] if heading)
        return Outline(title=title, summary=summary, sections=sections, prose=prose)

    def _opening(self, blocks: Sequence[Block]) -> tuple[Heading | None, tuple[Block, ...]]:
        titles = [block for block in blocks if _tag(block) == "h1"]
        summary = tuple(block for block in blocks if _tag(block) != "h1")
        for block in titles[1:]:
            self._tell_title(block)
        return (self._heading(titles[0]) if titles else None), summary

    def _section(self, heading: Block, blocks: Sequence[Block]) -> SectionOutline:
        for block in blocks:
            if _tag(block) == "h1":
                self._tell_title(block)
        kept = [block for block in blocks if _tag(block) != "h1"]
        parts = tuple(self._part(block, inner) for block, inner in _runs(kept, "h3"))
        return SectionOutline(heading=self._heading(heading), parts=parts)

    def _part(self, block: Block | None, blocks: Sequence[Block]) -> Part:
        heading = self._heading(block) if block else None
        prose, lists = self.lists.split(blocks)
        return Part(heading=heading, block=block, blocks=prose, lists=lists)

    def _heading(self, block: Block) -> Heading:
        place = self._line(block)
        hashes = _HASHES.match(self._masked, place.start, place.end)
        start = hashes.end() if hashes else place.start
        closing = _CLOSING.search(self._masked[start : place.end])
        end = start + closing.start() if closing else place.end
        title, attributes = self.lists.label(start, end)
        return Heading(title=title, attributes=attributes, start=place.start, end=place.end)

    def _tell_title(self, block: Block) -> None:
        hint = "sections begin with ##"
        message = "a # heading stands for the plan's title: once, before the first section"
        self._faults.add("misplaced-title", self._line(block), message, hint)

    def _line(self, block: Block) -> Place:
        source = self._faults.source
        start = source.offset(block.first)
        line = self._masked[start : start + len(source.line(block.first))]
        return Place(start + len(line) - len(line.lstrip()), start + len(line.rstrip()))


def _tag(block: Block) -> str:
    """The tag of a heading made with hashes; underlined ones are told by `strays`."""
    return block.head.tag if block.kind == "heading" and block.head.markup.startswith("#") else ""


def _runs(blocks: Sequence[Block], tag: str) -> Iterator[tuple[Block | None, list[Block]]]:
    """The blocks before the first heading of a kind, then each such heading with what follows it."""
    heading: Block | None = None
    run: list[Block] = []
    for block in blocks:
        if _tag(block) == tag:
            yield heading, run
            heading, run = block, []
        else:
            run.append(block)
    yield heading, run
