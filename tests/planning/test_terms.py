"""What facts with only some of their dates make of a plan."""

from datetime import date

import pytest

from jepsite.planning.result import Dates
from tests.deals import plan
from tests.planning.scheduling import scheduled


@pytest.mark.parametrize(("today", "started"), [(7, 7), (8, 7), (9, 8)])
def test_work_done_without_a_date_was_not_done_before_the_day_on_which_it_began(today, started):
    text = f"## A {{#m}}\n\n- [x] A thing {{#a 1d started=2026-01-0{started}}}\n"

    found = scheduled(plan(text), date(2026, 1, today)).activities[0]

    assert found.expected == Dates(start=date(2026, 1, started), finish=date(2026, 1, started))


def test_a_milestone_of_which_all_was_done_before_the_plans_start_was_reached_then():
    found = scheduled(plan("## A {#m}\n\n- [x] A thing {#a 2d done=2025-12-19}\n"), date(2026, 1, 5))

    assert found.milestones[0].reached == date(2025, 12, 19)
