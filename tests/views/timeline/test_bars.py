"""The shapes of one activity."""

import pytest

from jepsite.views.timeline.bars import Shapes, shapes_of, stretch
from jepsite.views.timeline.chart import Fill
from jepsite.views.timeline.drawing import PLOT_RIGHT, Before, Outline, Stretch
from jepsite.views.timeline.scale import scale_of
from tests.views.timeline.charts import BELLINI, NORDWIND, TODAY, activity, bellini, day, days, done, milestone

SCALE = scale_of(bellini().milestones)


def shapes(*args, **changes) -> Shapes:
    assert SCALE is not None
    return shapes_of(activity("a", "A", *args, **changes), SCALE, TODAY)


def bar(*args, **changes):
    found = shapes(*args, **changes).bar
    assert found is not None
    return found


def test_a_bar_stands_on_its_days():
    drawn = bar("14-17 Sep")

    assert (drawn.left, drawn.right) == (336, 369.6)


def test_nothing_is_drawn_without_dates():
    assert shapes(None) == Shapes(bar=None, whisker=None, before=None)


def test_a_bar_is_never_thinner_than_six_pixels_and_never_leaves_the_plot():
    long = scale_of([milestone("m", "M", done("a", "A", days("1 Jan")), by=day("31 Dec").replace(year=2030))])
    assert long is not None

    early, last = stretch(long, days("5 Jan")), stretch(long, days("1 Jan"))
    end = stretch(long, type(days("1 Jan"))(start=long.last, finish=long.last))

    assert early.right - early.left == pytest.approx(6)
    assert last.right - last.left == pytest.approx(6)
    assert (end.left, end.right) == (PLOT_RIGHT - 6, PLOT_RIGHT)


def test_two_companies_share_a_bar_and_nobody_has_a_neutral_one():
    assert bar("2 Dec", BELLINI, NORDWIND).sides == ("customer", "supplier")
    assert bar("2 Dec").sides == ("neutral",)


def test_work_under_way_is_solid_up_to_the_status_date():
    running = bar("28 Sep - 9 Oct", fill=Fill.RUNNING)

    assert running.left < running.solid_to < running.right
    assert running.solid_to == pytest.approx(512.6)


@pytest.mark.parametrize("dates", ["5-9 Oct", "28 Sep - 4 Oct"])
def test_work_under_way_shows_a_piece_of_each_on_its_first_and_last_day(dates):
    running = bar(dates, fill=Fill.RUNNING)

    assert running.left + 2 < running.solid_to < running.right - 1


def test_done_work_is_solid_and_work_to_do_is_not():
    finished, waiting = bar("14-17 Sep", fill=Fill.DONE), bar("12-14 Oct", waiting=True)

    assert finished.solid_to == finished.right
    assert (waiting.solid_to, waiting.hatched) == (waiting.left, True)


def test_late_is_said_before_critical():
    assert bar("12 Oct", late=True, critical=True).outline is Outline.LATE
    assert bar("12 Oct", critical=True).outline is Outline.CRITICAL
    assert bar("12 Oct").outline is Outline.NONE


def test_a_whisker_reaches_from_the_end_of_the_best_case_to_that_of_the_worst():
    assert shapes("28 Sep - 6 Oct", best=day("5 Oct"), worst=day("8 Oct")).whisker == Stretch(left=521.0, right=546.2)


@pytest.mark.parametrize("cases", [{}, {"best": day("5 Oct")}, {"best": day("6 Oct"), "worst": day("6 Oct")}])
def test_there_is_none_where_nothing_varies(cases):
    assert shapes("28 Sep - 6 Oct", **cases).whisker is None


def test_the_days_before_stand_on_the_axis_where_they_are_apart_with_dots_to_the_bar():
    before = shapes("7 Oct", before=days("2 Oct")).before

    assert before == Before(left=487.3, right=495.8, below=0, dots=Stretch(left=499.8, right=525.4))


def test_they_stand_under_the_bar_where_they_overlap_it():
    before = shapes("28 Sep - 6 Oct", before=days("28 Sep - 1 Oct")).before

    assert before is not None
    assert (before.below, before.dots) == (11, None)


def test_they_stand_under_it_where_they_overlap_its_whisker():
    before = shapes("28 Sep - 2 Oct", before=days("6-7 Oct"), best=day("1 Oct"), worst=day("9 Oct")).before

    assert before is not None
    assert before.below == 11


def test_later_days_before_have_their_dots_too():
    before = shapes("28 Sep - 2 Oct", before=days("12-14 Oct")).before

    assert before is not None
    assert before.dots is not None
    assert before.dots.right < before.left


def test_neighbours_have_no_dots_between_them():
    before = shapes("28 Sep - 2 Oct", before=days("26-27 Sep")).before

    assert before is not None
    assert (before.below, before.dots) == (0, None)


def test_a_label_stands_beside_all_that_is_on_the_axis():
    all_of_it = shapes("7 Oct", before=days("2 Oct"), best=day("7 Oct"), worst=day("9 Oct"))
    beneath = shapes("28 Sep - 6 Oct", before=days("20-30 Sep"))

    assert all_of_it.around == Stretch(left=487.3, right=554.6)
    assert all_of_it.whisker is not None
    assert beneath.bar is not None
    assert beneath.around.left == beneath.bar.left
