"""Words are compared without case, accents, marks and what nobody sees."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jepsite.leaks.words import folded, grams, holds, place_of, within_tags, without_tags, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Officine Bellini S.p.A.", ["officine", "bellini", "s", "p", "a"]),
        ("Große Straße – „Ünï“", ["grosse", "strasse", "uni"]),
        ("no\u00a0break, sh\u00ady, zero\u200bwidth", ["no", "break", "shy", "zerowidth"]),
        ("e\u0301te\u0301 ﬁn", ["ete", "fin"]),
        ("under_score 3M", ["under", "score", "3m"]),
        ("漢字と kana", ["漢", "字", "と", "kana"]),
        ("مشروع، خطة", ["مشروع", "خطة"]),
        ("", []),
    ],
)
def test_a_text_is_cut_into_folded_words(text, words):
    assert [word.decode() for word in words_of(text)] == words


@settings(max_examples=300)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_folding_twice_changes_nothing_more(text):
    words = words_of(text)

    assert words_of(" ".join(word.decode(errors="replace") for word in words)) == words


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>one</p><p>two</p>", "one two"),
        ("Off<b>icine</b> Bel<wbr>lini", "Officine Bellini"),
        ("no markup", "no markup"),
    ],
)
def test_a_page_is_read_as_it_is_seen(html, text):
    assert without_tags(html).split() == text.split()


def test_what_stands_within_tags_is_read_too():
    assert words_of(within_tags('<p title="Bellini">x</p><!-- Alba -->')) == [b"p", b"title", b"bellini", b"alba"]


def test_a_place_is_that_of_whole_words():
    assert place_of((b"bellini",), "Bellinis Haus, BELLÍNI") == len("Bellinis Haus, ")
    assert place_of((b"officine", b"bellini"), "Officine\n  Bellini") == 0
    assert place_of((b"officine", b"alba"), "Officine, und Alba") is None


def test_a_row_of_words_is_found_wherever_it_begins():
    assert holds([b"a", b"b", b"a", b"c"], (b"a", b"c"))
    assert not holds([b"a", b"b", b"c"], (b"a", b"c"))


def test_a_run_is_of_five_words():
    words = words_of("one two three four five six")

    assert len(list(grams(words))) == 2
    assert next(grams(words)) == next(grams(words_of("One, two; three: four - FIVE")))
    assert list(grams(words[:4])) == []


def test_folding_keeps_the_lines():
    assert folded("Ä\nß\nﬁ").count("\n") == 2
