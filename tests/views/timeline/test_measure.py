"""How wide texts are, and where they break."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jepsite.views.timeline.measure import TYPES, Type, broken, cut

PLAIN = Type(size=10)
TITLES = st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=180)


def test_a_text_is_as_wide_as_its_characters_in_the_font():
    assert PLAIN.width("Il") == pytest.approx(10 * (0.27 + 0.25))


def test_bold_is_wider():
    assert Type(size=10, bold=True).width("Contract signed") > PLAIN.width("Contract signed")


@pytest.mark.parametrize(
    ("character", "width"), [("Ж", 8), ("東", 10), ("🙂", 14), ("\N{COMBINING ACUTE ACCENT}", 0), ("\u200d", 0)]
)
def test_a_character_that_the_font_lacks_counts_as_a_wide_one_of_its_kind(character, width):
    assert PLAIN.width(character) == width


def test_a_text_that_fits_stays_whole():
    assert broken("Sign the contract", 300, PLAIN, lines=2) == ("Sign the contract",)


def test_a_longer_one_breaks_between_words():
    room = PLAIN.width("Walk both plants and list the machines")

    lines = broken("Walk both plants and list the machines to be connected", room, PLAIN, lines=2)

    assert lines == ("Walk both plants and list the machines", "to be connected")


def test_what_is_left_over_is_cut_at_a_word():
    room = PLAIN.width("Walk both plants and")

    lines = broken("Walk both plants and list the machines, to be connected", room, PLAIN, lines=2)

    assert lines == ("Walk both plants and", "list the machines…")


def test_no_comma_stands_before_the_ellipsis():
    assert cut("machines, connected", PLAIN.width("machines, c"), PLAIN) == "machines…"


def test_a_word_wider_than_a_line_breaks_between_characters():
    first, second = broken("W" * 7, PLAIN.width("WWWW"), PLAIN, lines=2)

    assert (first, second) == ("WWWW", "WWW")


def test_a_character_keeps_its_accents():
    accented = "e\N{COMBINING ACUTE ACCENT}"

    first, second = broken(accented * 4, PLAIN.width("ee"), PLAIN, lines=2)

    assert (first, second) == (accented * 2, accented * 2)


def test_a_day_does_not_part_from_its_month():
    room = PLAIN.width("Meet on 5")

    assert broken("Meet on 5\N{NO-BREAK SPACE}October", room, PLAIN, lines=2)[0] == "Meet on"


def test_line_ends_in_a_title_are_spaces():
    assert broken("Sign\n  it", 300, PLAIN, lines=2) == ("Sign it",)


def test_a_text_of_nothing_is_one_empty_line():
    assert broken("", 300, PLAIN, lines=2) == ("",)


@given(TITLES, st.integers(40, 300), st.sampled_from(sorted(TYPES)), st.integers(1, 3))
def test_no_line_is_wider_than_its_room(title, room, kind, most):
    lines = broken(title, room, TYPES[kind], lines=most)

    assert 1 <= len(lines) <= most
    assert all(TYPES[kind].width(line) <= room for line in lines)


@given(TITLES)
def test_nothing_is_lost_where_there_is_room(title):
    lines = broken(title, 300, PLAIN, lines=200)

    assert re.sub(r"[ \t\r\n]", "", "".join(lines)) == re.sub(r"[ \t\r\n]", "", title)
