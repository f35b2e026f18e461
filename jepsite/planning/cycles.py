"""Cycles, told as their author would follow them: every step with its place, and what makes it."""

from collections.abc import Iterator

from jepsite.diagnostics import Diagnostic, Span
from jepsite.model.deal import Deal
from jepsite.model.values import ItemId
from jepsite.model.work import Activity, Group, Milestone, Work
from jepsite.planning.network import Network
from jepsite.planning.order import cycles

Item = Milestone | Group | Activity


def cycle_faults(deal: Deal, network: Network) -> Iterator[Diagnostic]:
    """One fault for each cycle; cycles that share an activity are told one by one, as they are mended."""
    items = {item.id: item for item in _items(deal)}
    for nodes in cycles([[source for source, *_ in links] for links in network.links]):
        steps = list(_steps(network, nodes))
        related = tuple(_reason(items[before], items[after], soft=soft) for before, after, soft in steps)
        path = " -> ".join([steps[0][0], *(after for _, after, _ in steps)])
        yield Diagnostic(
            code="cycle",
            message=f"each waits for the one before: {path}",
            span=related[0][1],
            hint="take one of these links out; what is marked as soft is only the plan's default, and `after=` replaces it",
            related=related,
        )


def _steps(network: Network, nodes: list[int]) -> Iterator[tuple[ItemId, ItemId, bool]]:
    """The cycle from its first item in the file on, as (item, the one that waits for it, whether only by default)."""
    named = [node for node in nodes if network.names[node]]
    turn = nodes.index(min(named))
    before, soft = network.names[nodes[turn]], False
    for node, source in zip((*nodes[turn + 1 :], *nodes[: turn + 1]), (*nodes[turn:], *nodes[:turn]), strict=True):
        soft = soft or any(link[-1] for link in network.links[node] if link[0] == source)
        name = network.names[node]
        if name and (name != before or len(nodes) == 1):
            yield before, name, soft
            before, soft = name, False


def _reason(before: Item, after: Item, *, soft: bool) -> tuple[str, Span]:
    """Why one item waits for another, and where that is written."""
    for attribute, references in (
        ("after", after.waits.after),
        ("with", after.waits.with_),
        ("ends-with", after.waits.ends_with),
    ):
        for reference in references or ():
            if reference.target == before.id:
                return f"'{after.id}' has {attribute}={before.id}", reference.span
    if soft:
        order = "the order of the milestones" if isinstance(before, Milestone) else "a numbered list"
        return f"'{after.id}' follows '{before.id}' by {order} (soft)", after.span
    if isinstance(after, Activity):
        return f"'{after.id}' is part of '{before.id}'", after.span
    return f"'{after.id}' ends when '{before.id}' does", after.span


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
