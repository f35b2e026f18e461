"""The texts of PDFs that were looked into before: decoding one costs a quarter of a second, and builds come again.

What is remembered is what a PDF says, never a verdict: names and notes may change where the document has not.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from jepsite.export.cupboard import Cupboard
from jepsite.leaks.decode import Piece, Unsearchable, piece_of, pieces_of

MEMORY: Final = Path(".jepsite", "cache", "texts")
"""Below a project's folder."""
VERSION: Final = 1
"""Of the decoders: raise it with every change of what they find."""
LARGEST: Final = 200_000_000
"""Bytes that are kept."""


class Memory:
    """The texts of a project's PDFs, by the hash of their bytes."""

    def __init__(self, folder: Path) -> None:
        self._kept = Cupboard(folder, largest=LARGEST)

    def pieces_of(self, content: bytes, trail: tuple[str, ...] = ()) -> Iterator[Piece | Unsearchable]:
        """All texts in a file, as `decode.pieces_of` finds them; those of a PDF are decoded once."""
        if not content.startswith(b"%PDF"):
            yield from pieces_of(content, trail)
            return
        name = f"{hashlib.sha256(content).hexdigest()}.{VERSION}.json"
        known = _read(self._kept.find(name))
        if known is not None:
            yield from (piece_of(text, (*trail, *path), exact=exact) for text, path, exact in known)
            return
        found = tuple(pieces_of(content))
        texts = [(each.written, each.trail, each.exact) for each in found if isinstance(each, Piece)]
        if len(texts) == len(found):  # what cannot be looked into is tried, and told, every time
            self._kept.keep(name, json.dumps(texts).encode())
        yield from (_behind(trail, each) for each in found)

    def tidy(self) -> None:
        """Let go of what was wanted longest ago, where there is more than may be kept."""
        self._kept.tidy(".json")


def _read(kept: bytes | None) -> list[tuple[str, list[str], bool]] | None:
    try:
        return [(str(text), list(path), bool(exact)) for text, path, exact in json.loads(kept)] if kept else None
    except (ValueError, TypeError):  # cut short, or changed by somebody
        return None


def _behind(trail: tuple[str, ...], found: Piece | Unsearchable) -> Piece | Unsearchable:
    if isinstance(found, Piece):
        return piece_of(found.written, (*trail, *found.trail), exact=found.exact)
    return Unsearchable(trail=(*trail, *found.trail), why=found.why)
