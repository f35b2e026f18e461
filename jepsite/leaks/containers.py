"""What formats hold: compressed bytes, archives, pictures' notes, documents. Only what can hide a text is taken out."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from jepsite.leaks.document import UnreadableError, document
from jepsite.record import record

MOST: Final = 128 * 1024 * 1024
"""Bytes that one member may come to."""


@record
class Unpacked:
    """What was in a container."""

    parts: tuple[tuple[str, bytes], ...] = ()
    """Decoders and the bytes they gave, to be looked into in their turn."""
    texts: tuple[tuple[str, str], ...] = ()
    also_text: bool = False
    """Whether its own bytes may hold plain words too."""


def unpacked(raw: bytes) -> Unpacked | None:
    """What a container holds; None for what is none. Raises `UnreadableError` for one that does not open."""
    if raw.startswith(b"\x1f\x8b"):
        return Unpacked(parts=(("gzip", _inflated(raw, zlib.MAX_WBITS | 16, "gzip")),))
    if raw[:1] == b"x" and len(raw) > 6 and int.from_bytes(raw[:2], "big") % 31 == 0:
        try:
            return Unpacked(parts=(("zlib", _inflated(raw, zlib.MAX_WBITS, "zlib")),))
        except UnreadableError:
            return None  # a text that happens to begin so
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive(raw)
    if raw.startswith(b"%PDF"):
        found = document(raw)
        return Unpacked(parts=found.streams, texts=found.texts)
    if raw.startswith(b"\x89PNG\r\n\x1a\n"):
        return Unpacked(parts=tuple(_png(raw)))
    if raw.startswith(b"\xff\xd8\xff"):
        return Unpacked(parts=tuple(_jpeg(raw)))
    if raw.startswith(b"RIFF") and raw[8:12] == b"WEBP":
        return Unpacked(parts=tuple(_webp(raw)))
    return None


def _inflated(raw: bytes, bits: int, decoder: str) -> bytes:
    inflate = zlib.decompressobj(bits)
    try:
        content = inflate.decompress(raw, MOST)
    except zlib.error as error:
        raise UnreadableError(decoder, str(error)) from None
    if inflate.unconsumed_tail:
        raise UnreadableError(decoder, "it swells without end")
    return content + inflate.unused_data


def _archive(raw: bytes) -> Unpacked:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            members = archive.infolist()
            if any(member.flag_bits & 1 for member in members):
                raise UnreadableError("ZIP", "a member is locked with a password")
            if sum(member.file_size for member in members) > MOST:
                raise UnreadableError("ZIP", "it swells without end")
            parts = tuple((f"ZIP member {number}", archive.read(each)) for number, each in enumerate(members, start=1))
            notes = "\n".join(
                (archive.comment.decode(errors="replace"), *(each.comment.decode(errors="replace") for each in members))
            )
            names = "\n".join(each.filename for each in members)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise UnreadableError("ZIP", str(error)) from None
    return Unpacked(parts=parts, texts=(("ZIP names", names), ("ZIP comments", notes)))


def _png(raw: bytes) -> Iterator[tuple[str, bytes]]:
    position = 8
    while position + 8 <= len(raw):
        length, kind = int.from_bytes(raw[position : position + 4], "big"), raw[position + 4 : position + 8]
        data = raw[position + 8 : position + 8 + length]
        if kind in {b"tEXt", b"eXIf"}:
            yield "PNG text" if kind == b"tEXt" else "EXIF", data.replace(b"\0", b"\n", 1)
        elif kind in {b"zTXt", b"iTXt"}:
            yield from _png_text(data, international=kind == b"iTXt")
        position += 12 + length
        if kind == b"IEND":
            break
    if position < len(raw):
        yield "behind the picture", raw[position:]


def _png_text(data: bytes, *, international: bool) -> Iterator[tuple[str, bytes]]:
    keyword, _, rest = data.partition(b"\0")
    packed = rest[:1] == b"\1" if international else True
    rest = rest[2:] if international else rest[1:]
    head = b""
    if international:
        language, _, rest = rest.partition(b"\0")
        translated, _, rest = rest.partition(b"\0")
        head = language + b"\n" + translated
    text = _inflated(rest, zlib.MAX_WBITS, "PNG text") if packed else rest
    yield "XMP" if b"xmp" in keyword else "PNG text", keyword + b"\n" + head + b"\n" + text


def _jpeg(raw: bytes) -> Iterator[tuple[str, bytes]]:
    """The segments that hold notes, up to the picture itself, and what stands behind its end."""
    position = 2
    while position + 4 <= len(raw) and raw[position] == 0xFF and raw[position + 1] != 0xDA:
        marker, length = raw[position + 1], int.from_bytes(raw[position + 2 : position + 4], "big")
        data = raw[position + 4 : position + 2 + length]
        if marker == 0xFE:
            yield "JPEG comment", data
        elif 0xE1 <= marker <= 0xEF:
            yield "XMP" if b"ns.adobe.com" in data[:64] else "EXIF", data
        position += 2 + length
    end = raw.rfind(b"\xff\xd9")
    if 0 < end < len(raw) - 2:
        yield "behind the picture", raw[end + 2 :]


def _webp(raw: bytes) -> Iterator[tuple[str, bytes]]:
    position = 12
    while position + 8 <= len(raw):
        kind, length = raw[position : position + 4], int.from_bytes(raw[position + 4 : position + 8], "little")
        if kind in {b"EXIF", b"XMP "}:
            yield kind.decode().strip(), raw[position + 8 : position + 8 + length]
        position += 8 + length + length % 2
    if position < len(raw):
        yield "behind the picture", raw[position:]
