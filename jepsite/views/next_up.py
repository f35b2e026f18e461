"""What is due in the next ten working days, person by person."""

from dataclasses import dataclass

from jepsite.views.late import LateItem
from jepsite.views.marks import Day, Name, PartyMark


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
