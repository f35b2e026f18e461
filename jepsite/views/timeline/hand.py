"""The days in hand before a fixed date: how much time what leads to the start of the critical path has left."""

from datetime import date, timedelta
from typing import Final

from jepsite.model.people import Side
from jepsite.model.values import ItemId, PartyId
from jepsite.record import record
from jepsite.views.daysoff import DaysOff, days_in
from jepsite.views.focus import focus_of
from jepsite.views.parties import Parties
from jepsite.views.seen import Seen, SeenActivity

_DAY: Final = timedelta(days=1)


@record
class InHand:
    """The time before a fixed date that nothing needs."""

    predecessor: ItemId
    """The last thing that the fixed date waits for."""
    fixed: ItemId
    days: int
    """Joint working days between the two, at least one."""


def days_in_hand(seen: Seen, parties: Parties, days_off: DaysOff, rest_days: frozenset[int]) -> InHand | None:
    """None where the chain that drives the page's milestone does not begin with a fixed date, or no day is left."""
    focus = focus_of(seen)
    activities = {activity.id: activity for activity in seen.activities}
    if focus is None or not focus.milestone.driving:
        return None
    fixed = activities[focus.milestone.driving[0]]
    ends = [(_finish(activities[each]), each) for each in fixed.waits_for]
    if fixed.fixed is None or fixed.expected is None or not fixed.is_open or not ends:
        return None
    finish, last = max(ends, key=lambda end: end[0])
    first, until = finish + _DAY, fixed.expected.start - _DAY
    closed = {
        day
        for mark in parties.all
        if mark.side != Side.PARTNER
        for day in days_in(days_off(PartyId(mark.id), first, until), first, until)
    }
    days = (first + number * _DAY for number in range((until - first).days + 1))
    joint = sum(day.weekday() not in rest_days and day not in closed for day in days)
    return InHand(predecessor=last, fixed=fixed.id, days=joint) if joint else None


def _finish(activity: SeenActivity) -> date:
    return activity.expected.finish if activity.expected else date.min
