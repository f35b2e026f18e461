"""The dates of a plan as figures, for programs and for a table in the terminal. No words, nothing formatted.

What a reader may see is for `redact` to say: an item that is not in its answer is not here, nor is its id.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from jepsite.audience import Audience, Visibility
from jepsite.diagnostics import Diagnostic
from jepsite.model.deal import Deal
from jepsite.model.values import ItemId, Reference
from jepsite.model.work import Activity
from jepsite.planning.result import ActivityDates, Dates, Schedule
from jepsite.record import record
from jepsite.views.redact import redact
from jepsite.views.seen import Seen, SeenActivity, SeenMilestone


@record
class Closing:
    """The milestone that a forecast speaks of."""

    milestone: str
    signs: bool
    expected: date | None
    by: date | None
    buffer_days: int | None


@record
class MilestoneFigures:
    """A milestone; see `planning.result.MilestoneDates`."""

    id: str
    title: str
    by: date | None
    planned: date | None
    agreed: date | None
    expected: date | None
    worst: date | None
    reached: date | None
    buffer_days: int | None
    state: str
    driving: tuple[str, ...]


@record
class Length:
    """A duration in whole days of `unit`: `d` working, `ed` elapsed."""

    best: int | None
    likely: int
    worst: int | None
    unit: str


@record
class Wait:
    """A link that the author stated: what an activity follows, FS, SS or FF, with a lag in days of `unit`."""

    id: str
    type: str
    lag: int
    unit: str


@record
class ActivityFigures:
    """An activity; see `planning.result.ActivityDates`."""

    id: str
    title: str
    milestone: str
    track: str | None
    kind: str
    internal: bool
    duration: Length
    planned: Dates | None
    agreed: Dates | None
    expected: Dates | None
    late: Dates | None
    total_slack: int | None
    free_slack: int | None
    critical: bool
    state: str
    is_late: bool
    has_moved: bool
    missed_fixed: bool
    slip: int
    waits_for: tuple[str, ...]
    responsible: tuple[str, ...]
    """People, then companies."""
    accountable: tuple[str, ...]
    consulted: tuple[str, ...]
    informed: tuple[str, ...]
    after: tuple[Wait, ...]


@record
class ConflictFigures:
    """A fixed date before the end of what must precede it."""

    fixed: str
    on: date
    predecessor: str
    finish: date


@record
class Figures:
    """All of it."""

    plan: str
    today: date
    start: date
    short_by: int | None
    close: Closing | None
    milestones: tuple[MilestoneFigures, ...]
    activities: tuple[ActivityFigures, ...]
    conflicts: tuple[ConflictFigures, ...]
    diagnostics: tuple[Diagnostic, ...]
    """What was found on the way; none for customers, to whom an author's slips are no news."""


def figures(deal: Deal, schedule: Schedule, audience: Audience, *, diagnostics: tuple[Diagnostic, ...] = ()) -> Figures:
    """The figures of a plan as of `schedule.today`, as far as this audience may see them."""
    seen = redact(deal, schedule, audience)
    visible = {activity.id for activity in seen.activities} | {milestone.id for milestone in seen.milestones}
    dates = {each.id: each for each in schedule.activities}
    stated = {activity.id: activity for activity in deal.activities}
    return Figures(
        plan=schedule.plan,
        today=schedule.today,
        start=schedule.start,
        short_by=schedule.short_by,
        close=_closing(seen),
        milestones=tuple(_milestone(milestone) for milestone in seen.milestones),
        activities=tuple(
            _activity(activity, track, stated[activity.id], dates[activity.id], visible)
            for activity, track in _with_tracks(seen)
        ),
        conflicts=tuple(
            ConflictFigures(fixed=each.fixed, on=each.on, predecessor=each.predecessor, finish=each.finish)
            for each in seen.conflicts
        ),
        diagnostics=diagnostics if audience is Audience.INTERNAL else (),
    )


def _with_tracks(seen: Seen) -> Iterator[tuple[SeenActivity, str | None]]:
    for milestone in seen.milestones:
        for track in milestone.tracks:
            for activity in track.activities:
                yield activity, track.title


def _closing(seen: Seen) -> Closing | None:
    if seen.closing is None:
        return None
    milestone = next(each for each in seen.milestones if each.id == seen.closing.milestone)
    return Closing(
        milestone=milestone.id,
        signs=seen.closing.signs,
        expected=milestone.expected,
        by=milestone.by,
        buffer_days=milestone.buffer_days,
    )


def _milestone(milestone: SeenMilestone) -> MilestoneFigures:
    return MilestoneFigures(
        id=milestone.id,
        title=milestone.title,
        by=milestone.by,
        planned=milestone.planned,
        agreed=milestone.agreed,
        expected=milestone.expected,
        worst=milestone.worst,
        reached=milestone.reached,
        buffer_days=milestone.buffer_days,
        state=milestone.state,
        driving=milestone.driving,
    )


def _activity(
    seen: SeenActivity, track: str | None, stated: Activity, dates: ActivityDates, visible: set[ItemId]
) -> ActivityFigures:
    duration = seen.duration
    return ActivityFigures(
        id=seen.id,
        title=seen.title,
        milestone=seen.milestone,
        track=track,
        kind=seen.kind,
        internal=stated.visibility is Visibility.INTERNAL,
        duration=Length(best=duration.best, likely=duration.likely, worst=duration.worst, unit=duration.unit),
        planned=seen.planned,
        agreed=seen.agreed,
        expected=seen.expected,
        late=dates.late,
        total_slack=seen.total_slack,
        free_slack=dates.free_slack,
        critical=seen.critical,
        state=seen.state,
        is_late=seen.is_late,
        has_moved=seen.has_moved,
        missed_fixed=seen.missed_fixed,
        slip=seen.slip,
        waits_for=seen.waits_for,
        responsible=(*seen.responsible, *seen.companies),
        accountable=(seen.accountable,) if seen.accountable else (),
        consulted=seen.consulted,
        informed=seen.informed,
        after=tuple(_waits(stated, visible)),
    )


def _waits(stated: Activity, visible: set[ItemId]) -> Iterator[Wait]:
    waits = stated.waits
    kinds: Mapping[str, tuple[Reference, ...] | None] = {"FS": waits.after, "SS": waits.with_, "FF": waits.ends_with}
    for kind, references in kinds.items():
        for reference in references or ():
            if reference.target in visible:
                yield Wait(id=reference.target, type=kind, lag=reference.lag.days, unit=reference.lag.unit)
