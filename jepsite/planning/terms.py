"""On which terms a network is laid out: as planned, or as the facts of a day make it.

`schedule.md` leaves open, and it is so here: work of elapsed days counts every day and may start on any; the finish of
work done without a start is reckoned back by its duration; work reported as begun starts where it did, whatever else was
not finished by then (its remaining days are not made to wait); blocked work with a start and an `until=` does not finish
before that day; a dated `done=` or `started=` counts whatever the checkbox says.
"""

from collections.abc import Sequence

from jepsite.planning.network import WORK, Network, Phase
from jepsite.planning.passes import Early, Terms
from jepsite.planning.workdays import WorkDays


def as_planned(network: Network, days: Sequence[WorkDays], start: int) -> Terms:
    """The plan as written, from its start: no facts, no today."""
    pinned = {
        node: (on, days[node].finish_at(on, network.lengths[node]))
        for node, on in ((node, network.fixed[node]) for node in network.activities)
        if on
    }
    return Terms(lengths=network.lengths, earliest=_earliest(network, start, start), pinned=pinned, running={})


def as_of(
    network: Network, days: Sequence[WorkDays], start: int, today: int, planned: Early, lengths: Sequence[int]
) -> Terms:
    """What the facts of a day make of the plan. `planned` says when work without dates was to start and to finish."""
    earliest = _earliest(network, start, max(start, today))
    pinned: dict[int, tuple[int, int]] = {}
    running: dict[int, tuple[int, int]] = {}
    done: set[int] = set()
    missed: set[int] = set()
    for node in network.activities:
        phase, own, on = network.phases[node], days[node], network.fixed[node]
        if phase == Phase.DONE:
            pinned[node] = _over(network, node, own, today, planned)
            done.add(node)
        elif phase == Phase.BEGUN:
            begun = network.started[node] or min(planned.start[node], today - 1)
            open_from = max(today, network.until[node])
            running[node] = (begun, _end(own, begun, lengths[node], open_from, network.left[node]))
        elif phase == Phase.TODO:
            earliest[node] = max(earliest[node], network.until[node])
            if on >= today:
                pinned[node] = (on, own.finish_at(on, lengths[node]))
            elif on:
                missed.add(node)
    return Terms(
        lengths=lengths,
        earliest=earliest,
        pinned=pinned,
        running=running,
        done=frozenset(done),
        missed=frozenset(missed),
    )


def _earliest(network: Network, start: int, floor: int) -> list[int]:
    """Work starts at the floor or later. A gate is past when all before it is; where nothing is before it, at the start."""
    return [
        max(floor, bound) if kind == WORK else 0 if links else start
        for kind, bound, links in zip(network.kinds, network.not_before, network.links, strict=True)
    ]


def _end(own: WorkDays, begun: int, length: int, open_from: int, left: int) -> int:
    """The finish of running work: never before the first working day that is still to come."""
    return own.finish(open_from, left) if left else max(own.finish(begun, length), own.finish(open_from, 1))


def _over(network: Network, node: int, own: WorkDays, today: int, planned: Early) -> tuple[int, int]:
    """Start and finish of work that is done."""
    begun, last = network.started[node], network.done[node]
    finish = last + 1 if last else max(begun + 1, min(planned.finish[node], today))
    return begun or own.start_at(finish, network.lengths[node]), finish
