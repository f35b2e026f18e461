"""YAML text -> nodes with places. Knows nothing of what the keys mean.

It reads PyYAML's events, not its objects: every scalar stays the text that was written (`NO`, `on`, `10:00` and
`2026-13-45` are words here), places are offsets into the source, and anchors, aliases, tags and deep nesting are
refused before anything is built from them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

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


class _RefusedError(Exception):
    """What is written here cannot be built; the fault is already told."""


class _Events:
    """PyYAML's events one by one, with offsets into the whole source."""

    def __init__(self, faults: Faults, start: int, end: int) -> None:
        self.faults = faults
        self.base = start
        self.events: Iterator[yaml.Event] = yaml.parse(faults.source.text[start:end], Loader=LOADER)

    def next(self) -> yaml.Event:
        event = next(self.events)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
            self.faults.add(
                "alias-or-tag",
                self.place(event),
                "anchors, aliases and tags (&, *, !) have no meaning here",
                "put a text that begins with one of these signs in quotes",
            )
            raise _RefusedError
        return event

    def place(self, event: yaml.Event) -> Place:
        begin, end = event.start_mark, event.end_mark
        return Place(self.base + (begin.index if begin else 0), self.base + (end.index if end else 0))


def read_nodes(faults: Faults, start: int, end: int) -> Node | None:
    """The one YAML document between two offsets; None where there is nothing, or where a fault was told.

    Raises:
        Nothing for what an author can write.
    """
    try:
        return _document(_Events(faults, start, end))
    except _RefusedError:
        return None
    except yaml.YAMLError as error:
        _tell(error, faults, start, end)
        return None


def _document(events: _Events) -> Node | None:
    events.next()  # the stream begins
    if isinstance(events.next(), yaml.StreamEndEvent):
        return None
    node = _node(events, events.next(), depth=0)
    events.next()  # the document ends
    after = events.next()
    if not isinstance(after, yaml.StreamEndEvent):
        events.faults.add("malformed-yaml", events.place(after), "there is more than one YAML document here")
        raise _RefusedError
    return node


def _node(events: _Events, event: yaml.Event, depth: int) -> Node:
    place = events.place(event)
    if depth > DEEPEST:
        events.faults.add("nested-too-deeply", place, f"lists and maps are nested more than {DEEPEST} levels deep")
        raise _RefusedError
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(event, place, events.faults)
    if isinstance(event, yaml.SequenceStartEvent):
        return _items(events, place, depth)
    return _pairs(events, place, depth)


def _scalar(event: yaml.ScalarEvent, place: Place, faults: Faults) -> Written:
    start, end = place.start, place.end
    if faults.source.text[start + 1 : end - 1] == event.value and end - start == len(event.value) + 2:
        start, end = start + 1, end - 1  # quoted without escapes: point at the text, not at the quotes
    return Written(event.value, start, end)


def _items(events: _Events, place: Place, depth: int) -> Items:
    nodes = []
    event = events.next()
    while not isinstance(event, yaml.SequenceEndEvent):
        nodes.append(_node(events, event, depth + 1))
        event = events.next()
    return Items(tuple(nodes), place.start, events.place(event).end)


def _pairs(events: _Events, place: Place, depth: int) -> Pairs:
    found: dict[str, tuple[Written, Node]] = {}
    event = events.next()
    while not isinstance(event, yaml.MappingEndEvent):
        key = _node(events, event, depth + 1)
        node = _node(events, events.next(), depth + 1)
        if not isinstance(key, Written):
            events.faults.add("malformed-yaml", key, "a key is one word, not a list or a map")
        elif key.text in found:
            events.faults.add(
                "doubled-key",
                key,
                f"key {shown(key.text)} is written twice",
                "keep one of the two",
                [("first written here", found[key.text][0])],
            )
        else:
            found[key.text] = (key, node)
        event = events.next()
    return Pairs(tuple(found.values()), place.start, events.place(event).end)


def _tell(error: yaml.YAMLError, faults: Faults, start: int, end: int) -> None:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read"
    offset = min(start + mark.index, end) if mark else start
    hint = "put a text that holds ': ', '#' or begins with a sign in quotes"
    if "\t" in faults.source.text[offset : offset + 1] or "tab" in problem:
        hint = "YAML is indented with blanks, never with tabs"
    faults.add("malformed-yaml", Place(offset, min(offset + 1, end)), f"this is not YAML: {problem}", hint)
