"""Summary and goals."""

from dataclasses import dataclass

from jepsite.views.marks import Name, ProseView, Rich


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalView:
    """A measurable aim."""

    goal: str
    measure: str | None
    from_: str | None
    to: str | None
    owner: Name | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryView:
    """Summary and goals, and prose that stands before the first milestone."""

    text: Rich | None
    goals: tuple[GoalView, ...]
    prose: tuple[ProseView, ...]
