"""One activity's dates as a reader sees them: day numbers become dates, boundaries the last day before them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from jepsite.model.values import ItemId
from jepsite.planning.driving import Waiting
from jepsite.planning.lateness import Lateness
from jepsite.planning.layout import Days, Layout
from jepsite.planning.network import Network
from jepsite.planning.passes import Terms, alone
from jepsite.planning.result import ActivityDates, Dates
from jepsite.planning.slack import Slack


@dataclass(frozen=True, slots=True, kw_only=True)
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
    return tuple(
        _dropped(found, node) if node in found.network.void else _activity(found, node)
        for node in found.network.activities
    )


def _activity(found: Findings, node: int) -> ActivityDates:
    layout, item = found.layout, found.network.names[node]
    agreed = found.agreed.get(item)
    planned_finish, finish = layout.planned.finish[node], layout.expected.finish[node]
    reference = agreed.finish.toordinal() + 1 if agreed else planned_finish
    over = node in layout.terms.done
    is_late = found.lateness.late[node]
    total = found.room.total[node]
    late = found.room.late
    return ActivityDates(
        id=item,
        planned=_dates(layout.planned.start[node], planned_finish),
        agreed=agreed,
        expected=_dates(layout.expected.start[node], finish),
        late=None if over else _dates(late.start[node], late.finish[node]),
        best_finish=_case(found, layout.best_terms, node, found.network.best[node]),
        worst_finish=_case(found, layout.worst_terms, node, found.network.worst[node]),
        due=None if over else date.fromordinal(found.lateness.due[node] - 1),
        total_slack=None if over else total,
        free_slack=None if over else found.room.free[node],
        critical=not over and total <= 0,
        is_late=is_late,
        has_moved=not is_late and finish > reference,
        missed_fixed=node in layout.terms.missed,
        slip=found.days.joint.count(reference, finish),
        waits_for=tuple(found.network.names[other] for other in found.open.open[node]),
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


def _case(found: Findings, terms: Terms, node: int, stated: int) -> date | None:
    """The finish of open work in a stated case of its own, everything before it going as expected."""
    if not stated or node in terms.done:
        return None
    _, finish = alone(found.network, found.days.of, terms, found.layout.expected, node)
    return date.fromordinal(finish - 1)


def _dates(start: int, finish: int) -> Dates:
    return Dates(start=date.fromordinal(start), finish=date.fromordinal(finish - 1))
