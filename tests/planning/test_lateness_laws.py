"""Laws of lateness, whatever the plan: late names causes, moved names consequences."""

from hypothesis import given

from jepsite.model.values import ItemId
from jepsite.model.work import Activity, State
from tests.planning import reference
from tests.planning.observed import SOME, bars, by_id, preceding
from tests.planning.scheduling import scheduled
from tests.planning.waits import Waits
from tests.strategies import Plan, big_plans


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
def test_late_is_what_misses_its_due_day_or_a_day_of_its_own_or_is_first_to_lack_slack(
    plan: Plan,
):
    waits = Waits(plan.deal)
    activities = by_id(plan.deal)
    schedule = scheduled(plan.deal, plan.today)
    late = {dates.id for dates in schedule.activities if dates.is_late}
    dues = reference.due(plan.deal, bars(schedule))

    for dates in schedule.activities:
        activity = activities[dates.id]
        if activity.state in (State.DONE, State.DROPPED) or not dates.expected or dates.total_slack is None:
            assert not dates.is_late
            continue
        due = dues[dates.id]
        first = not late & binding(waits, activities, dates.id)

        assert dates.due == due
        assert dates.is_late == (
            (not dates.waits_for and dates.expected.finish > due)
            or (activity.by is not None and dates.expected.finish > activity.by)
            or dates.missed_fixed
            or (dates.total_slack < 0 and first)
        )


def binding(waits: Waits, activities: dict[ItemId, Activity], item: ItemId) -> set[ItemId]:
    """All that may hold an activity up, however far; what has begun is held up by nothing any more."""
    found: set[ItemId] = set()
    left = [item]
    while left:
        name = left.pop()
        if activities[name].state not in (State.RUNNING, State.DONE):
            new = {before for wait in waits.of[name] for before in wait.on} - found
            found |= new
            left += new
    return found


@given(big_plans(most=40))
@SOME
def test_what_is_waited_for_is_open_and_precedes(plan: Plan):
    activities = by_id(plan.deal)
    waits = Waits(plan.deal)
    order = list(activities)

    for dates in scheduled(plan.deal, plan.today).activities:
        assert list(dates.waits_for) == sorted(set(dates.waits_for), key=order.index)
        assert all(activities[name].state not in (State.DONE, State.DROPPED) for name in dates.waits_for)
        assert set(dates.waits_for) <= preceding(waits, dates.id)
