"""Typed reading of YAML maps: every fault is collected, an unknown key gets its nearest neighbour.

Use: make `Fields`, `take` and `need` what you know, then `finish`, which tells the keys nobody asked for.
A reader is a function of a node and the faults; it gives None where it has told a fault.
"""

from collections.abc import Callable
from typing import TypeVar

from jepsite.parse.attributes import tell_misplaced
from jepsite.parse.faults import Faults, among, meant, shown
from jepsite.parse.nodes import Items, Node, Pairs
from jepsite.parse.written import Place, Placed, Written

T = TypeVar("T")
Reader = Callable[[Node, Faults], T | None]
Term = Callable[[Written, Faults], T | None]


class Fields:
    """One map, and which of its keys have been asked for."""

    def __init__(self, pairs: Pairs, faults: Faults, what: str) -> None:
        """`what` names the map in messages: `a person`."""
        self._pairs = {key.text: (key, node) for key, node in pairs.pairs}
        self._faults = faults
        self._asked: list[str] = []
        self._what = what
        self.start, self.end = pairs.start, pairs.end

    def take(self, key: str, read: Reader[T]) -> T | None:
        """The value of a key; None where it is not written, or faulty."""
        self._asked.append(key)
        found = self._pairs.get(key)
        return None if found is None else read(found[1], self._faults)

    def need(self, key: str, read: Reader[T], at: Placed | None = None) -> T | None:
        """The same for a key that must be there; its lack is told at `at`, or else at the map."""
        if key not in self._pairs:
            self._asked.append(key)
            place = at or Place(self.start, self.start + 1)
            self._faults.add("missing-key", place, f"{self._what} needs '{key}:'")
            return None
        return self.take(key, read)

    def has(self, key: str) -> bool:
        """Whether the key is written, faulty or not."""
        return key in self._pairs

    def node(self, key: str) -> Node | None:
        """The value of a key, unread."""
        found = self._pairs.get(key)
        return None if found is None else found[1]

    def place(self, key: str) -> Placed:
        """Where a key's value stands; the map itself where it is not written."""
        return self.node(key) or Place(self.start, self.end)

    def places(self) -> tuple[tuple[str, Placed], ...]:
        """Where each key's value stands, in file order."""
        return tuple((key, node) for key, (_, node) in self._pairs.items())

    def finish(self) -> None:
        """Tell the keys that nobody asked for."""
        for text, (key, node) in self._pairs.items():
            if text in self._asked:
                continue
            hint = meant(text, self._asked, f"{self._what} has {among(sorted(self._asked))}")
            if isinstance(node, Written) and not node.text and self._faults.source.text[key.end : key.end + 1] != ":":
                hint = "a comma ends a value within { }: put a text with commas in quotes"
            self._faults.add("unknown-key", key, f"{self._what} has no key {shown(text)}", hint)


def term(read: Term[T]) -> Reader[T]:
    """A reader of one piece of text, from a function that reads such a piece."""

    def reader(node: Node, faults: Faults) -> T | None:
        if not isinstance(node, Written):
            kind = "a list" if isinstance(node, Items) else "a map"
            faults.add("wrong-shape", _head(node), f"here stands {kind}; one value is expected")
            return None
        if not node.text.strip():
            faults.add("empty-value", node, "here is no value", _why_empty(node, faults))
            return None
        return read(node, faults)

    return reader


def each(read: Reader[T]) -> Reader[tuple[T, ...]]:
    """A reader of a list; faulty entries are told and left out. One entry need not be a list."""

    def reader(node: Node, faults: Faults) -> tuple[T, ...]:
        nodes = node.nodes if isinstance(node, Items) else (node,)
        return tuple(value for entry in nodes if (value := read(entry, faults)) is not None)

    return reader


def keyed(read: Callable[[Written, Node, Faults], T | None]) -> Reader[tuple[T, ...]]:
    """A reader of a map from ids to something; faulty entries are told and left out."""

    def reader(node: Node, faults: Faults) -> tuple[T, ...] | None:
        pairs = as_pairs(node, faults)
        if pairs is None:
            return None
        return tuple(value for key, entry in pairs.pairs if (value := read(key, entry, faults)) is not None)

    return reader


def as_pairs(node: Node, faults: Faults) -> Pairs | None:
    """The node as a map; anything else is a fault."""
    if isinstance(node, Pairs):
        return node
    faults.add("wrong-shape", _head(node), "a map of keys and values is expected here", "write it as {key: value}")
    return None


def text(node: Node, faults: Faults) -> str | None:
    """A text, its lines joined and its ends trimmed."""
    return _TEXT(node, faults)


def flag(node: Node, faults: Faults) -> bool | None:
    """`true` or `false`."""
    return _FLAG(node, faults)


def _as_text(written: Written, faults: Faults) -> str:
    if "{" in written.text:
        tell_misplaced(faults.source.text, written.start, written.end, (), faults)
    return " ".join(written.text.replace("\\{", "{").split())


def _as_flag(written: Written, faults: Faults) -> bool | None:
    if written.text in ("true", "false"):
        return written.text == "true"
    faults.add("malformed-value", written, f"{shown(written.text)} is neither true nor false")
    return None


_TEXT: Reader[str] = term(_as_text)
_FLAG: Reader[bool] = term(_as_flag)


def _head(node: Node) -> Place:
    """The first character of a list or map, which may be many lines long."""
    return Place(node.start, node.end if isinstance(node, Written) else node.start + 1)


def _why_empty(written: Written, faults: Faults) -> str:
    source = faults.source
    line, _ = source.place(written.start)
    if source.text[written.start : source.offset(line) + len(source.line(line))].lstrip().startswith("#"):
        return "a # after a blank begins a comment: put the value in quotes"
    return "write one, or leave the key out"
