"""The words of a language."""

import pytest

from jepsite.i18n.words import language_of, languages, words_for


def test_english_needs_no_catalogue_and_comes_first():
    assert languages()[0] == "en"
    assert words_for("en").gettext("Late or waiting") == "Late or waiting"


@pytest.mark.parametrize(
    ("tag", "language"), [("it", "it"), ("de-AT", "de"), ("DE_ch", "de"), ("fr", None), ("", None)]
)
def test_a_tag_finds_the_language_that_serves_it(tag, language):
    assert language_of(tag) == language


def test_a_language_without_words_is_served_in_english():
    assert words_for("fr").language == "en"


def test_a_number_chooses_the_form():
    words = words_for("it")

    assert words.plural("one activity.", "{n} activities.", 1) == "un’attività."
    assert words.plural("one activity.", "{n} activities.", 7) == "7 attività."
    assert words_for("en").plural("one activity.", "{n} activities.", 0) == "0 activities."


def test_a_context_tells_words_apart():
    words = words_for("de")

    assert words.pgettext("milestone", "Dropped") == "Entfallen"
    assert words.pgettext("nowhere", "Dropped") == "Dropped"


def test_a_value_is_never_taken_for_a_place_to_fill():
    assert words_for("en").say("Proof: {exit}", exit="{day} %s") == "Proof: {day} %s"


@pytest.mark.parametrize(
    ("day", "sentence"),
    [("3", "Firmato il 3\xa0dicembre"), ("8", "Firmato l’8\xa0dicembre"), ("11", "Firmato l’11\xa0dicembre")],
)
def test_italian_articles_give_way_to_a_vowel(day, sentence):
    assert words_for("it").say("Signed on {day}", day=f"{day}\xa0dicembre") == sentence


def test_italian_prepositions_give_way_too_and_other_numbers_stay():
    words = words_for("it")

    assert words.say("until {day}", day="11\xa0ott") == "fino all’11\xa0ott"
    assert words.say("from {first} to {last}", first="8", last="11\xa0ottobre") == "dall’8 all’11\xa0ottobre"
    assert words.say("moved from {day}", day="18\xa0ott") == "spostata dal 18\xa0ott"
