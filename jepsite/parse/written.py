"""A value as the author wrote it, and where. Every fault about a value points at one of these.

It does not read: what the text means is for `terms`, `fields` and `cast`.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, Protocol

from jepsite.diagnostics import Span
from jepsite.source import Source


class Placed(Protocol):
    """Anything with a place in the source: offsets in characters, the end just behind the last one."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


class Place(NamedTuple):
    """A bare place. A tuple, like `Written`: hundreds are made for a plan."""

    start: int
    end: int


class Spans(Mapping[str, Span]):
    """The spans of places by name, each made when it is asked for: a plan has hundreds, and its faults need a few."""

    __slots__ = ("_places", "_source")

    def __init__(self, source: Source, places: Mapping[str, Placed]) -> None:
        self._source = source
        self._places = places

    def __getitem__(self, name: str) -> Span:
        """The span of one place."""
        place = self._places[name]
        return self._source.span(place.start, place.end)

    def __iter__(self) -> Iterator[str]:
        """The names, in the order in which they were given."""
        return iter(self._places)

    def __len__(self) -> int:
        """How many places there are."""
        return len(self._places)


class Written(NamedTuple):
    """A text and its place: quotes gone, escapes undone."""

    text: str
    start: int
    end: int

    def part(self, first: int, last: int) -> "Written":
        """The characters from `first` up to (not with) `last`, with their own place.

        Where the text was folded or had escapes, its characters cannot be found again one by one: the place is then
        that of the whole.
        """
        if self.end - self.start != len(self.text):
            return Written(self.text[first:last], self.start, self.end)
        return Written(self.text[first:last], self.start + first, self.start + last)

    def split(self, separator: str) -> "tuple[Written, ...]":
        """The parts between separators, without the blanks around them, each with its own place."""
        if separator not in self.text and self.text.strip() == self.text:
            return (self,)
        parts = []
        position = 0
        for piece in self.text.split(separator):
            lead = len(piece) - len(piece.lstrip())
            bare = piece.strip()
            parts.append(self.part(position + lead, position + lead + len(bare)))
            position += len(piece) + len(separator)
        return tuple(parts)
