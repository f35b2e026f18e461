"""Texts as a PDF writes them."""

import re
from typing import Final

LITERAL: Final = rb"\((?:[^()\\]|\\.)*\)"
"""A text in parentheses; a pattern, for use within others (with DOTALL). Chromium escapes every parenthesis in it."""
HEXADECIMAL: Final = rb"<[0-9A-Fa-f\s]*>"
_ESCAPE: Final = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_CONTROLS: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_UTF_16: Final = b"\xfe\xff"


def pdf_text(text: str) -> bytes:
    """A text as it stands, or in UTF-16 where it is not all ASCII."""
    if text.isascii():
        return b"(%b)" % re.sub(rb"([()\\])", rb"\\\1", text.encode())
    return b"<%b>" % (_UTF_16 + text.encode("utf-16-be")).hex().upper().encode()


def plain_text(written: bytes) -> str:
    """What such a text says, in either form. Bytes beyond ASCII that are no UTF-16 are read as Latin-1."""
    content = (
        bytes.fromhex(written[1:-1].decode("ascii")) if written.startswith(b"<") else _ESCAPE.sub(_byte, written[1:-1])
    )
    if content.startswith(_UTF_16):
        return content[2:].decode("utf-16-be", "replace")
    return content.decode("latin-1")


def _byte(escape: re.Match[bytes]) -> bytes:
    code = escape[1]
    return bytes([int(code, 8) & 255]) if code.isdigit() else _CONTROLS.get(code, code)
