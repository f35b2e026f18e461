"""Calendars reach as far as a plan leads, however few days its people share."""

from datetime import date

from jepsite.model.values import ItemId
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
