"""A network laid out in full: as planned, as expected, and with every stated worst case at once.

The step that what-if questions and ways out repeat on a changed network.
"""

from collections.abc import Sequence

from jepsite.planning.network import Network
from jepsite.planning.passes import Early, Terms, forward
from jepsite.planning.terms import as_of, as_planned, with_cases
from jepsite.planning.workback import found_start, standing
from jepsite.planning.workdays import WorkDays
from jepsite.record import record


@record
class Days:
    """The calendars that a network is laid out on."""

    of: Sequence[WorkDays]
    """Each node's; for gates the joint days."""
    joint: WorkDays
    first: int
    """The first day number they know."""


@record
class Layout:
    """The dates of every node."""

    start: int
    """The plan's start: stated, or found by working back."""
    planned_terms: Terms
    planned: Early
    terms: Terms
    expected: Early
    worst: Early
    best_terms: Terms
    """The same with every stated best case."""
    worst_terms: Terms


def lay_out(network: Network, days: Days, *, today: int) -> Layout:
    """Lays out a network without cycles as of a day."""
    start = network.start or _start(network, days, today)
    planned_terms = _held(network, days, as_planned(network, days.of, start))
    planned = forward(network, days.of, planned_terms)
    terms = _held(network, days, as_of(network, days.of, start, today, planned))
    expected = forward(network, days.of, terms)
    worst_terms = with_cases(network, days.of, today, terms, network.worst)
    return Layout(
        start=start,
        planned_terms=planned_terms,
        planned=planned,
        terms=terms,
        expected=expected,
        worst=expected if worst_terms is terms else forward(network, days.of, worst_terms),
        best_terms=with_cases(network, days.of, today, terms, network.best),
        worst_terms=worst_terms,
    )


def _held(network: Network, days: Days, terms: Terms) -> Terms:
    """With an anchor, work not begun stands as late as that allows."""
    return terms if network.anchor < 0 else standing(network, days.of, days.joint, terms)


def _start(network: Network, days: Days, today: int) -> int:
    """The start of a plan that does not state one."""
    if network.anchor < 0:
        return today
    terms = _held(network, days, as_planned(network, days.of, days.first))
    return found_start(network, days.of, terms, otherwise=today)
