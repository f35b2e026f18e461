"""Laws of milestones and of what drives them, whatever the plan."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

from hypothesis import given, settings

from jepsite.model.deal import Deal
from jepsite.model.values import ItemId
from jepsite.model.work import Activity, State
from jepsite.planning.result import MilestoneState
from tests.planning import reference
from tests.planning.observed import DAY, SOME, bars, single_starts
from tests.planning.scheduling import scheduled
from tests.strategies import Plan, big_plans, rebuilt

LONG_AGO: Final = date(2020, 1, 1)


@given(big_plans(most=60))
@SOME
def test_a_milestone_is_on_the_last_day_of_what_is_in_it(plan: Plan):
    schedule = scheduled(plan.deal, plan.today)
    found = bars(schedule)

    for milestone in plan.deal.milestones:
        dates = schedule.milestone(milestone.id)
        finishes = [found[item.id][1] for item in milestone.activities if item.id in found]
        states = {item.state for item in milestone.activities if item.id in found}

        assert dates.expected == max(finishes, default=None)
        assert dates.reached == (dates.expected if states == {State.DONE} else None)
        assert (dates.state is MilestoneState.REACHED) == (states == {State.DONE})
        assert (dates.state is MilestoneState.DROPPED) == (not states)


@given(big_plans(most=60))
@SOME
def test_a_buffer_counts_joint_days_and_its_sign_says_whether_the_deadline_is_kept(plan: Plan):
    days = reference.Days(plan.deal)

    for dates in scheduled(plan.deal, plan.today).milestones:
        if not dates.by or not dates.expected:
            assert dates.buffer_days is None
            continue
        low, high = sorted([dates.by, dates.expected])
        between = sum(days.joint(low + (n + 1) * DAY) for n in range((high - low).days))

        assert dates.buffer_days == (between if dates.expected <= dates.by else -max(between, 1))
        if dates.state not in (MilestoneState.REACHED, MilestoneState.DROPPED):
            assert (dates.state is MilestoneState.LATE) == (dates.expected > dates.by)


@given(big_plans(most=40, undated=False))
@SOME
def test_the_worst_dates_are_those_of_a_plan_that_states_the_worst_cases_as_likely(plan: Plan):
    def worst(item: Any) -> Any:
        if not isinstance(item, Activity) or item.duration.worst is None or item.left:
            return item
        return replace(item, duration=replace(item.duration, likely=item.duration.worst, best=None, worst=None))

    schedule, pessimistic = scheduled(plan.deal, plan.today), scheduled(rebuilt(plan.deal, worst), plan.today)

    for dates in schedule.milestones:
        done = dates.state in (MilestoneState.REACHED, MilestoneState.DROPPED)

        assert dates.worst == (None if done else pessimistic.milestone(dates.id).expected)


@given(big_plans(most=25, undated=False))
@settings(max_examples=50)
def test_the_driving_chain_by_itself_forces_the_milestones_date(plan: Plan):
    plan = single_starts(plan)

    for milestone in scheduled(plan.deal, plan.today).milestones:
        if milestone.state in (MilestoneState.REACHED, MilestoneState.DROPPED):
            assert milestone.driving == ()
            continue
        alone = scheduled(only(plan.deal, milestone.driving), plan.today)

        assert milestone.driving
        assert alone.milestone(milestone.id).expected == milestone.expected


def only(deal: Deal, keep: tuple[ItemId, ...]) -> Deal:
    """The deal with all other work done, long before it began."""

    def turn(item: Any) -> Any:
        if not isinstance(item, Activity) or item.id in keep or item.state is State.DROPPED:
            return item
        return replace(item, state=State.DONE, started=LONG_AGO, done=LONG_AGO, left=None, until=None)

    return rebuilt(deal, turn)
