"""Laws of early dates, whatever the plan: those of `schedule.md`, tried on random plans.

They compare with `reference.py`, a scheduler that tries day after day. The laws of slack, milestones and working back
stand in modules of their own.
"""

import random
from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from jepsite.model.people import Closure
from jepsite.model.values import Days, ItemId
from jepsite.model.work import Parallel, State
from tests.planning import reference
from tests.planning.observed import (
    DAY,
    FEW,
    OPEN,
    SOME,
    bars,
    by_id,
    comparable,
    facts_of,
    single_starts,
    unbound,
    worked,
)
from tests.planning.scheduling import scheduled
from tests.planning.waits import Waits
from tests.strategies import Plan, big_plans, plans, rebuilt


def agrees_with_the_reference(plan: Plan) -> None:
    schedule = scheduled(plan.deal, plan.today)

    assert comparable(bars(schedule), plan.deal) == comparable(reference.expected(plan.deal, plan.today), plan.deal)
    assert {
        dates.id: (dates.planned.start, dates.planned.finish) for dates in schedule.activities if dates.planned
    } == (reference.planned(plan.deal))


@given(plans(most=9))
@SOME
def test_expected_and_planned_dates_are_those_that_trying_day_after_day_finds(plan: Plan):
    agrees_with_the_reference(plan)


@given(big_plans(least=10, most=45))
@SOME
def test_and_so_in_larger_plans(plan: Plan):
    agrees_with_the_reference(plan)


@given(big_plans(least=100, most=200))
@settings(max_examples=2)
def test_and_so_in_plans_of_200_activities(plan: Plan):
    agrees_with_the_reference(plan)


@given(big_plans(most=60))
@SOME
def test_what_has_not_begun_stands_on_its_own_working_days_and_not_before_its_bounds(plan: Plan):
    days = reference.Days(plan.deal)

    for dates in scheduled(plan.deal, plan.today).activities:
        if unbound(plan, dates) and dates.expected:
            activity = by_id(plan.deal)[dates.id]
            bounds = [plan.today, activity.not_before or plan.today, activity.until or plan.today]

            assert days.works(activity, dates.expected.finish)
            if activity.duration.likely:
                assert days.works(activity, dates.expected.start)
                assert dates.expected.start >= max(bounds)
                assert worked(days, activity, dates.expected.start, dates.expected.finish) == activity.duration.likely
            assert plan.deal.start is not None
            assert dates.expected.start >= plan.deal.start or not activity.duration.likely


@given(big_plans(most=60))
@SOME
def test_nothing_that_has_not_begun_starts_before_what_it_follows_ends(plan: Plan):
    waits = Waits(plan.deal)
    schedule = scheduled(plan.deal, plan.today)
    found = bars(schedule)

    for dates in schedule.activities:
        if unbound(plan, dates) and by_id(plan.deal)[dates.id].duration.likely:
            before = [
                found[name][1] for wait in waits.of[dates.id] if wait.kind == "FS" for name in wait.on if name in found
            ]

            assert all(found[dates.id][0] > finish for finish in before)


@given(big_plans(most=60))
@SOME
def test_a_fixed_date_is_kept_unless_it_has_passed(plan: Plan):
    for dates in scheduled(plan.deal, plan.today).activities:
        activity = by_id(plan.deal)[dates.id]
        if activity.fixed and activity.state in OPEN and dates.expected:
            assert dates.missed_fixed == (activity.fixed < plan.today)
            if not dates.missed_fixed:
                assert dates.expected.start == activity.fixed
            assert dates.planned is not None
            assert dates.planned.start == activity.fixed
        else:
            assert not dates.missed_fixed


@given(big_plans(most=60, links=False))
@SOME
def test_a_conflict_names_open_work_that_ends_after_the_fixed_date_it_precedes(plan: Plan):
    waits = Waits(plan.deal)
    activities = by_id(plan.deal)
    schedule = scheduled(plan.deal, plan.today)
    found = bars(schedule)
    stated: dict[ItemId, set[ItemId]] = {}
    for conflict in schedule.conflicts:
        stated.setdefault(conflict.fixed, set()).add(conflict.predecessor)
        assert (conflict.on, conflict.finish) == (found[conflict.fixed][0], found[conflict.predecessor][1])

    crossed: dict[ItemId, set[ItemId]] = {}
    for dates in schedule.activities:
        activity = activities[dates.id]
        if activity.fixed and activity.state is State.TODO and not dates.missed_fixed:
            # an event happens when its day ends, and what ends on that day is in time for it
            first_late = activity.fixed if activity.duration.likely else activity.fixed + DAY
            before = waits.behind(dates.id, activities)
            still_open = {name for name in before if activities[name].state is not State.DONE}
            if late := {name for name in still_open if found[name][1] >= first_late}:
                crossed[dates.id] = late

    assert stated.keys() == crossed.keys()
    assert all(names <= crossed[item] for item, names in stated.items())  # the last of them; not those behind these


