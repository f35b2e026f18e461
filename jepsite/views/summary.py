"""Summary and goals."""

from jepsite.record import record
from jepsite.views.marks import Name, ProseView, Rich
from jepsite.views.parties import Parties
from jepsite.views.prose import prose_view
from jepsite.views.seen import Seen, SeenGoal


@record
class GoalView:
    """A measurable aim."""

    goal: str
    measure: str | None
    from_: str | None
    to: str | None
    owner: Name | None


@record
class SummaryView:
    """Summary and goals, and prose that stands before the first milestone."""

    text: Rich | None
    goals: tuple[GoalView, ...]
    prose: tuple[ProseView, ...]


def summary_view(seen: Seen, parties: Parties) -> SummaryView:
    """The section."""
    return SummaryView(
        text=Rich(html=seen.summary.html) if seen.summary else None,
        goals=tuple(_goal(goal, parties) for goal in seen.goals),
        prose=tuple(prose_view(section) for section in seen.opening),
    )


def _goal(goal: SeenGoal, parties: Parties) -> GoalView:
    return GoalView(
        goal=goal.goal,
        measure=goal.measure,
        from_=goal.from_,
        to=goal.to,
        owner=parties.names[goal.owner] if goal.owner else None,
    )
