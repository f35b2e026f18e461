"""The points under the status sentence."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from jepsite.model.values import ItemId, PersonId
from jepsite.model.work import State
from jepsite.planning.result import MilestoneState
from jepsite.views.points import Point, points_of
from jepsite.views.seen import Seen, SeenRisk
from tests.views.seens import TODAY, activity, days, formats, milestone, parties, plain, seen


def points(plan: Seen, language: str = "en") -> dict[str, Point]:
    return {point.icon: point for point in points_of(plan, formats(language), parties(plan, language))}


def late(*doers: str, driving: int = 0, slip: int = 0, signs: bool = True, **changes) -> Seen:
    work = [activity(f"a{n}", responsible=(doer,), is_late=True) for n, doer in enumerate(doers)]
    return seen(milestone(*work, driving=tuple(each.id for each in work[:driving]), slip=slip, **changes), signs=signs)


@pytest.mark.parametrize(
    ("plan", "text"),
    [
        (late("nia"), "one activity, with Nordlicht. It does not move the signing date."),
        (late("nia", "otto"), "two activities, both with Nordlicht. Neither moves the signing date."),
        (late("nia", "otto", "nia"), "three activities, all with Nordlicht. None of them moves the signing date."),
        (late("nia", driving=1, slip=3), "one activity, with Nordlicht. It moves the signing date by 3 working days."),
        (
            late("nia", "otto", driving=1, slip=1),
            "two activities, both with Nordlicht. One of them moves the signing date by 1 working day.",
        ),
        (
            late("nia", "otto", "nia", driving=2, slip=3),
            "three activities, all with Nordlicht. Together they move the signing date by 3 working days.",
        ),
        (late("nia", signs=False), "one activity, with Nordlicht. It does not move the date of ‘Go-live’."),
        (
            late("nia", driving=1, state=MilestoneState.LATE),
            "one activity, with Nordlicht. The signing date rests on it.",
        ),
        (
            late("nia", driving=1, state=MilestoneState.LATE, signs=False),
            "one activity, with Nordlicht. The date of ‘Go-live’ rests on it.",
        ),
        (late("nia", state=MilestoneState.REACHED), "one activity, with Nordlicht."),
    ],
)
def test_counts_what_is_late_and_says_whether_it_moves_the_date(plan, text):
    assert plain(points(plan)["late"].text) == text


def test_says_the_same_in_the_other_languages():
    plan = late("nia", "otto", driving=1, slip=2)

    assert plain(points(plan, "it")["late"].text) == (
        "due attività, entrambe a carico di Nordlicht. Una di queste sposta la data della firma di 2 giorni lavorativi."
    )
    assert plain(points(plan, "de")["late"].text) == (
        "zwei Aufgaben, beide bei Nordlicht. Eine davon verschiebt den Unterschriftstermin um 2 Arbeitstage."
    )


@pytest.mark.parametrize("doers", [("ada",), ("ada", "nia"), ("ada", "ben", "ada")])
@pytest.mark.parametrize("language", ["en", "it", "de"])
def test_never_says_that_the_customer_is_late(doers, language):
    plan = late(*doers)
    said = " ".join(f"{point.label} {point.text}" for point in points(plan, language).values() if point.icon == "late")

    assert not any(name in said for name in ("Acme", "Ada", "Ben", "Nordlicht"))


def test_leads_to_the_way_out_where_there_is_one():
    with_plan = activity(is_late=True, plan="Begin with the small site")

    assert points(seen(milestone(with_plan)))["late"].link == "See the way out"
    assert points(seen(milestone(replace(with_plan, plan=None))))["late"].link == "See what follows"


def test_what_is_done_is_no_longer_late():
    assert "late" not in points(seen(milestone(activity(is_late=True, state=State.DONE))))


def test_tells_what_waits_until_when_and_why_and_who_does_what_about_it():
    blocked = activity("review", title="Review the draft", state=State.BLOCKED, until=date(2026, 10, 12), why="No time")
    risk = SeenRisk(
        title="Counsel has no capacity",
        for_=ItemId("review"),
        likelihood=None,
        impact=None,
        owner=PersonId("ada"),
        by=date(2026, 10, 9),
        plan="Ask a second lawyer",
        closed=False,
        why=None,
        link=None,
        details=None,
    )
    plan = seen(milestone(blocked), risks=(risk,))

    assert plain(points(plan)["wait"].text) == (
        "‘Review the draft’, until Monday 12 October: No time. Ada Abel, by Friday 9 October: Ask a second lawyer."
    )
    assert plain(points(replace(plan, risks=(replace(risk, closed=True),)))["wait"].text).endswith("No time.")
    assert plain(points(seen(milestone(replace(blocked, until=None, why=None))))["wait"].text) == "‘Review the draft’."


def test_counts_what_waits_where_it_is_more_than_one():
    plan = seen(milestone(activity("a", state=State.BLOCKED), activity("b", state=State.BLOCKED)))

    assert points(plan)["wait"].text == "two activities."


def test_tells_the_next_two_things_of_the_window():
    plan = seen(
        milestone(
            activity("b", title="Load the data", expected=days(TODAY - timedelta(days=3), TODAY + timedelta(days=1))),
            activity("a", title="Rehearse", expected=days(TODAY)),
            activity("c", expected=days(TODAY + timedelta(days=3))),
            activity("d", state=State.BLOCKED),
            activity("e", state=State.DONE),
        )
    )

    assert plain(points(plan)["next"].text) == "‘Rehearse’ on Monday 5 October; ‘Load the data’ by Tuesday 6 October."


def test_beyond_the_window_it_tells_only_the_very_next():
    plan = seen(
        milestone(
            activity("b", expected=days(date(2026, 11, 9))),
            activity("a", title="Sign", expected=days(date(2026, 11, 3))),
        )
    )

    assert plain(points(plan)["next"].text) == "‘Sign’ on Tuesday 3 November."


def test_says_nothing_where_there_is_nothing_to_say():
    assert points(seen(milestone(activity(state=State.DONE)))) == {}
    assert points(seen()) == {}
    assert points(replace(late("nia"), stopped=TODAY)) == {}
