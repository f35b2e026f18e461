"""What a schedule says: plain values, for pages, sheets, checks and other programs. Nothing is computed here.

Days are calendar dates. A start is the first day worked, a finish the last day worked (not the boundary behind it);
slack, slip and buffer are working days, as `schedule.md` defines each.
"""

from datetime import date
from enum import StrEnum

from jepsite.diagnostics import Diagnostic
from jepsite.model.values import ItemId
from jepsite.record import record


@record
class Dates:
    """First and last day of a piece of work, both included. An event has one date: start and finish are the same."""

    start: date
    finish: date


class MilestoneState(StrEnum):
    """How a milestone stands."""

    REACHED = "reached"
    ON_TRACK = "on-track"
    """Two or more joint days of buffer, or no deadline."""
    TIGHT = "tight"
    """One day of buffer, or none."""
    AT_RISK = "at-risk"
    """Keeps its `by` as expected, misses it when every stated worst case comes at once."""
    LATE = "late"
    """Its expected date misses its `by`."""
    DROPPED = "dropped"


@record
class ActivityDates:
    """One activity's dates."""

    id: ItemId
    planned: Dates | None
    """As written, as if everything went by it. None for dropped work."""
    agreed: Dates | None
    """From the baseline; None without one, or where the baseline has no such activity."""
    expected: Dates | None
    """With today's facts. None for dropped work."""
    late: Dates | None
    """The latest that keep all links and limits (critical path method). None for done and dropped work."""
    best_finish: date | None
    """Expected finish if this activity alone takes its best case; None where none is stated, and for finished work."""
    worst_finish: date | None
    """Likewise for its worst case."""
    due: date | None
    """The due finish: later of agreed and what predecessors' finishes allow. None for done and dropped work."""
    total_slack: int | None
    """The activity's own working days; negative when late. None for done and dropped work."""
    free_slack: int | None
    critical: bool
    """Total slack of zero or less."""
    is_late: bool
    """A cause: see `schedule.md`."""
    has_moved: bool
    """A consequence."""
    missed_fixed: bool
    """Its fixed date has passed and it has not begun; it stands at the first possible day instead."""
    slip: int
    """Joint working days from agreed (else planned) finish to expected finish; negative when earlier."""
    waits_for: tuple[ItemId, ...]
    """Unfinished predecessors that bind it directly, in file order: activities, milestones resolved to theirs."""


@record
class MilestoneDates:
    """One milestone's dates. Each is the day that ends when everything in it is finished."""

    id: ItemId
    by: date | None
    planned: date | None
    agreed: date | None
    expected: date | None
    """None where all of it is dropped."""
    worst: date | None
    """Expected with every stated worst case at once; None where reached or dropped."""
    reached: date | None
    buffer_days: int | None
    """Joint working days after the expected (or reached) date up to and with `by`; negative: days late (a miss by
    days off alone is one). None without `by`."""
    worst_buffer_days: int | None
    """The same for `worst`."""
    state: MilestoneState
    driving: tuple[ItemId, ...]
    """The chain of activities that by itself forces the expected date, first to last; empty when reached."""


@record
class Conflict:
    """A fixed date that lies before the end of what must precede it."""

    fixed: ItemId
    """The activity with `on=`."""
    on: date
    predecessor: ItemId
    """An activity."""
    finish: date
    """The predecessor's expected finish."""


@record
class Closing:
    """The milestone that a forecast speaks of: `.close`, `signature`, else the last one."""

    milestone: ItemId
    signs: bool
    """Whether it is a signature; without one the plan never speaks of signing."""


@record
class Schedule:
    """All dates of one plan as of one day."""

    plan: str
    today: date
    start: date
    """The plan's start: stated, or found by working back."""
    closing: Closing | None
    """None in a plan without milestones."""
    milestones: tuple[MilestoneDates, ...]
    """In file order."""
    activities: tuple[ActivityDates, ...]
    """In file order, the seller's own included."""
    conflicts: tuple[Conflict, ...]
    short_by: int | None
    """Working back only: joint days that the anchor's deadline less buffer lacks, 0 when it holds. None without one."""
    driving_links: tuple[tuple[ItemId, ItemId], ...]
    """Pairs (predecessor, successor) along the chain that drives the closing milestone, once that is reached the next
    open one; for the drawing."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """Warnings found while scheduling."""

    def activity(self, item: ItemId) -> ActivityDates:
        """The dates of an activity that is known to be there."""
        return next(dates for dates in self.activities if dates.id == item)

    def milestone(self, item: ItemId) -> MilestoneDates:
        """The dates of a milestone that is known to be there."""
        return next(dates for dates in self.milestones if dates.id == item)


@record
class DayOff:
    """A stretch of days on which a party or a person does not work although the week has them."""

    who: str
    """A party's or a person's id."""
    first: date
    last: date
    name: str
    """The holiday's name, the closure's reason; empty for a person's absence."""
    estimated: bool = False
    """A lunar date that may still move."""
