"""What a plan needs from its reader's side."""

from datetime import date, time
from typing import Any

from jepsite.model.people import Side
from jepsite.model.values import Hours, PartyId, PersonId
from jepsite.model.work import State
from jepsite.views.needs import asked_for, needs_of
from jepsite.views.seen import Seen, SeenIssue, SeenParty, SeenRisk
from tests.views.seens import TODAY, activity, days, formats, milestone, parties, person, plain, seen

ADA, BEN, NIA = PersonId("ada"), PersonId("ben"), PersonId("nia")


def needs(plan: Seen) -> list[tuple[str, str, str, str | None]]:
    found = needs_of(plan, formats(), parties(plan))
    return [(plain(each.day.text), each.text, each.who, each.note and plain(each.note)) for each in found]


def of_ada(id_: str, day: date, **changes: Any):
    return activity(id_, **{"responsible": (ADA,), "expected": days(day), **changes})


def risk(**changes: Any) -> SeenRisk:
    values: dict[str, Any] = {
        "title": "R", "for_": None, "likelihood": None, "impact": None, "owner": ADA, "by": date(2026, 10, 9),
        "plan": "Ask the board", "closed": False, "why": None, "link": None, "details": None,
    }  # fmt: skip
    return SeenRisk(**{**values, **changes})


def question(**changes: Any) -> SeenIssue:
    values: dict[str, Any] = {
        "title": "Who signs?", "settled": False, "owner": BEN, "by": date(2026, 10, 7), "why": None, "link": None,
        "details": None,
    }  # fmt: skip
    return SeenIssue(**{**values, **changes})


def test_the_open_work_of_the_customer_by_the_day_on_which_it_is_expected():
    plan = seen(
        milestone(
            of_ada("late-december", date(2026, 12, 20)),
            of_ada("soon", date(2026, 10, 8)),
            of_ada("done", date(2026, 10, 1), state=State.DONE),
            of_ada("dropped", date(2026, 10, 2), state=State.DROPPED, expected=None),
            activity("theirs"),
        )
    )

    assert needs(plan) == [
        ("Thu 8 Oct", "Do soon", "Ada Abel", None),
        ("Sun 20 Dec", "Do late-december", "Ada Abel", None),
    ]


def test_of_work_that_both_sides_do_only_the_readers_people_are_named():
    plan = seen(milestone(of_ada("a", TODAY, responsible=(NIA, ADA, BEN), at=Hours(start=time(9), end=time(10)))))

    assert needs(plan) == [("Mon 5 Oct", "Do a, 09:00–10:00", "Ada Abel and Ben Bode", None)]


def test_a_companys_own_work_and_its_partners_count_as_the_readers():
    law = SeenParty(id=PartyId("law"), name="Law & Sons", side=Side.PARTNER, calendar="GB")
    plan = seen(
        milestone(
            of_ada("a", TODAY, responsible=(), companies=(PartyId("acme"),)),
            of_ada("b", TODAY, responsible=(PersonId("lex"),), accountable=ADA),
        )
    )
    plan = seen(
        *plan.milestones,
        parties=(*plan.parties, law),
        people=(*plan.people, person("lex", "law", "Lex Long")),
    )

    assert [(text, who) for _, text, who, _ in needs(plan)] == [("Do a", "Acme"), ("Do b", "Lex Long")]
    assert asked_for(parties(plan)) == "Acme"


def test_late_and_waiting_work_says_so():
    late = of_ada("a", TODAY, is_late=True, due=date(2026, 10, 1))
    plan = seen(milestone(late, of_ada("b", TODAY, state=State.BLOCKED)))

    assert [note for *_, note in needs(plan)] == ["late, due 1 Oct", "waiting"]


def test_actions_against_risks_and_answers_are_needed_as_well():
    plan = seen(milestone(), risks=(risk(), risk(closed=True), risk(owner=NIA)), questions=(question(),))

    assert needs(plan) == [
        ("Wed 7 Oct", "Answer: Who signs?", "Ben Bode", None),
        ("Fri 9 Oct", "Ask the board", "Ada Abel", None),
    ]


def test_nothing_unfinished_keeps_a_day_in_the_past():
    plan = seen(milestone(), questions=(question(by=date(2026, 10, 1)),))

    assert needs(plan) == [("Mon 5 Oct", "Answer: Who signs?", "Ben Bode", "late, due 1 Oct")]


def test_a_plan_that_was_stopped_needs_nothing():
    assert needs(seen(milestone(of_ada("a", TODAY)), stopped=TODAY)) == []


def test_in_a_plan_without_a_customer_everybody_is_asked():
    plan = seen(milestone(activity("a")))
    alone = seen(*plan.milestones, parties=plan.parties[1:], people=plan.people[2:])

    assert [who for _, _, who, _ in needs(alone)] == ["Nia Noor"]
    assert asked_for(parties(alone)) == "Nordlicht"
