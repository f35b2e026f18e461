"""The executive cut: answers first, and what has no room is counted."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from jepsite.model.values import PersonId
from jepsite.views.executive import Ask, ExecutiveView, executive_view
from jepsite.views.header import header_view
from jepsite.views.next_up import next_view
from jepsite.views.outcomes import outcomes_view
from jepsite.views.rail import rail_view
from jepsite.views.seen import Seen, SeenIssue
from jepsite.views.timeline.section import timeline_view
from tests.views.plans import BELLINI, made_from
from tests.views.seens import TODAY, activity, days, formats, milestone, never_off, parties, plain, seen

ADA = PersonId("ada")


def executive(plan: Seen, language: str = "en") -> ExecutiveView:
    told, marks = formats(language, plan.today), parties(plan, language)
    return executive_view(
        plan,
        told,
        marks,
        header=header_view(plan, told, marks),
        rail=rail_view(plan, told, marks, never_off),
        late=next_view(plan, told, marks, never_off).late,
        timeline=timeline_view(plan, told, marks, never_off, overview=True),
        outcomes=outcomes_view(plan, told, marks),
    )


def decision(title: str = "Which plant goes first?", **changes: Any) -> SeenIssue:
    values: dict[str, Any] = {
        "settled": False, "owner": ADA, "by": date(2026, 10, 9), "why": None, "link": None, "details": None,
    }  # fmt: skip
    return SeenIssue(title=title, **{**values, **changes})


def work(number: int, title: str = "Do it") -> Seen:
    """So many activities of the customer's, a day apart."""
    each = [
        activity(f"a{n}", title=title, responsible=(ADA,), expected=days(TODAY + timedelta(days=n)))
        for n in range(number)
    ]
    return seen(milestone(*each))


def test_it_says_what_is_needed_from_whom_and_when():
    brief = executive(work(2))

    assert brief.needs_heading == "Needed from Acme"
    assert [(plain(need.day.text), need.text, need.who) for need in brief.needs] == [
        ("Mon 5 Oct", "Do it", "Ada Abel"),
        ("Tue 6 Oct", "Do it", "Ada Abel"),
    ]
    assert (brief.needs_more, brief.nothing) == (None, None)


def test_what_has_no_room_is_counted():
    brief = executive(work(200))

    assert 5 <= len(brief.needs) <= 20
    assert brief.needs_more == f"+ {200 - len(brief.needs)} more in the full plan"


def test_long_titles_are_cut_and_leave_room_for_fewer():
    brief = executive(work(200, "Walk through all nine clinics with their managers " * 5))

    assert all(need.text.endswith("…") for need in brief.needs)
    assert len(brief.needs) < len(executive(work(200)).needs)


def test_where_nothing_is_needed_it_says_so():
    assert executive(seen(milestone(activity("a")))).nothing == "Nothing is due."
    stopped = executive(seen(milestone(activity("a")), stopped=TODAY))
    assert stopped.nothing == "The plan was stopped; nothing is due any more."
    assert (stopped.no_ask, stopped.asks) == (None, ())


def test_the_decision_that_is_asked_for_names_who_and_when():
    brief = executive(seen(milestone(), decisions=(decision(), decision("Taken", settled=True))))

    assert [replace(ask, text=plain(ask.text or "")) for ask in brief.asks] == [
        Ask(title="Which plant goes first?", text="Ada Abel, by Friday 9 October")
    ]
    assert (brief.no_ask, brief.asks_more) == (None, None)


def test_without_a_decision_it_says_where_the_plan_leads():
    assert plain(executive(seen(milestone())).no_ask or "") == (
        "No decision is open. The plan leads up to ‘Go-live’ on Thursday 3 December."
    )
    assert executive(seen()).no_ask == "No decision is open."


def test_decisions_without_end_are_counted_and_leave_no_room_for_ways_out():
    late = activity("a", is_late=True, plan="Ask for a second lawyer", due=date(2026, 10, 1))
    few = executive(seen(milestone(late)))
    many = executive(seen(milestone(late), decisions=tuple(decision(f"Question {n}?") for n in range(60))))

    assert few.ways == (Ask(title="Do a", text="Ask for a second lawyer."),)
    assert (many.ways, many.asks_more) == ((), f"+ {60 - len(many.asks)} more in the full plan")


@pytest.mark.parametrize(("number", "drawn"), [(1, 1), (5, 5), (12, 12), (30, 12)])
def test_its_timeline_is_that_of_the_milestones(number: int, drawn: int):
    brief = executive(seen(*(milestone(activity(f"a{n}"), id_=f"m{n}") for n in range(number))))
    assert brief.overview is not None

    assert [row.id for row in brief.overview.milestones] == [f"m{n}" for n in range(drawn)]
    assert (brief.overview.activities, brief.overview.links, brief.overview.lanes) == ((), (), ())


def test_milestones_give_way_to_what_is_needed():
    title = "All nine clinics and both call centres work with one system from the first day on"
    each = [milestone(activity(f"a{n}", title=title, responsible=(ADA,)), id_=f"m{n}", title=title) for n in range(12)]
    brief = executive(replace(seen(*each), title=title * 9))

    assert len(brief.rail.steps) == 7
    assert len(brief.needs) >= 3


def test_more_milestones_than_two_rows_hold_are_counted():
    brief = executive(seen(*(milestone(id_=f"m{n}") for n in range(20))))

    assert (len(brief.rail.steps), brief.rail_more) == (14, "+ 6 more in the full plan")


def test_a_plan_without_dates_or_outcomes_has_neither_section():
    brief = executive(seen())

    assert (brief.overview, brief.outcomes, brief.outcomes_more, brief.needs) == (None, None, None, ())


def test_a_view_has_it_only_where_it_was_asked_for():
    view = made_from(BELLINI, date(2026, 10, 5)).view()
    assert view.timeline is not None

    assert (view.executive, view.timeline.overview) == (None, None)
