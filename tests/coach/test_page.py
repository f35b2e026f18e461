"""The page: its words, and how long it stands."""

from datetime import date

import pytest

from tests.coach.advice import GOOD, only, planted


@pytest.mark.parametrize(
    ("language", "spoken"), [("en", True), ("de-AT", True), ("it", True), ("fr", False), ("nl-BE", False)]
)
def test_the_page_speaks_the_languages_that_it_has(language, spoken):
    assert (only("no-words", planted(f"language: {language}")) == []) == spoken


@pytest.mark.parametrize(
    ("last", "soon"), [("2026-10-04", False), ("2026-10-05", True), ("2026-10-19", True), ("2026-10-20", False)]
)
def test_the_last_fortnight_of_a_page_is_told(last, soon):
    found = only("expires-soon", planted(f"expires: {last}"))

    assert [(message, at) for message, at, _ in found] == (
        [(f"the page is taken down after {last}", last)] if soon else []
    )


def test_an_end_that_follows_from_the_deadlines_is_told_at_the_title():
    found = only("expires-soon", GOOD, today=date(2027, 2, 20))

    assert [(message, at) for message, at, _ in found] == [
        ("the page is taken down after 2027-03-04", "Manufacturing execution system for two plants")
    ]
