"""Against which day late work is late: what a reader is told beside its new date."""

from datetime import date
from enum import StrEnum

from jepsite.record import record
from jepsite.views.seen import SeenActivity


class Measure(StrEnum):
    """What sort of day it is."""

    FIXED = "fixed"
    """Its fixed date, which has passed."""
    DUE = "due"
    """When it was to be finished."""
    DEADLINE = "deadline"
    """Its own `by`."""
    NEEDED = "needed"
    """The latest finish with which a deadline behind it holds (the late finish of the critical path method)."""


@record
class Due:
    """A day, and what it is."""

    day: date
    measure: Measure


def due_of(activity: SeenActivity) -> Due | None:
    """The day that late work misses, in the order in which people think of them; None where it misses none."""
    if activity.expected is None:
        return None
    if activity.missed_fixed and activity.fixed is not None:
        return Due(day=activity.fixed, measure=Measure.FIXED)
    for day, measure in (
        (activity.due, Measure.DUE),
        (activity.by, Measure.DEADLINE),
        (activity.latest_finish, Measure.NEEDED),
    ):
        if day is not None and day < activity.expected.finish:
            return Due(day=day, measure=measure)
    return None
