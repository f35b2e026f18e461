"""A PDF's texts are found wherever they stand in it, and its fonts are passed over."""

import io

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

from jepsite.leaks.document import UnreadableError, document
from tests.leaks.test_check import pdf


def texts(raw: bytes) -> dict[str, str]:
    return dict(document(raw).texts)


def test_the_text_of_its_pages():
    assert "on the page" in texts(pdf(text="on the page"))["PDF text"]


def test_its_information_and_its_annotations():
    assert "in the info" in texts(pdf(info="in the info"))["PDF Info"]
    assert "in a note" in texts(pdf(note="in a note"))["PDF annotation"]


def test_what_is_attached():
    assert (b"attached") in [content for _, content in document(pdf(attached=b"attached")).streams]


def written(add) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(10, 10)
    writer.root_object[NameObject("/Extra")] = add(writer)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_any_string_of_any_object():
    def add(writer):
        return writer._add_object(DictionaryObject({NameObject("/Alt"): TextStringObject("an alternative")}))

    assert "an alternative" in texts(written(add))["PDF strings"]


def test_a_font_is_passed_over_and_another_stream_is_not():
    def stream(writer, content):
        made = DecodedStreamObject()
        made.set_data(content)
        return writer._add_object(made)

    def add(writer):
        font = DictionaryObject({NameObject("/FontFile2"): stream(writer, b"glyphs")})
        return writer._add_object(
            DictionaryObject({NameObject("/F"): writer._add_object(font), NameObject("/S"): stream(writer, b"script")})
        )

    streams = [content for _, content in document(written(add)).streams]

    assert b"script" in streams
    assert b"glyphs" not in streams


@pytest.mark.parametrize("raw", [b"%PDF-1.7", b"%PDF-1.7\n" + bytes(200), pdf()[:300]])
def test_a_broken_one_says_so(raw):
    with pytest.raises(UnreadableError):
        document(raw)
