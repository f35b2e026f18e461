"""What changed since the agreed version."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from jepsite.model.values import ItemId
from jepsite.model.work import State
from jepsite.planning.result import MilestoneState
from jepsite.views.changes import Before, ChangesView, changes_view
from jepsite.views.seen import Seen, SeenActivity, SeenLink, SeenRisk
from tests.views.seens import activity, days, formats, milestone, plain, seen

AGREED = date(2026, 9, 21)
LATER: Any = {"expected": date(2026, 12, 9), "slip": 4}


def changes(now: Seen, then: Seen, *gone: str, language: str = "en") -> ChangesView:
    before = Before(seen=then, day=AGREED, gone=frozenset(ItemId(each) for each in gone))
    return changes_view(now, before, formats(language))


def moved(work: SeenActivity, *others: SeenActivity, **more: Any) -> tuple[str, str, str, str]:
    then = seen(milestone(replace(work, expected=days(date(2026, 10, 1)))))
    rows = changes(seen(milestone(work, *others), **more), then).moved
    (row,) = [each for each in rows if each.what == work.title]
    return plain(row.before), plain(row.now), row.days, row.because


def test_is_headed_by_the_day_of_that_version():
    view = changes(seen(milestone()), seen(milestone()))

    assert (plain(view.heading), plain(view.before_label)) == ("What changed since 21 September", "21 Sep said")


@pytest.mark.parametrize(
    ("now", "then", "sentence"),
    [
        (
            seen(milestone(), signs=True),
            seen(milestone(), signs=True),
            "The signing date did not move: Thursday 3 December.",
        ),
        (
            seen(milestone(**LATER), signs=True),
            seen(milestone()),
            "The signing date moved from Thursday 3 December to Wednesday 9 December.",
        ),
        (
            seen(milestone()),
            seen(milestone(**LATER)),
            "‘Go-live’ came forward from Wednesday 9 December to Thursday 3 December.",
        ),
        (seen(milestone()), seen(), "‘Go-live’ was not in that version."),
        (seen(milestone()), seen(milestone(expected=None)), "‘Go-live’ was not in that version."),
        (seen(), seen(), "No milestone is planned yet."),
    ],
)
def test_says_first_whether_the_date_moved(now, then, sentence):
    assert plain(changes(now, then).sentence) == sentence


def test_a_milestone_that_moved_says_which_late_work_drives_it_and_what_became_of_its_buffer():
    late = activity(title="Review", is_late=True)
    now = seen(milestone(late, buffer_days=1, **LATER))
    (row,) = changes(now, seen(milestone(late, buffer_days=5))).moved

    assert (row.what, plain(row.before), plain(row.now), row.days) == ("Milestone: Go-live", "3 Dec", "9 Dec", "+4")
    assert plain(row.because) == "‘Review’. Buffer 5 → 1 working day."
    assert row.milestone


@pytest.mark.parametrize(
    ("changed", "because"),
    [
        ({"why": "The host was full", "is_late": True}, "The host was full."),
        ({"is_late": True, "state": State.RUNNING}, "Takes longer than planned."),
        ({"is_late": True}, "Has not begun."),
        ({"has_moved": True}, ""),
    ],
)
def test_an_activity_that_moved_says_why(changed, because):
    assert moved(activity(slip=2, **changed)) == ("1 Oct", "5 Oct", "+2", because)


def test_what_follows_something_that_moved_names_it():
    first = activity("first", title="Load", is_late=True)
    link = SeenLink(predecessor=ItemId("first"), successor=ItemId("a"), type="FS")

    assert moved(activity(has_moved=True), first, links=(link,))[3] == "Follows ‘Load’."
    assert moved(activity(has_moved=True, waits_for=(ItemId("first"),)), first)[3] == "Follows ‘Load’."


def test_earlier_is_told_with_a_minus():
    assert moved(activity(slip=-2))[2] == "−2"


def test_milestones_come_before_activities_and_what_stayed_is_left_out():
    still = activity("s")
    now = seen(milestone(activity("a", slip=1), still, **LATER))
    then = seen(milestone(activity("a", expected=days(date(2026, 10, 1))), still))

    assert [row.milestone for row in changes(now, then).moved] == [True, False]


def test_tells_what_is_done_since():
    then = seen(milestone(activity("a"), activity("b", state=State.DONE)))
    now = seen(milestone(*(activity(each, state=State.DONE, title=each) for each in "abc")))

    assert [(item.icon, item.text, plain(item.note or "")) for item in changes(now, then).done] == [
        ("done", "a", "5 Oct"),
        ("done", "c", "5 Oct"),
    ]


def risk(title: str, *, closed: bool = False) -> SeenRisk:
    return SeenRisk(
        title=title, for_=None, likelihood=None, impact=None, owner=None, by=None, plan=None, closed=closed,
        why=None, link=None, details=None,
    )  # fmt: skip


def test_tells_what_is_new():
    then = seen(milestone(activity("a")), risks=(risk("Old"),))
    now = seen(
        milestone(activity("a"), activity("b"), activity("c", state=State.DONE)),
        milestone(id_="n", title="Second site"),
        risks=(risk("Old"), risk("New"), risk("Closed", closed=True)),
    )

    assert [(item.icon, item.text) for item in changes(now, then).added] == [
        ("plus", "Milestone: Second site"),
        ("plus", "Do b"),
        ("plus", "Risk: New"),
    ]


def test_tells_what_was_dropped_but_not_what_is_only_hidden_now():
    then = seen(milestone(*(activity(each) for each in "abcd"), activity("e", state=State.DROPPED, expected=None)))
    dropped = activity("a", state=State.DROPPED, expected=None, why="Nobody needs it")
    now = seen(milestone(dropped, activity("b")))

    assert [(item.icon, item.text, item.note) for item in changes(now, then, "c", "e").dropped] == [
        ("drop", "Do a", "Nobody needs it"),
        ("drop", "Do c", None),
    ]


def test_a_reached_milestone_that_came_earlier_is_told():
    now = seen(milestone(state=MilestoneState.REACHED, expected=date(2026, 12, 1), slip=-2))

    assert [row.days for row in changes(now, seen(milestone())).moved] == ["−2"]
