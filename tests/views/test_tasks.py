"""The lines of 'next up'."""

from datetime import date, time
from typing import Any

import pytest

from jepsite.model.deal import Every, Rhythm
from jepsite.model.values import Hours, PersonId
from jepsite.model.work import State
from jepsite.views.parties import parties_of
from jepsite.views.seen import Seen, SeenCadence, SeenIssue, SeenRisk
from jepsite.views.tasks import company_tasks, meeting_tasks, person_tasks
from jepsite.views.window import window_of
from tests.views.seens import TODAY, activity, days, formats, milestone, never_off, plain, seen

OCTOBER_1, OCTOBER_8, OCTOBER_13, OCTOBER_20 = (date(2026, 10, day) for day in (1, 8, 13, 20))


def tasks(plan: Seen, person: str = "nia") -> list[tuple[str, str, str | None, bool]]:
    named = parties_of(plan, formats())
    found = person_tasks(PersonId(person), plan, window_of(plan), formats(), named)
    return [(task.day.iso[5:], plain(task.text), plain(task.note or "") or None, task.late) for task in found]


def task(**changes: Any) -> tuple[str, str, str | None, bool]:
    (only,) = tasks(seen(milestone(activity(**changes))))
    return only


@pytest.mark.parametrize(
    ("changes", "day", "note"),
    [
        ({"expected": days(OCTOBER_8)}, "10-08", None),
        ({"expected": days(OCTOBER_8, OCTOBER_13)}, "10-13", "to be finished"),
        ({"expected": days(OCTOBER_13, OCTOBER_20)}, "10-13", "starts, until 20 Oct"),
        ({"expected": days(OCTOBER_1, OCTOBER_20)}, "10-05", "until 20 Oct"),
        ({"expected": days(OCTOBER_1, OCTOBER_8), "is_late": True, "due": OCTOBER_1}, "10-08", "late, due 1 Oct"),
        ({"expected": days(OCTOBER_8), "is_late": True}, "10-08", "late"),
        ({"expected": days(OCTOBER_8), "state": State.BLOCKED}, "10-08", "waiting"),
        ({"expected": days(OCTOBER_8), "has_moved": True, "planned": days(OCTOBER_1)}, "10-08", "moved from 1 Oct"),
        (
            {"expected": days(OCTOBER_13, OCTOBER_20), "has_moved": True, "planned": days(OCTOBER_8, OCTOBER_13)},
            "10-13",
            "starts, until 20 Oct, moved from 8 Oct",
        ),
        (
            {"expected": days(OCTOBER_8), "has_moved": True, "planned": days(OCTOBER_13), "agreed": days(OCTOBER_1)},
            "10-08",
            "moved from 1 Oct",
        ),
    ],
)
def test_work_stands_on_the_day_on_which_it_ends_begins_or_goes_on(changes, day, note):
    assert task(**changes) == (day, "Do a", note, "late" in (note or ""))


def test_a_meeting_has_its_hours_and_the_others():
    hours = Hours(start=time(15), end=time(16, 30))

    assert task(at=hours, responsible=("nia", "ada"))[1] == "Do a, 15:00–16:30, with Ada Abel"
    assert task(responsible=("nia", "ada", "ben", "otto"))[1] == "Do a, with Ada Abel, Ben Bode and Otto Ohm"
    assert task(responsible=("nia", "ada", "ben", "otto"), companies=("acme",))[1] == "Do a, with 4 others"


def test_only_what_one_is_responsible_for_is_one_s_own():
    assert tasks(seen(milestone(activity(accountable="ada", consulted=("ben",)))), "ada") == []


def test_what_is_behind_the_window_or_done_is_not_there():
    assert tasks(seen(milestone(activity("a", expected=days(OCTOBER_20)), activity("b", state=State.DONE)))) == []


def risk(**changes: Any) -> SeenRisk:
    given: Any = {"by": OCTOBER_8, "plan": "Ask a second lawyer", "owner": PersonId("nia"), "closed": False} | changes
    return SeenRisk(title="Risk", for_=None, likelihood=None, impact=None, why=None, link=None, details=None, **given)


def issue(title: str, **changes: Any) -> SeenIssue:
    given: Any = {"by": OCTOBER_8, "owner": PersonId("nia"), "settled": False} | changes
    return SeenIssue(title=title, why=None, link=None, details=None, **given)


def test_actions_answers_and_decisions_stand_among_the_work_by_day():
    plan = seen(
        milestone(activity(expected=days(OCTOBER_13))),
        risks=(risk(), risk(closed=True), risk(plan=None), risk(by=OCTOBER_20), risk(owner=PersonId("ada"))),
        questions=(issue("Who may see it?"), issue("Answered?", settled=True)),
        decisions=(issue("Which host", by=TODAY), issue("Later", by=None)),
    )

    assert [each[:2] for each in tasks(plan)] == [
        ("10-05", "Decide: Which host"),
        ("10-08", "Ask a second lawyer"),
        ("10-08", "Answer: Who may see it?"),
        ("10-13", "Do a"),
    ]


def test_an_action_that_is_overdue_takes_the_first_day_and_says_since_when():
    assert tasks(seen(risks=(risk(by=OCTOBER_1),))) == [("10-05", "Ask a second lawyer", "late, due 1 Oct", True)]


def test_a_company_as_a_whole_has_tasks_too():
    plan = seen(milestone(activity(responsible=("ada",), companies=("acme",))))
    named = parties_of(plan, formats())
    (only,) = company_tasks(named.left[0], window_of(plan), formats(), named)

    assert only.text == "Do a, with Ada Abel"


def test_meetings_of_the_window_are_told_once_with_the_next():
    def cadence(what: str, weekday: int, at: time | None = None) -> SeenCadence:
        rhythm = Rhythm(every=Every.WEEK, weekday=weekday, at=at)
        return SeenCadence(what=what, rhythm=rhythm, how=None, with_=(PersonId("nia"),))

    plan = seen(milestone(), cadence=(cadence("Report", 4), cadence("Call", 1, time(10))))
    found, people = meeting_tasks(plan, window_of(plan), formats(), parties_of(plan, formats()), never_off)

    assert [(each.day.iso, each.text, plain(each.note or "")) for each in found] == [
        ("2026-10-06", "Call, 10:00", "again on 13 Oct"),
        ("2026-10-09", "Report", "again on 16 Oct"),
    ]
    assert people == ("nia",)
