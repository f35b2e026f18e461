"""What the laws look at in a schedule: its bars by id, its working days, the limits it breaks."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from hypothesis import settings

from jepsite.model.deal import Deal
from jepsite.model.values import ItemId
from jepsite.model.work import Activity, State
from jepsite.planning.result import ActivityDates, Schedule
from tests.planning import reference
from tests.planning.waits import Waits
from tests.strategies import Plan, rebuilt

DAY: Final = timedelta(days=1)
OPEN: Final = (State.TODO, State.BLOCKED)
SOME: Final = settings(max_examples=40)
FEW: Final = settings(max_examples=12)


def bars(schedule: Schedule) -> dict[ItemId, tuple[date, date]]:
    """Expected first and last days."""
    return {dates.id: (dates.expected.start, dates.expected.finish) for dates in schedule.activities if dates.expected}


def comparable(found: Mapping[ItemId, tuple[date, date]], deal: Deal) -> dict[ItemId, tuple[date | None, date]]:
    """Bars without what `schedule.md` leaves open: when work began that is done without a `started`."""
    loose = {item.id for item in deal.activities if item.state is State.DONE and not item.started}
    return {item: (None if item in loose else start, finish) for item, (start, finish) in found.items()}


def by_id(deal: Deal) -> dict[ItemId, Activity]:
    return {activity.id: activity for activity in deal.activities}


def unbound(plan: Plan, dates: ActivityDates) -> bool:
    """Whether an activity is where the rules put it: not begun, not fixed, not dropped."""
    activity = by_id(plan.deal)[dates.id]
    return activity.state in OPEN and (activity.fixed is None or dates.missed_fixed) and dates.expected is not None


def worked(days: reference.Days, activity: Activity, first: date, last: date) -> int:
    return sum(days.works(activity, first + n * DAY) for n in range((last - first).days + 1))


def facts_of(schedule: Schedule) -> dict[ItemId, object]:
    """All that may not hang on the order of the file (which of several equal chains drives, may)."""
    found: dict[ItemId, object] = {}
    for dates in schedule.activities:
        found[dates.id] = replace(dates, waits_for=tuple(sorted(dates.waits_for)))
    for milestone in schedule.milestones:
        found[milestone.id] = replace(milestone, driving=())
    return found


def one_by_one(deal: Deal) -> Deal:
    """The deal with only single activities in `with=`: a group's start is the first of several, no textbook's link."""
    activities = set(by_id(deal))

    def turn(item: Any) -> Any:
        if not hasattr(item, "waits") or not item.waits.with_:
            return item
        single = tuple(reference for reference in item.waits.with_ if reference.target in activities)
        return replace(item, waits=replace(item.waits, with_=single or None, after=item.waits.after or ()))

    return rebuilt(deal, turn)


def lateness(plan: Plan, schedule: Schedule, finish: date) -> dict[ItemId, bool]:
    """Who breaks a limit: its own or its milestone's deadline, the day on which the plan was to end, a fixed date."""
    found = bars(schedule)
    broken: dict[ItemId, bool] = {}
    for milestone in plan.deal.milestones:
        for activity in milestone.activities:
            if activity.id in found:
                limits = [limit for limit in (activity.by, milestone.by, finish) if limit]
                broken[activity.id] = any(found[activity.id][1] > limit for limit in limits)
    for item in reference.crossed(plan.deal, plan.today, found):
        broken[item] = True
    return broken


def single_starts(plan: Plan) -> Plan:
    return replace(plan, deal=one_by_one(plan.deal))


def preceding(waits: Waits, item: ItemId) -> set[ItemId]:
    """All that an activity hangs on, however far."""
    found: set[ItemId] = set()
    left = [item]
    while left:
        for wait in waits.of[left.pop()]:
            left += [name for name in wait.on if name not in found]
            found.update(wait.on)
    return found
