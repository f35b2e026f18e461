"""From a deal, its calendars and a day called today to dates that both sides can rely on.

The one entrance to the engine: it names the steps. `schedule.md` is the specification; where that is silent or open to
readings, the modules named here say how it is read.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from jepsite.diagnostics import Checked, Diagnostic, has_errors
from jepsite.model.deal import Deal
from jepsite.model.values import ItemId
from jepsite.planning.activities import Findings, activity_dates
from jepsite.planning.calendar import Calendars
from jepsite.planning.conflicts import conflicts
from jepsite.planning.driving import waiting
from jepsite.planning.lateness import lateness
from jepsite.planning.layout import Days, lay_out
from jepsite.planning.lowering import lower
from jepsite.planning.milestones import milestone_dates
from jepsite.planning.network import Network
from jepsite.planning.refusals import beyond_calendars, refusals
from jepsite.planning.result import Closing, Dates, MilestoneDates, Schedule
from jepsite.planning.slack import slack
from jepsite.planning.workback import short_by


def schedule(
    deal: Deal, calendars: Calendars, *, today: date, agreed: Mapping[ItemId, Dates] | None = None
) -> Checked[Schedule]:
    """The schedule of a deal as of a day, on the calendars of that deal and that day.

    `agreed` holds the expected dates of the baseline, by id: of activities, and of milestones (their `finish` is their
    date). Errors leave no schedule: `cycle`, `started-in-future`, `done-in-future`, `done-before-started`,
    `too-many-activities`, `no-common-day` and `date-out-of-range` where the work leads behind all calendars,
    `no-holiday-data` where it leads into a year of which a party's holidays are not known.
    """
    network = lower(deal)
    faults: tuple[Diagnostic, ...] = tuple(refusals(deal, network, today))
    if faults:
        return Checked(value=None, diagnostics=faults)
    days = node_days(network, calendars)
    layout = lay_out(network, days, today=today.toordinal())
    faults = tuple(beyond_calendars(deal, network, calendars, layout))
    if has_errors(faults):
        return Checked(value=None, diagnostics=faults)
    room = slack(network, days, layout.terms, layout.expected)
    open_ = waiting(network, layout.terms, layout.expected)
    agreed = agreed or {}
    finishes = {node: agreed[item].finish.toordinal() + 1 for node, item in enumerate(network.names) if item in agreed}
    late = lateness(network, days, layout, room, open_, finishes)
    found = Findings(network=network, days=days, layout=layout, room=room, open=open_, lateness=late, agreed=agreed)
    milestones = milestone_dates(network, days, layout, open_, agreed)
    closing = _closing(deal)
    value = Schedule(
        plan=deal.name,
        today=today,
        start=date.fromordinal(layout.start),
        closing=closing,
        milestones=milestones,
        activities=activity_dates(found),
        conflicts=tuple(conflicts(network, days, layout, open_)),
        short_by=short_by(network, days.joint, layout.expected) if network.anchor >= 0 else None,
        driving_links=_driving_links(milestones, closing),
        diagnostics=faults,
    )
    return Checked(value=value, diagnostics=faults)


def node_days(network: Network, calendars: Calendars) -> Days:
    """The calendars that a deal's network is laid out on."""
    of = [calendars.activities.get(name, calendars.joint) for name in network.names]
    return Days(of=of, joint=calendars.joint, first=calendars.horizon.first)


def _closing(deal: Deal) -> Closing | None:
    """The milestone that is stated to close the plan, else the last."""
    milestones = deal.milestones
    stated = [milestone for milestone in milestones if milestone.close]
    chosen = stated[:1] or milestones[-1:]
    return Closing(milestone=chosen[0].id, signs=bool(stated)) if chosen else None


def _driving_links(milestones: Sequence[MilestoneDates], closing: Closing | None) -> tuple[tuple[ItemId, ItemId], ...]:
    """The links of the chain that drives the closing milestone; once that is reached, the next one that is not."""
    first = next((index for index, dates in enumerate(milestones) if closing and dates.id == closing.milestone), 0)
    chain = next((dates.driving for dates in (*milestones[first:], *milestones[:first]) if dates.worst), ())
    return tuple(pairwise(chain))
