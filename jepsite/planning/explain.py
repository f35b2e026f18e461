"""Why a milestone falls on its date: the driving chain, and for every step of it what forces it.

A step is forced by a link, by a bound of its own or by a fact; and the days off between that and its start, or within
it, belong to the answer, with their names.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from jepsite.model.deal import Deal
from jepsite.model.people import Side
from jepsite.model.values import ItemId, Unit
from jepsite.model.work import Activity
from jepsite.planning.calendar import Calendars
from jepsite.planning.driving import driving_chain
from jepsite.planning.layout import Layout, lay_out
from jepsite.planning.lowering import lower
from jepsite.planning.network import FF, SS, Link, Network
from jepsite.planning.result import Dates, DayOff
from jepsite.planning.schedule import node_days
from jepsite.record import record


class Force(StrEnum):
    """What puts a step where it is."""

    LINK = "link"
    FIXED = "fixed"
    """Its `on=`."""
    STARTED = "started"
    DONE = "done"
    FROM = "from"
    UNTIL = "until"
    TODAY = "today"
    PLAN_START = "start"
    WORK_BACK = "work-back"
    """Nothing before it: it stands as late as the anchor allows."""


@record
class Reason:
    """One step of a driving chain, with what forces it."""

    activity: ItemId
    dates: Dates
    force: Force
    after: ItemId | None = None
    """For a link: the step before, from which it comes."""
    type: str = "FS"
    """For a link: FS, SS or FF."""
    lag: int = 0
    """Working days of the step's own calendar that the link lets pass."""
    elapsed: int = 0
    """Calendar days that the link lets pass."""
    stated: bool = False
    """Whether the author wrote the link; else it comes from a list or the order of milestones."""
    pushed_by: tuple[DayOff, ...] = ()
    """Days off between what forces it and its start."""
    stretched_by: tuple[DayOff, ...] = ()
    """Days off within it."""


def explain(deal: Deal, calendars: Calendars, milestone: ItemId, *, today: date) -> tuple[Reason, ...]:
    """The driving chain of a milestone of a plan that can be scheduled, first to last; empty where nothing drives."""
    network = lower(deal)
    node = next(each for each in network.milestones if network.names[each] == milestone)
    layout = lay_out(network, node_days(network, calendars), today=today.toordinal())
    activities = {activity.id: activity for activity in deal.activities}
    steps = driving_chain(network, layout.expected, node)
    return tuple(
        _reason(deal, calendars, network, layout, step, activities[network.names[step]], today.toordinal())
        for step in steps
    )


def _reason(
    deal: Deal, calendars: Calendars, network: Network, layout: Layout, node: int, activity: Activity, today: int
) -> Reason:
    early, terms = layout.expected, layout.terms
    dates = Dates(start=date.fromordinal(early.start[node]), finish=date.fromordinal(early.finish[node] - 1))
    stretched = tuple(_days_off(deal, calendars, activity, dates.start, dates.finish))
    link = _binding(network, layout, node)
    if link is None:
        force = _bound(network, layout, node, today)
        forced = terms.earliest[node]
        return Reason(
            activity=activity.id,
            dates=dates,
            force=force,
            pushed_by=()
            if node in terms.pinned or node in terms.running
            else _between(deal, calendars, activity, forced, dates),
            stretched_by=stretched,
        )
    source, kind, lag, elapsed, soft = link
    before = driving_chain(network, early, source)
    return Reason(
        activity=activity.id,
        dates=dates,
        force=Force.LINK,
        after=network.names[before[-1]] if before else None,
        type={SS: "SS", FF: "FF"}.get(kind, "FS"),
        lag=lag,
        elapsed=elapsed,
        stated=not soft,
        pushed_by=() if kind == FF else _between(deal, calendars, activity, early.begin[node], dates),
        stretched_by=stretched,
    )


def _binding(network: Network, layout: Layout, node: int) -> Link | None:
    """The link that forces a node's dates."""
    driver = layout.expected.driver[node]
    return next((link for link in network.links[node] if link[0] == driver), None)


def _bound(network: Network, layout: Layout, node: int, today: int) -> Force:
    terms = layout.terms
    if node in terms.done:
        return Force.DONE
    if node in terms.pinned:
        return Force.FIXED
    if node in terms.running:
        return Force.STARTED
    bounds = {today: Force.TODAY, layout.start: Force.PLAN_START}
    bounds |= {network.until[node]: Force.UNTIL, network.not_before[node]: Force.FROM}
    return bounds.get(terms.earliest[node], Force.WORK_BACK)


def _between(deal: Deal, calendars: Calendars, activity: Activity, forced: int, dates: Dates) -> tuple[DayOff, ...]:
    """The days off from a boundary to the day before an activity's start."""
    if forced >= dates.start.toordinal():
        return ()
    return tuple(
        _days_off(deal, calendars, activity, date.fromordinal(forced), date.fromordinal(dates.start.toordinal() - 1))
    )


def _days_off(deal: Deal, calendars: Calendars, activity: Activity, first: date, last: date) -> Iterator[DayOff]:
    """Named days off of those who do an activity, between two days (both included). Weekends have no name."""
    if activity.duration.unit is Unit.ELAPSED:
        return
    seen = set()
    for person in activity.roles.responsible:
        yield from calendars.days_off(person, first, last)
        seen.add(deal.person(person).of)
    sides = (party.id for side in (Side.CUSTOMER, Side.SUPPLIER) for party in deal.side(side))
    seen.update(activity.roles.parties or (() if seen else sides))
    for party in deal.parties:
        if party.id in seen:
            yield from calendars.days_off(party.id, first, last)
