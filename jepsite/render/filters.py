"""What templates may do with a view's small values: names, days, marks, the author's prose. It all ends in markup."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Final
from unicodedata import bidirectional

from markupsafe import Markup

from jepsite.render.escaping import escaped
from jepsite.views.marks import Day, Name, PartyMark, Rich

RESERVED: Final = frozenset(
    {"main", "next", "late", "goals", "timeline", "raci", "outcomes", "risks", "together", "changes", "mine", "who"}
)
"""Ids that the page uses itself; those with the beginnings below are the headings', the icons' and the drawing's."""
RESERVED_BEGINNINGS: Final = ("h-", "i-", "tl")


def safe(text: str) -> Markup:
    """Text that is markup already: made here of escaped parts, a catalogue's, or made safe when the plan was read."""
    return Markup(text)  # noqa: S704 -- the one door; who comes through it is listed above


def apart(text: str) -> str:
    """Text that, read from right to left, leaves the words beside it where they are; for where markup cannot say so."""
    turns = any(bidirectional(letter) in {"R", "AL"} for letter in text)
    return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}" if turns else text


def icon_of(icon: str) -> Markup:
    """An icon of the page's sprite, beside words that say the same."""
    return safe(f'<svg class="ic" aria-hidden="true"><use href="#i-{escaped(icon)}"/></svg>')


def name(value: Name) -> Markup:
    """A name, marked with its language where that is not the page's."""
    text = escaped(value.text)
    return safe(f'<span lang="{escaped(value.lang)}">{text}</span>' if value.lang else text)


def ids(values: Iterable[str]) -> Markup:
    """Ids as an attribute lists them."""
    return safe(escaped(" ".join(values)))


def cells(values: Iterable[str], opening: Iterable[str], badges: Mapping[str, Markup]) -> Markup:
    """A row of the roles' table at once: its hundreds of cells are made of the same few pieces, all of them markup."""
    pieces: list[str] = []
    for tag, letters in zip(opening, values, strict=True):
        pieces.append(tag)
        pieces.extend(badges[letter] for letter in letters)
        pieces.append("</td>")
    return safe("".join(pieces))


def names(values: Iterable[Name], last: str) -> Markup:
    """`A, B and C`; `last` is the word before the last one."""
    *front, end = [name(value) for value in values]
    return Markup(" ").join([Markup(", ").join(front), last, end]) if front else end


def day(value: Day) -> Markup:
    """A date as a `time` element."""
    return safe(f'<time datetime="{escaped(value.iso)}">{escaped(value.text)}</time>')


def mark(value: PartyMark) -> Markup:
    """A company's coloured letter. Its name stands beside it, so it is not read out."""
    return _letter(value.side, value.letter)


@lru_cache(maxsize=256)  # a page has a handful of them, hundreds of times
def _letter(side: str, letter: str) -> Markup:
    return safe(f'<span class="pm {escaped(side)}" aria-hidden="true">{escaped(letter)}</span>')


def rich(value: Rich) -> Markup:
    """The author's prose, made safe when the plan was read; nothing else is let through unescaped."""
    return safe(value.html)


def anchor(value: str) -> Markup:
    """An `id` that links within the plan can lead to; none where the page needs that id itself."""
    if value in RESERVED or value.startswith(RESERVED_BEGINNINGS):
        return Markup()
    return safe(f' id="{escaped(value)}"')


FILTERS: Final[Mapping[str, Callable[..., str]]] = {
    "anchor": anchor,
    "apart": apart,
    "cells": cells,
    "day": day,
    "ids": ids,
    "mark": mark,
    "name": name,
    "names": names,
    "rich": rich,
}
