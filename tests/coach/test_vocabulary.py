"""The words of each language become patterns that hit what they mean."""

import pytest

from jepsite.coach.vocabulary import LONGEST_VAGUE, TOPICS, patterns
from jepsite.i18n.words import languages


@pytest.mark.parametrize("language", languages())
def test_every_language_of_the_page_has_its_words(language):
    assert set(patterns(language).topics) == set(TOPICS)


@pytest.mark.parametrize(
    ("language", "topic", "text", "hit"),
    [
        ("en", "security", "cybersecurity audit", True),
        ("en", "security", "insecure seats", False),
        ("en", "legal", "nda", True),
        ("en", "legal", "agenda", False),
        ("en", "security", "pen-test", True),
        ("en", "security", "pen  test", True),
        ("de", "procurement", "zentraleinkauf", True),
        ("de", "legal", "nda prüfen", True),
    ],
)
def test_a_star_stands_for_letters_and_a_blank_for_a_hyphen(language, topic, text, hit):
    assert bool(patterns(language).topics[topic].search(text)) == hit


def test_a_region_speaks_its_language():
    assert patterns("de-AT").vague.pattern == patterns("de").vague.pattern
    assert patterns("fr").topics == {}


@pytest.mark.parametrize("language", languages())
def test_no_phrase_is_longer_than_is_looked_for(language):
    known = patterns(language)
    phrases = known.vague.pattern.replace(r"\b", "").replace(r"[\s-]+", " ").split("|")

    assert max(sum(word not in known.little for word in phrase.split()) for phrase in phrases) <= LONGEST_VAGUE
