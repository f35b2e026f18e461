"""Laws of late dates and slack, whatever the plan; with one calendar they are those of a textbook."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from jepsite.model.deal import Deal
from jepsite.model.values import ItemId
from jepsite.model.work import State
from tests.planning import reference
from tests.planning.observed import DAY, SOME, bars, by_id, lateness, one_by_one, single_starts, unbound, worked
from tests.planning.scheduling import scheduled
from tests.planning.waits import Waits
from tests.strategies import Plan, big_plans, changed


def textbook(deal: Deal) -> dict[ItemId, tuple[int, int, int, int, int]]:
    """ES, EF, LS, LF and free float by a textbook's arithmetic: one calendar, no facts, links forward in file order."""
    waits = Waits(deal)
    order = list(deal.activities)
    early: dict[ItemId, tuple[int, int]] = {}
    links: list[tuple[str, ItemId, ItemId, int]] = []
    for item in order:
        links += [(wait.kind, name, item.id, wait.lag.days) for wait in waits.of[item.id] for name in wait.on]
    for item in order:
        length = item.duration.likely
        bounds = [0]
        for kind, before, after, lag in links:
            if after == item.id:
                start, finish = early[before]
                bounds.append({"FS": finish + lag, "SS": start + lag, "FF": finish + lag - length}[kind])
        early[item.id] = (max(bounds), max(bounds) + length)
    end = max(finish for _, finish in early.values())
    late: dict[ItemId, tuple[int, int]] = {}
    free: dict[ItemId, int] = {}
    for item in reversed(order):
        length = item.duration.likely
        latest, slips = [], []
        for kind, before, after, lag in links:
            if before == item.id:
                (start, finish), (early_start, early_finish) = late[after], early[after]
                mine = early[item.id]
                latest.append({"FS": start - lag - length, "SS": start - lag, "FF": finish - lag - length}[kind])
                slips.append(
                    {
                        "FS": early_start - lag - mine[1],
                        "SS": early_start - lag - mine[0],
                        "FF": early_finish - lag - mine[1],
                    }[kind]
                )
        late_start = min([end - length, *latest])
        late[item.id] = (late_start, late_start + length)
        milestone = next(each for each in deal.milestones if item in each.activities)
        slips.append(max(early[each.id][1] for each in milestone.activities) - early[item.id][1])
        free[item.id] = min(slips)
    return {item.id: (*early[item.id], *late[item.id], free[item.id]) for item in order}


@given(big_plans(most=60, one_calendar=True, facts=False, fixed=False, limits=False, bounds=False, events=False))
@SOME
def test_with_one_calendar_all_is_as_in_a_textbook(plan: Plan):
    deal = one_by_one(plan.deal)
    assert deal.start is not None
    first = deal.start

    found = {
        dates.id: (
            (dates.expected.start - first).days, (dates.expected.finish - first).days + 1,
            (dates.late.start - first).days, (dates.late.finish - first).days + 1,
            dates.free_slack,
        )
        for dates in scheduled(deal, first).activities if dates.expected and dates.late
    }  # fmt: skip

    assert found == textbook(deal)


@given(big_plans(most=30, undated=False), st.integers(0, 999))
@settings(max_examples=60)
def test_holding_work_back_by_its_slack_breaks_no_limit_and_by_a_day_more_breaks_one(plan: Plan, choice: int):
    plan = single_starts(plan)
    schedule = scheduled(plan.deal, plan.today)
    finish = max((finish for _, finish in bars(schedule).values()), default=plan.today)
    assume(not any(lateness(plan, schedule, finish).values()))
    movable = [dates for dates in schedule.activities if unbound(plan, dates) and dates.total_slack is not None]
    assume(movable)
    dates = movable[choice % len(movable)]
    assert dates.late is not None

    held = scheduled(changed(plan.deal, dates.id, not_before=dates.late.start, fixed=None), plan.today)
    further = scheduled(changed(plan.deal, dates.id, not_before=dates.late.start + DAY, fixed=None), plan.today)

    assert held.activity(dates.id).expected == dates.late
    assert not any(lateness(plan, held, finish).values())
    assert any(lateness(plan, further, finish).values())


