"""Tells what looks like a part of the plan and is none, so that nothing is passed over in silence.

It looks at the whole body once more when all that is plan has been read.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from markdown_it.token import Token

from jepsite.parse.faults import Faults
from jepsite.parse.markdown import DEEPEST, Block
from jepsite.parse.written import Place

_CHECKBOX: Final = re.compile(r"^(?:[^\S\n]|[>*+•–—-]|[0-9]{1,9}[.)])*(\[[ xX/!-]\])(?=[^\S\n]|$)", re.MULTILINE)
TOO_DEEP: Final = DEEPEST - 2
"""Markdown passes over what is nested deeper than `DEEPEST`: what comes near it is told."""
_JUDGED: Final = ("fence", "code_block", "heading_open")
_HEADING: Final = re.compile(r"^ {0,3}#{2,6}[^#\s].*$", re.MULTILINE)


def tell_strays(
    faults: Faults, masked: str, body: int, blocks: Sequence[Block], seen: set[int], first_section: int
) -> list[Place]:
    """Tell them all; gives the places of fences and of code by indentation.

    `seen` are the lines of checkboxes already judged, `first_section` is the offset of the first `##`.
    """
    found = [(token, _place(token, body, faults)) for block in blocks for token in block.tokens if _is_judged(token)]
    for token, place in found:
        _tell_token(token, place, faults, masked)
    for _, place in [(token, place) for token, place in found if token.level >= TOO_DEEP][:1]:
        faults.add("nested-too-deeply", place, "lists and quotes are nested too deeply to be read")
    fences = [place for token, place in found if token.type == "fence"]
    for box in _CHECKBOX.finditer(masked, body):
        if faults.source.place(box.start(1))[0] not in seen and not _within(fences, box.start(1)):
            _tell_checkbox(box, first_section, faults)
    for heading in _HEADING.finditer(masked, body):
        if not _within(fences, heading.start()):
            at = Place(heading.start(), heading.start() + len(heading[0].rstrip()))
            faults.add("heading-without-blank", at, "this line is no heading", "a blank belongs behind the last #")
    return fences + [place for token, place in found if token.type == "code_block"]


def _is_judged(token: Token) -> bool:
    return token.map is not None and (token.type in _JUDGED or token.level >= TOO_DEEP)


def _place(token: Token, body: int, faults: Faults) -> Place:
    """The token's lines in the source."""
    source = faults.source
    first_line = source.place(body)[0]
    first, behind = token.map or (0, 1)
    last = behind - 1 + first_line
    return Place(source.offset(first + first_line), source.offset(last) + len(source.line(last)))


def _tell_token(token: Token, place: Place, faults: Faults, masked: str) -> None:
    lines = masked[place.start : place.end].split("\n")
    first = Place(place.start + len(lines[0]) - len(lines[0].lstrip()), place.start + len(lines[0].rstrip()))
    if token.type == "heading_open" and token.markup in ("=", "-"):
        hint = "headings begin with ##; a line across the page (---) needs an empty line before it"
        faults.add("underlined-heading", first, "this text is a heading by the line under it", hint)
    elif token.type == "fence":
        sign = token.markup
        if len(lines) < 2 or not re.fullmatch(rf"[ \t>]*{sign[0]}{{{len(sign)},}}[ \t]*", lines[-1]):
            hint = f"a line of {sign} ends it, as far indented as this one"
            faults.add("unclosed-code", first, "this code begins here and never ends", hint)


def _tell_checkbox(box: re.Match[str], first_section: int, faults: Faults) -> None:
    at = Place(*box.span(1))
    before = box[0][: box.start(1) - box.start()]
    if at.start < first_section:
        message, hint = "a checkbox stands before the first section", "activities stand under a ## heading"
        faults.add("checkbox-before-section", at, message, hint)
    elif ">" in before:
        message, hint = "a checkbox stands in a quotation", "activities stand in lists of their own"
        faults.add("checkbox-in-quote", at, message, hint)
    else:
        hint = "an empty line before the list, a blank behind its number or bullet, and less indentation make it one"
        faults.add("stray-checkbox", at, "this checkbox is no item of a list", hint)


def _within(places: Sequence[Place], offset: int) -> bool:
    """Whether one of the places, which are in file order, holds the offset."""
    index = bisect_right(places, offset, key=lambda place: place.start)
    return index > 0 and offset < places[index - 1].end
