"""What a check is. The checks themselves stand in one module a family, all of them in `checks.CHECKS`."""

from collections.abc import Callable, Iterator
from enum import StrEnum

from jepsite.coach.subject import Subject
from jepsite.diagnostics import Span
from jepsite.model.site import CheckLevel
from jepsite.record import record


class Family(StrEnum):
    """What a check is about; the value is its heading in the documentation."""

    PAGE = "The page"
    PEOPLE = "Who does it"
    MILESTONES = "Milestones and size"
    TITLES = "Titles"
    DAYS_OFF = "Days off"
    DATES = "Dates and room"
    PROGRESS = "Progress"
    CHAINS = "Chains"
    LINKS = "Waits and fixed dates"


@record
class Advice:
    """One thing a check has to say. Its code is the check's, its weight is for the settings to decide."""

    message: str
    """One sentence that names the value."""
    span: Span
    hint: str
    """What to do about it."""
    related: tuple[tuple[str, Span], ...] = ()


@record
class Example:
    """A fragment of a plan before and after; a test plants both in a good plan. Today is 2026-10-05, a Monday."""

    wrong: str
    mended: str


@record
class Check:
    """One piece of advice that a plan may earn."""

    code: str
    """A stable word; it switches the check off in the settings."""
    family: Family
    sentence: str
    """When it speaks, and what it leaves alone."""
    example: Example
    find: Callable[[Subject], Iterator[Advice]]
    level: CheckLevel = CheckLevel.WARNING
    """Where the settings say nothing."""
