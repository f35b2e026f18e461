import pytest
from hypothesis import given
from hypothesis import strategies as st

from jepsite.export.strings import pdf_text, plain_text


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r")))
def test_a_text_is_read_as_it_was_written(text):
    assert plain_text(pdf_text(text)) == text


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (rb"(a\(b\)\\c)", r"a(b)\c"),
        (rb"(caf\351)", "café"),
        (rb"(a\nb\tc)", "a\nb\tc"),
        (b"<FEFF 00DC 0062>", "Üb"),
        (b"<fffe>", "ÿþ"),
        (b"()", ""),
    ],
)
def test_a_text_in_any_form_is_read(written, text):
    assert plain_text(written) == text
