"""What a PDF holds: its pages' text, every string of its objects, its streams.

Strings are Info, annotations, the outline, alternative texts; streams are XMP, attachments, scripts. Fonts and the
pixels of pictures are passed over.
"""

import io
import re
from collections.abc import Iterator
from typing import Final

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from jepsite.leaks.glyphs import text_of
from jepsite.record import record

_FONT_KEYS: Final = ("/FontFile", "/FontFile2", "/FontFile3", "/ToUnicode", "/CIDToGIDMap", "/CIDSet")
_GLYPHS: Final = re.compile(rb"<[0-9A-Fa-f\s]*>")


class UnreadableError(Exception):
    """A container that does not open, and the decoder that tried."""

    def __init__(self, decoder: str, why: str) -> None:
        super().__init__(why)
        self.decoder = decoder


@record
class Document:
    """A PDF's texts and streams with the decoder that each was found by."""

    texts: tuple[tuple[str, str], ...]
    streams: tuple[tuple[str, bytes], ...]


def document(raw: bytes) -> Document:
    """All that a PDF says. Raises `UnreadableError` where it is broken or locked with a password."""
    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted:
            raise UnreadableError("PDF", "it is locked with a password")
        objects = tuple(_objects(reader))
        strings = tuple(_strings(objects, reader))
        known = text_of(reader)
        pages = "\n".join(page.extract_text() for page in reader.pages) if known is None else known
        drawn = _drawn(reader) if known is not None else frozenset()
        return Document(texts=(("PDF text", pages), *strings), streams=tuple(_streams(objects, drawn)))
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise UnreadableError("PDF", f"it cannot be read: {error}") from None


def _objects(reader: PdfReader) -> Iterator[PdfObject]:
    """Every object of the file, in use or not, and its trailer."""
    yield reader.trailer
    numbers = {(number, generation) for generation, table in reader.xref.items() for number in table}
    numbers |= {(number, 0) for number in reader.xref_objStm}
    for number, generation in sorted(numbers):
        found = reader.get_object(IndirectObject(number, generation, reader))
        if found is not None:
            yield found


def _strings(objects: tuple[PdfObject, ...], reader: PdfReader) -> Iterator[tuple[str, str]]:
    info = reader.metadata
    if info:
        yield "PDF Info", "\n".join(f"{key} {value}" for key, value in info.items())
    annotations: list[str] = []
    others: list[str] = []
    for each in objects:
        found = list(_strings_in(each))
        is_annotation = isinstance(each, DictionaryObject) and ("/Subtype" in each and "/Rect" in each)
        (annotations if is_annotation else others).extend(found)
    yield "PDF annotation", "\n".join(annotations)
    yield "PDF strings", "\n".join(others)


def _strings_in(value: PdfObject) -> Iterator[str]:
    """The strings of one object, without those of the objects that it refers to."""
    if isinstance(value, TextStringObject):
        yield str(value)
    elif isinstance(value, ByteStringObject):
        yield bytes(value).decode("latin-1")
    elif isinstance(value, NameObject):
        yield str(value)
    elif isinstance(value, DictionaryObject):
        for key, each in value.items():
            yield str(key)
            yield from _strings_in(each)
    elif isinstance(value, ArrayObject):
        for each in value:
            yield from _strings_in(each)


def _drawn(reader: PdfReader) -> frozenset[int]:
    """The objects that say what stands on the pages."""
    contents = (page.raw_get("/Contents") for page in reader.pages if "/Contents" in page)
    listed = (each for found in contents for each in (found if isinstance(found, ArrayObject) else (found,)))
    return frozenset(each.idnum for each in listed if isinstance(each, IndirectObject))


def _streams(objects: tuple[PdfObject, ...], drawn: frozenset[int]) -> Iterator[tuple[str, bytes]]:
    """What streams hold; where a page's glyphs were read already (`drawn`), without their numbers."""
    fonts = {
        value.idnum
        for each in objects
        if isinstance(each, DictionaryObject)
        for key in _FONT_KEYS
        if isinstance(value := each.raw_get(key) if key in each else None, IndirectObject)
    }
    for each in objects:
        if not isinstance(each, StreamObject) or each.get("/Subtype") == "/Image" or each.get("/Type") == "/ObjStm":
            continue
        number = each.indirect_reference.idnum if each.indirect_reference else None
        if number not in fonts:
            data = each.get_data()
            shown = number in drawn or (bool(drawn) and each.get("/Subtype") == "/Form")
            yield "PDF stream", _GLYPHS.sub(b"", data) if shown else data
