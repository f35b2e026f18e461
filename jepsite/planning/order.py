"""The order in which a network's nodes can be worked out, and the cycles that leave none: graphs of ints, no more."""

from collections.abc import Sequence


def in_order(predecessors: Sequence[Sequence[int]]) -> Sequence[int]:
    """All nodes, each behind its predecessors; fewer than all where some lie on a cycle or behind one."""
    waiting = [len(sources) for sources in predecessors]
    followers: list[list[int]] = [[] for _ in predecessors]
    for node, sources in enumerate(predecessors):
        for source in sources:
            followers[source].append(node)
    order = [node for node, count in enumerate(waiting) if not count]
    for node in order:  # grows while it is read
        for follower in followers[node]:
            waiting[follower] -= 1
            if not waiting[follower]:
                order.append(follower)
    return order


def cycles(predecessors: Sequence[Sequence[int]]) -> list[list[int]]:
    """Cycles that share no node, at least one for each knot; each as its nodes, every one a predecessor of the next."""
    found: list[list[int]] = []
    told: set[int] = set()
    state = [0] * len(predecessors)  # 1: on the path, 2: left behind
    for root in range(len(predecessors)):
        if state[root]:
            continue
        path, ways = [root], [iter(predecessors[root])]
        state[root] = 1
        while path:
            source = next(ways[-1], None)
            if source is None:
                state[path.pop()] = 2
                ways.pop()
            elif not state[source]:
                state[source] = 1
                path.append(source)
                ways.append(iter(predecessors[source]))
            elif state[source] == 1:
                cycle = path[path.index(source) :][::-1]
                if told.isdisjoint(cycle):
                    told.update(cycle)
                    found.append(cycle)
    return found
