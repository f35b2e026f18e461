"""The words beside a bar."""

import pytest

from jepsite.views.timeline.bars import shapes_of
from jepsite.views.timeline.drawing import Label, Stretch
from jepsite.views.timeline.labels import Obstacles, bar_label
from jepsite.views.timeline.scale import scale_of
from tests.views.timeline.charts import TODAY, activity, bellini, done

SCALE = scale_of(bellini().milestones)
AXIS = 100


def at(*places: float) -> tuple[Stretch, ...]:
    return tuple(Stretch(left=place, right=place + 5) for place in places)


def label(work, firm=(), closed=(), soft=()) -> Label | None:
    assert SCALE is not None
    return bar_label(work, shapes_of(work, SCALE, TODAY), AXIS, Obstacles(firm=firm, closed=closed, soft=soft))


def placed(*args, **changes) -> tuple[str, str] | None:
    """The label's text and the side of the bar on which it stands."""
    found = label(*args, **changes)
    return None if found is None else (found.text, found.anchor)


WORK = activity("a", "A", "12-16 Oct", label="16 Oct, moved from 2 Oct", short="16 Oct")
"""Its bar stands between 571 and 613."""
LEFT, RIGHT = at(560), at(630)


def test_right_of_the_bar_where_that_is_free():
    assert placed(WORK) == ("16 Oct, moved from 2 Oct", "start")


@pytest.mark.parametrize("what", ["firm", "closed", "soft"])
def test_else_left_of_it(what):
    assert placed(WORK, **{what: RIGHT}) == ("16 Oct, moved from 2 Oct", "end")


def test_else_shorter():
    assert placed(WORK, firm=at(560, 690)) == ("16 Oct", "start")


def test_on_a_line_of_little_weight_rather_than_shorter():
    assert placed(WORK, soft=(*LEFT, *RIGHT)) == ("16 Oct, moved from 2 Oct", "start")


def test_else_in_the_bar():
    work = done("a", "A", "1-14 Oct", label="1–14 Oct")

    assert placed(work, closed=at(460, 605)) == ("1–14 Oct", "middle")


def test_else_on_closed_days():
    assert placed(WORK, closed=at(560, 630)) == ("16 Oct, moved from 2 Oct", "start")


def test_but_never_on_the_status_line():
    assert placed(WORK, firm=at(560, 630)) is None


def test_what_is_late_would_rather_stand_on_closed_days_than_lose_its_words():
    late = activity("a", "A", "12-16 Oct", late=True, label="Late: due 2 Oct, now 16 Oct", short="16 Oct")

    found = label(late, closed=at(560, 690))

    assert found is not None
    assert (found.kind, found.text) == ("date-late", "Late: due 2 Oct, now 16 Oct")


def test_without_words_or_without_a_bar_there_is_none():
    assert label(activity("a", "A", "12 Oct", label="", short="")) is None
    assert label(activity("a", "A", None)) is None
