"""Markdown lists -> raw items: checkbox, title, attributes, nested lists. Judges what looks like an item and is none.

It does not know what kind of thing an item is; `items` does.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from jepsite.parse.attributes import Attributes, find_attributes, read_attributes
from jepsite.parse.faults import Faults
from jepsite.parse.markdown import Block
from jepsite.parse.prose import ProseReader
from jepsite.parse.written import Place, Written
from jepsite.record import record

MARKS: Final = " /x!-"

_LISTS: Final = ("ordered_list", "bullet_list")
_MARKER: Final = re.compile(r"[ \t]*(?:[-+*]|[0-9]{1,9}[.)])[ \t]*")
_BOX: Final = re.compile(r"\[([ \t]*[^\[\]\s]?[ \t]*)\](?![(\[])")
_MARKS_HINT: Final = "[ ] to do, [/] in progress, [x] done, [!] blocked, [-] dropped, then a blank; \\[ is a bracket"


@record
class Item:
    """One list item as written."""

    start: int
    """Where its checkbox or text begins."""
    end: int
    """The end of its first line."""
    mark: str | None
    """The character in its checkbox; None without one."""
    title: str
    attributes: Attributes
    details: tuple[Block, ...]
    lists: tuple["ItemList", ...]


@record
class ItemList:
    """One list of a plan."""

    ordered: bool
    number: int
    """The number of its first item; 1 for bullets."""
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class _Behind:
    """The place behind the marker of the item around: a nested list may begin on the same line."""

    line: int
    offset: int


_NOTHING: Final = _Behind(0, 0)


class ListReader:
    """Reads the lists of one body, and remembers which checkboxes and brace groups it has read."""

    def __init__(self, faults: Faults, masked: str, prose: ProseReader) -> None:
        """`masked` is the source without what is hidden, as long as before."""
        self._faults = faults
        self._masked = masked
        self._prose = prose
        self.seen: set[int] = set()
        """Lines whose checkbox belongs to an item, or whose fault is told."""
        self.groups: list[Place] = []

    def split(
        self, blocks: Sequence[Block], around: _Behind = _NOTHING
    ) -> tuple[tuple[Block, ...], tuple[ItemList, ...]]:
        """The prose among blocks, and the lists that are plan: those with a checkbox at any depth."""
        plan = {index for index, block in enumerate(blocks) if self._is_plan(block, around)}
        plan |= set(self._stranded(blocks, plan))
        prose = tuple(block for index, block in enumerate(blocks) if index not in plan)
        return prose, tuple(self._list(block, around) for index, block in enumerate(blocks) if index in plan)

    def label(self, start: int, end: int) -> tuple[str, Attributes]:
        """The plain title and the attributes in a stretch of raw text."""
        group = find_attributes(self._masked, start, end)
        if group is None:
            attributes = Attributes(end, end)
        else:
            attributes = read_attributes(self._masked, group, self._faults)
            self.groups.append(group)
        raw = self._masked[start : attributes.start]
        lead = len(raw) - len(raw.lstrip())
        title = Written(raw.strip(), start + lead, start + max(lead, len(raw.rstrip())))
        if not title.text:
            place = Place(start, max(start, end))
            self._faults.add("missing-title", place, "here is no title", "say in a few words what it is")
        return self._prose.title(title), attributes

    def _is_plan(self, block: Block, around: _Behind) -> bool:
        return block.kind in _LISTS and any(
            self._box(behind := self._behind(item, around))
            or any(self._is_plan(child, behind) for child in item.children)
            for item in block.children
        )

    def _behind(self, item: Block, around: _Behind) -> _Behind:
        start = around.offset if item.first == around.line else self._faults.source.offset(item.first)
        marker = _MARKER.match(self._masked, start)
        return _Behind(item.first, marker.end() if marker else start)

    def _box(self, behind: _Behind) -> re.Match[str] | None:
        """The checkbox there; a bracket around a letter or a number is text, unless it is an x of some kind."""
        box = _BOX.match(self._masked, behind.offset)
        if box is None or (box[1].strip().isalnum() and box[1].strip() not in "xX"):
            return None
        return box

    def _list(self, block: Block, around: _Behind) -> ItemList:
        ordered = block.kind == "ordered_list"
        numbers = [int(item.head.info) if ordered else 1 for item in block.children]
        for item, (before, number) in zip(block.children[1:], pairwise(numbers), strict=True):
            if number < before:
                hint = "a second list needs a line of text or a ### track before it; otherwise number on"
                self._faults.add(
                    "restarted-list", self._first_line(item), f"this list counts {before}, then {number}", hint
                )
        items = tuple(self._item(item, around) for item in block.children)
        return ItemList(ordered=ordered, number=numbers[0], items=items)

    def _item(self, block: Block, around: _Behind) -> Item:
        behind = self._behind(block, around)
        box = _BOX.match(self._masked, behind.offset)
        own = block.children[:1] if block.children and block.children[0].kind == "paragraph" else ()
        rest = block.children[len(own) :]
        first_line = Place(behind.offset, self._line_end(block.first))
        mark = self._mark(box) if box else None
        if box and not own:
            self._faults.add("stray-checkbox", first_line, "this checkbox begins no paragraph", "indent it less")
        end = self._line_end(own[0].last) if own else first_line.end if box else first_line.start
        title, attributes = self.label(box.end() if box else behind.offset, end)
        if box is None:
            details, lists = self.split(rest, behind)
            if not lists:
                self._tell_missing(first_line)
        else:
            details, lists = tuple(child for child in rest if not self._tell_nested(child, behind)), ()
        return Item(
            start=first_line.start,
            end=first_line.end,
            mark=mark,
            title=title,
            attributes=attributes,
            details=details,
            lists=lists,
        )

    def _mark(self, box: re.Match[str]) -> str:
        self.seen.add(self._faults.source.place(box.start())[0])
        after = self._masked[box.end() : box.end() + 1]
        if len(box[1]) == 1 and box[1] in MARKS and (not after or after.isspace()):
            return box[1]
        place = Place(box.start(), box.end())
        hint = "did you mean [x]?" if box[1] == "X" else _MARKS_HINT
        self._faults.add("unknown-mark", place, f"{box[0]} is not a checkbox of a plan", hint)
        return " "

    def _tell_missing(self, at: Place) -> None:
        hint = "begin it with [ ], or indent the list that belongs to it further"
        self._faults.add("missing-checkbox", at, "this item has neither a checkbox nor activities nested in it", hint)

    def _tell_nested(self, block: Block, around: _Behind) -> bool:
        """Tell the checkboxes nested under an activity; says whether there are any in this block."""
        if block.kind not in _LISTS:
            return False
        found = False
        for item in block.children:
            behind = self._behind(item, around)
            if box := self._box(behind):
                found = True
                self.seen.add(item.first)
                hint = "an item that holds activities has no checkbox of its own: it is a group"
                message = "a checkbox may not stand under an activity"
                self._faults.add("nested-checkbox", Place(box.start(), box.end()), message, hint)
            for child in item.children:
                found |= self._tell_nested(child, behind)
        return found

    def _stranded(self, blocks: Sequence[Block], plan: set[int]) -> Iterator[int]:
        """Lists without checkbox right beside activities: mostly a nested list that is indented too little."""
        for index, (before, after) in enumerate(pairwise(blocks)):
            plain = after if index in plan else before
            if (index in plan) == (index + 1 in plan) or plain.kind not in _LISTS:
                continue
            apart = self._line_end(after.first - 1) == self._faults.source.offset(after.first - 1)
            deeper = self._indent(after) > self._indent(before)
            if plain.kind == "ordered_list" or not apart or deeper:
                yield index + 1 if index in plan else index

    def _indent(self, block: Block) -> int:
        line = self._faults.source.line(block.first)
        return len(line) - len(line.lstrip())

    def _first_line(self, item: Block) -> Place:
        end = self._line_end(item.first)
        start = self._faults.source.offset(item.first)
        return Place(start + self._indent(item), end)

    def _line_end(self, line: int) -> int:
        source = self._faults.source
        start = source.offset(line)
        return start + len(self._masked[start : start + len(source.line(line))].rstrip())
