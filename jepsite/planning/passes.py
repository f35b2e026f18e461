"""The two passes of the critical path method, over plain numbers. Pure and without recursion: one step for each link.

Early dates are the earliest that keep all links and bounds, late dates the latest that keep all links and limits. With
several calendars neither is a mere sum, so every step goes through the days of the node's own calendar.
"""

from collections.abc import Container, Mapping, Sequence
from typing import Final

from jepsite.planning.network import FF, FIRST, GATE, SS, WORK, Link, Network
from jepsite.planning.workdays import WorkDays
from jepsite.record import record

UNBOUND: Final = 1 << 30
"""The limit of what has none: behind every day number."""


@record
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


@record
class Early:
    """Early dates. Sequences run over nodes; a start is a day number, a finish the boundary behind the last day."""

    start: Sequence[int]
    finish: Sequence[int]
    begin: Sequence[int]
    """The latest boundary that links set to the start, 0 for none and for what is pinned."""
    end: Sequence[int]
    """The latest boundary that links set to the finish."""
    driver: Sequence[int]
    """The node whose link forces this one's dates; -1 where a bound of its own or a fact does."""


@record
class Late:
    """Late dates, in the same form. Those of done work and of gates mean nothing to a reader."""

    start: Sequence[int]
    finish: Sequence[int]


def forward(network: Network, days: Sequence[WorkDays], terms: Terms) -> Early:
    """The earliest dates that keep all links and bounds; `days` holds each node's calendar."""
    count = len(network.kinds)
    start, finish, begin, end, driver = [0] * count, [0] * count, [0] * count, [0] * count, [-1] * count
    kinds, links, pinned, earliest = network.kinds, network.links, terms.pinned, terms.earliest
    for node in network.order:
        if node in pinned:
            start[node], finish[node] = pinned[node]
            continue
        begin[node], begin_by, end[node], end_by = _bounds(links[node], days[node], start, finish)
        if kinds[node] == WORK:
            start[node], finish[node], pushed = _place(days[node], terms, node, begin[node], end[node])
            if pushed:
                driver[node] = end_by
            elif begin[node] > earliest[node] and node not in terms.running:
                driver[node] = begin_by
        elif kinds[node] == GATE:
            start[node] = finish[node] = max(begin[node], earliest[node])
            driver[node] = begin_by
        else:
            driver[node] = min((link[0] for link in links[node]), key=start.__getitem__)
            start[node] = finish[node] = start[driver[node]]
    return Early(start=start, finish=finish, begin=begin, end=end, driver=driver)


def alone(days: Sequence[WorkDays], terms: Terms, early: Early, node: int) -> int:
    """The finish of one piece of work under other terms, all that it waits for standing where `early` has it."""
    if node in terms.pinned:
        return terms.pinned[node][1]
    return _place(days[node], terms, node, early.begin[node], early.end[node])[1]


def _bounds(
    links: Sequence[Link], own: WorkDays, start: Sequence[int], finish: Sequence[int]
) -> tuple[int, int, int, int]:
    """The latest boundary that links set to a node's start and which source does, and the same for its finish."""
    begin, begin_by, end, end_by = 0, -1, 0, -1
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
    """Start and finish of work that links let begin at `begin` and end at `end`, and whether `end` moved it."""
    length = terms.lengths[node]
    if node in terms.running:
        start, finish = terms.running[node]
        later = own.next(end - 1) + 1 if end > finish else finish
        return start, later, later > finish
    earliest = terms.earliest[node]
    first = own.rank[(begin if begin > earliest else earliest) - own.first]
    finish = own.days[first + length - 1] + 1
    if end <= finish:
        return own.days[first], finish, False
    finish = own.next(end - 1) + 1
    return own.start(finish, length), finish, True


def backward(
    network: Network,
    days: Sequence[WorkDays],
    terms: Terms,
    early: Early,
    limits: Sequence[int],
    *,
    still: Container[int] | None = None,
    together: bool = False,
) -> Late:
    """The latest dates that keep all links and each node's limit: a boundary that its finish must not pass.

    What has no limit (`UNBOUND`) and no followers that have one stays without, and binds nothing. Facts bind nothing
    before them. What stands `still` (unless said otherwise, fixed work) gives no way: what leads to it is measured
    against its early dates. `together`: all work moves to its late dates at once; else each is asked by itself, all
    others being early.
    """
    start, finish = list(limits), list(limits)
    still = terms.pinned if still is None else still
    for node in reversed(network.order):
        if node in terms.done:
            continue
        if network.kinds[node] == GATE:
            start[node] = finish[node] = min(start[node], finish[node])
        elif network.kinds[node] == FIRST:
            _limit_first(network, early, node, start, together=together)
            continue
        else:
            latest = finish[node] if node in terms.running else start[node]
            start[node], finish[node] = _place_late(days[node], terms.lengths[node], latest, finish[node])
        if node in still:
            _limit(network, days[node], terms, node, early.start[node], early.finish[node], start, finish)
        elif finish[node] != UNBOUND:
            _limit(network, days[node], terms, node, start[node], finish[node], start, finish)
    return Late(start=start, finish=finish)


def _place_late(own: WorkDays, length: int, start: int, finish: int) -> tuple[int, int]:
    """The last stretch of so many working days that starts on `start` or earlier and ends at `finish` or earlier."""
    if finish != UNBOUND:
        first = own.rank[finish - own.first] - length
        if own.days[first] <= start:
            return own.days[first], own.days[first + length - 1] + 1
    elif start == UNBOUND:
        return UNBOUND, UNBOUND
    begin = own.last(start + 1)
    return begin, own.finish(begin, length)


def _limit(
    network: Network, own: WorkDays, terms: Terms, node: int, begin: int, end: int, start: list[int], finish: list[int]
) -> None:
    """Hands on to what a node waits for that it must start on `begin` and end at `end`."""
    running = node in terms.running
    for source, kind, lag, elapsed, _ in network.links[node]:
        if running and kind != FF:
            continue
        limit = end if kind == FF else begin
        if lag:
            limit = own.start(limit, lag)
        into = start if kind == SS else finish
        if limit - elapsed < into[source]:
            into[source] = limit - elapsed


def _limit_first(network: Network, early: Early, node: int, start: list[int], *, together: bool) -> None:
    """A first start holds the work that is first; if that moves by itself, only where no independent one is in time."""
    limit, sources = start[node], [link[0] for link in network.links[node]]
    for first in (source for source in sources if early.start[source] == early.start[node]):
        others = (other for other in sources if other != first and early.start[other] <= limit)
        if together or all(first in network.behind(other) for other in others):
            start[first] = min(start[first], limit)
