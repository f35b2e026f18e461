"""Tells characters that no page, sheet or drawing can hold, and replaces them so that reading can go on."""

import re
from typing import Final

from jepsite.parse.faults import Faults
from jepsite.parse.written import Place
from jepsite.source import Source

_CONTROL: Final = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 and YAML 1.1 have no place for."""


def readable(source: Source) -> tuple[Source, Faults]:
    """The source with blanks for such characters, and its faults so far: one, at the first of them."""
    faults = Faults(source)
    first = _CONTROL.search(source.text)
    if first is None:
        return source, faults
    clean = Source(path=source.path, text=_CONTROL.sub(" ", source.text))
    number = len(_CONTROL.findall(source.text))
    others = f", and {number - 1} more like it" if number > 1 else ""
    faults = Faults(clean)
    message = f"here is a control character (U+{ord(first[0]):04X}){others}"
    faults.add("control-character", Place(first.start(), first.end()), message, "delete it")
    return clean, faults
