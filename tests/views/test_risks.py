"""Risks, open questions, decisions."""

from datetime import date
from typing import Any

import pytest

from jepsite.model.values import Duration, ItemId, Level, PersonId, Prose, Unit
from jepsite.model.work import State
from jepsite.views.risks import RiskItem, RisksView, risks_view
from jepsite.views.seen import Seen, SeenIssue, SeenProse, SeenRisk
from tests.views.seens import TODAY, activity, formats, milestone, parties, plain, seen


def risk(**changes: Any) -> SeenRisk:
    given: Any = {
        "title": "No capacity", "for_": None, "likelihood": None, "impact": None, "owner": None, "by": None,
        "plan": None, "closed": False, "why": None, "link": None, "details": None,
    }  # fmt: skip
    return SeenRisk(**(given | changes))


def issue(title: str, **changes: Any) -> SeenIssue:
    given: Any = {"settled": False, "owner": None, "by": None, "why": None, "link": None, "details": None}
    return SeenIssue(title=title, **(given | changes))


def risks(plan: Seen, language: str = "en") -> RisksView:
    return risks_view(plan, formats(language), parties(plan, language))


def facts(item: RiskItem) -> list[tuple[str, str]]:
    return [(fact.label, plain(fact.text)) for fact in item.facts]


def test_a_risk_tells_likelihood_impact_owner_plan_and_until_when():
    shown = risks(
        seen(
            milestone(activity(title="Review the draft")),
            risks=(
                risk(
                    for_=ItemId("a"), likelihood=Level.HIGH, impact=Duration(likely=5), owner=PersonId("ada"),
                    by=date(2026, 10, 9), plan="Ask a second lawyer", why="Holidays",
                ),
            ),
        )
    ).risks[0]  # fmt: skip

    assert facts(shown) == [
        ("Likelihood", "High"),
        ("Impact", "5 working days on ‘Review the draft’, not counted in the dates"),
        ("Owner", "Ada Abel"),
        ("Plan", "Ask a second lawyer"),
        ("By", "Friday 9 October"),
        ("Because", "Holidays."),
    ]
    assert shown.facts[0].level == 3
    assert shown.people == ("ada",)


@pytest.mark.parametrize(("level", "step"), [(Level.LOW, 1), (Level.MEDIUM, 2), (Level.HIGH, 3)])
def test_likelihood_is_a_word_and_steps(level, step):
    assert risks(seen(risks=(risk(likelihood=level),))).risks[0].facts[0].level == step


@pytest.mark.parametrize(
    ("changes", "impact"),
    [
        ({"impact": Duration(likely=1)}, "1 working day, not counted in the dates"),
        ({"impact": Duration(likely=3, unit=Unit.ELAPSED)}, "3 calendar days, not counted in the dates"),
        ({"impact": Duration(likely=5), "closed": True}, "5 working days"),
        ({"impact": Duration(likely=5), "closed": True, "for_": ItemId("m")}, "5 working days on ‘Go-live’"),
        ({"for_": ItemId("m")}, "‘Go-live’"),
    ],
)
def test_impact_says_how_much_on_what_and_that_the_dates_are_without_it(changes, impact):
    assert facts(risks(seen(milestone(), risks=(risk(**changes),))).risks[0]) == [("Impact", impact)]


def test_what_is_open_comes_before_what_is_settled():
    plan = seen(
        risks=(risk(title="Old", closed=True), risk(title="New")),
        questions=(issue("Answered", settled=True), issue("Open")),
        decisions=(issue("Taken", settled=True), issue("To take")),
    )
    shown = risks(plan)

    for items in (shown.risks, shown.questions, shown.decisions):
        assert [item.settled for item in items] == [False, True]


def test_questions_and_decisions_tell_from_whom_and_until_when():
    who: Any = {"owner": PersonId("nia"), "by": date(2026, 10, 9)}
    shown = risks(seen(questions=(issue("Who?", **who),), decisions=(issue("Which?", **who, why="Cost"),)))

    assert facts(shown.questions[0]) == [("Answer from", "Nia Noor"), ("By", "Friday 9 October")]
    assert facts(shown.decisions[0]) == [("Decided by", "Nia Noor"), ("By", "Friday 9 October"), ("Because", "Cost.")]


def test_what_is_settled_is_due_no_more():
    when: Any = {"by": date(2026, 10, 9)}
    shown = risks(
        seen(
            risks=(risk(closed=True, **when),),
            questions=(issue("Who?", settled=True, **when),),
            decisions=(issue("Which?", settled=True, **when),),
        )
    )

    assert [item.facts for item in (*shown.risks, *shown.questions, *shown.decisions)] == [(), (), ()]


def test_a_fixed_date_soon_that_nobody_confirmed_is_a_question():
    board = activity(title="Board meeting", fixed=date(2026, 10, 15), accountable=PersonId("ada"))
    shown = risks(seen(milestone(board), signs=True, questions=(issue("Another"),)))

    assert [plain(item.title) for item in shown.questions] == [
        "Is Thursday 15 October confirmed for ‘Board meeting’?",
        "Another",
    ]
    assert facts(shown.questions[0]) == [
        ("Why it matters", "The signing date rests on it."),
        ("Answer from", "Ada Abel"),
    ]
    assert risks(seen(milestone(board)), "de").questions[0].facts[0].text == "Der Termin für „Go-live“ hängt davon ab."


@pytest.mark.parametrize(
    "changes",
    [
        {"fixed": date(2026, 10, 15), "confirmed": date(2026, 9, 28)},
        {"fixed": date(2026, 10, 19)},
        {"fixed": date(2026, 10, 15), "state": State.DONE},
        {"fixed": date(2026, 10, 1), "missed_fixed": True},
        {},
    ],
)
def test_other_dates_are_no_question(changes):
    assert risks(seen(milestone(activity(**changes)))).questions == ()


def test_a_stopped_plan_asks_for_no_confirmation():
    plan = seen(milestone(activity(fixed=TODAY)), stopped=TODAY)

    assert risks(plan).questions == ()


def test_a_date_that_drives_nothing_says_not_why_it_matters():
    shown = risks(seen(milestone(activity(fixed=TODAY), driving=())))

    assert facts(shown.questions[0]) == [("Answer from", "Nia Noor")]


def test_what_registers_say_stands_with_them():
    note = SeenProse(id="log", title="Risk log", text=Prose(html="<p>Weekly.</p>", plain="Weekly."))

    assert [(each.id, each.title, each.text.html) for each in risks(seen(notes=(note,))).notes] == [
        ("log", "Risk log", "<p>Weekly.</p>")
    ]
    assert risks(seen()) == RisksView(risks=(), questions=(), decisions=(), notes=())
