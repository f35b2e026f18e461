"""What is sent to a customer says what it is, in their language, with the address at its end and without a password."""

from dataclasses import replace
from datetime import date

import pytest

from jepsite.model.deal import Access
from jepsite.views.invitation import invitation
from tests.deals import plan

DEAL = plan("## Signed {.close by=2026-03-02}\n\n- [ ] Sign it {#sign 1d R=ada A=ada}\n")
ADDRESS = "https://plans.example.com/p/x/#1abc"


def sent(**changes):
    return invitation(replace(DEAL, **changes), ADDRESS, today=date(2026, 1, 5))


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
