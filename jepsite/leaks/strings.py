"""The text in bytes of which nobody said what they are: UTF-8, UTF-16, or what looks like words in a binary."""

import re
from typing import Final

_ASCII: Final = re.compile(rb"[\x20-\x7e]{6,}")
_WIDE: Final = re.compile(rb"(?:[\x20-\x7e]\x00){4,}|(?:\x00[\x20-\x7e]){4,}")
_HEAD: Final = 64 * 1024


def text_of(raw: bytes) -> tuple[str, str, bool]:
    """The text, the decoder it took (empty for plain text), and whether it is one and not chance."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace"), "UTF-16", True
    wide = _wide_order(raw)
    if wide:
        return raw.decode(wide, "replace"), "UTF-16", True
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return _printable(raw), "strings", False
    if _is_binary(raw):
        return _printable(raw), "strings", False
    return text, "", True


def _wide_order(raw: bytes) -> str | None:
    """UTF-16 without a mark: nearly every other byte of European text is zero."""
    head = raw[:_HEAD]
    if len(head) < 8 or b"\0" not in head:
        return None
    low, high = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if high > 0.7 * half and low < 0.1 * half:
        return "utf-16-le"
    if low > 0.7 * half and high < 0.1 * half:
        return "utf-16-be"
    return None


def _is_binary(raw: bytes) -> bool:
    """Whether there are more control characters than a text has."""
    head = raw[:_HEAD]
    text = head.translate(None, bytes({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0C, 0x0D}))
    return len(text) < 0.97 * len(head)


def _printable(raw: bytes) -> str:
    """Runs of characters that can be read, a line each; wide ones too."""
    wide = (run.replace(b"\0", b"") for run in _WIDE.findall(raw)) if b"\0" in raw else ()
    return "\n".join(run.decode("ascii") for run in (*_ASCII.findall(raw), *wide))
