"""What is late, waiting or in conflict."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from jepsite.model.values import ItemId
from jepsite.model.work import State
from jepsite.views.late import LateItem, late_heading, late_items
from jepsite.views.seen import Seen, SeenConflict
from tests.views.seens import TODAY, activity, days, formats, milestone, parties, plain, seen


def items(plan: Seen, language: str = "en") -> tuple[LateItem, ...]:
    return late_items(plan, formats(language), parties(plan, language))


def item(language: str = "en", **changes: Any) -> LateItem:
    (only,) = items(seen(milestone(activity(**changes))), language)
    return only


def dates(shown: LateItem) -> list[tuple[str, str]]:
    return [(date.label, plain(date.day.text)) for date in shown.dates]


OCTOBER_1, OCTOBER_6, OCTOBER_8 = date(2026, 10, 1), date(2026, 10, 6), date(2026, 10, 8)


def test_late_work_shows_when_it_was_due_when_it_comes_and_the_worst():
    shown = item(is_late=True, due=OCTOBER_1, expected=days(OCTOBER_1, OCTOBER_6), worst_finish=OCTOBER_8)

    assert dates(shown) == [("Was due", "Thu 1 Oct"), ("Now", "Tue 6 Oct"), ("At worst", "Thu 8 Oct")]
    assert [date.now for date in shown.dates] == [False, True, False]
    assert (shown.state.icon, shown.state.late) == ("late", True)
    assert shown.who == "Nia Noor, Nordlicht"


def test_a_worst_case_that_is_no_later_is_left_out():
    assert dates(item(is_late=True, due=OCTOBER_1, expected=days(OCTOBER_6), worst_finish=OCTOBER_6)) == [
        ("Was due", "Thu 1 Oct"),
        ("Now", "Tue 6 Oct"),
    ]


@pytest.mark.parametrize(
    ("changes", "label"),
    [
        ({"missed_fixed": True, "fixed": OCTOBER_1}, "Was fixed for"),
        ({"by": OCTOBER_1, "due": OCTOBER_8}, "Deadline"),
        ({"latest_finish": OCTOBER_1, "due": OCTOBER_8}, "Needed by"),
    ],
)
def test_late_work_is_measured_by_the_day_it_misses(changes, label):
    shown = item(is_late=True, expected=days(OCTOBER_6), **changes)

    assert dates(shown) == [(label, "Thu 1 Oct"), ("Now", "Tue 6 Oct")]


def test_waiting_work_shows_when_it_was_to_start_and_when_it_can():
    shown = item(state=State.BLOCKED, planned=days(OCTOBER_1), expected=days(OCTOBER_8), until=OCTOBER_8, why="No time")

    assert dates(shown) == [("Was to start", "Thu 1 Oct"), ("Now", "Thu 8 Oct")]
    assert plain(shown.reason or "") == "No time. Not before Thursday 8 October."
    assert (shown.state.icon, shown.state.late) == ("wait", False)


def test_waiting_work_that_has_begun_shows_its_finish():
    begun: Any = {"planned": days(OCTOBER_1, OCTOBER_6), "expected": days(OCTOBER_1, OCTOBER_8)}

    assert dates(item(state=State.BLOCKED, **begun)) == [("Was due", "Tue 6 Oct"), ("Now", "Thu 8 Oct")]


def test_waiting_work_that_keeps_its_date_shows_one():
    assert dates(item(state=State.BLOCKED)) == [("Now", "Mon 5 Oct")]


def test_the_author_s_reason_comes_before_the_plan_s():
    fixed: Any = {"is_late": True, "missed_fixed": True, "fixed": OCTOBER_1}

    assert item(**fixed).reason == "Its fixed date has passed; this is the first day that is possible now."
    assert item(**fixed, why="The board did not meet").reason == "The board did not meet."


def test_waiting_work_names_what_it_waits_for():
    plan = seen(milestone(activity("a", title="Draft"), activity("b", state=State.BLOCKED, waits_for=(ItemId("a"),))))

    assert items(plan)[0].reason == "Waits for ‘Draft’."


def test_a_fixed_date_before_what_must_precede_it_is_told_at_the_end():
    board = activity("board", title="Board", fixed=TODAY, responsible=("ada",))
    draft = activity("draft", title="Draft", responsible=("nia",))
    conflict = SeenConflict(fixed=board.id, on=TODAY, predecessor=draft.id, finish=OCTOBER_6)
    plan = seen(
        milestone(draft, board, activity("z", state=State.BLOCKED), activity("l", is_late=True)), conflicts=(conflict,)
    )
    shown = items(plan)

    assert [each.id for each in shown] == ["l", "z", "board"]
    assert plain(shown[2].reason or "") == "‘Draft’ comes first, and is expected on Tuesday 6 October."
    assert shown[2].people == ("ada", "nia")
    assert (shown[2].state.icon, shown[2].state.word) == ("ask", "Too soon")


def test_a_conflict_of_late_work_is_told_once():
    board = activity("board", fixed=TODAY, is_late=True)
    draft = activity("draft")
    conflict = SeenConflict(fixed=board.id, on=TODAY, predecessor=draft.id, finish=OCTOBER_6)

    assert [each.id for each in items(seen(milestone(draft, board), conflicts=(conflict,)))] == ["board"]


def test_what_is_done_or_dropped_is_not_late():
    done = activity("a", is_late=True, state=State.DONE)
    dropped = activity("b", is_late=True, state=State.DROPPED, expected=None)

    assert items(seen(milestone(done, dropped))) == ()


def test_the_heading_says_what_there_is():
    late, waiting = activity("a", is_late=True), activity("b", state=State.BLOCKED)
    headings = [
        late_heading(items(seen(milestone(*work))), formats())
        for work in ((late, waiting), (late,), (waiting,), (replace(late, state=State.DONE),))
    ]

    assert headings == ["Late or waiting", "Late", "Waiting", None]


def test_dates_that_contradict_each_other_are_to_be_settled():
    board, draft = activity("board", fixed=TODAY), activity("draft")
    conflict = SeenConflict(fixed=board.id, on=TODAY, predecessor=draft.id, finish=OCTOBER_6)

    assert late_heading(items(seen(milestone(draft, board), conflicts=(conflict,))), formats()) == "To be settled"


def test_who_does_it_is_named_with_the_company_where_it_is_one():
    assert item(is_late=True, responsible=("nia", "otto")).who == "Nia Noor, Otto Ohm, Nordlicht"
    assert item(is_late=True, responsible=("nia", "ada")).who == "Nia Noor, Ada Abel"
    assert item(is_late=True, responsible=(), companies=("acme",)).who == "Acme"
    assert item(is_late=True, responsible=()).who == ""


def test_nothing_unfinished_keeps_a_date_in_the_past():
    shown = item(is_late=True, due=TODAY - timedelta(days=4))

    assert dates(shown)[-1] == ("Now", "Mon 5 Oct")
