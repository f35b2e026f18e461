"""The timeline as a list by week."""

from datetime import date, timedelta
from typing import Any

import pytest

from jepsite.model.values import ItemId
from jepsite.model.work import State
from jepsite.planning.result import DayOff, MilestoneState
from jepsite.views.seen import Seen, SeenLink
from jepsite.views.timeline.absences import Absences
from jepsite.views.timeline.charting import charting_of
from jepsite.views.timeline.hand import InHand
from jepsite.views.timeline.view import ListEntry, TimelineList
from jepsite.views.timeline.weeks import weekly_list
from tests.views.seens import TODAY, activity, days, formats, milestone, parties, plain, seen


def listed(plan: Seen, *absences: Absences, hand: InHand | None = None) -> TimelineList:
    return weekly_list(charting_of(plan, formats(today=plan.today), parties(plan), hand), absences)


def entry(**changes: Any) -> ListEntry:
    """The entry of a plan's only activity, on 12 and 13 October unless the test says otherwise."""
    known = {"expected": days(date(2026, 10, 12), date(2026, 10, 13)), "planned": None} | changes
    shown = listed(seen(milestone(activity(**known), expected=None, driving=())))
    return (*shown.before, *shown.after)[0].entries[0]


def note(**changes: Any) -> str:
    return plain(entry(**changes).note)


def at(id_: str, day: date, **changes: Any) -> Any:
    return activity(id_, expected=days(day), planned=None, **changes)


def test_entries_stand_in_the_week_in_which_they_begin_with_the_status_date_between():
    plan = seen(
        milestone(
            at("c", date(2026, 10, 12)), at("a", date(2026, 9, 28)), at("b", date(2026, 9, 30)), at("d", TODAY),
        )
    )  # fmt: skip

    shown = listed(plan)

    weeks = {plain(week.heading): [each.title for each in week.entries] for week in (*shown.before, *shown.after)}
    assert weeks == {
        "Week of 28 September": ["Do a", "Do b"],
        "Week of 5 October": ["Do d"],
        "Week of 12 October": ["Do c"],
        "Week of 30 November": ["Go-live"],
    }
    assert [plain(week.heading) for week in shown.before] == ["Week of 28 September"]
    assert plain(shown.today) == "As of Monday 5 October"


def test_the_week_of_the_status_date_is_named_once():
    today = TODAY + timedelta(days=2)
    plan = seen(milestone(at("a", TODAY), at("b", today), expected=None), today=today)

    shown = listed(plan)

    assert [plain(week.heading) for week in shown.before] == ["Week of 5 October"]
    assert [plain(week.heading) for week in shown.after] == ["Rest of the week"]


def test_a_milestone_stands_behind_the_work_of_its_day():
    plan = seen(milestone(at("a", date(2026, 12, 3)), id_="x"), milestone(at("b", date(2026, 12, 3)), id_="y"))

    (week,) = listed(plan).after

    assert [each.title for each in week.entries] == ["Do a", "Do b", "Go-live", "Go-live"]


def test_an_entry_says_when_what_and_who():
    shown = entry()

    assert (plain(shown.dates), shown.title, shown.who) == ("12–13 Oct", "Do a", "Nia Noor")
    assert (shown.kind, shown.people, [mark.letter for mark in shown.marks]) == ("activity", ("nia",), ["N"])
    assert shown.state is not None
    assert shown.state.icon == "todo"


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "To do."),
        ({"state": State.DONE}, "Done."),
        ({"state": State.DONE, "agreed": days(date(2026, 10, 2))}, "Done. Planned for 2 October."),
        ({"state": State.RUNNING}, "In progress."),
        ({"state": State.BLOCKED}, "Waiting."),
        ({"has_moved": True, "planned": days(date(2026, 10, 2))}, "To do. Moved from 2 October."),
        ({"planned": days(date(2026, 10, 20))}, "To do. Planned for 20 October."),
        ({"fixed": date(2026, 10, 12)}, "To do. Fixed date."),
        ({"confirmed": date(2026, 9, 28)}, "To do. Confirmed on 28 September."),
        (
            {"best_finish": date(2026, 10, 12), "worst_finish": date(2026, 10, 20)},
            "To do. Between 12 October and 20 October.",
        ),
    ],
)
def test_an_entry_says_what_its_row_shows(changes, text):
    assert note(**changes) == text


@pytest.mark.parametrize(
    ("changes", "alarm", "text"),
    [
        ({"due": date(2026, 10, 1)}, "Late: due 1 October.", "Not started."),
        ({"due": date(2026, 10, 1), "state": State.RUNNING}, "Late: due 1 October.", "In progress."),
        ({"by": date(2026, 10, 2)}, "Late: deadline 2 October.", "Not started."),
        ({"latest_finish": date(2026, 10, 12)}, "Late: needed by 12 October.", "Not started."),
        (
            {"missed_fixed": True, "fixed": date(2026, 10, 1)},
            "Late: was fixed for 1 October.",
            "Not started. Fixed date.",
        ),
        ({}, "Late.", "Not started."),
    ],
)
def test_what_is_late_says_so_first(changes, alarm, text):
    shown = entry(is_late=True, **changes)

    assert (plain(shown.alarm), plain(shown.note)) == (alarm, text)


