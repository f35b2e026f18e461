"""Late dates and slack, from a layout. Days are counted on each activity's own calendar."""

from collections.abc import Sequence

from jepsite.planning.layout import Days
from jepsite.planning.network import Network
from jepsite.planning.passes import UNBOUND, Early, Late, Terms, backward
from jepsite.record import record


@record
class Slack:
    """What room there is. Sequences run over the nodes; those of done work and of gates mean nothing."""

    late: Late
    total: Sequence[int]
    """Days that a node may slip (its start, once begun its finish) until a limit moves: an own `by`, that of a
    milestone, a fixed date, the plan's finish. Negative where one is missed."""
    free: Sequence[int]
    """Days that a node may slip while every other activity and milestone stays."""


def slack(network: Network, days: Days, terms: Terms, early: Early) -> Slack:
    """The slack of every node of a layout."""
    real = [node for node in (*network.activities, *network.milestones) if node not in network.void]
    end = max([early.finish[node] for node in real], default=0)
    limits = [UNBOUND] * len(network.kinds)
    for node in real:
        by = network.by[node]
        limits[node] = by + 1 if 0 < by < end else end
    late = backward(network, days.of, terms, early, limits)
    for node in real:
        limits[node] = end
    free = backward(network, days.of, terms, early, limits, still=frozenset(real))
    return Slack(
        late=late,
        total=_room(days, terms, early, late, real),
        free=[max(room, 0) for room in _room(days, terms, early, free, real)],
    )


def _room(days: Days, terms: Terms, early: Early, late: Late, nodes: Sequence[int]) -> list[int]:
    """Working days from early to late dates; 0 for nodes that are not asked for."""
    room = [0] * len(days.of)
    for node in nodes:
        own = days.of[node]
        was, may = (early.finish, late.finish) if node in terms.running else (early.start, late.start)
        room[node] = own.rank[may[node] - own.first] - own.rank[was[node] - own.first]
    return room