@given(big_plans(most=30, undated=False), st.integers(0, 999))
@SOME
def test_and_where_the_start_of_a_group_is_waited_for_holding_one_back_by_its_slack_breaks_no_limit(
    plan: Plan, choice: int
):
    schedule = scheduled(plan.deal, plan.today)
    finish = max((finish for _, finish in bars(schedule).values()), default=plan.today)
    assume(not any(lateness(plan, schedule, finish).values()))
    movable = [dates for dates in schedule.activities if unbound(plan, dates) and dates.late is not None]
    assume(movable)
    dates = movable[choice % len(movable)]
    assert dates.late is not None

    held = scheduled(changed(plan.deal, dates.id, not_before=dates.late.start, fixed=None), plan.today)

    assert held.activity(dates.id).expected == dates.late
    assert not any(lateness(plan, held, finish).values())


@given(big_plans(most=30, limits=False, undated=False), st.integers(0, 999))
@settings(max_examples=60)
def test_holding_work_back_by_its_free_slack_moves_nothing_else_and_by_a_day_more_something(plan: Plan, choice: int):
    plan = single_starts(plan)
    schedule = scheduled(plan.deal, plan.today)
    finish = max((finish for _, finish in bars(schedule).values()), default=plan.today)
    assume(not any(lateness(plan, schedule, finish).values()))
    movable = [
        dates for dates in schedule.activities if unbound(plan, dates) and by_id(plan.deal)[dates.id].duration.likely
    ]
    assume(movable)
    dates = movable[choice % len(movable)]
    activity = by_id(plan.deal)[dates.id]
    assert dates.expected is not None
    assert dates.free_slack is not None
    days = reference.Days(plan.deal)

    def others(slip: int) -> tuple[object, ...]:
        """All other dates, and whether a limit is broken, when it is held back by so many of its days."""
        assert dates.expected is not None
        start = dates.expected.start
        while slip:
            start += DAY
            slip -= days.works(activity, start)
        held = scheduled(changed(plan.deal, dates.id, not_before=start, fixed=None), plan.today)
        rest = {item: bar for item, bar in bars(held).items() if item != dates.id}
        return rest, [milestone.expected for milestone in held.milestones], any(lateness(plan, held, finish).values())

    stay = others(0)

    assert others(dates.free_slack) == stay
    assert others(dates.free_slack + 1) != stay


@given(big_plans(most=60))
@SOME
def test_slack_is_the_own_working_days_between_early_and_late_and_says_what_is_critical(plan: Plan):
    days = reference.Days(plan.deal)
    activities = by_id(plan.deal)

    for dates in scheduled(plan.deal, plan.today).activities:
        finished = activities[dates.id].state in (State.DONE, State.DROPPED)
        if finished:
            assert (dates.late, dates.due, dates.total_slack, dates.free_slack, dates.critical) == (
                None,
                None,
                None,
                None,
                False,
            )
            continue
        assert dates.total_slack is not None
        assert dates.free_slack is not None
        assert dates.free_slack >= 0
        assert dates.critical == (dates.total_slack <= 0)
        if unbound(plan, dates) and dates.expected and dates.late:
            low, high = sorted([dates.expected.start, dates.late.start])
            between = worked(days, activities[dates.id], low, high - DAY)

            assert dates.total_slack == (between if dates.late.start >= dates.expected.start else -between)


@given(big_plans(most=40, limits=False, fixed=False))
@SOME
def test_without_deadlines_and_fixed_dates_there_is_always_a_critical_activity_and_no_negative_slack(plan: Plan):
    schedule = scheduled(plan.deal, plan.today)
    slack = [dates.total_slack for dates in schedule.activities if dates.total_slack is not None]

    assert all(each >= 0 for each in slack)
    finish = max((finish for _, finish in bars(schedule).values()), default=None)
    last = [
        dates
        for dates in schedule.activities
        if dates.expected and dates.expected.finish == finish and dates.total_slack is not None
    ]
    assert all(dates.total_slack == 0 for dates in last if unbound(plan, dates))
    assert all(
        dates.free_slack <= dates.total_slack
        for dates in schedule.activities
        if dates.free_slack is not None and dates.total_slack is not None
    )
