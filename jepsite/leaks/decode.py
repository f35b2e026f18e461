"""Bytes as all the texts that hide in them: what a file holds once it is unpacked and decoded, however deep.

Each decoder takes one coat off and hands on what is under it. What cannot be looked into is said, not passed over.
"""

from collections.abc import Iterator
from typing import Final

from jepsite.leaks.coats import coats_of, plain, runs_of
from jepsite.leaks.containers import unpacked
from jepsite.leaks.document import UnreadableError
from jepsite.leaks.strings import text_of
from jepsite.record import record

DEEPEST: Final = 6
"""Coats one above the other."""
MOST: Final = 256 * 1024 * 1024
"""Bytes that one file may come to: a container made to swell is not looked into to its end."""


@record
class Piece:
    """A text found in a file."""

    text: str
    """HTML entities are characters in it."""
    trail: tuple[str, ...]
    """How it was come to: the decoders, outermost first."""
    written: str
    """As it was before its entities became characters."""
    runs: tuple[bytes, ...]
    """Those of its runs of letters, digits and signs that could be another writing."""
    exact: bool = True
    """False for what looks like text in a binary: words found in it may be chance."""


@record
class Unsearchable:
    """Something in a file that cannot be looked into."""

    trail: tuple[str, ...]
    why: str


def pieces_of(content: bytes, trail: tuple[str, ...] = ()) -> Iterator[Piece | Unsearchable]:
    """All texts in a file, itself first if it is one; `trail` says what was done to get at its bytes."""
    left = MOST
    waiting = [(content, trail)]
    while waiting:
        raw, path = waiting.pop()
        left -= len(raw)
        if left < 0 or len(path) - len(trail) > DEEPEST:
            yield Unsearchable(trail=path, why="it holds too much, or too deep")
            return
        try:
            within = unpacked(raw)
        except UnreadableError as fault:
            yield Unsearchable(trail=(*path, fault.decoder), why=str(fault))
            continue
        if within is not None:
            waiting += [(part, (*path, decoder)) for decoder, part in within.parts]
            yield from (piece_of(text, (*path, decoder)) for decoder, text in within.texts)
        if within is None or within.also_text:
            text, decoder, exact = text_of(raw)
            piece = piece_of(text, (*path, decoder) if decoder else path, exact=exact)
            yield piece
            if exact:
                waiting += [(part, (*piece.trail, name)) for name, part in coats_of(piece.text, piece.runs)]


def piece_of(text: str, trail: tuple[str, ...], *, exact: bool = True) -> Piece:
    """A text as it is searched."""
    decoded = plain(text) if exact else text
    return Piece(text=decoded, written=text, trail=trail, runs=runs_of(decoded), exact=exact)
