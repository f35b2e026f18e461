"""However deep a text lies, it is come to; and there is an end to it."""

import base64
import gzip

from jepsite.leaks.decode import Piece, Unsearchable, pieces_of


def texts(raw: bytes) -> dict[tuple[str, ...], str]:
    return {each.trail: each.text for each in pieces_of(raw) if isinstance(each, Piece)}


def test_a_plain_text_is_itself():
    assert texts(b"a plain text") == {(): "a plain text"}


def test_each_coat_is_taken_off_in_turn():
    raw = b"x=" + base64.b64encode(gzip.compress(base64.b64encode(b"the words within")))

    assert texts(raw)["base64", "gzip", "base64"] == "the words within"


def test_what_was_written_is_kept_beside_what_it_says():
    (piece,) = pieces_of(b"Law &amp; Sons")

    assert isinstance(piece, Piece)
    assert (piece.text, piece.written) == ("Law & Sons", "Law &amp; Sons")


def test_too_many_coats_are_said_and_not_passed_over():
    raw = b"within"
    for _ in range(9):
        raw = gzip.compress(raw)
    (last,) = (each for each in pieces_of(raw) if isinstance(each, Unsearchable))

    assert "too deep" in last.why


def test_what_does_not_open_is_said():
    (found,) = pieces_of(b"%PDF-1.7 and nothing", ("opened",))

    assert isinstance(found, Unsearchable)
    assert found.trail == ("opened", "PDF")
