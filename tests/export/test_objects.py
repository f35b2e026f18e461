import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from jepsite.export.objects import Objects, StrangePdfError, put_together, taken_apart


def written(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def read(pdf: bytes) -> Any:
    return PdfReader(io.BytesIO(pdf))


def a_pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(width=595, height=842)
    writer.add_outline_item(title="Milestones", page_number=0)
    writer.add_metadata({"/Title": "Plan"})
    return written(writer)


def test_a_file_that_was_taken_apart_and_put_together_is_read_as_before():
    again = read(put_together(taken_apart(a_pdf())))

    assert (len(again.pages), again.outline[0].title, again.metadata.title) == (1, "Milestones", "Plan")


def test_a_packed_file_is_smaller_where_there_are_many_objects():
    bodies = dict.fromkeys(range(2, 700), b"<</Type /StructElem /S /TD /P 1 0 R>>")
    objects = Objects(bodies={1: b"<</Type /Catalog>>", **bodies}, root=1, info=None)

    assert len(put_together(objects)) < 12 * len(bodies)


def test_what_was_packed_can_be_taken_apart_again():
    first = taken_apart(a_pdf())
    second = taken_apart(put_together(first))

    assert read(put_together(second)).outline[0].title == "Milestones"


@given(st.lists(st.binary(max_size=60), min_size=1, max_size=250))
def test_every_object_is_found_again_whatever_is_in_it(contents):
    bodies = {
        number: b"<</Length %d>>\nstream\n%b\nendstream" % (len(content), content)
        if number % 2
        else b"<%b>" % content.hex().encode()
        for number, content in enumerate(contents, start=2)
    }
    pdf = put_together(Objects(bodies={1: b"<</Type /Catalog>>", **bodies}, root=1, info=None))
    reader = read(pdf)
    found = [reader.get_object(number) for number in bodies]

    assert [
        each.get_data() if number % 2 else bytes(each.original_bytes) for number, each in enumerate(found, start=2)
    ] == contents


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4\nno table\n%%EOF\n", b"<html>", a_pdf()[:-300]])
def test_what_is_no_pdf_is_refused(content):
    with pytest.raises(StrangePdfError):
        taken_apart(content)
