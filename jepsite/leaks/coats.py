"""What a text holds in another writing: entities, percent signs, base64, hexadecimal."""

import base64
import binascii
import re
from collections.abc import Iterator
from html import unescape
from typing import Final
from urllib.parse import unquote_to_bytes

SHORTEST: Final = 16
"""Characters of base64 or hexadecimal: shorter runs are words, and hold no leak worth the name."""
AROUND: Final = 120
"""Characters before and behind a percent sign that belong to what it stands in."""

_NOT_BASE64: Final = bytes(
    32 if not (chr(byte).isalnum() and byte < 128) and byte not in b"+/-_" else byte for byte in range(256)
)
_HEX: Final = re.compile(rb"(?:[0-9a-f]{2})+|(?:[0-9A-F]{2})+")
_PERCENT: Final = re.compile(r"%[0-9A-Fa-f]{2}")
_LETTER: Final = re.compile(rb"[A-Za-z]")


def plain(text: str) -> str:
    """A text whose HTML entities are characters, also where an entity's own sign was written as one."""
    for _ in range(3):
        if "&" not in text:
            break
        text = unescape(text)
    return text


def coats_of(text: str, runs: tuple[bytes, ...]) -> Iterator[tuple[str, bytes]]:
    """Each decoder that finds something, and the bytes it comes to; `runs` are those of the text."""
    if "%" in text and (quoted := "\n".join(_quoted(text))):
        yield "URL", quoted.encode(errors="replace")
    for run in runs:
        if _HEX.fullmatch(run):
            yield "hex", bytes.fromhex(run.decode())
        if (decoded := _from_base64(run)) is not None:
            yield "base64", decoded


def runs_of(text: str) -> tuple[bytes, ...]:
    """The runs of a text that could be base64 or hexadecimal."""
    raw = text.encode("ascii", "replace").translate(_NOT_BASE64)
    return tuple([run for run in raw.split() if len(run) >= SHORTEST])  # a list first: a page has 20,000 of them


def without(runs: tuple[bytes, ...], text: str, longest: int) -> str:
    """A text without those runs that are longer than so many characters: what is in them is found decoded."""
    for run in runs:
        if len(run) > longest:
            text = text.replace(run.decode(), " ")
    return text


def _quoted(text: str) -> Iterator[str]:
    """The surroundings of percent signs, decoded as often as they were encoded."""
    behind = 0
    for sign in _PERCENT.finditer(text):
        if sign.start() < behind:
            continue
        start, behind = max(0, sign.start() - AROUND), sign.end() + AROUND
        while behind < len(text) and "%" in text[behind - AROUND : behind]:
            behind += AROUND
        part = text[start:behind]
        for _ in range(3):
            part = unquote_to_bytes(part).decode("utf-8", "replace")
        yield part


def _from_base64(run: bytes) -> bytes | None:
    """What a run says in base64, if that is text or has the head of a known format; chance says neither."""
    usual = run.translate(bytes.maketrans(b"-_", b"+/"))
    try:
        decoded = base64.b64decode(usual + b"=" * (-len(usual) % 4), validate=True)
    except binascii.Error:
        return None
    return decoded if is_something(decoded) else None


def is_something(decoded: bytes) -> bool:
    """Whether bytes have a meaning: a known head, or text in UTF-8 or UTF-16."""
    heads = (b"\x1f\x8b", b"x\x01", b"x\x9c", b"x\xda", b"PK\x03\x04", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"RIFF")
    if decoded.startswith((*heads, b"\xff\xfe", b"\xfe\xff", b"GIF8", b"II*\0", b"MM\0*")):
        return True
    if b"\0" in decoded:
        return decoded[1::2].count(0) > 0.7 * (len(decoded) // 2) or decoded[0::2].count(0) > 0.7 * (len(decoded) // 2)
    if decoded.translate(None, bytes({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0D})) != decoded:
        return False
    try:
        decoded.decode()
    except UnicodeDecodeError:
        return False
    return True
