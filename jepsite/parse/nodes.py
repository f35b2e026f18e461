"""YAML text -> nodes with places. Knows nothing of what the keys mean.

It reads PyYAML's events, not its objects: every scalar stays the text that was written (`NO`, `on`, `10:00` and
`2026-13-45` are words here), places are offsets into the source, and anchors, aliases, tags and deep nesting are
refused before anything is built from them.
"""

from dataclasses import dataclass
from typing import Any, Final

import yaml

from jepsite.parse.faults import Faults, shown
from jepsite.parse.written import Place, Written

LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C loader where PyYAML was built with it: eight times faster."""
DEEPEST: Final = 12
"""Levels of lists and maps; the language needs four."""


@dataclass(frozen=True, slots=True)
class Items:
    """A YAML list."""

    nodes: tuple["Node", ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pairs:
    """A YAML map, its keys in file order and each of them once."""

    pairs: tuple[tuple[Written, "Node"], ...]
    start: int
    end: int


Node = Written | Items | Pairs

_Event = Any
"""PyYAML's events; its stubs call every mark optional, and give anchors and tags only to some."""


class _RefusedError(Exception):
    """What is written here cannot be built; the fault is already told."""


class _Reader:
    """Builds nodes from PyYAML's events, one by one."""

    def __init__(self, faults: Faults, start: int, end: int) -> None:
        self._faults = faults
        self._base = start
        self._loader = LOADER(faults.source.text[start:end])

    def document(self) -> Node | None:
        self._loader.get_event()  # the stream begins
        if isinstance(self._loader.get_event(), yaml.StreamEndEvent):
            return None
        node = self._node(self._loader.get_event(), 0)
        self._loader.get_event()  # the document ends
        after = self._loader.get_event()
        if not isinstance(after, yaml.StreamEndEvent):
            raise self._refused("malformed-yaml", after, "there is more than one YAML document here")
        return node

    def _node(self, event: _Event, depth: int) -> Node:
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None or event.tag is not None:
            hint = "put a text that begins with one of these signs in quotes"
            raise self._refused("alias-or-tag", event, "anchors, aliases and tags (&, *, !) have no meaning here", hint)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if depth == DEEPEST:
            raise self._refused(
                "nested-too-deeply", event, f"lists and maps are nested more than {DEEPEST} levels deep"
            )
        return self._items(event, depth) if isinstance(event, yaml.SequenceStartEvent) else self._pairs(event, depth)

    def _scalar(self, event: _Event) -> Written:
        start, end = self._base + event.start_mark.index, self._base + event.end_mark.index
        if event.style and end - start == len(event.value) + 2 and self._inside(start, end) == event.value:
            return Written(event.value, start + 1, end - 1)  # point at the text, not at its quotes
        return Written(event.value, start, end)

    def _items(self, event: _Event, depth: int) -> Items:
        nodes = []
        inner: _Event = self._loader.get_event()
        while not isinstance(inner, yaml.SequenceEndEvent):
            nodes.append(self._node(inner, depth + 1))
            inner = self._loader.get_event()
        return Items(tuple(nodes), self._base + event.start_mark.index, self._base + self._end(inner))

    def _pairs(self, event: _Event, depth: int) -> Pairs:
        found: dict[str, tuple[Written, Node]] = {}
        inner: _Event = self._loader.get_event()
        while not isinstance(inner, yaml.MappingEndEvent):
            key = self._node(inner, depth + 1)
            node = self._node(self._loader.get_event(), depth + 1)
            if not isinstance(key, Written):
                self._faults.add("malformed-yaml", key, "a key is one word, not a list or a map")
            elif key.text in found:
                message = f"key {shown(key.text)} is written twice"
                related = [("first written here", found[key.text][0])]
                self._faults.add("doubled-key", key, message, "keep one of the two", related)
            else:
                found[key.text] = (key, node)
            inner = self._loader.get_event()
        return Pairs(tuple(found.values()), self._base + event.start_mark.index, self._base + self._end(inner))

    def _end(self, event: _Event) -> int:
        offset: int = event.end_mark.index
        return offset

    def _inside(self, start: int, end: int) -> str:
        return self._faults.source.text[start + 1 : end - 1]

    def _refused(self, code: str, event: _Event, message: str, hint: str | None = None) -> _RefusedError:
        at = Place(self._base + event.start_mark.index, self._base + event.end_mark.index)
        self._faults.add(code, at, message, hint)
        return _RefusedError()


def read_nodes(faults: Faults, start: int, end: int) -> Node | None:
    """The one YAML document between two offsets; None where there is nothing, or where a fault was told."""
    try:
        return _Reader(faults, start, end).document()
    except _RefusedError:
        return None
    except yaml.YAMLError as error:
        _tell(error, faults, start, end)
        return None


def _tell(error: yaml.YAMLError, faults: Faults, start: int, end: int) -> None:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read"
    offset = min(start + mark.index, end) if mark else start
    hint = "put a text that holds ': ', '#' or begins with a sign in quotes"
    if "\t" in faults.source.text[offset : offset + 1] or "tab" in problem:
        hint = "YAML is indented with blanks, never with tabs"
    faults.add("malformed-yaml", Place(offset, min(offset + 1, end)), f"this is not YAML: {problem}", hint)
