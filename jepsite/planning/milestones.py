"""How each milestone stands: its dates, its buffer in joint days, its state, and what forces its date."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from jepsite.model.values import ItemId
from jepsite.planning.driving import Waiting, driving_chain
from jepsite.planning.layout import Days, Layout
from jepsite.planning.network import Network
from jepsite.planning.result import Dates, MilestoneDates, MilestoneState
from jepsite.planning.workdays import WorkDays

TIGHT: Final = 1
"""Joint days of buffer up to which a milestone is tight."""


def milestone_dates(
    network: Network, days: Days, layout: Layout, open_: Waiting, agreed: Mapping[ItemId, Dates]
) -> tuple[MilestoneDates, ...]:
    """All milestones, in file order."""
    return tuple(_milestone(network, days, layout, open_, agreed, node) for node in network.milestones)


def _milestone(
    network: Network, days: Days, layout: Layout, open_: Waiting, agreed: Mapping[ItemId, Dates], node: int
) -> MilestoneDates:
    item, by, dropped = network.names[node], network.by[node], node in network.void
    expected, worst = layout.expected.finish[node], layout.worst.finish[node]
    reached = open_.finished[node] and not dropped
    still_open = not (reached or dropped)
    buffer_days = _buffer(days.joint, expected, by) if by and not dropped else None
    worst_days = _buffer(days.joint, worst, by) if by and still_open else None
    driving = tuple(network.names[step] for step in driving_chain(network, layout.expected, node))
    return MilestoneDates(
        id=item,
        by=date.fromordinal(by) if by else None,
        planned=None if dropped else _day(layout.planned.finish[node]),
        agreed=agreed[item].finish if item in agreed else None,
        expected=None if dropped else _day(expected),
        worst=_day(worst) if still_open else None,
        reached=_day(expected) if reached else None,
        buffer_days=buffer_days,
        worst_buffer_days=worst_days,
        state=_state(buffer_days, worst_days, reached=reached, dropped=dropped),
        driving=driving if still_open else (),
    )


def _state(buffer_days: int | None, worst_days: int | None, *, reached: bool, dropped: bool) -> MilestoneState:
    if dropped:
        return MilestoneState.DROPPED
    if reached:
        return MilestoneState.REACHED
    if buffer_days is None or worst_days is None:
        return MilestoneState.ON_TRACK
    if buffer_days < 0:
        return MilestoneState.LATE
    if worst_days < 0:
        return MilestoneState.AT_RISK
    return MilestoneState.TIGHT if buffer_days <= TIGHT else MilestoneState.ON_TRACK


def _buffer(joint: WorkDays, boundary: int, by: int) -> int:
    """Joint days behind a boundary up to and with a deadline. A miss by days off alone counts as a day."""
    room = joint.count(boundary, by + 1)
    return min(room, -1) if boundary > by + 1 else room


def _day(boundary: int) -> date:
    """The day that ends at a boundary."""
    return date.fromordinal(boundary - 1)
