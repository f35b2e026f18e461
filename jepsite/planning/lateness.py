"""Who is late and what has moved: late names causes, moved names consequences, and nobody is late for another's delay.

Where `schedule.md` leaves it open: done work is not late any more, however late it was done (it may have moved); work
that stands later by working back is not due before; a block's `until=` excuses nothing; a done predecessor passes no
lateness on, so a chain that a late finish left short is late at its first open link.
"""

from collections.abc import Mapping, Sequence

from jepsite.planning.driving import Waiting
from jepsite.planning.layout import Days, Layout
from jepsite.planning.network import FF, WORK, Network
from jepsite.planning.passes import alone
from jepsite.planning.slack import Slack
from jepsite.record import record


@record
class Lateness:
    """For each node. `due` is the boundary by which open work is due, 0 for all other nodes."""

    due: Sequence[int]
    late: Sequence[bool]


def lateness(
    network: Network, days: Days, layout: Layout, room: Slack, open_: Waiting, agreed: Mapping[int, int]
) -> Lateness:
    """What of a layout is late, given the boundaries of the agreed finishes, where there are any."""
    count = len(network.kinds)
    due, late, behind = [0] * count, [False] * count, [False] * count
    terms, finish = layout.terms, layout.expected.finish
    for node in network.order:
        if node in terms.done:
            continue
        for source, kind, _, _, _ in network.links[node]:
            if (late[source] or behind[source]) and (kind == FF or node not in terms.running):
                behind[node] = True
        if network.kinds[node] != WORK:
            continue
        due[node] = max(alone(days.of, layout.planned_terms, layout.expected, node), agreed.get(node, 0))
        late[node] = (
            (not open_.open[node] and finish[node] > due[node])
            or 0 < network.by[node] < finish[node] - 1
            or node in terms.missed
            or (room.total[node] < 0 and not behind[node])
        )
    return Lateness(due=due, late=late)
