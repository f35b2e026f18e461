"""What keeps a plan from being scheduled: cycles, facts that cannot be, more work than the engine takes, no days left.

Only finds and says. Every fault has its place, and all are told at once.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from jepsite.diagnostics import Diagnostic
from jepsite.model.deal import Deal
from jepsite.model.work import Activity
from jepsite.planning.calendar import Calendars
from jepsite.planning.cycles import cycle_faults
from jepsite.planning.horizon import LATEST
from jepsite.planning.layout import Layout
from jepsite.planning.network import Network
from jepsite.planning.passes import Early

MOST_ACTIVITIES: Final = 2000


def refusals(deal: Deal, network: Network, today: date) -> Iterator[Diagnostic]:
    """What must be mended before anything can be laid out."""
    if len(network.activities) > MOST_ACTIVITIES:
        message = f"the plan has {len(network.activities)} activities, and {MOST_ACTIVITIES} are the most"
        yield Diagnostic(
            code="too-many-activities", message=message, span=deal.span, hint="split it into several plans"
        )
    days = today.toordinal()
    if any(
        done > days or started > days or 0 < done < started
        for started, done in zip(network.started, network.done, strict=True)
    ):
        for activity in deal.activities:
            yield from _facts(activity, today)
    if len(network.order) < len(network.kinds):
        yield from cycle_faults(deal, network)


def _facts(activity: Activity, today: date) -> Iterator[Diagnostic]:
    for name, day in (("started", activity.started), ("done", activity.done)):
        if day and day > today:
            message = f"'{activity.id}' cannot have been {name} on {day}: today is {today}"
            yield Diagnostic(code=f"{name}-in-future", message=message, span=activity.place(name))
    if activity.started and activity.done and activity.done < activity.started:
        message = f"'{activity.id}' was done on {activity.done}, before it was started on {activity.started}"
        yield Diagnostic(code="done-before-started", message=message, span=activity.place("done"))


def beyond_calendars(deal: Deal, network: Network, calendars: Calendars, layout: Layout) -> Iterator[Diagnostic]:
    """Work that leads behind the days that calendars know, and years whose holidays are not known."""
    last, passes = calendars.horizon.last, (layout.planned, layout.expected, layout.worst)
    ends = max(max(early.finish, default=layout.start) for early in passes)
    if ends > last:
        for activity, node in zip(deal.activities, network.activities, strict=True):
            if any(_crosses(network, early, node, last) for early in passes):
                yield _beyond(activity, date.fromordinal(last))
    if calendars.missing:
        begins = min(min(early.start, default=layout.start) for early in passes)
        last_day = max(ends - 1, *network.by)
        touched = range(date.fromordinal(begins).year, date.fromordinal(last_day).year + 1)
        yield from (fault for year, fault in calendars.missing if year in touched)


def _crosses(network: Network, early: Early, node: int, last: int) -> bool:
    """Whether an activity is the first of its chain to end behind the last day."""
    return early.finish[node] > last >= max((early.finish[source] for source, *_ in network.links[node]), default=0)


def _beyond(activity: Activity, last: date) -> Diagnostic:
    if last.toordinal() == LATEST:
        message = f"'{activity.id}' would not be finished before {last}"
        return Diagnostic(code="date-out-of-range", message=message, span=activity.place("duration"))
    message = f"those who do '{activity.id}' have too few working days in common before {last}"
    return Diagnostic(code="no-common-day", message=message, span=activity.place("R"))
