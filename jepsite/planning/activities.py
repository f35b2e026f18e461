"""One activity's dates as a reader sees them: day numbers become dates, boundaries the last day before them."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from jepsite.model.values import ItemId
from jepsite.planning.driving import Waiting
from jepsite.planning.lateness import Lateness
from jepsite.planning.layout import Days, Layout
from jepsite.planning.network import Network
from jepsite.planning.passes import Terms, alone
from jepsite.planning.result import ActivityDates, Dates
from jepsite.planning.slack import Slack
from jepsite.record import record

DAY: Final = date.fromordinal


@record
class Findings:
    """All that was worked out about a network."""

    network: Network
    days: Days
    layout: Layout
    room: Slack
    open: Waiting
    lateness: Lateness
    agreed: Mapping[ItemId, Dates]


def activity_dates(found: Findings) -> tuple[ActivityDates, ...]:
    """All activities, in file order."""
    network, layout = found.network, found.layout
    best = {node: _case(found, layout.best_terms, node) for node, stated in enumerate(network.best) if stated}
    worst = {node: _case(found, layout.worst_terms, node) for node, stated in enumerate(network.worst) if stated}
    dates = []
    for node in network.activities:
        if node in network.void:
            dates.append(_dropped(found, node))
        else:
            dates.append(_activity(found, node, node in layout.terms.done, best.get(node), worst.get(node)))
    return tuple(dates)


def _activity(found: Findings, node: int, over: bool, best: date | None, worst: date | None) -> ActivityDates:
    names, layout, room = found.network.names, found.layout, found.room
    agreed = found.agreed.get(names[node])
    planned, expected, late = layout.planned, layout.expected, room.late
    finish = expected.finish[node]
    reference = agreed.finish.toordinal() + 1 if agreed else planned.finish[node]
    is_late, total, waits = found.lateness.late[node], room.total[node], found.open.open[node]
    return ActivityDates(
        id=names[node],
        planned=Dates(start=DAY(planned.start[node]), finish=DAY(planned.finish[node] - 1)),
        agreed=agreed,
        expected=Dates(start=DAY(expected.start[node]), finish=DAY(finish - 1)),
        late=None if over else Dates(start=DAY(late.start[node]), finish=DAY(late.finish[node] - 1)),
        best_finish=best,
        worst_finish=worst,
        due=None if over else DAY(found.lateness.due[node] - 1),
        total_slack=None if over else total,
        free_slack=None if over else room.free[node],
        critical=total <= 0 and not over,
        is_late=is_late,
        has_moved=finish > reference and not is_late,
        missed_fixed=node in layout.terms.missed,
        slip=found.days.joint.count(reference, finish) if finish != reference else 0,
        waits_for=tuple([names[other] for other in waits]) if waits else (),
    )


def _dropped(found: Findings, node: int) -> ActivityDates:
    item = found.network.names[node]
    return ActivityDates(
        id=item,
        planned=None,
        agreed=found.agreed.get(item),
        expected=None,
        late=None,
        best_finish=None,
        worst_finish=None,
        due=None,
        total_slack=None,
        free_slack=None,
        critical=False,
        is_late=False,
        has_moved=False,
        missed_fixed=False,
        slip=0,
        waits_for=(),
    )


def _case(found: Findings, terms: Terms, node: int) -> date | None:
    """The finish of open work in a stated case of its own, everything before it going as expected."""
    if node in terms.done:
        return None
    return DAY(alone(found.days.of, terms, found.layout.expected, node) - 1)
