"""What is sent to a customer says what it is, in their language, with the address at its end and without a password."""

from datetime import date

import pytest

from jepsite.model.deal import Access
from jepsite.views.invitation import invitation

ADDRESS = "https://plans.example.com/p/x/#1abc"


def sent(*, title: str = "A plan for a test", access: Access = Access.LINK, language: str = "en") -> str:
    return invitation(title, access, ADDRESS, language=language, today=date(2026, 1, 5))


@pytest.mark.parametrize("access", list(Access))
def test_the_address_stands_whole_on_the_last_line_behind_one_sentence(access):
    lines = sent(access=access).split("\n")

    assert len(lines) == 2
    assert lines[1] == ADDRESS
    assert "‘A plan for a test’" in lines[0]


def test_it_says_what_the_access_asks_of_the_reader():
    assert "Whoever has this link can read it" in sent(access=Access.LINK)
    assert "password" in sent(access=Access.LINK_AND_PASSWORD)
    assert "password" in sent(access=Access.PASSWORD)
    assert "Whoever" not in sent(access=Access.OPEN)


def test_a_title_over_two_lines_becomes_one():
    assert "‘A plan in two lines’" in sent(title="A plan\nin two lines")
