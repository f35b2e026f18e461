"""What is late, waiting, missed or in conflict: its dates, the author's way out, and the facts."""

from dataclasses import dataclass

from jepsite.views.marks import Day, StateMark


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
