"""Working back: how late the work that leads to an anchor may stand, so that its deadline holds with the buffer.

A view of the same network: it only sets bounds before which nothing is to start. Where those lie before the early
dates, early dates win, and the plan is short by the difference.
"""

from collections.abc import Sequence
from dataclasses import replace

from jepsite.planning.network import FIRST, WORK, Network
from jepsite.planning.passes import UNBOUND, Early, Terms, backward, forward
from jepsite.planning.workdays import WorkDays


def anchor_limit(network: Network, joint: WorkDays) -> int:
    """The boundary by which the anchor is to be reached: its deadline less the buffer, in joint days."""
    limit = network.by[network.anchor] + 1
    return joint.start(limit, network.buffer) if network.buffer else limit


def short_by(network: Network, joint: WorkDays, early: Early) -> int:
    """The joint days by which the anchor comes too late; a miss by days off alone counts as a day."""
    limit, reached = anchor_limit(network, joint), early.finish[network.anchor]
    return max(joint.count(limit, reached), int(reached > limit))


def standing(network: Network, days: Sequence[WorkDays], joint: WorkDays, terms: Terms) -> Terms:
    """The same terms, with the work that leads to the anchor and is free to move held back as far as the anchor allows.

    Other deadlines and fixed dates that this work could miss are kept as well.
    """
    early = forward(network, days, terms)
    limits = [by + 1 if by and node not in network.void else UNBOUND for node, by in enumerate(network.by)]
    limits[network.anchor] = anchor_limit(network, joint)
    late = backward(network, days, terms, early, limits, together=True)
    earliest = list(terms.earliest)
    for node in _leading(network, early):
        if network.kinds[node] == WORK and earliest[node] < late.start[node] != UNBOUND:
            earliest[node] = late.start[node]
    return replace(terms, earliest=earliest)


def _leading(network: Network, early: Early) -> set[int]:
    """All that the anchor waits for, directly or not; of what starts first in a group only the first."""
    leading, open_ = {network.anchor}, [network.anchor]
    for node in open_:  # grows while it is read
        for source, *_ in network.links[node]:
            if source not in leading and (network.kinds[node] != FIRST or early.start[source] == early.start[node]):
                leading.add(source)
                open_.append(source)
    return leading


def found_start(network: Network, days: Sequence[WorkDays], terms: Terms, otherwise: int) -> int:
    """The first day of the work that leads to the anchor, under terms that hold it back; if none, `otherwise`."""
    early = forward(network, days, terms)
    leading = (node for node in _leading(network, early) if network.kinds[node] == WORK)
    return min((early.start[node] for node in leading), default=otherwise)
