"""Fixed dates that come before the end of what must precede them."""

from collections.abc import Iterator
from datetime import date

from jepsite.planning.driving import Waiting, driving_chain
from jepsite.planning.layout import Days, Layout
from jepsite.planning.network import FF, SS, WORK, Link, Network
from jepsite.planning.result import Conflict


def conflicts(network: Network, days: Days, layout: Layout, open_: Waiting) -> Iterator[Conflict]:
    """One for each fixed date still to come and each activity that comes too late for it, in file order."""
    early, terms = layout.expected, layout.terms
    for node in network.activities:
        if node in terms.done or node not in terms.pinned:
            continue
        late = {
            source for link in network.links[node] for source in _too_late(link, network, days, layout, open_, node)
        }
        for source in sorted(late):
            yield Conflict(
                fixed=network.names[node],
                on=date.fromordinal(early.start[node]),
                predecessor=network.names[source],
                finish=date.fromordinal(early.finish[source] - 1),
            )


def _too_late(link: Link, network: Network, days: Days, layout: Layout, open_: Waiting, node: int) -> list[int]:
    """The activities that break a link of fixed work: behind a gate all that do, else the one that drives it.

    What is done by the fixed day is in time, unless a lag still runs.
    """
    source, kind, lag, elapsed, _ = link
    early = layout.expected
    bound = (early.start if kind == SS else early.finish)[source] + elapsed
    if lag:
        bound = days.of[node].finish(bound, lag)
    limit = (early.finish if kind == FF else early.start)[node]
    if bound <= limit:
        return []
    if network.kinds[source] == WORK:
        late = [source]
    else:
        late = [end for end in open_.open[source] if early.finish[end] > limit]
        late = late or driving_chain(network, early, source)[-1:]
    return [work for work in late if work not in layout.terms.done or early.finish[work] < bound]
