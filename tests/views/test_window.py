"""The two weeks that 'next up' looks at."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jepsite.model.work import State
from jepsite.views.window import window_of
from tests.views.seens import TODAY, activity, days, milestone, seen


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        (date(2026, 10, 5), date(2026, 10, 5), date(2026, 10, 16)),
        (date(2026, 10, 8), date(2026, 10, 8), date(2026, 10, 21)),
        (date(2026, 10, 10), date(2026, 10, 12), date(2026, 10, 23)),
    ],
)
def test_is_ten_days_from_monday_to_friday_today_among_them(today, first, last):
    window = window_of(seen(today=today))

    assert (window.first, window.last) == (first, last)


def test_begins_with_the_plan_where_that_has_not_begun():
    assert window_of(seen(start=date(2026, 11, 2))).first == date(2026, 11, 2)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_holds_ten_days_of_the_week_from_any_day(today):
    window = window_of(seen(today=today, start=today))
    inside = [window.first + timedelta(days=n) for n in range((window.last - window.first).days + 1)]

    assert sum(day.weekday() < 5 for day in inside) == 10
    assert window.first.weekday() < 5
    assert window.last.weekday() < 5


def test_holds_the_open_work_that_touches_it_and_knows_what_comes_behind():
    week = timedelta(weeks=1)
    plan = seen(
        milestone(
            activity("over", expected=days(TODAY - 2 * week, TODAY - week)),
            activity("through", expected=days(TODAY - week, TODAY + 5 * week)),
            activity("in", expected=days(TODAY + week)),
            activity("last", expected=days(date(2026, 10, 16), date(2026, 10, 19))),
            activity("later", expected=days(TODAY + 3 * week)),
            activity("soon", expected=days(date(2026, 10, 19))),
            activity("done", state=State.DONE),
            activity("dropped", state=State.DROPPED, expected=None),
        )
    )
    window = window_of(plan)

    assert [each.id for each in window.due] == ["through", "in", "last"]
    assert [(start, each.id) for start, each in window.later] == [
        (date(2026, 10, 19), "soon"),
        (TODAY + 3 * week, "later"),
    ]


def test_a_day_is_in_it_or_not():
    window = window_of(seen())

    assert TODAY in window
    assert date(2026, 10, 16) in window
    assert date(2026, 10, 17) not in window
    assert None not in window
    assert date(2026, 10, 10) in replace(window, due=())
