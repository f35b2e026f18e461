"""Laws of milestones, lateness and what drives, whatever the plan."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings

from jepsite.model.values import ItemId
from jepsite.model.work import Activity, State
from jepsite.planning.result import MilestoneState
from tests.planning import reference
from tests.planning.observed import DAY, OPEN, SOME, bars, by_id, preceding, single_starts
from tests.planning.scheduling import scheduled
from tests.strategies import Plan, big_plans, rebuilt


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


@given(big_plans(most=60))
@SOME
def test_nothing_is_both_late_and_moved_and_what_has_moved_has_slipped(plan: Plan):
    for dates in scheduled(plan.deal, plan.today).activities:
        finish = dates.expected.finish if dates.expected else None
        before = dates.agreed or dates.planned

        assert not (dates.is_late and dates.has_moved)
        if finish and before and not dates.is_late:
            assert dates.has_moved == (finish > before.finish)
            assert dates.slip >= 0 if finish > before.finish else dates.slip <= 0


@given(big_plans(most=40))
@SOME
def test_what_waits_for_open_work_is_late_only_for_a_deadline_or_a_fixed_date_of_its_own(plan: Plan):
    schedule = scheduled(plan.deal, plan.today)

    for dates in schedule.activities:
        activity = by_id(plan.deal)[dates.id]
        if dates.is_late and dates.waits_for and activity.state in OPEN and dates.expected:
            own = activity.by is not None and dates.expected.finish > activity.by

            assert own or dates.missed_fixed or (dates.total_slack or 0) < 0


@given(big_plans(most=40))
@SOME
def test_what_is_waited_for_is_open_and_precedes(plan: Plan):
    activities = by_id(plan.deal)
    waits = reference.Waits(plan.deal)
    order = list(activities)

    for dates in scheduled(plan.deal, plan.today).activities:
        assert list(dates.waits_for) == sorted(set(dates.waits_for), key=order.index)
        assert all(activities[name].state not in (State.DONE, State.DROPPED) for name in dates.waits_for)
        assert set(dates.waits_for) <= preceding(waits, dates.id)


@given(big_plans(most=25, undated=False))
@settings(max_examples=100)
def test_the_driving_chain_by_itself_forces_the_milestones_date(plan: Plan):
    plan = single_starts(plan)
    schedule = scheduled(plan.deal, plan.today)

    for milestone in schedule.milestones:
        if milestone.state in (MilestoneState.REACHED, MilestoneState.DROPPED):
            assert milestone.driving == ()
            continue
        keep = {*milestone.driving, *(item.id for item in plan.deal.activities if item.state not in OPEN)}

        def alone(item: Any, keep: set[ItemId] = keep) -> Any:
            return replace(item, state=State.DROPPED) if isinstance(item, Activity) and item.id not in keep else item

        found = scheduled(rebuilt(plan.deal, alone), plan.today)

        assert milestone.driving
        assert found.milestone(milestone.id).expected == milestone.expected
        assert schedule.activity(milestone.driving[-1]).expected is not None
