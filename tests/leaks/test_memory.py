"""The texts of a PDF are decoded once; names and notes are looked for in them every time."""

import pytest

from jepsite.leaks import memory as module
from jepsite.leaks.decode import Piece, Unsearchable, pieces_of
from jepsite.leaks.memory import Memory

DOCUMENT = b"%PDF-1.7 as if it were one"
TEXTS = (
    Piece(text="Law & Sons \ud800", trail=("pdf text",), written="Law &amp; Sons \ud800", runs=()),
    Piece(text="xyz", trail=("pdf text", "base64"), written="xyz", runs=(), exact=False),
)


@pytest.fixture
def decoded(monkeypatch):
    """Counts what is really decoded."""
    calls: list[bytes] = []

    def counted(content, trail=()):
        calls.append(content)
        return iter(TEXTS)

    monkeypatch.setattr(module, "pieces_of", counted)
    return calls


def said(found):
    return [(piece.text, piece.trail, piece.written, piece.exact) for piece in found if isinstance(piece, Piece)]


def test_a_pdf_is_decoded_once_and_says_the_same_ever_after(tmp_path, decoded):
    first = said(Memory(tmp_path / "texts").pieces_of(DOCUMENT, ("opened",)))
    again = said(Memory(tmp_path / "texts").pieces_of(DOCUMENT, ("opened",)))

    assert decoded == [DOCUMENT]
    assert again == first
    assert first == [
        ("Law & Sons \ud800", ("opened", "pdf text"), "Law &amp; Sons \ud800", True),
        ("xyz", ("opened", "pdf text", "base64"), "xyz", False),
    ]


def test_another_pdf_and_other_decoders_are_not_taken_for_it(tmp_path, decoded, monkeypatch):
    memory = Memory(tmp_path / "texts")
    list(memory.pieces_of(DOCUMENT))
    list(memory.pieces_of(DOCUMENT + b"."))
    monkeypatch.setattr(module, "VERSION", -1)
    list(memory.pieces_of(DOCUMENT))

    assert len(decoded) == 3


def test_what_was_cut_short_on_disk_is_decoded_anew(tmp_path, decoded):
    memory = Memory(tmp_path / "texts")
    list(memory.pieces_of(DOCUMENT))
    (kept,) = (tmp_path / "texts").glob("*.json")
    kept.write_bytes(kept.read_bytes()[:-3])

    assert len(said(memory.pieces_of(DOCUMENT))) == 2
    assert len(decoded) == 2


def test_what_cannot_be_looked_into_is_told_every_time_and_nothing_is_kept_of_it(tmp_path):
    memory = Memory(tmp_path / "texts")

    for _ in range(2):
        assert any(isinstance(found, Unsearchable) for found in memory.pieces_of(b"%PDF-1.7 and nothing", ("opened",)))
    assert not (tmp_path / "texts").exists()


def test_all_else_is_decoded_as_ever_and_not_kept(tmp_path):
    page = b"<p>Law &amp; Sons</p>"

    assert list(Memory(tmp_path / "texts").pieces_of(page)) == list(pieces_of(page))
    assert not (tmp_path / "texts").exists()
