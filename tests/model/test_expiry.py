"""A page is taken down on a day that is known beforehand."""

from dataclasses import replace
from datetime import date

from jepsite.model.deal import Deal
from jepsite.model.expiry import expiry
from jepsite.model.values import Duration, ItemId
from jepsite.model.work import Activity, Milestone, Parallel, Track

PLAN = Deal(path="content/a.md", name="a", title="A", key=bytes(16), key_stated=True, parties=(), people=())


def milestone(by: date | None, activity_by: date | None = None) -> Milestone:
    work = Activity(id=ItemId("work"), title="Work", duration=Duration(likely=1), by=activity_by)
    return Milestone(id=ItemId("m"), title="M", by=by, tracks=(Track(title=None, body=Parallel(items=(work,))),))


def test_the_stated_day_goes_before_every_deadline():
    plan = replace(PLAN, expires=date(2026, 12, 31), sections=(milestone(date(2027, 3, 1)),))

    assert expiry(plan) == date(2026, 12, 31)


def test_without_one_it_is_ninety_days_after_the_last_deadline_of_a_milestone_or_an_activity():
    early, late = milestone(date(2026, 10, 1)), milestone(date(2026, 9, 1), activity_by=date(2026, 10, 3))

    assert expiry(replace(PLAN, sections=(early,))) == date(2026, 12, 30)
    assert expiry(replace(PLAN, sections=(early, late))) == date(2027, 1, 1)


def test_a_plan_without_any_deadline_never_expires():
    assert expiry(replace(PLAN, sections=(milestone(None),))) is None
