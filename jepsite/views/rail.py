"""The milestones in file order, as equal steps of one line."""

from dataclasses import dataclass

from jepsite.views.marks import Day


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
