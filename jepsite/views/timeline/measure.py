"""How wide a text of the drawing is, and where it breaks. Knows the font's widths; places nothing.

Widths err on the wide side, so that what is said to fit does fit: see `advances`. A character that the theme's font
lacks comes from a font of the reader's machine and counts as a wide one.
"""

import re
import unicodedata
from typing import Final

from jepsite.record import record
from jepsite.views.timeline.advances import REGULAR, SEMIBOLD

_SPACES: Final = re.compile(r"[ \t\r\n]+")
_FOREIGN: Final = 80
_FULL: Final = 100
_PICTURE: Final = 140
"""Hundredths of the font size for other scripts, for East Asian characters, for emoji."""


class Advances(dict[str, int]):
    """The widths of a font's characters at one weight, in hundredths of the font size; of others a safe guess."""

    def __missing__(self, character: str) -> int:
        """The width of a character that the font lacks. Nothing is kept."""
        if unicodedata.category(character) in {"Mn", "Me", "Cf", "Cc"}:
            return 0
        if unicodedata.east_asian_width(character) in {"W", "F"}:
            return _PICTURE if ord(character) >= 0x1F000 else _FULL
        return _FOREIGN


def _advances(groups: dict[int, str]) -> Advances:
    return Advances((character, width) for width, characters in groups.items() for character in characters)


_REGULAR: Final = _advances(REGULAR)
_SEMIBOLD: Final = _advances(SEMIBOLD)


@record
class Type:
    """How a text is set: its size in px and its weight."""

    size: float
    bold: bool = False

    def width(self, text: str) -> float:
        """How wide the text is, in px."""
        return self.units(text) * self.size / 100

    def units(self, text: str) -> int:
        """How wide it is in hundredths of the font size."""
        return sum(map((_SEMIBOLD if self.bold else _REGULAR).__getitem__, text))


TYPES: Final = {
    "act": Type(size=13),
    "bold": Type(size=12, bold=True),
    "by": Type(size=12),
    "by-late": Type(size=12, bold=True),
    "date": Type(size=12),
    "date-late": Type(size=12, bold=True),
    "day": Type(size=10),
    "exp": Type(size=13, bold=True),
    "exp-late": Type(size=13, bold=True),
    "in": Type(size=11),
    "monday": Type(size=10, bold=True),
    "month": Type(size=12, bold=True),
    "ms": Type(size=14, bold=True),
    "note": Type(size=11.5),
    "note-late": Type(size=11.5, bold=True),
    "pill": Type(size=11.5, bold=True),
    "track": Type(size=12, bold=True),
    "week": Type(size=12),
    "who": Type(size=12),
}
"""How each kind of text is set; the theme's classes `t-…` say the same."""


def broken(text: str, room: float, type_: Type, *, lines: int) -> tuple[str, ...]:
    """The text over at most so many lines of `room` px, broken between words; what is left over is cut with `…`.

    A word that is wider than a line is broken between characters. At least one line, which may be empty.
    """
    units = int(room * 100 / type_.size + 1e-6)
    if text.isprintable() and type_.units(text) <= units:
        return (text,)
    words = [word for word in _SPACES.split(text) if word]
    space = type_.units(" ")
    done: list[str] = []
    line, filled = "", 0
    while words:
        width = type_.units(words[0])
        if line and filled + space + width <= units:
            line, filled = f"{line} {words.pop(0)}", filled + space + width
        elif not line and width <= units:
            line, filled = words.pop(0), width
        elif len(done) == lines - 1:
            return (*done, _cut(line, " ".join(words), units, type_))
        else:
            if not line:
                line, words[0] = _split(words[0], units, type_)
            done.append(line)
            line, filled = "", 0
    return (*done, line)


def cut(text: str, room: float, type_: Type) -> str:
    """The text on one line of `room` px, cut at a word with `…` where it is longer."""
    return broken(text, room, type_, lines=1)[0]


def _cut(line: str, rest: str, units: int, type_: Type) -> str:
    """A line that fits, with `…` for what follows it."""
    units -= type_.units("…")
    kept = line
    while kept and type_.units(kept) > units:
        kept = kept.rpartition(" ")[0]
    return (kept or _split(line or rest, units, type_)[0]).rstrip(" ,;:") + "…"


def _split(word: str, units: int, type_: Type) -> tuple[str, str]:
    """The most characters that fit, at least one, and the rest. Accents, which have no width, stay with theirs."""
    end = 1
    while end < len(word) and type_.units(word[: end + 1]) <= units:
        end += 1
    return word[:end], word[end:]
