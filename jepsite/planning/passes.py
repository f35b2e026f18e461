"""The two passes of the critical path method, over plain numbers. Pure and without recursion: one step for each link.

Early dates are the earliest that keep all links and bounds, late dates the latest that keep all links and limits. With
several calendars neither is a mere sum, so every step goes through the days of the node's own calendar.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jepsite.planning.network import FF, FIRST, GATE, SS, Link, Network
from jepsite.planning.workdays import WorkDays


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the passes must keep. Sequences and keys are nodes; dates are boundaries."""

    lengths: Sequence[int]
    """Days of each node's own calendar."""
    earliest: Sequence[int]
    """No start before this boundary."""
    pinned: Mapping[int, tuple[int, int]]
    """Start and finish of what stands fast: done work, and work with a fixed date that has not passed."""
    running: Mapping[int, tuple[int, int]]
    """Start of begun work, and its finish unless an FF link makes that later."""
    done: frozenset[int] = frozenset()
    """Those of `pinned` that are over."""
    missed: frozenset[int] = frozenset()
    """Work whose fixed date has passed before it began; it moves like any other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Early:
    """Early dates. Sequences run over nodes; a start is a day number, a finish the boundary behind the last day."""

    start: Sequence[int]
    finish: Sequence[int]
    driver: Sequence[int]
    """The node whose link forces this one's dates; -1 where a bound of its own or a fact does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """Late dates, in the same form. Those of done work and of gates mean nothing to a reader."""

    start: Sequence[int]
    finish: Sequence[int]


def forward(network: Network, days: Sequence[WorkDays], terms: Terms) -> Early:
    """The earliest dates that keep all links and bounds; `days` holds each node's calendar."""
    count = len(network.kinds)
    start, finish, driver = [0] * count, [0] * count, [-1] * count
    kinds, links, pinned = network.kinds, network.links, terms.pinned
    for node in network.order:
        if node in pinned:
            start[node], finish[node] = pinned[node]
        elif kinds[node] == FIRST:
            driver[node] = min((link.source for link in links[node]), key=start.__getitem__)
            start[node] = finish[node] = start[driver[node]]
        else:
            begin, begin_by, end, end_by = _bounds(links[node], days[node], start, finish, terms.earliest[node])
            if kinds[node] == GATE:
                start[node], finish[node], driver[node] = begin, begin, begin_by
            else:
                start[node], finish[node], pushed = _place(days[node], terms, node, begin, end)
                driver[node] = end_by if pushed else -1 if node in terms.running else begin_by
    return Early(start=start, finish=finish, driver=driver)


def alone(network: Network, days: Sequence[WorkDays], terms: Terms, early: Early, node: int) -> tuple[int, int]:
    """Start and finish of one piece of work under other terms, all it waits for standing where `early` has it."""
    if node in terms.pinned:
        return terms.pinned[node]
    begin, _, end, _ = _bounds(network.links[node], days[node], early.start, early.finish, terms.earliest[node])
    return _place(days[node], terms, node, begin, end)[:2]


def _bounds(
    links: Sequence[Link], own: WorkDays, start: Sequence[int], finish: Sequence[int], earliest: int
) -> tuple[int, int, int, int]:
    """The latest boundary that a node's start must keep and who sets it, and the same for its finish."""
    begin, begin_by, end, end_by = earliest, -1, 0, -1
    for source, kind, lag, elapsed, _ in links:
        bound = (start[source] if kind == SS else finish[source]) + elapsed
        if lag:
            bound = own.finish(bound, lag)
        if kind != FF:
            if bound > begin:
                begin, begin_by = bound, source
        elif bound > end:
            end, end_by = bound, source
    return begin, begin_by, end, end_by


def _place(own: WorkDays, terms: Terms, node: int, begin: int, end: int) -> tuple[int, int, bool]:
    """Start and finish of work that may begin at `begin` and may not end before `end`, and whether `end` moved it."""
    length = terms.lengths[node]
    running = terms.running.get(node)
    start, finish = running or (own.next(begin), own.finish(begin, length))
    if end <= finish:
        return start, finish, False
    finish = own.next(end - 1) + 1
    return start if running else own.start(finish, length), finish, True


def backward(
    network: Network,
    days: Sequence[WorkDays],
    terms: Terms,
    early: Early,
    limits: Sequence[int],
    *,
    together: bool = False,
) -> Late:
    """The latest dates that keep all links and each node's limit: a boundary that its finish must not pass.

    Fixed work gives no way: what leads to it is measured against where it stands. Facts bind nothing before them.
    `together`: all work moves to its late dates at once; else each is asked by itself, all others being early.
    """
    start, finish = list(limits), list(limits)
    for node in reversed(network.order):
        if network.kinds[node] == GATE:
            start[node] = finish[node] = min(start[node], finish[node])
        elif network.kinds[node] == FIRST:
            _limit_first(network, early, node, start, together=together)
            continue
        else:
            latest = finish[node] if node in terms.running else start[node]
            start[node], finish[node] = _place_late(days[node], terms.lengths[node], latest, finish[node])
        if node not in terms.done:
            _limit(network.links[node], days[node], terms, node, start, finish)
    return Late(start=start, finish=finish)


def _place_late(own: WorkDays, length: int, start: int, finish: int) -> tuple[int, int]:
    """The last stretch of so many working days that starts on `start` or earlier and ends at `finish` or earlier."""
    begin = min(own.start(finish, length), own.last(start + 1))
    return begin, own.finish(begin, length)


def _limit(links: Sequence[Link], own: WorkDays, terms: Terms, node: int, start: list[int], finish: list[int]) -> None:
    """Hands a node's late dates on to what it waits for."""
    begin, end = terms.pinned.get(node) or (start[node], finish[node])
    for source, kind, lag, elapsed, _ in links:
        if kind != FF and node in terms.running:
            continue
        limit = end if kind == FF else begin
        if lag:
            limit = own.start(limit, lag)
        into = start if kind == SS else finish
        into[source] = min(into[source], limit - elapsed)


def _limit_first(network: Network, early: Early, node: int, start: list[int], *, together: bool) -> None:
    """A first start holds the work that is first; if that moves by itself, only where no independent one is in time."""
    limit, sources = start[node], [link.source for link in network.links[node]]
    for first in (source for source in sources if early.start[source] == early.start[node]):
        others = (other for other in sources if other != first and early.start[other] <= limit)
        if together or all(first in network.behind(other) for other in others):
            start[first] = min(start[first], limit)
