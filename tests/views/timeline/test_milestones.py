"""A milestone's own row."""

from dataclasses import replace
from typing import Any

from jepsite.views.timeline.drawing import Diamond, MilestoneRow, Stretch
from jepsite.views.timeline.milestones import height_of, milestone_row, title_of
from jepsite.views.timeline.scale import scale_of
from tests.views.timeline.charts import bellini, day, days, milestone

SCALE = scale_of(bellini().milestones)
DEMO = milestone("demo", "Demo", day=day("15 Oct"), by=day("16 Oct"), day_text="15 Oct", by_text="by 16 Oct")


def row(shown=DEMO, top: float = 100, **changes) -> MilestoneRow:
    assert SCALE is not None
    known: dict[str, Any] = {"lines": (), "rule": True, "under": ""} | changes
    return milestone_row(shown, SCALE, top, **known)


def test_the_diamond_stands_at_the_end_of_the_day_and_the_deadline_at_the_end_of_its_own():
    shown = row()

    assert shown.diamond == Diamond(x=605.1, radius=6.2, reached=False)
    assert shown.deadline == 613.5
    assert shown.buffer == Stretch(left=611.3, right=613.5)


def test_the_diamond_is_larger_with_more_buffer():
    diamond = row(replace(DEMO, by=day("20 Oct"))).diamond

    assert diamond is not None
    assert diamond.radius == 8


def test_the_dots_run_the_other_way_where_the_deadline_is_missed():
    assert row(replace(DEMO, by=day("1 Oct"), late=True)).buffer == Stretch(left=487.3, right=597.1)


def test_a_date_on_its_deadline_has_no_dots():
    assert row(replace(DEMO, by=day("15 Oct"))).buffer is None


def test_what_is_dropped_has_its_title_struck_and_no_words():
    shown = row(replace(DEMO, dropped=True, day=None))

    assert (shown.struck, shown.diamond, shown.labels) == (True, None, ())


def test_what_stands_under_the_title_makes_the_row_higher():
    shown = row(under="After: Evaluation agreed")

    assert shown.height == 57
    assert [(label.kind, label.y) for label in shown.title] == [("ms", 132), ("who", 148)]


def test_so_does_a_second_line_of_the_title():
    long = replace(DEMO, title="Security, data protection, legal and procurement cleared by all three plants")

    shown = row(long, under="After: Demo")

    assert (len(title_of(long)), shown.height) == (2, height_of(2, "After: Demo"))
    assert [label.y for label in shown.title] == [132, 149, 165]


def test_what_stands_under_it_is_cut_at_one_line():
    under = row(under="After: " + "a milestone with a long name, " * 5).title[-1]

    assert under.text.endswith("…")
    assert under.right <= 316


def test_a_row_that_stands_for_all_of_a_milestone_has_its_span():
    assert row(span=days("28 Sep - 15 Oct")).span == Stretch(left=453.7, right=605.1)
