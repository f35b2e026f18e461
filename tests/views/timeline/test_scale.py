"""Which days the plot holds, and how wide one is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jepsite.views.timeline.drawing import PLOT_LEFT, PLOT_RIGHT
from jepsite.views.timeline.scale import Grain, scale_of
from tests.views.timeline.charts import activity, bellini, between, day, days, milestone

FIRST = date(2026, 9, 16)


def scale(number: int):
    """The scale of a plan of so many days."""
    scale = scale_of([milestone("m", "M", activity("a", "A", between(FIRST, FIRST + timedelta(days=number - 1))))])
    assert scale is not None
    return scale


def test_the_plan_of_the_picture_stands_where_the_picture_has_it():
    scale = scale_of(bellini().milestones)

    assert scale is not None
    assert (scale.first, scale.last) == (date(2026, 9, 14), date(2026, 12, 20))
    assert scale.per_day == pytest.approx(8.408, abs=0.001)
    assert scale.grain is Grain.WEEKS
    assert scale.left(day("5 Oct")) == pytest.approx(512.4, abs=0.3)


def test_nothing_with_a_date_is_no_scale():
    assert scale_of([milestone("m", "M", activity("a", "A", None))]) is None


@pytest.mark.parametrize(
    ("number", "grain"),
    [(10, "days"), (49, "days"), (60, "weeks"), (180, "weeks"), (200, "months"), (570, "months"), (640, "quarters")],
)
def test_the_axis_numbers_what_there_is_room_for(number, grain):
    assert scale(number).grain == grain


def test_a_short_plan_is_not_blown_up():
    assert scale(2).days == 21


def test_a_deadline_has_room_for_its_words():
    by = FIRST + timedelta(days=60)

    scale = scale_of([milestone("m", "M", day=FIRST, by=by, by_text="bis spätestens 15. November 2026")])

    assert scale is not None
    assert PLOT_RIGHT - scale.right(by) > 190


@pytest.mark.parametrize("field", ["before", "worst", "best"])
def test_whatever_is_drawn_is_in_the_plot(field):
    far = days("1-30 Dec")
    changes = {field: far if field == "before" else far.finish}

    scale = scale_of([milestone("m", "M", activity("a", "A", "14-17 Sep", **changes))])

    assert scale is not None
    assert scale.holds(far.finish)


@given(st.integers(1, 4000))
def test_whole_weeks_with_64_px_after_the_last_date(number):
    last = FIRST + timedelta(days=number - 1)

    drawn = scale(number)

    assert (drawn.first.weekday(), drawn.last.weekday()) == (0, 6)
    assert drawn.first == date(2026, 9, 14)
    assert PLOT_RIGHT - drawn.right(last) >= 64 - 1e-6
    assert drawn.left(drawn.first) == PLOT_LEFT
    assert drawn.right(drawn.last) == pytest.approx(PLOT_RIGHT)
