"""One text against all that must not be in it: place, trail, and what is let pass."""

from jepsite.leaks.decode import Piece, pieces_of
from jepsite.leaks.lexicon import Lexicon
from jepsite.leaks.search import Where, findings_in
from jepsite.leaks.terms import Term, Why
from jepsite.leaks.words import words_of

NOBODYS = Where(path="x", plan=None, says=lambda number: False)


def lexicon(*names: str) -> Lexicon:
    made = Lexicon()
    made.add(Term(words=tuple(words_of(name)), why=Why.CUSTOMER, plan="a.md", shown=name) for name in names)
    return made


def found(raw: bytes, *names: str) -> list[tuple[str, tuple[str, ...], int | None]]:
    return [
        (each.code, each.trail, each.offset)
        for piece in pieces_of(raw)
        if isinstance(piece, Piece)
        for each in findings_in(piece, NOBODYS, lexicon(*names))
    ]


def test_a_finding_tells_its_place_in_the_text():
    assert found(b"<p>as with Officine Bellini</p>", "Officine Bellini") == [("leaked-name", (), 11)]


def test_entities_are_a_decoder_only_where_they_were_needed():
    assert found(b"A &amp; B, Officine Bellini", "Officine Bellini") == [("leaked-name", (), 7)]
    assert found(b"Officine &#66;ellini", "Officine Bellini") == [("leaked-name", ("HTML entities",), 0)]


def test_in_a_binary_only_a_longer_name_is_believed():
    noise = b"\x01\xff\x80\x00"

    assert found(noise + b"a Abbey Sons b" + noise, "Abbey Sons") == [("leaked-name", ("strings",), 2)]
    assert found(noise + b"a ABB x TODO y" + noise, "ABB") == []


def test_a_picture_in_the_page_is_no_text():
    picture = b'<img src="data:image/png;base64,' + b"iVBORABB+ACME/" * 40 + b'">'

    assert found(picture, "ABB", "ACME") == []