@given(big_plans(most=40), st.integers(-10, 60))
@SOME
def test_done_work_with_a_date_does_not_move_when_today_moves(plan: Plan, later: int):
    done = [item.id for item in plan.deal.activities if item.state is State.DONE and item.done]
    then = plan.today + timedelta(days=max(later, 0))

    now, afterwards = bars(scheduled(plan.deal, plan.today)), bars(scheduled(plan.deal, then))

    assert {item: now[item] for item in done} == {item: afterwards[item] for item in done}


# Not with `ends-with=`: work that must end with something may begin earlier, for the days off that then lie within it.
@given(big_plans(most=40, ends=False), st.integers(0, 60), st.integers(0, 8), st.sampled_from(["acme", "north", "law"]))
@SOME
def test_a_day_off_more_makes_nothing_earlier(plan: Plan, offset: int, length: int, who: str):
    assert plan.deal.start is not None
    first = plan.deal.start + timedelta(days=offset)
    party = next(party.id for party in plan.deal.parties if party.id == who)
    closure = Closure(days=Days(first=first, last=first + timedelta(days=length)), who=(party,), why="closed")
    less = replace(plan.deal, closures=(*plan.deal.closures, closure))

    before, after = scheduled(plan.deal, plan.today), scheduled(less, plan.today)

    was, now = comparable(bars(before), less), comparable(bars(after), less)
    assert all(finish >= was[item][1] for item, (_, finish) in now.items())
    assert all(start >= was_start for item, (start, _) in now.items() if start and (was_start := was[item][0]))
    for earlier, later in zip(before.milestones, after.milestones, strict=True):
        assert (later.expected is None) == (earlier.expected is None)
        assert earlier.expected is None or later.expected is None or later.expected >= earlier.expected


@given(big_plans(most=40), st.integers(0, 999))
@SOME
def test_the_order_of_bullets_moves_nothing(plan: Plan, choice: int):
    plan = single_starts(plan)  # which of several that start together is waited for may hang on their order

    def shuffled(item: Any) -> Any:
        return (
            replace(item, items=tuple(random.Random(choice).sample(item.items, len(item.items))))
            if isinstance(item, Parallel)
            else item
        )

    before, after = scheduled(plan.deal, plan.today), scheduled(rebuilt(plan.deal, shuffled), plan.today)

    assert facts_of(after) == facts_of(before)


@given(big_plans(most=40))
@SOME
def test_other_ids_change_nothing_but_names(plan: Plan):
    def renamed(item: Any) -> Any:
        if not hasattr(item, "id"):
            return item
        said = {
            kind: None if refs is None else tuple(replace(ref, target=other(ref.target)) for ref in refs)
            for kind, refs in (
                ("after", item.waits.after),
                ("with_", item.waits.with_),
                ("ends_with", item.waits.ends_with),
            )
        }
        return replace(item, id=other(item.id), waits=replace(item.waits, **said))

    def other(name: ItemId) -> ItemId:
        return ItemId(f"z{len(name)}-{name[::-1]}")

    before, after = scheduled(plan.deal, plan.today), scheduled(rebuilt(plan.deal, renamed), plan.today)

    assert after.activities == tuple(
        replace(dates, id=other(dates.id), waits_for=tuple(other(name) for name in dates.waits_for))
        for dates in before.activities
    )
    assert after.milestones == tuple(
        replace(dates, id=other(dates.id), driving=tuple(other(name) for name in dates.driving))
        for dates in before.milestones
    )


@given(big_plans(most=40, facts=False))
@SOME
def test_planned_and_expected_are_one_when_nothing_has_begun_and_today_is_the_start(plan: Plan):
    assert plan.deal.start is not None
    schedule = scheduled(plan.deal, plan.deal.start)

    assert [dates.expected for dates in schedule.activities] == [dates.planned for dates in schedule.activities]
    assert [dates.expected for dates in schedule.milestones] == [dates.planned for dates in schedule.milestones]
    assert not any(dates.has_moved or dates.slip for dates in schedule.activities)


@given(big_plans(most=30))
@FEW
def test_the_same_plan_gives_the_same_schedule(plan: Plan):
    assert scheduled(plan.deal, plan.today) == scheduled(plan.deal, plan.today)


@given(big_plans(most=30))
@FEW
def test_the_schedule_names_all_that_the_plan_names_in_its_order(plan: Plan):
    schedule = scheduled(plan.deal, plan.today)

    assert [dates.id for dates in schedule.activities] == [item.id for item in plan.deal.activities]
    assert [dates.id for dates in schedule.milestones] == [item.id for item in plan.deal.milestones]
    assert schedule.today == plan.today
    assert all(
        (dates.expected is None) == (item.state is State.DROPPED)
        for dates, item in zip(schedule.activities, plan.deal.activities, strict=True)
    )
