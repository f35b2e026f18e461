"""On which terms a network is laid out: as planned, or as the facts of a day make it.

`schedule.md` leaves open, and it is so here: the start of done work, where it is not stated, is reckoned back by its
duration; work reported as begun starts where it did, whatever else was not finished by then (its remaining days are not
made to wait); blocked work that had begun does not finish before its `until=`; a dated `done=` or `started=` counts
whatever the checkbox says.
"""

from collections.abc import Sequence

from jepsite.planning.network import BEGUN, DONE, TODO, WORK, Network
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


def as_of(network: Network, days: Sequence[WorkDays], start: int, today: int, planned: Early) -> Terms:
    """What the facts of a day make of the plan. `planned` says when work without dates was to start and to finish."""
    earliest = _earliest(network, start, max(start, today))
    pinned: dict[int, tuple[int, int]] = {}
    running: dict[int, tuple[int, int]] = {}
    done: set[int] = set()
    missed: set[int] = set()
    for node in network.activities:
        phase, on = network.phases[node], network.fixed[node]
        if phase == DONE:
            pinned[node] = _over(network, node, days[node], today, planned)
            done.add(node)
        elif phase == BEGUN:
            begun = network.started[node] or min(planned.start[node], today - 1)
            running[node] = (begun, _end(network, days[node], node, begun, today, network.lengths[node]))
        elif phase == TODO:
            earliest[node] = max(earliest[node], network.until[node])
            if on >= today:
                pinned[node] = (on, days[node].finish_at(on, network.lengths[node]))
            elif on:
                missed.add(node)
    return Terms(
        lengths=network.lengths,
        earliest=earliest,
        pinned=pinned,
        running=running,
        done=frozenset(done),
        missed=frozenset(missed),
    )


def with_cases(network: Network, days: Sequence[WorkDays], today: int, terms: Terms, cases: Sequence[int]) -> Terms:
    """The same terms, open work lasting as long as `cases` says where it says something (more than 0)."""
    if not any(cases):
        return terms
    pinned, running = dict(terms.pinned), dict(terms.running)
    for node, length in enumerate(cases):
        if length and node in running:
            begun, _ = running[node]
            running[node] = (begun, _end(network, days[node], node, begun, today, length))
        elif length and node in pinned and node not in terms.done:
            on, _ = pinned[node]
            pinned[node] = (on, days[node].finish_at(on, length))
    lengths = [case or likely for case, likely in zip(cases, terms.lengths, strict=True)]
    return Terms(
        lengths=lengths,
        earliest=terms.earliest,
        pinned=pinned,
        running=running,
        done=terms.done,
        missed=terms.missed,
    )


def _earliest(network: Network, start: int, floor: int) -> list[int]:
    """Work starts at the floor or later. A gate is past when all before it is, at the start if nothing is."""
    earliest = [bound if bound > floor else floor for bound in network.not_before]
    for node, kind in enumerate(network.kinds):
        if kind != WORK:
            earliest[node] = 0 if network.links[node] else start
    return earliest


def _end(network: Network, own: WorkDays, node: int, begun: int, today: int, length: int) -> int:
    """The finish of running work: never before the first working day that is still to come."""
    open_from, left = max(today, network.until[node]), network.left[node]
    return own.finish(open_from, left) if left else max(own.finish(begun, length), own.finish(open_from, 1))


def _over(network: Network, node: int, own: WorkDays, today: int, planned: Early) -> tuple[int, int]:
    """Start and finish of work that is done."""
    begun, last = network.started[node], network.done[node]
    finish = last + 1 if last else max(begun + 1, min(planned.finish[node], today))
    return begun or own.start_at(finish, network.lengths[node]), finish
