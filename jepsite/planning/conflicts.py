"""Fixed dates that come before the end of what must precede them."""

from collections.abc import Iterator
from datetime import date

from jepsite.planning.driving import Waiting, driving_chain
from jepsite.planning.layout import Days, Layout
from jepsite.planning.network import FF, SS, WORK, Link, Network
from jepsite.planning.result import Conflict


def conflicts(network: Network, days: Days, layout: Layout, open_: Waiting) -> Iterator[Conflict]:
    """One for each fixed date still to come and each activity that keeps it from being possible, in file order."""
    early = layout.expected
    for node in network.activities:
        if node not in layout.terms.pinned or node in layout.terms.done:
            continue
        late = [link[0] for link in network.links[node] if _breaks(link, days, layout, node)]
        for source in sorted({work for before in late for work in _work(network, layout, open_, before, node)}):
            yield Conflict(
                fixed=network.names[node],
                on=date.fromordinal(early.start[node]),
                predecessor=network.names[source],
                finish=date.fromordinal(early.finish[source] - 1),
            )


def _breaks(link: Link, days: Days, layout: Layout, node: int) -> bool:
    source, kind, lag, elapsed, _ = link
    early = layout.expected
    bound = (early.start if kind == SS else early.finish)[source] + elapsed
    if lag:
        bound = days.of[node].finish(bound, lag)
    return bound > (early.finish if kind == FF else early.start)[node]


def _work(network: Network, layout: Layout, open_: Waiting, source: int, node: int) -> list[int]:
    """The activities behind a link that is broken: through a gate those that end too late, else what drives it."""
    if network.kinds[source] == WORK:
        return [source]
    early = layout.expected
    ends = [end for end in open_.open[source] if early.finish[end] > early.start[node]]
    return ends or driving_chain(network, early, source)[-1:]
