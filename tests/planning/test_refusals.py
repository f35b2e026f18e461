"""What keeps a plan from being scheduled."""

from dataclasses import replace
from datetime import date

import pytest

from jepsite.diagnostics import Severity
from jepsite.model.deal import Deal
from jepsite.model.values import Duration, ItemId
from jepsite.model.work import Activity, Parallel
from jepsite.planning.calendar import HolidayBook, calendars
from jepsite.planning.schedule import schedule
from tests.deals import plan
from tests.strategies import rebuilt

BOOK = HolidayBook()
TODAY = date(2026, 1, 12)
FRONT = """\
---
title: Refused
deal: 00000000000000000000000000000001
parties:
  acme: {{name: Acme, side: customer, calendar: {calendar}}}
  nord: {{name: Nord, side: supplier}}
people:
  ada: {{name: Ada, of: acme}}
start: 2026-01-05
---
"""


def faults(deal: Deal, today: date = TODAY) -> list[tuple[str, int, str]]:
    days = calendars(deal, BOOK, today=today)
    assert days.value is not None, days.diagnostics
    checked = schedule(deal, days.value, today=today)

    assert checked.value is None
    return [(fault.code, fault.span.line, fault.message) for fault in checked.diagnostics]


def test_what_has_not_happened_yet_cannot_be_reported():
    deal = plan("## Demo {#demo}\n\n- [x] A {#a done=2026-01-13}\n- [/] B {#b started=2026-01-14}\n")

    assert faults(deal) == [
        ("done-in-future", 19, "'a' cannot have been done on 2026-01-13: today is 2026-01-12"),
        ("started-in-future", 20, "'b' cannot have been started on 2026-01-14: today is 2026-01-12"),
    ]


def test_what_happened_today_can_be_reported():
    deal = plan("## Demo {#demo}\n\n- [x] A {#a started=2026-01-12 done=2026-01-12}\n")
    days = calendars(deal, BOOK, today=TODAY).value

    assert days is not None
    assert schedule(deal, days, today=TODAY).ok


def test_work_cannot_be_done_before_it_was_started():
    deal = plan("## Demo {#demo}\n\n- [x] A {#a started=2026-01-08 done=2026-01-12}\n")
    wrong = rebuilt(deal, lambda item: replace(item, done=date(2026, 1, 7)) if isinstance(item, Activity) else item)

    assert faults(wrong) == [
        ("done-before-started", 19, "'a' was done on 2026-01-07, before it was started on 2026-01-08")
    ]


def test_more_activities_than_2000_are_refused():
    deal = plan("## Demo {#demo}\n\n- [ ] A {#a}\n")

    def many(item: object) -> object:
        if not isinstance(item, Parallel) or not isinstance(item.items[0], Activity):
            return item
        return Parallel(items=tuple(replace(item.items[0], id=ItemId(f"a{n}")) for n in range(2001)))

    assert [(code, message) for code, _, message in faults(rebuilt(deal, many))] == [
        ("too-many-activities", "the plan has 2001 activities, and 2000 are the most")
    ]


def test_work_that_leads_out_of_the_years_of_plans_is_refused_once():
    deal = plan("## Demo {#demo}\n\n1. [ ] A {#a}\n2. [ ] B {#b}\n3. [ ] C {#c}\n")

    def slow(item: object) -> object:
        return replace(item, duration=Duration(likely=15_000)) if isinstance(item, Activity) else item

    assert faults(rebuilt(deal, slow)) == [("date-out-of-range", 20, "'b' would not be finished before 2101-01-01")]


def test_people_with_too_few_days_in_common_are_told():
    text = (
        FRONT.format(calendar="IT")
        .replace("calendar: IT", "week: sat-sun")
        .replace("people:", "people:\n  bea: {name: Bea, of: nord, works: [2026-01-17]}")
    )
    deal = plan(text + "## Demo {#demo}\n\n- [ ] A {#a 3d R=ada,bea}\n")

    assert [(code, message.partition(" before ")[0]) for code, _, message in faults(deal)] == [
        ("no-common-day", "those who do 'a' have too few working days in common")
    ]


@pytest.mark.parametrize(("start", "refused"), [("2026-11-02", False), ("2026-12-21", True)])
def test_a_year_of_which_a_calendars_holidays_are_not_known_is_refused_if_the_plan_touches_it(start, refused):
    text = FRONT.format(calendar="LK").replace("2026-01-05", start)
    deal = plan(text + "## Demo {#demo}\n\n- [ ] A {#a 12d R=ada}\n")
    days = calendars(deal, BOOK, today=TODAY).value
    assert days is not None

    checked = schedule(deal, days, today=TODAY)

    assert (checked.value is None) == refused
    assert [(fault.code, fault.span.line, fault.severity) for fault in checked.diagnostics] == (
        [("no-holiday-data", 5, Severity.ERROR)] if refused else []
    )


def test_a_country_that_has_no_holidays_for_now_is_a_warning():
    deal = plan(FRONT.format(calendar="UA") + "## Demo {#demo}\n\n- [ ] A {#a 2d R=ada}\n")
    days = calendars(deal, BOOK, today=TODAY).value
    assert days is not None

    checked = schedule(deal, days, today=TODAY)

    assert checked.ok
    assert checked.value is not None
    assert [(fault.code, fault.severity) for fault in checked.value.diagnostics] == [
        ("no-holiday-data", Severity.WARNING)
    ]
    assert checked.diagnostics == checked.value.diagnostics
