"""Cuts a plan into front matter and body. What stands in either is for others to read."""

import re
from typing import Final

from jepsite.parse.faults import Faults
from jepsite.parse.nodes import Pairs, read_nodes
from jepsite.parse.written import Place
from jepsite.record import record

_FENCE: Final = re.compile(r"^---[ \t]*$", re.MULTILINE)


@record
class FrontMatter:
    """The front matter and where the body begins."""

    pairs: Pairs | None
    """None where it cannot be read; the fault is told."""
    opening: Place
    """Its first line."""
    body: int
    """The offset of the first line after it."""


def read_front_matter(faults: Faults) -> FrontMatter | None:
    """The front matter of the source; None where it has none, so that no body can be told either."""
    text = faults.source.text
    opening = _FENCE.match(text)
    if opening is None:
        first = Place(0, len(faults.source.line(1)))
        hint = "the first line is three hyphens: ---; then come title, parties and people, then --- again"
        faults.add("missing-front-matter", first, "this plan has no front matter", hint)
        return None
    place = Place(0, opening.end())
    start = min(opening.end() + 1, len(text))
    closing = _FENCE.search(text, start)
    if closing is None:
        hint = "a line of three hyphens, ---, ends it"
        faults.add("unclosed-front-matter", place, "the front matter begins here and never ends", hint)
        return None
    body = min(closing.end() + 1, len(text))
    return FrontMatter(pairs=_pairs(faults, place, start, closing.start()), opening=place, body=body)


def _pairs(faults: Faults, opening: Place, start: int, end: int) -> Pairs | None:
    before = len(faults.in_order())
    node = read_nodes(faults, start, end)
    if isinstance(node, Pairs):
        return node
    if node is not None:
        faults.add("malformed-yaml", node, "front matter is a map of keys and values, such as 'title: ...'")
    elif len(faults.in_order()) == before:
        return Pairs((), opening.start, opening.end)
    return None
