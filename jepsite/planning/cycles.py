"""Cycles, told as their author would follow them: every step with its place, and what makes it."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from jepsite.diagnostics import Diagnostic, Span
from jepsite.model.deal import Deal
from jepsite.model.values import ItemId
from jepsite.model.work import Activity, Group, Milestone, Work
from jepsite.planning.network import Network
from jepsite.planning.order import cycles

Item = Milestone | Group | Activity


def cycle_faults(deal: Deal, network: Network) -> Iterator[Diagnostic]:
    """One fault for each cycle; cycles that share an item are told one after the other, as they are mended."""
    items = {item.id: item for item in _items(deal)}
    for nodes in cycles([[source for source, *_ in links] for links in network.links]):
        steps = list(_steps(network, nodes))
        reasons = dict.fromkeys(_reason(items[before], items[after], soft=soft) for before, after, soft in steps)
        first = steps[0][0]
        path = [first, *(after for before, after, _ in steps if before != after)]
        yield Diagnostic(
            code="cycle",
            message=f"each waits for the one before: {' -> '.join(path if path[1:] else [first, first])}",
            span=max(reasons, key=lambda reason: reason.stated).span,
            hint="take one of these links out; a soft one is only the plan's default, which `after=` replaces",
            related=tuple((reason.text, reason.span) for reason in reasons),
        )


def _steps(network: Network, nodes: list[int]) -> Iterator[tuple[ItemId, ItemId, bool]]:
    """The cycle from its first item in the file on, as (item, the one that waits for it, whether only by default)."""
    turn = nodes.index(min(node for node in nodes if network.names[node]))
    around = [*nodes[turn:], *nodes[:turn], nodes[turn]]
    before, soft = network.names[nodes[turn]], False
    for source, node in pairwise(around):
        soft = soft or any(link[-1] for link in network.links[node] if link[0] == source)
        if network.names[node]:
            yield before, network.names[node], soft
            before, soft = network.names[node], False


class _Reason(NamedTuple):
    text: str
    span: Span
    stated: bool = False
    """Whether the author wrote it; here it can be mended."""


def _reason(before: Item, after: Item, *, soft: bool) -> _Reason:
    """Why one item waits for another."""
    for attribute, references in (
        ("after", after.waits.after),
        ("with", after.waits.with_),
        ("ends-with", after.waits.ends_with),
    ):
        for reference in references or ():
            if reference.target == before.id:
                return _Reason(f"'{after.id}' has {attribute}={before.id}", reference.span, stated=True)
    if soft:
        order = "the order of the milestones" if isinstance(before, Milestone) else "a numbered list"
        return _Reason(f"'{after.id}' follows '{before.id}' by {order} (soft)", after.span)
    if isinstance(after, Activity):
        return _Reason(f"'{after.id}' is part of '{before.id}'", after.span)
    return _Reason(f"'{after.id}' ends when '{before.id}' does", after.span)


def _items(deal: Deal) -> Iterator[Item]:
    """All that has an id, without recursion."""
    yield from deal.milestones
    open_: list[Work] = [track.body for milestone in deal.milestones for track in milestone.tracks]
    for work in open_:  # grows while it is read
        if isinstance(work, Activity):
            yield work
        elif isinstance(work, Group):
            yield work
            open_.append(work.body)
        else:
            open_ += work.items
