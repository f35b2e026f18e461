"""Edits of an author's text: what is not edited stays as it was, byte for byte.

It does not know what an edit is for, and never writes half a file.
"""

import os
import re
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from jepsite.record import record
from jepsite.source import Source

_MARK: Final = b"\xef\xbb\xbf"
_LINE_END: Final = re.compile(r"\r\n|\r|\n")


@record
class Edit:
    """The characters of a source from offset `start` up to (not with) `end` become `text`."""

    start: int
    end: int
    text: str


def apply(source: Source, edits: Iterable[Edit]) -> str:
    """The source's text with the edits made; offsets are those of the text before any of them.

    Raises:
        ValueError: Two edits overlap, or one lies outside the text.
    """
    pieces, position = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if not position <= edit.start <= edit.end <= len(source.text):
            raise ValueError(f"an edit from {edit.start} to {edit.end} overlaps another or lies outside the text")
        pieces += [source.text[position : edit.start], edit.text]
        position = edit.end
    return "".join([*pieces, source.text[position:]])


def apply_to_bytes(content: bytes, source: Source, edits: Iterable[Edit]) -> bytes:
    """A file's bytes with the edits made; mark and line ends stay, new lines end as its first one does.

    `source` is what was read from these bytes.

    Raises:
        ValueError: The bytes are not those that the source was read from, or as in `apply`.
    """
    mark = _MARK if content.startswith(_MARK) else b""
    raw = content[len(mark) :].decode("utf-8")
    if _LINE_END.sub("\n", raw) != source.text:
        raise ValueError(f"'{source.path}' has changed since it was read")
    ends = list(_LINE_END.finditer(raw))
    starts = [0, *(end.end() for end in ends)]
    line_end = ends[0][0] if ends else "\n"

    def there(offset: int) -> int:
        line, column = source.place(offset)
        return starts[line - 1] + column - 1

    moved = [
        Edit(start=there(edit.start), end=there(edit.end), text=edit.text.replace("\n", line_end)) for edit in edits
    ]
    return mark + apply(Source(path=source.path, text=raw), moved).encode("utf-8")


def write(path: Path, source: Source, edits: Iterable[Edit]) -> None:
    """Make the edits in the file that the source was read from: whole or not at all.

    Raises:
        ValueError: As in `apply_to_bytes`.
        OSError: The file cannot be read or replaced; it is then as it was.
    """
    target = path.resolve()  # a link stays a link
    content = target.read_bytes()
    edited = apply_to_bytes(content, source, edits)
    if edited == content:
        return
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(edited)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(target.stat().st_mode & 0o7777)
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def create(path: Path, text: str) -> None:
    """A new file, whole or not at all.

    Raises:
        FileExistsError: There is one already; it is as it was.
        OSError: It cannot be written.
    """
    with path.open("x", encoding="utf-8") as file:
        try:
            file.write(text)
            file.flush()
        except BaseException:
            path.unlink()
            raise
