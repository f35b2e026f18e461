"""What a plan holds beside work: outcomes, risks, decisions, questions."""

from dataclasses import field
from datetime import date

from jepsite.audience import Visibility
from jepsite.diagnostics import NOWHERE, Span
from jepsite.model.values import Duration, ItemId, Level, PartyId, PersonId, Prose
from jepsite.record import record


@record
class Outcome:
    """What a party gains when the milestone is reached."""

    title: str
    for_: PartyId
    achieved: bool = False
    dropped: bool = False
    """`[-]`: kept for the record."""
    id: ItemId | None = None
    """As stated."""
    why: str | None = None
    link: str | None = None
    visibility: Visibility = Visibility.PUBLIC
    details: Prose | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@record
class Risk:
    """What may go wrong. Told, and part of the forecast; it moves no date."""

    title: str
    id: ItemId
    for_: ItemId | None = None
    """The activity or milestone it may hit, by default the one it stands in; None in a register that names none."""
    likelihood: Level | None = None
    impact: Duration | None = None
    owner: PersonId | None = None
    by: date | None = None
    plan: str | None = None
    closed: bool = False
    dropped: bool = False
    """`[-]`: kept for the record."""
    why: str | None = None
    link: str | None = None
    visibility: Visibility = Visibility.PUBLIC
    details: Prose | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@record
class Decision:
    """A decision, taken or open."""

    title: str
    taken: bool = False
    dropped: bool = False
    """`[-]`: kept for the record."""
    id: ItemId | None = None
    """As stated."""
    owner: PersonId | None = None
    by: date | None = None
    why: str | None = None
    link: str | None = None
    visibility: Visibility = Visibility.PUBLIC
    details: Prose | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@record
class Question:
    """A question, open or answered."""

    title: str
    answered: bool = False
    dropped: bool = False
    """`[-]`: kept for the record."""
    id: ItemId | None = None
    """As stated."""
    owner: PersonId | None = None
    by: date | None = None
    why: str | None = None
    link: str | None = None
    visibility: Visibility = Visibility.PUBLIC
    details: Prose | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@record
class Register:
    """A `##` section whose items are only risks, decisions or questions."""

    title: str
    text: Prose | None = None
    risks: tuple[Risk, ...] = ()
    decisions: tuple[Decision, ...] = ()
    questions: tuple[Question, ...] = ()
    visibility: Visibility = Visibility.PUBLIC
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@record
class ProseSection:
    """A `##` section of prose, shown where it stands."""

    title: str
    text: Prose
    visibility: Visibility = Visibility.PUBLIC
    span: Span = field(default=NOWHERE, compare=False, repr=False)
