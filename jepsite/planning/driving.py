"""What forces what: driving chains, and what unfinished work waits for."""

from collections.abc import Sequence

from jepsite.planning.network import FF, FIRST, GATE, SS, WORK, Network
from jepsite.planning.passes import Early, Terms
from jepsite.record import record


def driving_chain(network: Network, early: Early, node: int) -> list[int]:
    """The activities that by themselves force a node's date, first to last.

    Of several that would, the one that ends last (then the first in the file) stands; where a bound of an activity's
    own (its `from=`, today, a fixed date, a fact) forces the same date as a link, the chain begins there.
    """
    chain = []
    while node >= 0:
        if network.kinds[node] == WORK:
            chain.append(node)
        node = early.driver[node]
    return chain[::-1]


@record
class Waiting:
    """What is still open, for each node."""

    finished: Sequence[bool]
    """Whether work is done, and whether all is that a gate waits for."""
    open: Sequence[tuple[int, ...]]
    """The unfinished activities that a node waits for directly, in file order. Gates between are looked through, and
    what others of them wait for is left out: of a list only its end is named."""


def waiting(network: Network, terms: Terms, early: Early) -> Waiting:
    """What every node still waits for. Begun work waits for nothing but what it must not end before."""
    count = len(network.kinds)
    finished, begun = [False] * count, [False] * count
    open_: list[tuple[int, ...]] = [()] * count
    ends: list[tuple[int, ...]] = [(node,) for node in range(count)]
    for node in network.order:
        if node in terms.done:
            finished[node] = begun[node] = True
            continue
        runs = begun[node] = node in terms.running
        unmet = []
        for source, kind, _, _, _ in network.links[node]:
            if not (begun if kind == SS else finished)[source] and (kind == FF or not runs):
                unmet.append(source)
        if len(unmet) == 1:  # the tuple is shared, so that long lists cost nothing
            open_[node] = ends[unmet[0]]
        elif unmet:
            open_[node] = _open(network, terms, finished, ends, unmet)
        if network.kinds[node] == GATE:
            finished[node] = begun[node] = not unmet
            ends[node] = open_[node]
        elif network.kinds[node] == FIRST:
            begun[node] = len(unmet) < len(network.links[node])
            ends[node] = (early.driver[node],)
    return Waiting(finished=finished, open=open_)


def _open(
    network: Network, terms: Terms, finished: Sequence[bool], ends: Sequence[tuple[int, ...]], unmet: Sequence[int]
) -> tuple[int, ...]:
    """The unfinished work at the ends of what is waited for, less what other such work is still to follow."""
    work: set[int] = set()
    for source in unmet:
        work.update(ends[source])
    inner: set[int] = set()
    for end in work:
        for source, kind, _, _, _ in network.links[end]:
            if kind != SS and not finished[source] and (kind == FF or end not in terms.running):
                inner.add(source)
    for source in inner:
        work.difference_update(ends[source])
    return tuple(sorted(work))
