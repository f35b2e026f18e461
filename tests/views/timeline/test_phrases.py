"""What stands beside bars and diamonds."""

from datetime import date
from typing import Any

import pytest

from jepsite.model.values import ItemId
from jepsite.model.work import State
from jepsite.planning.result import MilestoneState
from jepsite.views.seen import SeenActivity
from jepsite.views.timeline.hand import InHand
from jepsite.views.timeline.phrases import (
    bar_label,
    bar_tip,
    before_of,
    buffer_texts,
    by_text,
    cases,
    in_hand_text,
    milestone_tip,
)
from tests.views.seens import activity, days, formats, milestone, parties, plain, seen

WORK = {
    "planned": days(date(2026, 10, 12), date(2026, 10, 14)),
    "expected": days(date(2026, 10, 12), date(2026, 10, 14)),
}
LATER: dict[str, Any] = WORK | {"expected": days(date(2026, 10, 14), date(2026, 10, 16)), "has_moved": True}
LATE: dict[str, Any] = {"is_late": True, "expected": days(date(2026, 10, 5), date(2026, 10, 6))}


def label(language: str = "en", **changes: Any) -> str:
    return plain(bar_label(activity(**(WORK | changes)), formats(language)))


def tip(*, critical: bool = False, **changes: Any) -> list[str]:
    work = activity(**(WORK | changes))
    return plain(bar_tip(work, formats(), parties(seen(milestone(work))), critical=critical)).split("\n")


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "12–14 Oct"),
        ({"state": State.RUNNING}, "12–14 Oct"),
        ({"state": State.DONE}, "12–14 Oct"),
        ({"state": State.BLOCKED}, "Waiting: 12–14 Oct"),
        ({"state": State.DROPPED, "expected": None}, "Dropped"),
        ({"expected": None}, ""),
        ({"fixed": date(2026, 10, 12)}, "12–14 Oct, fixed date"),
        (LATER, "16 Oct, moved from 14 Oct"),
        (LATER | {"agreed": days(date(2026, 10, 1), date(2026, 10, 2))}, "16 Oct, moved from 2 Oct"),
        (LATER | {"state": State.BLOCKED}, "Waiting: 16 Oct, moved from 14 Oct"),
        (LATER | {"state": State.DONE}, "14–16 Oct"),
        (LATE | {"due": date(2026, 10, 1)}, "Late: due 1 Oct, now 6 Oct"),
        (LATE | {"by": date(2026, 10, 2)}, "Late: deadline 2 Oct, now 6 Oct"),
        (LATE | {"latest_finish": date(2026, 10, 5)}, "Late: needed by 5 Oct, now 6 Oct"),
        (LATE | {"missed_fixed": True, "fixed": date(2026, 10, 1)}, "Late: fixed for 1 Oct, now 6 Oct"),
        (LATE | {"state": State.BLOCKED, "due": date(2026, 10, 1)}, "Late: due 1 Oct, now 6 Oct"),
        (LATE, "Late: 6 Oct"),
    ],
)
def test_a_bar_says_its_dates_and_what_is_to_be_said_of_them(changes, text):
    assert label(**changes) == text


def test_a_row_tells_everything_a_fact_a_line():
    shown = tip(critical=True, state=State.RUNNING, best_finish=date(2026, 10, 13), worst_finish=date(2026, 10, 20))

    assert shown == [
        "Do a",
        "In progress: 12–14 Oct",
        "Responsible: Nia Noor",
        "Between 13 October and 20 October",
        "On the critical path",
    ]


def test_a_row_tells_the_first_day_too_of_what_has_moved():
    assert tip(**LATER)[1] == "Moved: 14–16 Oct, moved from 14 Oct"
    assert tip(**LATE, due=date(2026, 10, 1))[1] == "Late, not started: due 1 Oct, now 5–6 Oct"


def test_a_row_without_dates_tells_its_state():
    assert tip(state=State.DROPPED, expected=None, responsible=()) == ["Do a", "Dropped"]


def before(**changes: Any):
    return before_of(activity(**(WORK | changes)))


def test_the_days_before_are_shown_where_they_differ():
    assert before() is None
    assert before(expected=LATER["expected"]) == WORK["planned"]


def test_the_agreed_ones_where_there_are_any():
    agreed = days(date(2026, 10, 1), date(2026, 10, 2))

    assert before(agreed=agreed) == agreed
    assert before(agreed=WORK["expected"], planned=agreed) is None


def test_what_is_done_is_compared_with_an_agreed_version_only():
    agreed = days(date(2026, 10, 1), date(2026, 10, 2))

    assert before(state=State.DONE, planned=agreed) is None
    assert before(state=State.DONE, agreed=agreed) == agreed
    assert before(state=State.DONE, agreed=days(date(2026, 10, 1), date(2026, 10, 14))) is None


def test_cases_are_told_where_they_differ():
    def told(**changes: Any) -> list[str]:
        work: SeenActivity = activity(**changes)
        return list(cases(work, formats()))

    assert told() == []
    assert told(best_finish=date(2026, 10, 13), worst_finish=date(2026, 10, 13)) == []
    assert [plain(text) for text in told(best_finish=date(2026, 10, 13), worst_finish=date(2026, 11, 2))] == [
        "Between 13 October and 2 November"
    ]


def test_the_time_in_hand():
    hand = InHand(predecessor=ItemId("a"), fixed=ItemId("b"), days=25)

    assert plain(in_hand_text(hand, formats())) == "25 working days in hand"


@pytest.mark.parametrize(
    ("changes", "texts"),
    [
        ({}, ("4 working days of buffer", "4 days")),
        ({"buffer_days": 1}, ("1 working day of buffer", "1 day")),
        ({"buffer_days": 0}, ("no buffer", "")),
        ({"buffer_days": -1}, ("1 working day late", "1 day late")),
        ({"buffer_days": None}, ("", "")),
        ({"state": MilestoneState.REACHED}, ("", "")),
    ],
)
def test_a_buffer_has_a_long_and_a_short_form(changes, texts):
    assert tuple(map(plain, buffer_texts(milestone(**changes), formats()))) == texts


def test_a_deadline_in_words():
    assert plain(by_text(milestone(), formats())) == "by 11 Dec"
    assert by_text(milestone(by=None), formats()) == ""


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ({}, ["Go-live", "On track: 3 Dec, by 11 Dec, 4 working days of buffer"]),
        ({"state": MilestoneState.REACHED, "reached": date(2026, 9, 21)}, ["Go-live", "Reached: 21 Sep, by 11 Dec"]),
        ({"state": MilestoneState.DROPPED, "expected": None, "by": None}, ["Go-live", "Dropped"]),
        (
            {"state": MilestoneState.AT_RISK, "worst": date(2026, 12, 16)},
            ["Go-live", "At risk: 3 Dec, by 11 Dec, 4 working days of buffer", "At worst 16 December"],
        ),
    ],
)
def test_a_milestone_tells_how_it_stands(changes, lines):
    assert plain(milestone_tip(milestone(**changes), formats())).split("\n") == lines
