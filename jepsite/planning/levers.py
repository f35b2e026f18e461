"""What could be done differently so that a milestone comes earlier: single changes, each as a plan of its own.

The order is that of what they ask of people (`schedule.md`, ways out). Nothing here judges a change: `recovery` lays
each one out and sees what it gains.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import IntEnum

from jepsite.model.deal import Deal
from jepsite.model.people import Person
from jepsite.model.values import ItemId, PersonId
from jepsite.model.work import Activity, State
from jepsite.planning.calendar import Calendars
from jepsite.planning.driving import driving_chain
from jepsite.planning.layout import Days, Layout
from jepsite.planning.network import DROPPED, FS, GATE, SS, WORK, Link, Network
from jepsite.planning.workdays import WorkDays
from jepsite.record import record


class Lever(IntEnum):
    """What is done differently; a higher one asks more of people."""

    START_EARLIER = 1
    """Do not wait for what only the order of the lists or of the milestones puts first."""
    COVER = 2
    """Somebody does it while a colleague is away."""
    SHORTEN_LAG = 3
    LIFT_FROM = 4
    """Start before its `from=`."""
    OVERLAP = 5
    """Start when half of what precedes it is done."""
    BEST_CASE = 6
    HAND_OVER = 7
    """To somebody of the same role."""
    PULL_FIXED = 8
    """Hold a fixed meeting on the first day that its preparation allows."""
    DROP_OPTIONAL = 9
    MOVE_DEADLINE = 10


@record
class Step:
    """One change."""

    lever: Lever
    activity: ItemId
    """What is done differently; for the deadline, the milestone."""
    other: ItemId | None = None
    """What it no longer waits for, or overlaps with."""
    instead: PersonId | None = None
    """Who is away, or hands over."""
    person: PersonId | None = None
    """Who covers or takes over; None where those who are there go on by themselves."""


@record
class Variant:
    """A plan with some things changed, ready to be laid out."""

    network: Network
    days: Days


def changes(
    deal: Deal, calendars: Calendars, variant: Variant, layout: Layout, milestone: int
) -> list[tuple[Step, Variant]]:
    """Every single change to what drives a milestone (its node), in the order of the levers, then of the chain."""
    activities = {activity.id: activity for activity in deal.activities}
    people = {person.id: person for person in deal.people}
    found: list[tuple[Step, Variant]] = []
    for node in driving_chain(variant.network, layout.expected, milestone):
        if node not in layout.terms.done and node not in layout.terms.running:
            activity = activities[variant.network.names[node]]
            found += _links(variant, layout, node, activity)
            found += _people(people, calendars, variant, layout, node, activity)
            found += _bounds(variant, layout, node, activity)
    return sorted(found, key=lambda pair: pair[0].lever)


def _bounds(variant: Variant, layout: Layout, node: int, activity: Activity) -> Iterator[tuple[Step, Variant]]:
    """Changes to what an activity is bound by itself: its `from=`, its length, its fixed date, its being there."""
    network = variant.network
    if network.not_before[node] > layout.expected.begin[node]:
        step = Step(lever=Lever.LIFT_FROM, activity=activity.id)
        yield step, _with(variant, not_before=_put(network.not_before, node, 0))
    if 0 < network.best[node] < network.lengths[node]:
        step = Step(lever=Lever.BEST_CASE, activity=activity.id)
        yield step, _with(variant, lengths=_put(network.lengths, node, network.best[node]))
    if network.fixed[node]:
        step = Step(lever=Lever.PULL_FIXED, activity=activity.id)
        yield step, _with(variant, fixed=_put(network.fixed, node, 0))
    if activity.optional and activity.state is State.TODO:
        step = Step(lever=Lever.DROP_OPTIONAL, activity=activity.id)
        yield step, _without(variant, node)


def _links(variant: Variant, layout: Layout, node: int, activity: Activity) -> Iterator[tuple[Step, Variant]]:
    """Changes to the link that forces an activity's start."""
    network, driver = variant.network, layout.expected.driver[node]
    binding = next((link for link in network.links[node] if link[0] == driver), None)
    if binding is None:
        return
    source, kind, lag, elapsed, soft = binding
    other = _name(network, layout, source)
    if soft:
        kept = tuple(link for link in network.links[node] if link != binding)
        yield Step(lever=Lever.START_EARLIER, activity=activity.id, other=other), _relinked(variant, node, kept)
    if lag or elapsed:
        step = Step(lever=Lever.SHORTEN_LAG, activity=activity.id, other=other)
        yield step, _relinked(variant, node, _swapped(network, node, binding, (source, kind, 0, 0, soft)))
    half = -(-network.lengths[source] // 2)
    overlaps = network.kinds[source] == WORK and kind == FS and source not in layout.terms.done
    if overlaps and half < network.lengths[source]:
        step = Step(lever=Lever.OVERLAP, activity=activity.id, other=other)
        yield step, _relinked(variant, node, _swapped(network, node, binding, (source, SS, half, 0, soft)))


def _people(
    people: Mapping[PersonId, Person],
    calendars: Calendars,
    variant: Variant,
    layout: Layout,
    node: int,
    activity: Activity,
) -> Iterator[tuple[Step, Variant]]:
    """Changes to who does an activity."""
    early = layout.expected
    first = max(early.begin[node], layout.terms.earliest[node])
    for person in (people[each] for each in activity.roles.responsible):
        away = any(day.first.toordinal() < early.finish[node] and day.last.toordinal() >= first for day in person.away)
        if away and len(activity.roles.responsible) > 1 and not activity.any_of:
            step = Step(lever=Lever.COVER, activity=activity.id, instead=person.id)
            yield step, _on(variant, node, calendars.of(replace(activity, any_of=True)))
        for colleague in people.values():
            lever = _may_take_over(person, colleague, activity, away=away)
            if lever:
                roles = tuple(colleague.id if each == person.id else each for each in activity.roles.responsible)
                changed = replace(activity, roles=replace(activity.roles, responsible=roles))
                step = Step(lever=lever, activity=activity.id, instead=person.id, person=colleague.id)
                yield step, _on(variant, node, calendars.of(changed))


def _may_take_over(person: Person, colleague: Person, activity: Activity, *, away: bool) -> Lever | None:
    """How somebody could stand in for a person in R: as a colleague while that one is away, or by the same role."""
    if colleague.id in activity.roles.responsible or colleague.team or person.team:
        return None
    if away and colleague.of == person.of:
        return Lever.COVER
    return Lever.HAND_OVER if person.role and colleague.role == person.role else None


def _name(network: Network, layout: Layout, source: int) -> ItemId | None:
    """The activity that a binding link comes from, gates looked through."""
    chain = driving_chain(network, layout.expected, source)
    return network.names[chain[-1]] if chain else None


def _with(variant: Variant, **changed: tuple[int, ...]) -> Variant:
    return replace(variant, network=replace(variant.network, **changed))  # type: ignore[arg-type] # names of fields


def _relinked(variant: Variant, node: int, links: tuple[Link, ...]) -> Variant:
    every = variant.network.links
    return replace(variant, network=replace(variant.network, links=(*every[:node], links, *every[node + 1 :])))


def _swapped(network: Network, node: int, old: Link, new: Link) -> tuple[Link, ...]:
    return tuple(new if link == old else link for link in network.links[node])


def _on(variant: Variant, node: int, own: WorkDays) -> Variant:
    of = [own if at == node else days for at, days in enumerate(variant.days.of)]
    return replace(variant, days=replace(variant.days, of=of))


def _without(variant: Variant, node: int) -> Variant:
    """The variant with one activity dropped: it takes no time and hands on what it waits for."""
    network = variant.network
    changed = replace(
        network,
        kinds=_put(network.kinds, node, GATE),
        phases=_put(network.phases, node, DROPPED),
        fixed=_put(network.fixed, node, 0),
        void=network.void | {node},
    )
    links = tuple((source, FS, 0, 0, soft) for source, _, _, _, soft in network.links[node])
    return _relinked(replace(variant, network=changed), node, links)


def _put(values: tuple[int, ...], node: int, value: int) -> tuple[int, ...]:
    return (*values[:node], value, *values[node + 1 :])
