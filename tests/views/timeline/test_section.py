"""The whole section, from what a reader may see."""

from datetime import date
from typing import Any

import pytest

from jepsite.model.work import State
from jepsite.planning.result import DayOff, MilestoneState
from jepsite.views.timeline.section import timeline_view
from jepsite.views.timeline.view import TimelineView
from tests.views.plans import BELLINI, EXAMPLES, made_from
from tests.views.seens import activity, days, formats, milestone, never_off, parties, plain, seen


def view(*milestones: Any, days_off: Any = never_off, **changes: Any) -> TimelineView | None:
    plan = seen(*milestones, **changes)
    return timeline_view(plan, formats(), parties(plan), days_off)


def shown(*milestones: Any, **changes: Any) -> TimelineView:
    found = view(*milestones, **changes)
    assert found is not None
    return found


def test_a_plan_without_dates_has_no_timeline():
    assert view(milestone(activity(expected=None, planned=None), expected=None, by=None)) is None


def test_the_drawing_is_described_in_words():
    late = activity(is_late=True, due=date(2026, 10, 1))
    done = activity("b", state=State.DONE, is_late=True)
    reached = {"state": MilestoneState.REACHED, "reached": date(2026, 9, 21), "title": "Demo"}

    (part,) = shown(
        milestone(id_="x", **reached), milestone(late, done), milestone(id_="y", by=None, title="End")
    ).parts

    assert plain(part.drawing.title) == "Timeline from 21 September to 20 December 2026"
    assert plain(part.drawing.description) == (
        "‘Demo’ was reached on 21 September. ‘Go-live’ is expected on 3 December, its deadline is 11 December. "
        "‘End’ is expected on 3 December. Late: ‘Do a’. The list after this picture says the same in words."
    )


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "1 of 3 activities done, 1 in progress."),
        (
            {"worst_finish": date(2026, 10, 9)},
            "1 of 3 activities done, 1 in progress. "
            "Even if every estimate turns out at its worst, ‘Go-live’ stays on 3 December.",
        ),
        (
            {"worst_finish": date(2026, 10, 9), "worst": date(2026, 12, 9)},
            "1 of 3 activities done, 1 in progress. "
            "If every estimate turns out at its worst, ‘Go-live’ moves to 9 December.",
        ),
    ],
)
def test_the_introduction_counts_and_says_what_the_worst_would_do(changes, text):
    worst = {key: changes.pop(key) for key in ("worst",) if key in changes}
    work = (activity("a", state=State.DONE), activity("b", state=State.RUNNING), activity("c", **changes))

    assert plain(shown(milestone(*work, activity("d", state=State.DROPPED), **worst)).intro) == text


def test_companies_that_take_part_are_in_the_legend():
    def closed(who: str, first: date, last: date) -> tuple[DayOff, ...]:
        return (DayOff(who=who, first=first, last=first, name="Fair"),) if who == "acme" else ()

    assert [mark.letter for mark in shown(milestone(activity())).parties] == ["N"]
    assert [mark.letter for mark in shown(milestone(activity()), days_off=closed).parties] == ["A", "N"]


def test_all_parts_tell_the_same_story():
    found = shown(milestone(activity(planned=days(date(2026, 10, 1)), has_moved=True)))

    (part,) = found.parts
    assert [key.kind for key in found.legend] == ["todo", "critical", "before", "deadline"]
    assert part.drawing.activities[0].before is not None
    assert found.list.after[0].entries[0].title == "Do a"
    assert found.note is None


def test_weekends_can_be_other_days():
    plan = seen(milestone(activity()))

    found = timeline_view(plan, formats(), parties(plan), never_off, rest_days=frozenset({4, 5}))

    assert found is not None
    axis = found.parts[0].drawing.axis
    assert axis is not None
    assert axis.weekends[0].left == pytest.approx(336 + 4 * 824 / 77, abs=0.1)


@pytest.mark.parametrize("path", [BELLINI, *EXAMPLES])
@pytest.mark.parametrize("today", [date(2026, 11, 23), date(2027, 8, 2)])
def test_every_example_has_its_timeline_on_any_day(path, today):
    found = made_from(path, today).view().timeline

    assert found is not None
    titles = {row.id for part in found.parts for row in part.drawing.activities}
    entries = [entry for week in (*found.list.before, *found.list.after) for entry in week.entries]
    assert len(titles) == sum(entry.kind == "activity" for entry in entries)
