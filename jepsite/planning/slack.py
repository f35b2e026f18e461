"""Late dates and slack, from a layout. Days are counted on each activity's own calendar."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from jepsite.planning.layout import Days
from jepsite.planning.network import Network
from jepsite.planning.passes import Early, Late, Terms, backward


@dataclass(frozen=True, slots=True, kw_only=True)
class Slack:
    """What room there is. Sequences run over the nodes; those of done work and of gates mean nothing."""

    late: Late
    total: Sequence[int]
    """Days that a node may slip (its start, once begun its finish) until a limit moves: an own `by`, that of a milestone,
    a fixed date, the plan's finish. Negative where one is missed."""
    free: Sequence[int]
    """Days that a node may slip while every other activity and milestone stays."""


def slack(network: Network, days: Days, terms: Terms, early: Early) -> Slack:
    """The slack of every node of a layout."""
    end = max(early.finish, default=0)
    late = backward(network, days.of, terms, early, [min(by + 1, end) if by else end for by in network.by])
    # Where all others stay, every one of them is a fixed date to what leads to it.
    stay = {node: (early.start[node], early.finish[node]) for node in (*network.activities, *network.milestones)}
    free = backward(network, days.of, replace(terms, pinned=stay), early, [end] * len(network.by))
    return Slack(
        late=late,
        total=_room(days, terms, early, late),
        free=[max(room, 0) for room in _room(days, terms, early, free)],
    )


def _room(days: Days, terms: Terms, early: Early, late: Late) -> list[int]:
    room = []
    for node, own in enumerate(days.of):
        was, may = (early.finish, late.finish) if node in terms.running else (early.start, late.start)
        room.append(own.rank[may[node] - own.first] - own.rank[was[node] - own.first])
    return room
