"""Bytes of which nobody said what they are become the text that is in them."""

import pytest

from jepsite.leaks.strings import text_of


@pytest.mark.parametrize(
    ("raw", "text", "decoder", "exact"),
    [
        ("Größe\n".encode(), "Größe\n", "", True),
        ("Größe".encode("utf-16"), "Größe", "UTF-16", True),
        ("a note".encode("utf-16-le"), "a note", "UTF-16", True),
        ("a note".encode("utf-16-be"), "a note", "UTF-16", True),
        (b"\x00\x01\xff\xfe\x80secret words\x00\x9f\x01", "secret words", "strings", False),
        (bytes(20) + "wide words".encode("utf-16-le") + b"\xff\xff" * 40, "wide words", "strings", False),
        (b"\x01\x02\x03\x04plain ascii\x05\x06", "plain ascii", "strings", False),
        (b"", "", "", True),
    ],
)
def test_the_text_and_how_it_was_come_to(raw, text, decoder, exact):
    assert text_of(raw) == (text, decoder, exact)
