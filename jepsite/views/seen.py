"""What one audience may see of a deal and its schedule: every field listed, dates beside the work they belong to.

Only `redact` makes these values. All other modules of this folder work on them and never on `Deal` or `Schedule`, so
that what is not for this reader is not there to be shown by mistake.
"""

from collections.abc import Iterator
from datetime import date

from jepsite.audience import Audience
from jepsite.model.deal import Rhythm
from jepsite.model.people import Side
from jepsite.model.values import Days, Duration, Hours, ItemId, Level, PartyId, PersonId, Prose
from jepsite.model.work import Kind, State
from jepsite.planning.result import Dates, MilestoneState
from jepsite.record import record


@record
class SeenParty:
    """A company."""

    id: PartyId
    name: str
    side: Side
    calendar: str | None


@record
class SeenPerson:
    """A person or a team."""

    id: PersonId
    name: str
    of: PartyId
    role: str | None
    email: str | None
    phone: str | None
    away: tuple[Days, ...]
    team: bool


@record
class SeenActivity:
    """An activity with its dates; people and companies that may not be seen are missing from its roles."""

    id: ItemId
    title: str
    milestone: ItemId
    state: State
    kind: Kind
    duration: Duration
    responsible: tuple[PersonId, ...]
    companies: tuple[PartyId, ...]
    """Companies named in R."""
    accountable: PersonId | None
    consulted: tuple[PersonId, ...]
    informed: tuple[PersonId, ...]
    fixed: date | None
    by: date | None
    confirmed: date | None
    why: str | None
    until: date | None
    plan: str | None
    link: str | None
    at: Hours | None
    details: Prose | None
    planned: Dates | None
    agreed: Dates | None
    expected: Dates | None
    """None for dropped work."""
    best_finish: date | None
    worst_finish: date | None
    due: date | None
    latest_finish: date | None
    """The latest that keeps all deadlines behind it; None for done and dropped work."""
    total_slack: int | None
    critical: bool
    is_late: bool
    has_moved: bool
    missed_fixed: bool
    slip: int
    waits_for: tuple[ItemId, ...]
    """Unfinished visible activities that bind it directly."""

    @property
    def people(self) -> tuple[PersonId, ...]:
        """Everybody with a role in it, each once: R, A, C, I."""
        accountable = () if self.accountable is None else (self.accountable,)
        return tuple(dict.fromkeys((*self.responsible, *accountable, *self.consulted, *self.informed)))

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do."""
        return self.state not in (State.DONE, State.DROPPED)


@record
class SeenTrack:
    """A named part of a milestone, or what stands before the first one."""

    title: str | None
    text: Prose | None
    activities: tuple[SeenActivity, ...]


@record
class SeenOutcome:
    """What a party gains."""

    title: str
    for_: PartyId
    achieved: bool
    details: Prose | None


@record
class SeenRisk:
    """What may go wrong."""

    title: str
    for_: ItemId | None
    """A visible activity or milestone."""
    likelihood: Level | None
    impact: Duration | None
    owner: PersonId | None
    by: date | None
    plan: str | None
    closed: bool
    why: str | None
    link: str | None
    details: Prose | None


@record
class SeenIssue:
    """A decision or a question."""

    title: str
    settled: bool
    """Taken, or answered."""
    owner: PersonId | None
    by: date | None
    why: str | None
    link: str | None
    details: Prose | None


@record
class SeenMilestone:
    """A milestone with its dates and all that stands in it."""

    id: ItemId
    title: str
    text: Prose | None
    tracks: tuple[SeenTrack, ...]
    follows: tuple[ItemId, ...]
    """Visible milestones and activities that its heading names in `after=` or `with=`."""
    by: date | None
    confirmed: date | None
    exit: str | None
    approver: PersonId | None
    why: str | None
    link: str | None
    outcomes: tuple[SeenOutcome, ...]
    planned: date | None
    agreed: date | None
    expected: date | None
    """None where all of it is dropped."""
    worst: date | None
    reached: date | None
    buffer_days: int | None
    worst_buffer_days: int | None
    state: MilestoneState
    driving: tuple[ItemId, ...]
    """Visible activities of the chain that forces its date, first to last."""
    slip: int
    """Joint working days from the agreed (else planned) date to the expected one."""

    @property
    def activities(self) -> Iterator[SeenActivity]:
        """All of it in file order."""
        for track in self.tracks:
            yield from track.activities

    @property
    def is_open(self) -> bool:
        """Whether it is still to be reached."""
        return self.state not in (MilestoneState.REACHED, MilestoneState.DROPPED)


@record
class SeenGoal:
    """A measurable aim."""

    goal: str
    measure: str | None
    from_: str | None
    to: str | None
    owner: PersonId | None


@record
class SeenCadence:
    """A regular meeting or report."""

    what: str
    rhythm: Rhythm
    how: str | None
    with_: tuple[PersonId, ...]


@record
class SeenProse:
    """A section of the author's prose."""

    id: str
    """From its title, for links within the page; no other item has it."""
    title: str
    text: Prose


@record
class SeenClosing:
    """The milestone that the plan speaks of first."""

    milestone: ItemId
    signs: bool
    """Whether it is a signature; without one the page never speaks of signing."""


@record
class SeenConflict:
    """A fixed date before the end of what must precede it."""

    fixed: ItemId
    on: date
    predecessor: ItemId
    finish: date


@record
class SeenLink:
    """A link between two visible activities of one milestone."""

    predecessor: ItemId
    successor: ItemId
    type: str
    """FS, SS or FF."""


@record
class Seen:
    """All of a plan that one audience may see, as of one day."""

    audience: Audience
    title: str
    language: str
    today: date
    start: date
    stopped: date | None
    accent: str | None
    parties: tuple[SeenParty, ...]
    people: tuple[SeenPerson, ...]
    goals: tuple[SeenGoal, ...]
    cadence: tuple[SeenCadence, ...]
    summary: Prose | None
    opening: tuple[SeenProse, ...]
    """Prose before the first milestone or register."""
    prose: tuple[SeenProse, ...]
    """All other prose."""
    notes: tuple[SeenProse, ...]
    """What the registers say around their items."""
    milestones: tuple[SeenMilestone, ...]
    activities: tuple[SeenActivity, ...]
    """All activities of the milestones, in file order."""
    risks: tuple[SeenRisk, ...]
    decisions: tuple[SeenIssue, ...]
    questions: tuple[SeenIssue, ...]
    closing: SeenClosing | None
    """None where no milestone may be seen."""
    conflicts: tuple[SeenConflict, ...]
    links: tuple[SeenLink, ...]
    driving_links: tuple[tuple[ItemId, ItemId], ...]
    """Links along the chain that forces the next date, both ends visible."""

    def title_of(self, item: ItemId) -> str:
        """The title of a visible milestone or activity."""
        milestones = (milestone.title for milestone in self.milestones if milestone.id == item)
        return next(milestones, None) or next(each.title for each in self.activities if each.id == item)
