"""What forces what: driving chains, and what unfinished work waits for."""

from collections.abc import Sequence
from dataclasses import dataclass

from jepsite.planning.network import FF, FIRST, GATE, SS, WORK, Network
from jepsite.planning.passes import Early, Terms


def driving_chain(network: Network, early: Early, node: int) -> list[int]:
    """The activities that by themselves force a node's date, first to last.

    Of several that would, the one that ends last (then the first in the file) stands; where a bound of an activity's own
    (its `from=`, today, a fixed date, a fact) forces the same date as a link, the chain begins there.
    """
    chain = []
    while node >= 0:
        if network.kinds[node] == WORK:
            chain.append(node)
        node = early.driver[node]
    return chain[::-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What is still open, for each node."""

    finished: Sequence[bool]
    """Whether work is done, and whether all is that a gate waits for."""
    open: Sequence[tuple[int, ...]]
    """The unfinished activities that a node waits for directly, in file order. Gates between are looked through, and what
    others of them wait for is left out: of a list only its end is named."""


def waiting(network: Network, terms: Terms, early: Early) -> Waiting:
    """What every node still waits for. Begun work waits for nothing but what it must not end before."""
    count = len(network.kinds)
    finished, begun = [False] * count, [False] * count
    open_: list[tuple[int, ...]] = [()] * count
    ends: list[tuple[int, ...]] = [(node,) for node in range(count)]
    follows: list[list[int]] = [[]] * count
    for node in network.order:
        kind, links = network.kinds[node], network.links[node]
        if node in terms.done:
            finished[node] = begun[node] = True
            continue
        begun[node] = node in terms.running
        unmet = [
            link
            for link in links
            if not (begun if link.kind == SS else finished)[link.source] and (link.kind == FF or not begun[node])
        ]
        follows[node] = [link.source for link in unmet if link.kind != SS]
        open_[node] = _open([link.source for link in unmet], ends, follows)
        if kind == GATE:
            finished[node] = begun[node] = not unmet
            ends[node] = open_[node]
        elif kind == FIRST:
            begun[node] = len(unmet) < len(links)
            ends[node] = (early.driver[node],)
    return Waiting(finished=finished, open=open_)


def _open(sources: Sequence[int], ends: Sequence[tuple[int, ...]], follows: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """The unfinished work at the ends of what is waited for, less what other such work follows."""
    if len(sources) < 2:  # most of them; the tuple is shared, so that long lists cost nothing
        return ends[sources[0]] if sources else ()
    work = {end for source in sources for end in ends[source]}
    inner = {source for end in work for source in follows[end]}
    return tuple(sorted(work.difference(*(ends[source] for source in inner))))