def test_what_is_done_is_no_longer_late():
    assert entry(is_late=True, state=State.DONE, due=date(2026, 10, 1)).alarm == ""


A, B, C, D = map(ItemId, "abcd")


def test_what_is_late_does_not_say_where_it_was_before():
    assert note(is_late=True, due=date(2026, 10, 1), planned=days(date(2026, 10, 1))) == "Not started."


def waiting(*, linked: tuple[ItemId, ...] = (A, B, C), waits_for: Any = (A, B, C), **changes: Any) -> str:
    """What the last of four activities says, which waits for the three others."""
    last = activity("d", waits_for=waits_for, planned=None, expected=days(date(2026, 11, 2)))
    links = tuple(SeenLink(predecessor=each, successor=D, type="FS") for each in linked)
    work = (at("a", TODAY), at("b", TODAY), at("c", TODAY), last)
    shown = listed(seen(milestone(*work, expected=None, driving=()), links=links, **changes))
    return plain(shown.after[-1].entries[-1].note)


def test_an_entry_says_what_it_waits_for_as_far_as_a_line_shows_it():
    assert waiting() == "To do. Waits for ‘Do a’, ‘Do b’ and 1 more."
    assert waiting(linked=(B,)) == "To do. Waits for ‘Do b’."
    assert waiting(linked=(A, B), waits_for=(B,)) == "To do. Waits for ‘Do b’."
    assert waiting(linked=()) == "To do."
    assert waiting(linked=(), driving_links=((C, D),)) == "To do. Waits for ‘Do c’. On the critical path."


def test_a_fixed_date_says_how_much_time_is_in_hand():
    plan = seen(milestone(at("a", TODAY, fixed=TODAY), expected=None, driving=()))

    shown = listed(plan, hand=InHand(predecessor=B, fixed=A, days=25))

    assert plain(shown.after[0].entries[0].note) == "To do. Fixed date. 25 working days in hand."


@pytest.mark.parametrize(
    ("changes", "alarm", "text"),
    [
        ({}, "", "Milestone, deadline 11 December: 4 working days of buffer."),
        ({"by": None, "buffer_days": None}, "", "Milestone."),
        (
            {"state": MilestoneState.AT_RISK, "worst": date(2026, 12, 16)},
            "",
            "Milestone, deadline 11 December: 4 working days of buffer. At risk: 16 December at worst.",
        ),
        (
            {"state": MilestoneState.LATE, "buffer_days": -2},
            "Late: deadline 11 December.",
            "Milestone, 2 working days late.",
        ),
        (
            {"state": MilestoneState.REACHED, "reached": date(2026, 12, 3)},
            "",
            "Milestone reached, 4 working days early.",
        ),
        (
            {"state": MilestoneState.REACHED, "reached": date(2026, 12, 3), "by": None, "buffer_days": None},
            "",
            "Milestone reached.",
        ),
    ],
)
def test_a_milestone_says_how_it_stands(changes, alarm, text):
    (week,) = listed(seen(milestone(**changes))).after
    (shown,) = week.entries

    assert (shown.kind, plain(shown.dates), plain(shown.alarm), plain(shown.note)) == (
        "milestone",
        "3 Dec",
        alarm,
        text,
    )


def test_days_off_stand_in_their_week():
    plan = seen(milestone(expected=None))
    (acme, nord) = parties(plan).all

    def off(who: str, name: str = "") -> DayOff:
        return DayOff(who=who, first=date(2026, 10, 26), last=date(2026, 10, 30), name=name)

    shown = listed(
        plan,
        Absences(mark=acme, closed=(off("acme", "Fair"), off("acme")), away=(), school=()),
        Absences(mark=nord, closed=(), away=(off("nia"),), school=(off("nord", "Autumn"),)),
    )

    (week,) = shown.after
    assert [(each.kind, plain(each.dates), each.who, each.people) for each in week.entries] == [
        ("off", "26–30 Oct", "Acme is closed: Fair.", ()),
        ("off", "26–30 Oct", "Acme is closed.", ()),
        ("off", "26–30 Oct", "Nia Noor is away.", ("nia",)),
        ("off", "26–30 Oct", "School holidays, Nordlicht: Autumn.", ()),
    ]


def test_dropped_work_that_was_never_agreed_stands_at_the_end():
    plan = seen(
        milestone(
            activity("a", state=State.DROPPED, expected=None),
            activity("b", state=State.DROPPED, expected=None, agreed=days(TODAY)),
        )
    )

    after = listed(plan).after

    assert [(plain(week.heading), [each.title for each in week.entries]) for week in after] == [
        ("Week of 5 October", ["Do b"]),
        ("Week of 30 November", ["Go-live"]),
        ("Dropped", ["Do a"]),
    ]
    assert after[-1].entries[0].dates == ""
