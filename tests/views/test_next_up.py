"""Next up: person by person."""

from datetime import date

import pytest

from jepsite.model.work import State
from jepsite.views.next_up import NextView, PartyTasks, next_view
from jepsite.views.seen import Seen
from tests.views.seens import TODAY, activity, days, formats, milestone, never_off, parties, plain, seen

LATER = days(date(2026, 12, 2))


def next_up(plan: Seen, language: str = "en") -> NextView:
    return next_view(plan, formats(language), parties(plan, language), never_off)


def party(plan: Seen, id_: str = "nord") -> PartyTasks:
    shown = next_up(plan)
    return next(each for each in (*shown.left, *shown.right) if each.mark.id == id_)


def test_the_customer_stands_left_and_the_supplier_right():
    shown = next_up(seen(milestone(activity())))

    assert [each.mark.id for each in shown.left] == ["acme"]
    assert [each.mark.id for each in shown.right] == ["nord"]
    assert plain(shown.intro) == "What is due in the two weeks from 5 to 16 October, person by person."


def test_people_with_nothing_due_get_one_line():
    plan = seen(milestone(activity(), activity("b", responsible=("otto",), informed=("ada",), expected=LATER)))

    assert [each.id for each in party(plan).people] == ["nia"]
    assert [(id_, plain(line)) for id_, line in party(plan).idle] == [
        ("otto", "Nothing due: Otto Ohm, next on Wednesday 2 December.")
    ]
    assert [plain(line) for _, line in party(plan, "acme").idle] == [
        "Nothing due: Ada Abel, next on Wednesday 2 December.",
        "Nothing due: Ben Bode.",
    ]


def test_what_somebody_answers_for_is_one_line_beside_their_own_work():
    own = activity("own", title="Own", responsible=("otto",), accountable="otto")
    others = [activity(f"o{n}", title=f"Other {n}", accountable="otto") for n in range(3)]

    assert [each.answers for each in party(seen(milestone(own, *others[:2]))).people] == [
        None,
        "Answers for ‘Other 0’ and ‘Other 1’.",
    ]
    assert party(seen(milestone(*others, activity("x", accountable="otto")))).people[1].answers == (
        "Answers for four activities."
    )


def test_who_only_answers_for_others_is_told_their_own_next_work():
    plan = seen(
        milestone(
            activity(accountable="otto", title="Load"),
            activity("b", title="Settle", responsible=("otto",), expected=LATER),
        )
    )

    assert plain(party(plan).people[1].answers or "") == (
        "Answers for ‘Load’. Own next work: ‘Settle’, from Wednesday 2 December."
    )


def test_a_company_that_is_responsible_as_a_whole_stands_first():
    plan = seen(milestone(activity(responsible=("ada",), companies=("acme",))))

    assert [(each.id, each.name.text, len(each.tasks)) for each in party(plan, "acme").people] == [
        ("acme", "Acme", 1),
        ("ada", "Ada Abel", 1),
    ]


@pytest.mark.parametrize(
    ("plan", "intro"),
    [
        (seen(milestone(activity(is_late=True)), stopped=TODAY), "The plan was stopped; nothing is due any more."),
        (seen(milestone(activity(state=State.DONE))), "Everything in this plan is done."),
        (seen(milestone(activity(state=State.DROPPED, expected=None))), "Everything in this plan is done."),
        (seen(), "Nothing is planned yet."),
    ],
)
def test_a_plan_that_is_over_or_empty_says_so_and_nothing_else(plan, intro):
    assert next_up(plan) == NextView(
        intro=intro, late_heading=None, late=(), left=(), right=(), together=(), together_people=()
    )


def test_late_work_comes_first():
    shown = next_up(seen(milestone(activity("a"), activity("b", is_late=True))))

    assert [each.id for each in shown.late] == ["b"]
    assert shown.late_heading == "Late"
