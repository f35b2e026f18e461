"""The outline's entries read as the headings do.

Chromium makes them of its lines of text, and loses the space where a heading is broken into two: 'Contractsigned'. The
sheet knows better.
"""

import re
from collections.abc import Mapping
from html import unescape
from typing import Final

from jepsite.export.strings import HEXADECIMAL, LITERAL, pdf_text, plain_text

_HEADING: Final = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1>", re.DOTALL)
_TAG: Final = re.compile(r"<(\w+)\b[^>]* aria-hidden=\"true\"[^>]*>.*?</\1>|<[^>]*>", re.DOTALL)
"""A tag; an ornament with what is in it, since it is no part of the heading's text for who has it read aloud."""
_ENTRY: Final = re.compile(rb"/Title (" + LITERAL + rb"|" + HEXADECIMAL + rb")(?=\s*/Dest)", re.DOTALL)


def headings(html: str) -> dict[str, str]:
    """The headings of a sheet, each by itself without its spaces."""
    texts = (" ".join(unescape(_TAG.sub("", inner)).split()) for _, inner in _HEADING.findall(html))
    return {_run_together(text): text for text in texts}


def retold(entry: bytes, known: Mapping[str, str]) -> bytes:
    """An object of the document with its title as the heading has it, if it is an entry of the outline and known."""
    return _ENTRY.sub(lambda found: b"/Title " + _title(found[1], known), entry) if b"/Dest" in entry else entry


def _title(written: bytes, known: Mapping[str, str]) -> bytes:
    text = known.get(_run_together(plain_text(written)))
    return written if text is None else pdf_text(text)


def _run_together(text: str) -> str:
    return "".join(text.split())
