"""The names of days, weeks, months and quarters over the plot."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jepsite.views.timeline.drawing import PLOT_LEFT, PLOT_RIGHT, Axis
from tests.views.timeline.charts import activity, bellini, between, chart, days, frame_of, milestone


def axis(first: date, number: int, language: str = "en", **changes) -> Axis:
    """The axis of a plan of so many days."""
    only = activity("a", "A", between(first, first + timedelta(days=number - 1)))
    return frame_of(chart(milestone("m", "M", only), **changes), language=language).axis


def texts(axis: Axis, *, upper: bool) -> list[str]:
    return [label.text.replace("\N{NO-BREAK SPACE}", " ") for label in axis.labels if (label.y < 20) is upper]


def test_the_axis_of_the_picture():
    axis = frame_of(bellini()).axis

    assert texts(axis, upper=True) == ["September 2026", "October", "November", "December"]
    assert texts(axis, upper=False) == ["14", "21", "28", "12", "19", "26", "2", "9", "16", "23", "30", "7", "14"]


def test_over_a_few_weeks_every_working_day_is_numbered_and_mondays_are_bold():
    drawn = axis(date(2026, 9, 14), 40, today=date(2030, 1, 1))

    numbers = [label for label in drawn.labels if label.y > 20]
    assert len(numbers) == drawn_days(drawn)
    assert {label.text for label in numbers if label.kind == "monday"} == {"14", "21", "28", "5", "12", "19", "26"}


def drawn_days(axis: Axis) -> int:
    """Working days between the weekends that are shaded."""
    return 5 * len(axis.weekends)


def test_over_months_they_have_their_names_and_weekends_are_not_drawn():
    drawn = axis(date(2026, 9, 14), 400, closed=(days("7-8 Dec"),), today=date(2030, 1, 1))

    assert texts(drawn, upper=True) == ["2026", "2027"]
    assert texts(drawn, upper=False)[:4] == ["Sep", "Oct", "Nov", "Dec"]
    assert (drawn.weekends, drawn.closed) == ((), ())


def test_over_years_quarters_do():
    drawn = axis(date(2026, 9, 14), 900, today=date(2030, 1, 1))

    assert texts(drawn, upper=False)[:3] == ["Q4", "Q1", "Q2"]


def test_the_year_stands_on_the_first_month_with_room_for_it():
    drawn = axis(date(2026, 9, 28), 60)

    assert texts(drawn, upper=True)[0] == "October 2026"


def test_not_on_a_first_month_that_has_room_for_its_name_only():
    drawn = axis(date(2026, 9, 21), 80)

    assert texts(drawn, upper=True)[:3] == ["September", "October 2026", "November"]


@pytest.mark.parametrize(
    ("language", "names"), [("it", ["settembre 2026", "ottobre"]), ("de", ["September 2026", "Oktober"])]
)
def test_months_are_named_in_the_plans_language(language, names):
    assert texts(axis(date(2026, 9, 14), 60, language), upper=True)[:2] == names


def test_the_status_date_replaces_the_number_that_it_covers():
    axis = frame_of(bellini()).axis

    assert axis.today is not None
    assert (axis.today.line, axis.today.label.text) == (512.6, "As of 5 Oct")
    assert "5" not in texts(axis, upper=False)


def test_a_status_date_outside_the_plot_is_not_drawn():
    assert axis(date(2026, 11, 2), 60).today is None


def test_the_status_date_stays_inside_the_drawing():
    drawn = axis(date(2026, 9, 14), 80, today=date(2026, 12, 13))

    assert drawn.today is not None
    assert drawn.today.line > 1140
    assert drawn.today.left + drawn.today.width <= PLOT_RIGHT


def test_days_of_rest_that_touch_are_one_band():
    drawn = axis(date(2026, 9, 14), 60, rest_days=frozenset({4, 5, 6}))

    assert drawn.weekends[0].right - drawn.weekends[0].left == pytest.approx(3 * 824 / 70, abs=0.2)


def test_closed_days_outside_the_plot_are_left_out():
    drawn = axis(date(2026, 9, 14), 60, closed=(days("1-3 Jan"), days("10-20 Sep"), days("28-30 Dec")))

    assert [band.left for band in drawn.closed] == [PLOT_LEFT]


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.integers(1, 30_000), st.sampled_from(["en", "it", "de"]))
def test_labels_of_a_row_neither_touch_nor_leave_the_plot(first, number, language):
    drawn = axis(first, number, language, today=first + timedelta(days=number // 2))

    for upper in (True, False):
        row = sorted((label for label in drawn.labels if (label.y < 20) is upper), key=lambda label: label.left)
        assert all(a.right < b.left for a, b in pairwise(row))
        assert all(label.left >= PLOT_LEFT and label.right <= PLOT_RIGHT for label in row)
