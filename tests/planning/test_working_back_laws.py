"""Laws of working back from a date, whatever the plan."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import event, given
from hypothesis import strategies as st

from jepsite.model.deal import Deal
from jepsite.model.work import Milestone
from tests.planning.observed import SOME, bars
from tests.planning.scheduling import scheduled
from tests.strategies import Plan, big_plans, changed


@given(big_plans(most=30, facts=False, fixed=False), st.integers(0, 12), st.integers(20, 300))
@SOME
def test_work_planned_back_keeps_the_deadline_with_its_buffer_and_so_does_the_same_plan_forward(
    plan: Plan, buffer: int, far: int
):
    last = plan.deal.milestones[-1]
    assert plan.deal.start is not None
    anchored = changed(
        plan.deal, last.id, by=plan.deal.start + timedelta(days=far), waits=replace(last.waits, after=None, with_=None)
    )
    back = scheduled(replace(anchored, work_back=last.id, buffer=buffer), plan.deal.start)
    assert back.short_by is not None
    event(f"short: {back.short_by > 0}")
    found = back.milestone(last.id)
    assert found.buffer_days is not None

    if back.short_by:
        assert found.buffer_days == buffer - back.short_by
        assert found.expected == scheduled(anchored, plan.deal.start).milestone(last.id).expected
    else:
        assert found.buffer_days >= buffer
        first = min(start for start, _ in bars(back).values())
        forward = scheduled(replace(anchored, start=first), first).milestone(last.id)

        assert forward.expected is not None
        assert forward.expected <= anchored_by(anchored, last)


def anchored_by(deal: Deal, milestone: Milestone) -> date:
    by = next(each.by for each in deal.milestones if each.id == milestone.id)
    assert by is not None
    return by


@given(big_plans(most=30, facts=False, fixed=False, limits=False), st.integers(60, 400))
@SOME
def test_the_start_that_working_back_finds_keeps_the_deadline_and_a_later_one_would_not(plan: Plan, far: int):
    last = plan.deal.milestones[-1]
    assert plan.deal.start is not None
    today = plan.deal.start - timedelta(days=400)
    anchored = changed(
        plan.deal, last.id, by=plan.deal.start + timedelta(days=far), waits=replace(last.waits, after=None, with_=None)
    )
    back = scheduled(replace(anchored, work_back=last.id, start=None), today)

    assert back.short_by == 0
    assert back.start == min(start for start, _ in bars(back).values())
    forward = scheduled(replace(anchored, start=back.start), back.start).milestone(last.id)
    assert forward.expected is not None
    assert forward.expected <= anchored_by(anchored, last)
