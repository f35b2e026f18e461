"""Containers give up what is in them; one that does not open says so."""

import gzip
import io
import struct
import zipfile
import zlib

import pytest

from jepsite.leaks.containers import unpacked
from jepsite.leaks.document import UnreadableError


def parts(raw: bytes) -> list[tuple[str, bytes]]:
    found = unpacked(raw)
    assert found is not None
    return list(found.parts)


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(*chunks: bytes, behind: bytes = b"") -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks) + chunk(b"IEND", b"") + behind


def test_plain_bytes_are_no_container():
    assert unpacked(b"x marks the spot") is None
    assert unpacked(b"") is None


def test_compressed_bytes_are_inflated_with_what_stands_behind_them():
    assert parts(gzip.compress(b"inside")) == [("gzip", b"inside")]
    assert parts(zlib.compress(b"inside") + b"behind") == [("zlib", b"insidebehind")]


def test_an_archive_gives_its_members_their_names_and_its_notes():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.comment = b"a note"
        archive.writestr("a.txt", "inside")
    found = unpacked(stream.getvalue())

    assert found is not None
    assert found.parts == (("ZIP member 1", b"inside"),)
    assert found.texts == (("ZIP names", "a.txt"), ("ZIP comments", "a note\n"))


@pytest.mark.parametrize(
    ("picture", "decoder"),
    [
        (png(chunk(b"tEXt", b"Comment\0inside")), "PNG text"),
        (png(chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"inside"))), "PNG text"),
        (png(chunk(b"iTXt", b"Comment\0\0\0en\0Note\0inside")), "PNG text"),
        (png(chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(b"inside"))), "XMP"),
        (png(chunk(b"eXIf", b"MM\0*inside")), "EXIF"),
        (png(behind=b"inside"), "behind the picture"),
        (b"\xff\xd8\xff\xfe\x00\x08inside\xff\xda\x00\x02\xff\xd9", "JPEG comment"),
        (b"\xff\xd8\xff\xe1\x00\x0eExif\0\0inside\xff\xda\x00\x02\xff\xd9", "EXIF"),
        (b"\xff\xd8\xff\xe1\x00\x21http://ns.adobe.com/xap/\0inside\xff\xda\x00\x02\xff\xd9", "XMP"),
        (b"\xff\xd8\xff\xda\x00\x02\xff\xd9inside", "behind the picture"),
        (b"RIFF\x16\0\0\0WEBPEXIF\x06\0\0\0inside", "EXIF"),
        (b"RIFF\x16\0\0\0WEBPXMP \x06\0\0\0inside", "XMP"),
    ],
)
def test_a_pictures_notes_are_taken_out(picture, decoder):
    assert [(name, b"inside" in content) for name, content in parts(picture)] == [(decoder, True)]


def test_a_container_that_does_not_open_says_so():
    with pytest.raises(UnreadableError) as fault:
        unpacked(b"PK\x03\x04 and nothing")
    assert fault.value.decoder == "ZIP"
    with pytest.raises(UnreadableError) as fault:
        unpacked(b"\x1f\x8b and nothing")
    assert fault.value.decoder == "gzip"


def test_one_that_swells_is_not_opened_to_its_end(monkeypatch):
    monkeypatch.setattr("jepsite.leaks.containers.MOST", 1000)
    with pytest.raises(UnreadableError, match="swells"):
        unpacked(gzip.compress(bytes(5000)))
