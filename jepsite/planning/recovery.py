"""Ways out of a late milestone: what both sides could do differently, and what each way gains.

Every gain is worked out by laying the changed plan out again, never estimated. Ways out are the seller's: a customer
sees only what the author proposes. The deadline itself can always be moved; that is the last way, and an honest one.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from jepsite.model.deal import Deal
from jepsite.model.values import ItemId, PersonId
from jepsite.planning.calendar import Calendars
from jepsite.planning.layout import Layout, lay_out
from jepsite.planning.levers import Lever, Step, Variant, changes
from jepsite.planning.lowering import lower
from jepsite.planning.schedule import node_days
from jepsite.record import record

MOST_OPTIONS: Final = 5
MOST_STEPS: Final = 4
"""In a package."""
MOST_LAYOUTS: Final = 400
"""Plans laid out in search of a package."""


@record
class WayOut:
    """One change, or several together, and what becomes of the milestone."""

    steps: tuple[Step, ...]
    agree: tuple[PersonId, ...]
    """Who must agree: who answers for what is changed, and who does more or is handed work."""
    gained: int
    """Joint working days by which the milestone comes earlier; 0 for a moved deadline."""
    date: date
    """The milestone's new date; for a moved deadline, the new deadline."""
    enough: bool
    """Whether the deadline holds then."""


@record
class WaysOut:
    """What can be done about one late milestone."""

    milestone: ItemId
    late_by: int
    """Joint working days after its deadline."""
    options: tuple[WayOut, ...]
    """Single changes that gain something, in the order of what they ask of people; five at most."""
    package: WayOut | None
    """The fewest changes that suffice together; None where a single one does, or where none of these is enough."""
    deadline: WayOut
    """Moving the deadline."""


@record
class _Try:
    """A variant that was laid out."""

    steps: tuple[Step, ...]
    variant: Variant
    layout: Layout
    reached: int
    """The milestone's boundary."""


def ways_out(deal: Deal, calendars: Calendars, milestone: ItemId, *, today: date) -> WaysOut | None:
    """The ways out for a milestone of a plan that can be scheduled; None where it does not miss its deadline."""
    network = lower(deal)
    node = next(each for each in network.milestones if network.names[each] == milestone)
    variant = Variant(network=network, days=node_days(network, calendars))
    now = _tried((), variant, node, today)
    by, joint = network.by[node], calendars.joint
    if not by or now.reached <= by + 1:
        return None
    singles = [one for one in _next(deal, calendars, now, node, today) if one.reached < now.reached]
    enough = [one for one in singles if one.reached <= by + 1]
    package = None if enough else _package(deal, calendars, singles, node, today)

    def way(one: _Try) -> WayOut:
        return WayOut(
            steps=one.steps,
            agree=_agree(deal, one.steps),
            gained=joint.count(one.reached, now.reached),
            date=date.fromordinal(one.reached - 1),
            enough=one.reached <= by + 1,
        )

    deadline = (Step(lever=Lever.MOVE_DEADLINE, activity=milestone),)
    return WaysOut(
        milestone=milestone,
        late_by=max(joint.count(by + 1, now.reached), 1),
        options=tuple(way(one) for one in _best(singles)[:MOST_OPTIONS]),
        package=way(package) if package else None,
        deadline=WayOut(
            steps=deadline,
            agree=_agree(deal, deadline),
            gained=0,
            date=date.fromordinal(now.reached - 1),
            enough=True,
        ),
    )


def _tried(steps: tuple[Step, ...], variant: Variant, node: int, today: date) -> _Try:
    layout = lay_out(variant.network, variant.days, today=today.toordinal())
    return _Try(steps=steps, variant=variant, layout=layout, reached=layout.expected.finish[node])


def _next(deal: Deal, calendars: Calendars, before: _Try, node: int, today: date) -> Iterator[_Try]:
    """Every variant that is one change further on."""
    for step, variant in changes(deal, calendars, before.variant, before.layout, node):
        yield _tried((*before.steps, step), variant, node, today)


def _best(tries: list[_Try]) -> list[_Try]:
    """One for each lever and activity, that which gains most; in the order of what they ask, then of what they gain."""
    by_change: dict[tuple[Lever, ItemId], _Try] = {}
    for one in sorted(tries, key=lambda one: one.reached):
        by_change.setdefault((one.steps[-1].lever, one.steps[-1].activity), one)
    return sorted(by_change.values(), key=lambda one: (one.steps[-1].lever, one.reached))


def _package(deal: Deal, calendars: Calendars, singles: list[_Try], node: int, today: date) -> _Try | None:
    """The fewest changes that suffice; of several such, those that ask least. None within the bounds of the search."""
    by, laid_out = singles[0].variant.network.by[node] if singles else 0, 0
    front = _best(singles)
    for _ in range(MOST_STEPS - 1):
        further: list[_Try] = []
        for before in front:
            if laid_out > MOST_LAYOUTS:
                break
            tries = list(_next(deal, calendars, before, node, today))
            laid_out += len(tries)
            further += [one for one in tries if one.reached < before.reached]
        enough = [one for one in further if one.reached <= by + 1]
        if enough:
            return min(enough, key=lambda one: (sum(step.lever for step in one.steps), one.reached))
        front = _best(further)
    return None


def _agree(deal: Deal, steps: tuple[Step, ...]) -> tuple[PersonId, ...]:
    activities = {activity.id: activity.roles for activity in deal.activities}
    approvers = {milestone.id: milestone.approver for milestone in deal.milestones}
    asked: list[PersonId | None] = []
    for step in steps:
        roles = activities.get(step.activity)
        if roles is None:
            asked.append(approvers[step.activity])
        else:
            asked += [roles.accountable, *(roles.responsible if roles.accountable is None else ()), step.person]
    return tuple(dict.fromkeys(person for person in asked if person is not None))
