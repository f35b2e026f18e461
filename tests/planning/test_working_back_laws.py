"""Laws of working back from a date, whatever the plan."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jepsite.model.deal import Deal
from jepsite.model.values import ItemId
from jepsite.model.work import Milestone
from jepsite.planning.result import Schedule
from tests.planning.observed import DAY, SOME, bars, by_id, unbound
from tests.planning.scheduling import scheduled
from tests.strategies import Plan, big_plans, changed


def anchored(plan: Plan, far: int) -> tuple[Deal, Milestone]:
    """The deal with a deadline so many days from its start on its last milestone, which waits for all above it."""
    assert plan.deal.start is not None
    last = plan.deal.milestones[-1]
    by = plan.deal.start + timedelta(days=far)
    deal = changed(plan.deal, last.id, by=by, waits=replace(last.waits, after=None, with_=None))
    return deal, deal.milestones[-1]


def kept(deal: Deal, schedule: Schedule) -> set[ItemId]:
    """The activities and milestones that keep the deadline they have."""
    found: dict[ItemId, date | None] = {item: finish for item, (_, finish) in bars(schedule).items()}
    found.update({dates.id: dates.expected for dates in schedule.milestones})
    limits = {item: activity.by for item, activity in by_id(deal).items()}
    limits.update({milestone.id: milestone.by for milestone in deal.milestones})
    return {item for item, by in limits.items() if by and (finish := found.get(item)) and finish <= by}


@given(big_plans(most=30), st.integers(0, 12), st.integers(20, 300))
@SOME
def test_working_back_keeps_every_deadline_and_fixed_date_that_the_early_dates_keep(plan: Plan, buffer: int, far: int):
    deal, anchor = anchored(plan, far)

    early = scheduled(deal, plan.today)
    back = scheduled(replace(deal, work_back=anchor.id, buffer=buffer), plan.today)

    assert kept(deal, early) <= kept(deal, back)
    crossed = {(conflict.fixed, conflict.predecessor) for conflict in early.conflicts}
    assert {(conflict.fixed, conflict.predecessor) for conflict in back.conflicts} <= crossed


@given(big_plans(most=30), st.integers(0, 12), st.integers(20, 300))
@SOME
def test_working_back_moves_nothing_before_its_early_date_and_nothing_that_has_begun(plan: Plan, buffer: int, far: int):
    deal, anchor = anchored(plan, far)

    early = scheduled(deal, plan.today)
    back = scheduled(replace(deal, work_back=anchor.id, buffer=buffer), plan.today)

    for dates in early.activities:
        if dates.expected and unbound(plan, dates):
            assert bars(back)[dates.id][0] >= dates.expected.start
        elif dates.expected and (by_id(deal)[dates.id].done or by_id(deal)[dates.id].started):
            assert bars(back)[dates.id] == (dates.expected.start, dates.expected.finish)


@given(big_plans(most=30, facts=False), st.integers(0, 12), st.integers(20, 300))
@SOME
def test_the_anchor_has_its_buffer_or_stands_early_and_the_plan_says_by_how_much_it_is_short(
    plan: Plan, buffer: int, far: int
):
    deal, anchor = anchored(plan, far)

    early = scheduled(deal, plan.today).milestone(anchor.id)
    back = scheduled(replace(deal, work_back=anchor.id, buffer=buffer), plan.today)
    found = back.milestone(anchor.id)

    assert back.short_by is not None
    assert found.buffer_days is not None
    if back.short_by:
        assert found.expected == early.expected
        assert found.buffer_days == buffer - back.short_by or (found.buffer_days == -1 and back.short_by == buffer)
    else:
        assert found.buffer_days >= buffer


@given(big_plans(most=30, facts=False, fixed=False, limits=False, bounds=False), st.integers(60, 400))
@SOME
def test_the_start_that_working_back_finds_keeps_the_deadline(plan: Plan, far: int):
    deal, anchor = anchored(plan, far)
    long_before = plan.today - timedelta(days=400)

    back = scheduled(replace(deal, work_back=anchor.id, start=None), long_before)
    forward = scheduled(replace(deal, start=back.start), back.start)

    assert back.short_by == 0
    assert back.start == min(start for start, _ in bars(back).values())
    assert anchor.id in kept(deal, forward)


@given(big_plans(most=30, links=False, facts=False, fixed=False, limits=False, bounds=False), st.integers(60, 400))
@SOME
def test_and_a_start_one_day_later_would_miss_it(plan: Plan, far: int):
    deal, anchor = anchored(plan, far)
    long_before = plan.today - timedelta(days=400)
    start = scheduled(replace(deal, work_back=anchor.id, start=None), long_before).start

    assert anchor.id not in kept(deal, scheduled(replace(deal, start=start + DAY), start + DAY))
