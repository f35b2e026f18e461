"""Finds and reads brace groups: `{#id 3d .class key=value key="with spaces"}`.

It reads raw text, before Markdown's inline rules, and knows neither which attribute belongs where (`vocabulary`) nor
what a value means (`terms`, `cast`).
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar

from jepsite.parse.faults import Faults, shown
from jepsite.parse.terms import is_duration
from jepsite.parse.written import Place, Placed, Written

CLASSES: Final = (
    *("internal", "milestone", "close"),
    *("meeting", "any", "optional", "outcome", "risk", "decision", "question"),
)
LONGEST_GROUP: Final = 2_000
"""Characters: no brace group is longer, so that a text full of braces is read in its own time."""

_GLANCE: Final = 200
"""Characters: how far the beginning of a group without end is looked at."""

_TICKS: Final = re.compile("`+")
_SIGN: Final = re.compile(r"\\.|`+|\{", re.DOTALL)
_BRACE: Final = re.compile(r"\\.|\{", re.DOTALL)
_END: Final = re.compile(r'[^{}"]*(?:"(?:[^"\\]|\\.)*"[^{}"]*)*\}', re.DOTALL)
_TOKEN: Final = re.compile(r'([^\s="{}]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s"]*))|\S+', re.DOTALL)
"""A word; or a key (group 1) with a value in quotes (2) or without (3)."""
_LOOKS: Final = re.compile(r"\s*(?:#|\.[A-Za-z]|[A-Za-z-]+=)")
_BLANK_LINE: Final = re.compile(r"\n[ \t>]*(?:\n|\Z)")
_ESCAPE: Final = re.compile(r'\\(["\\{}])')
_OTHER_QUOTES: Final = "'“”„«»‘’‚"
_DOTTED: Final = frozenset(f".{name}" for name in CLASSES)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Attributes:
    """What one brace group says."""

    start: int
    end: int
    """Of the whole group, braces included; both at the end of the text where there is none."""
    words: Mapping[str, Written] = field(default_factory=dict)
    """By the name that `vocabulary` has for it: `#id`, `duration`, `.internal`, `R=` (with the bare value)."""

    def has(self, name: str) -> bool:
        """Whether this is said: `.internal`, `by=`."""
        return name in self.words

    def get(self, name: str) -> Written | None:
        """A word or a value as written."""
        return self.words.get(name)

    def text(self, name: str) -> str | None:
        """A value as text."""
        written = self.words.get(name)
        return None if written is None else written.text

    def take(self, name: str, read: Callable[[Written, Faults], T | None], faults: Faults) -> T | None:
        """A value, read; None where it is not said, or faulty."""
        written = self.words.get(name)
        return None if written is None else read(written, faults)


def find_attributes(text: str, start: int, end: int) -> Place | None:
    """The brace group at the end of a stretch of text, if there is one."""
    position = start
    while sign := _SIGN.search(text, position, end):
        position = sign.end()
        if sign[0].startswith("`"):
            position = _behind_code(text, sign, end)
        elif sign[0] == "{":
            closing = _END.match(text, sign.end(), min(end, sign.end() + LONGEST_GROUP))
            if closing and not text[closing.end() : end].strip():
                return Place(sign.start(), closing.end())
    return None


def read_attributes(text: str, group: Place, faults: Faults) -> Attributes:
    """The attributes of a group; what cannot be read is told and left out."""
    said: dict[str, Written] = {}
    before = ""
    for token in _TOKEN.finditer(text, group.start + 1, group.end - 1):
        whole = Written(token[0], token.start(), token.end())
        first = whole.text[0]
        if token[1] is not None:
            _add(said, f"{token[1]}=", _value(token, whole, faults), whole, faults)
        elif first == "#":
            _add(said, "#id", whole.part(1, len(whole.text)), whole, faults)
        elif first == ".":
            _add(said, whole.text, whole, whole, faults)
        elif first in "0123456789":
            _add(said, "duration", whole, whole, faults)
        elif not before.endswith(","):
            _tell_word(whole, before, faults)
        before = whole.text
    return Attributes(group.start, group.end, said)


def looks_like_attributes(inside: str) -> bool:
    """Whether the text within braces means to be attributes, so that it may not be printed."""
    if _LOOKS.match(inside):
        return True
    words = inside.split()
    return any(word in _DOTTED for word in words) or is_duration("".join(words[:1])) or words[:1] == ["internal"]


def tell_misplaced(text: str, start: int, end: int, known: Iterable[Placed], faults: Faults) -> None:
    """Tell every group in a stretch of text that looks like attributes and is not at its place.

    `known` are the groups that were read, and code.
    """
    skipped = sorted((place.start, place.end) for place in known)
    index, position = 0, start
    while sign := _BRACE.search(text, position, end):
        position = sign.end()
        while index < len(skipped) and skipped[index][1] <= sign.start():
            index += 1
        if index < len(skipped) and skipped[index][0] <= sign.start():
            position = skipped[index][1]
        elif sign[0] == "{":
            position = _tell_group(text, sign, end, faults)


def _tell_group(text: str, sign: re.Match[str], end: int, faults: Faults) -> int:
    """Judge one group outside its place; gives the offset at which to go on."""
    start, limit = sign.end(), min(end, sign.end() + LONGEST_GROUP)
    blank = _BLANK_LINE.search(text, start, limit)
    limit = blank.start() if blank else limit
    closing = _END.match(text, start, limit) if text.find("}", start, limit) >= 0 else None
    if closing:
        end, inside = closing.end(), text[start : closing.end() - 1]
    else:
        line_end = text.find("\n", start, min(limit, start + _GLANCE))
        inside = text[start : line_end if line_end >= 0 else min(limit, start + _GLANCE)].rstrip()
        end = start + len(inside)
    if not looks_like_attributes(inside):
        return start
    place = Place(sign.start(), end)
    if closing:
        hint = "they stand last in a heading or in an item's first paragraph; \\{ is a brace that means nothing"
        message = f"attributes have no meaning here: {shown(text[place.start : place.end])}"
        faults.add("misplaced-attributes", place, message, hint)
    else:
        hint = "a } ends them, on the heading's own line or in the item's first paragraph; quotes come in pairs"
        faults.add("unclosed-attributes", place, "these attributes begin and never end", hint)
    return end


def _behind_code(text: str, sign: re.Match[str], end: int) -> int:
    for run in _TICKS.finditer(text, sign.end(), end):
        if len(run[0]) == len(sign[0]):
            return run.end()
    return sign.end()


def _add(found: dict[str, Written], key: str, value: Written | None, whole: Written, faults: Faults) -> None:
    if key in found:
        message = f"{shown(whole.text)} comes after another of its kind"
        faults.add("doubled-attribute", whole, message, "keep one of the two", [("the first one", found[key])])
    elif value is not None:
        found[key] = value


def _value(token: re.Match[str], whole: Written, faults: Faults) -> Written | None:
    quoted = token[2]
    if quoted is None:
        value = Written(token[3], whole.end - len(token[3]), whole.end)
    else:
        if "{" in quoted:
            tell_misplaced(token.string, *token.span(2), (), faults)
        if "\\" in quoted or "\n" in quoted:
            quoted = " ".join(_ESCAPE.sub(r"\1", quoted).split())
        value = Written(quoted, *token.span(2))
    key = token[1][:40]
    if not value.text.strip():
        faults.add("empty-value", whole, f"'{key}=' has no value", "write one, or leave it out")
        return None
    if value.text[0] in _OTHER_QUOTES and token[2] is None:
        hint = f'only straight double quotes hold a value together: {key}="..."'
        faults.add("malformed-value", whole, f"{shown(value.text)} begins with a quote of another kind", hint)
        return None
    return value


def _tell_word(word: Written, before: str, faults: Faults) -> None:
    hint = "\\{ is a brace that means nothing"
    if word.text in CLASSES:
        hint = f"did you mean '.{word.text}'?"
    elif "=" in before:
        hint = f'a value with blanks stands in double quotes: {before.partition("=")[0]}="..."'
    faults.add("unknown-attribute", word, f"there is no attribute {shown(word.text)}", hint)
