"""The page as values: every section of it, all text finished in the plan's language. Nothing is worked out here.

Texts are plain (a renderer escapes them); a day never parts from its month (no-break spaces stand in the texts).
Fields named `people` hold the ids of the people an item concerns, so that a reader can ask for what is theirs.
"""

from dataclasses import dataclass

from jepsite.views.marks import Day, Name, PartyMark, Rich, StateMark
from jepsite.views.roles import RolesView
from jepsite.views.timeline import TimelineView


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A document that exists."""

    label: str
    href: str
    name: str
    """What the reader's file is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One of at most three facts under the status sentence."""

    icon: str
    label: str
    """`Late:`"""
    text: str
    late: bool = False
    href: str | None = None
    link: str | None = None
    """The words of the link behind the text: `See the way out`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderView:
    """What a reader sees first."""

    customer: Name | None
    supplier: Name | None
    as_of: Day
    title: str
    status: str
    """The status sentence."""
    status_late: bool
    points: tuple[Point, ...]
    downloads: tuple[Download, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RailStep:
    """One milestone on the rail."""

    id: str
    title: str
    icon: str
    """ms or ms-done."""
    when: Day | None
    deadline: str | None
    """`Deadline Fri 25 Sep`"""
    state: str
    """`Reached`, `On track, but tight:`"""
    buffer: str | None
    """`4 working days early`, `1 working day of buffer`"""
    late: bool
    reached: bool
    goal: bool
    """The closing milestone."""
    passed: int
    """How much of the line to the next milestone lies behind the status date, in percent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RailView:
    """The milestones in file order."""

    steps: tuple[RailStep, ...]
    folded: str | None
    """`3 milestones reached`, where reached ones are folded into one; then `steps` lacks them."""
    note: str | None
    """What a buffer counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedLabel:
    """A line of the dates of something late: `Was due`, `Now`, `At worst`."""

    label: str
    day: Day
    now: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LateItem:
    """Something late, waiting, missed or in conflict, with its way out."""

    id: str
    people: tuple[str, ...]
    state: StateMark
    title: str
    who: str
    """`Lena Hofer, Nordwind`"""
    dates: tuple[DatedLabel, ...]
    reason: str | None
    """Why it waits, what it conflicts with, in one sentence."""
    way_out: str | None
    """The author's, in their words; None where they gave none."""
    facts: str | None
    """What follows and what stays, computed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One line of what a person does in the window."""

    day: Day
    text: str
    note: str | None = None
    late: bool = False
    link: str | None = None
    """https address of a document or a meeting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonTasks:
    """What one person does in the window."""

    id: str
    name: Name
    role: str | None
    tasks: tuple[Task, ...]
    answers: str | None
    """One line for what the person answers for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyTasks:
    """A company's people, those with something due first; `idle` are the lines for the others."""

    mark: PartyMark
    people: tuple[PersonTasks, ...]
    idle: tuple[tuple[str, str], ...]
    """Pairs of person id and `Nothing due: Board of directors, next on Wednesday 2 December.`"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextView:
    """Next up."""

    intro: str
    late_heading: str | None
    """`Late or waiting`, or only the one that applies; None where nothing is."""
    late: tuple[LateItem, ...]
    left: tuple[PartyTasks, ...]
    """The customer and its partners."""
    right: tuple[PartyTasks, ...]
    """The supplier and its partners."""
    together: tuple[Task, ...]
    together_people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalView:
    """A measurable aim."""

    goal: str
    measure: str | None
    from_: str | None
    to: str | None
    owner: Name | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseView:
    """A section of the author's prose."""

    id: str
    title: str | None
    """None where it would repeat the section's own heading."""
    text: Rich


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryView:
    """Summary and goals, and prose that stands before the first milestone."""

    text: Rich | None
    goals: tuple[GoalView, ...]
    prose: tuple[ProseView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeItem:
    """One thing gained."""

    text: str
    state: StateMark
    details: Rich | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeRow:
    """A milestone's outcomes, a cell for each column."""

    milestone: str
    when: str | None
    """`reached 21 Sep`, `15 Oct`"""
    exit: str | None
    """What proves that it is reached, and who says so."""
    cells: tuple[tuple[OutcomeItem, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomesView:
    """What each side gains at each milestone."""

    columns: tuple[PartyMark, ...]
    rows: tuple[OutcomeRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A label and what it says: the lines of a risk, a question, a decision."""

    label: str
    text: str
    level: int = 0
    """1 to 3: drawn as that many steps before the text; 0: none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskItem:
    """A risk, a question or a decision."""

    title: str
    people: tuple[str, ...]
    facts: tuple[Fact, ...]
    settled: bool
    """Closed, answered or taken."""
    details: Rich | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RisksView:
    """Risks and open questions."""

    risks: tuple[RiskItem, ...]
    questions: tuple[RiskItem, ...]
    decisions: tuple[RiskItem, ...]
    notes: tuple[ProseView, ...]
    """What the registers say around their items."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CadenceRow:
    """A regular meeting or report."""

    what: str
    when: str
    with_: str
    next: Day | None
    note: str | None
    """Who is missing when: `27 Oct without Paolo, none on 8 Dec`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A person of a company."""

    id: str
    name: Name
    role: str | None
    email: str | None
    phone: str | None
    note: str | None
    """`Away 26–30 Oct`"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contacts:
    """A company's people."""

    mark: PartyMark
    people: tuple[Contact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TogetherView:
    """How we work together."""

    heading: str
    prose: tuple[ProseView, ...]
    cadence: tuple[CadenceRow, ...]
    left: tuple[Contacts, ...]
    right: tuple[Contacts, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """A date that moved."""

    what: str
    before: str
    now: str
    days: str
    """`+7`"""
    because: str
    milestone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeItem:
    """Something done, added or dropped since."""

    icon: str
    text: str
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesView:
    """What changed since the agreed version."""

    heading: str
    sentence: str
    """Did the closing date move."""
    before_label: str
    """`21 Sep said`"""
    moved: tuple[ChangeRow, ...]
    done: tuple[ChangeItem, ...]
    added: tuple[ChangeItem, ...]
    dropped: tuple[ChangeItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FooterView:
    """The confidential note, the snapshot, whom to ask."""

    names: tuple[Name, ...]
    as_of: Day
    ask: Name | None
    ask_email: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonChoice:
    """An entry of 'Show what is mine'."""

    id: str
    name: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class DealView:
    """One plan as one audience sees it."""

    language: str
    document_title: str
    """For the browser's tab."""
    internal: bool
    """Made for the seller's own people."""
    header: HeaderView
    rail: RailView
    next: NextView
    summary: SummaryView
    timeline: TimelineView | None
    """None in a plan without dates to draw."""
    roles: RolesView | None
    """None in a plan without activities."""
    outcomes: OutcomesView | None
    """None where no outcome is stated at all."""
    risks: RisksView
    together: TogetherView
    changes: ChangesView | None
    """None without a baseline."""
    footer: FooterView
    people: tuple[PersonChoice, ...]
    accent: str | None = None
    """The brand's colour, `#rrggbb`, checked for contrast."""
