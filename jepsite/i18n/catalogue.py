"""Reads a gettext catalogue (`.po`) as `pybabel` writes it. Anything else raises: catalogues are ours, not a user's.

The text itself is read, once for each language in use, so that nothing has to be compiled before a plan can be built
from a clone, and no binary stands beside its source. It costs about a millisecond.
"""

import gettext
import json
import re
from collections.abc import Callable, Mapping
from typing import Final

from jepsite.record import record

_LINE: Final = re.compile(r'(?:(?P<key>msg(?:ctxt|id_plural|id|str(?:\[\d+\])?)) )?(?P<text>".*")')
_PLURAL_FORMS: Final = re.compile(r"Plural-Forms:.*?plural=(?P<rule>[^;\n]+)")

Key = tuple[str | None, str]
"""Context (None: without one) and message, the singular where there are two."""


@record
class Catalogue:
    """The translated messages of one language."""

    messages: Mapping[Key, tuple[str, ...]]
    """Translations, one for each plural form; only one for a message without a plural."""
    form: Callable[[int], int]
    """Which plural form a number takes."""


def _english(number: int) -> int:
    return 0 if number == 1 else 1


ENGLISH: Final = Catalogue(messages={}, form=_english)
"""The language that messages are written in: nothing to translate."""


def read_catalogue(text: str) -> Catalogue:
    """The catalogue in a `.po` file's text. Raises ValueError where a line is not of such a file.

    Comments and obsolete entries (`#~`) are passed over; that nothing is fuzzy or missing is a test's business.
    """
    messages: dict[Key, tuple[str, ...]] = {}
    rule = ""
    for block in re.split(r"\n{2,}", text.strip()):
        entry = _entry(block)
        if not entry:
            continue
        strings = tuple(entry[key] for key in sorted(entry) if key.startswith("msgstr"))
        if entry["msgid"]:
            messages[entry.get("msgctxt"), entry["msgid"]] = strings
        elif found := _PLURAL_FORMS.search(strings[0]):
            rule = found["rule"]
    if not rule:
        raise ValueError("a catalogue without Plural-Forms in its head")
    return Catalogue(messages=messages, form=gettext.c2py(rule))


def _entry(block: str) -> dict[str, str]:
    """The parts of one entry by their keywords, continued lines joined."""
    entry: dict[str, str] = {}
    keyword = ""
    for line in block.splitlines():
        if line.startswith("#"):
            continue
        found = _LINE.fullmatch(line)
        if found is None:
            raise ValueError(f"not a line of a catalogue: {line}")
        keyword = found["key"] or keyword
        entry[keyword] = entry.get(keyword, "") + json.loads(found["text"])
    return entry
