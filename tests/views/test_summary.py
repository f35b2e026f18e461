"""Summary and goals."""

from jepsite.model.values import PersonId, Prose
from jepsite.views.marks import Name, Rich
from jepsite.views.seen import SeenGoal, SeenProse
from jepsite.views.summary import GoalView, SummaryView, summary_view
from tests.views.seens import parties, seen


def test_shows_the_summary_the_goals_and_what_stands_before_the_plan():
    text = Prose(html="<p>Why.</p>", plain="Why.")
    goals = (
        SeenGoal(goal="Less waiting", measure="hours", from_="41", to="25", owner=PersonId("ada")),
        SeenGoal(goal="One report", measure=None, from_=None, to=None, owner=None),
    )
    plan = seen(summary=text, goals=goals, opening=(SeenProse(id="scope", title="Scope", text=text),))
    view = summary_view(plan, parties(plan))

    assert view.text == Rich(html="<p>Why.</p>")
    assert view.goals == (
        GoalView(goal="Less waiting", measure="hours", from_="41", to="25", owner=Name(text="Ada Abel")),
        GoalView(goal="One report", measure=None, from_=None, to=None, owner=None),
    )
    assert [(each.id, each.title) for each in view.prose] == [("scope", "Scope")]


def test_a_plan_without_them_has_an_empty_section():
    assert summary_view(seen(), parties(seen())) == SummaryView(text=None, goals=(), prose=())
