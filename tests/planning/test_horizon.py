"""Calendars reach as far as a plan leads: through lags, worst cases and absences, and with people who seldom meet."""

from datetime import date

import pytest

from jepsite.model.values import ItemId
from jepsite.planning.horizon import Horizon
from jepsite.planning.result import Dates
from tests.deals import FRONT, plan
from tests.planning.scheduling import scheduled

MONDAY = date(2026, 1, 5)


def last_step(customer: str, supplier: str, steps: int, step: str) -> Dates | None:
    """The dates of the last of so many equal steps of two companies that work in these ways."""
    front = FRONT.replace("name: Acme,", f"name: Acme, {customer},").replace("name: Nord,", f"name: Nord, {supplier},")
    items = "".join(f"{number}. [ ] A step {{#s{number} {step}}}\n" for number in range(1, steps + 1))

    return scheduled(plan(f"{front}\n## A {{#m}}\n\n{items}"), MONDAY).activity(ItemId(f"s{steps}")).expected


def test_a_chain_of_work_for_two_days_a_week_is_scheduled_though_the_two_sides_never_meet():
    found = last_step("week: mon-tue", "week: wed-fri", 10, "10d R=ada")

    assert found == Dates(start=date(2026, 11, 16), finish=date(2026, 12, 15))  # from the 46th week to the 50th


def test_a_chain_of_ten_years_is_scheduled_over_the_four_days_that_two_countries_weeks_share():
    found = last_step("calendar: IL", "calendar: DE", 10, "190d R=ada,nia")

    assert found is not None
    assert found.finish.year == 2035  # some 200 days a year


@pytest.mark.parametrize(
    ("items", "finish"),
    [
        ("1. [ ] A thing {#a}\n- [ ] The last {#last after=a+500d}\n", date(2027, 12, 7)),
        ("1. [ ] A thing {#a}\n- [ ] The last {#last after=a+999ed}\n", date(2028, 10, 2)),
        ("- [/] The last {#last 2d started=2026-01-05 left=500d}\n", date(2027, 12, 3)),
        ("- [ ] The last {#last 5d R=ada}\n", date(2028, 1, 7)),
    ],
    ids=["lag", "elapsed lag", "work left", "absence"],
)
def test_work_that_ends_years_from_now_is_scheduled(items, finish):
    away = "away: [2026-01-05/2027-12-31]," if "R=ada" in items else ""
    front = FRONT.replace("name: Ada Abel,", f"name: Ada Abel, {away}")

    found = scheduled(plan(f"{front}\n## A {{#m}}\n\n{items}"), MONDAY).activity(ItemId("last")).expected

    assert found is not None
    assert found.finish == finish


def test_a_worst_case_that_ends_years_from_now_is_scheduled():
    found = scheduled(plan("## A {#m}\n\n- [ ] A thing {#a 1/2/500d}\n"), MONDAY)

    assert found.milestones[0].worst == date(2027, 12, 3)


def test_working_back_leads_to_years_before_the_plan():
    front = FRONT.replace("start: 2026-01-05", "start: 2026-01-05\nwork-back: m\nbuffer: 500d")

    found = scheduled(plan(f"{front}\n## A {{#m by=2026-01-30}}\n\n- [ ] A thing {{#a 5d}}\n"), MONDAY)

    assert found.short_by == 500 - 15


def test_a_year_is_touched_by_a_day_of_it_and_not_by_the_boundary_before_it():
    new_year = date(2027, 1, 1).toordinal()

    assert Horizon(first=new_year - 9, last=new_year, pad=0).years() == range(2026, 2027)
    assert Horizon(first=new_year, last=new_year + 1, pad=0).years() == range(2027, 2028)
