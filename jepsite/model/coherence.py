"""Whether a deal holds together: everything that is named in it is there. One that was read without errors always does.

One that was read with errors may, and is then worth looking at further, so that all faults come in one run.
"""

from collections.abc import Iterator
from itertools import chain

from jepsite.model.deal import Deal
from jepsite.model.values import START, ItemId, PartyId, PersonId, Waits
from jepsite.model.work import Activity, Group, Parallel, Series, Work


def is_coherent(deal: Deal) -> bool:
    """Whether all ids that the deal refers to are there and stand once, and its anchor has a deadline."""
    parties, people = {party.id for party in deal.parties}, {person.id for person in deal.people}
    items: list[ItemId] = []
    waits: list[Waits] = []
    for milestone in deal.milestones:
        items.append(milestone.id)
        waits.append(milestone.waits)
        for track in milestone.tracks:
            for item in _items(track.body):
                items.append(item.id)
                waits.append(item.waits)
    named = {
        reference.target
        for each in waits
        for reference in chain(each.after or (), each.with_ or (), each.ends_with or ())
    }
    anchors = {milestone.id for milestone in deal.milestones if milestone.by}
    return (
        len(items) == len(set(items))
        and named <= {*items, START}
        and (deal.work_back is None or deal.work_back in anchors)
        and (deal.work_back is not None or deal.start is not None)
        and all(person.of in parties for person in deal.people)
        and all(party in parties for closure in deal.closures for party in closure.who)
        and all(_known(activity, parties, people) for activity in deal.activities)
    )


def _known(activity: Activity, parties: set[PartyId], people: set[PersonId]) -> bool:
    roles = activity.roles
    named = {
        *roles.responsible,
        *roles.consulted,
        *roles.informed,
        *((roles.accountable,) if roles.accountable else ()),
    }
    return named <= people and set(roles.parties) <= parties


def _items(work: Work) -> Iterator[Activity | Group]:
    """All activities and groups in a piece of work, however deep."""
    stack: list[Work] = [work]
    while stack:
        item = stack.pop()
        if isinstance(item, Activity | Group):
            yield item
        if isinstance(item, Group):
            stack.append(item.body)
        elif isinstance(item, Series | Parallel):
            stack.extend(item.items)
