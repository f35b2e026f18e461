"""Finds the same checkbox item in two versions of a plan, so that its box can be followed through the history.

Reads no more of the plan language than a list item, its box and its id: a version of long ago may be no valid plan.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Final

from jepsite.record import record

_ITEM: Final = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+\[(?P<mark>[ xX/!-])\]\s+(?P<title>.*)")
_END: Final = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s|\s*$|#{1,6}\s")
"""A line that no longer belongs to the item before it."""
_ID: Final = re.compile(r"\{[^{}]*?#(?P<id>[\w-]+)")
_TICKS: Final = frozenset("xX")

SAME_TITLE: Final = 0.6
"""How alike two titles must be (0 to 1) to be one title reworded."""


@record
class Item:
    """One checkbox item of one version."""

    line: int
    """1-based, where the item begins."""
    key: str
    """What tells it from the others: its id, or its title and how many of that title come before it."""
    title: str
    ticked: bool


Items = Mapping[str, Item]
"""The items of one version by their keys."""


def items(text: str) -> Items:
    """The checkbox items of a text, in its order."""
    found: dict[str, Item] = {}
    titles: Counter[str] = Counter()
    for line, mark, written in _written(text):
        named = _ID.search(written)
        title = written.split("{")[0].strip()
        titles[title] += 1
        key = f"#{named['id']}" if named else f"{titles[title]} {title}"
        found.setdefault(key, Item(line=line, key=key, title=title, ticked=mark in _TICKS))
    return found


def former(item: Item, newer: Items, older: Items) -> Item | None:
    """What an item of the newer version was in the older one: of the same id or title, else of a title much like it."""
    if item.key in older:
        return older[item.key]
    gone = {candidate.title: candidate for candidate in older.values() if candidate.key not in newer}
    close = get_close_matches(item.title, gone, n=1, cutoff=SAME_TITLE)
    return gone[close[0]] if close else None


def _written(text: str) -> Iterator[tuple[int, str, str]]:
    """Line, mark and text of each item; the text goes on over the lines that follow it."""
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        if begun := _ITEM.fullmatch(line):
            words = [begun["title"]]
            for more in lines[number:]:
                if _END.match(more):
                    break
                words.append(more.strip())
            yield number, begun["mark"], " ".join(words)
