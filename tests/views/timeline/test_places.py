"""Where a text may stand."""

from jepsite.views.timeline.drawing import PLOT_LEFT, PLOT_RIGHT, Anchor, Bar, Outline, Stretch
from jepsite.views.timeline.places import beside, fits, inside, is_clear, past


def at(left: float, right: float | None = None) -> Stretch:
    return Stretch(left=left, right=left if right is None else right)


def test_a_text_fits_where_nothing_touches_it():
    assert fits(400, 500, [at(396), at(504, 600)])
    assert not fits(400, 500, [at(450)])
    assert not fits(400, 500, [at(398)])
    assert not fits(400, 500, [at(502, 600)])


def test_a_text_stays_inside_the_plot():
    assert not fits(PLOT_LEFT + 1, 400, [])
    assert not fits(1100, PLOT_RIGHT + 0.1, [])


def test_how_far_apart_things_are_can_be_said():
    assert is_clear(400, 500, [at(502)], apart=1)
    assert not is_clear(400, 500, [at(502)], apart=3)


def test_a_text_stands_to_the_right_of_its_bar():
    label = beside("14–17 Sep", "date", at(400, 450), 100, [])

    assert label is not None
    assert (label.x, label.y, label.anchor) == (459, 100, Anchor.START)


def test_to_its_left_where_the_right_is_taken():
    label = beside("14–17 Sep", "date", at(500, 550), 100, [at(580)])

    assert label is not None
    assert (label.x, label.anchor) == (492, Anchor.END)


def test_nowhere_where_both_are():
    assert beside("14–17 Sep", "date", at(500, 550), 100, [at(480), at(580)]) is None


def bar(right: float, solid_to: float) -> Bar:
    return Bar(left=400, right=right, sides=("customer",), solid_to=solid_to, outline=Outline.NONE, hatched=False)


def test_a_text_stands_in_a_solid_bar_that_is_wide_enough():
    label = inside(("Waiting: 14–17 September", "17 Sep"), bar(460, 460), 100)

    assert label is not None
    assert (label.text, label.x, label.anchor) == ("17 Sep", 430, Anchor.MIDDLE)
    assert label.left >= 406
    assert label.right <= 454


def test_not_in_a_light_one_and_not_in_a_narrow_one():
    assert inside(("17 Sep",), bar(500, 450), 100) is None
    assert inside(("17 Sep",), bar(420, 420), 100) is None


def test_a_text_moves_past_a_line():
    assert past(500, 40, [505], leftwards=False) == 514
    assert past(500, 40, [495], leftwards=True) == 486


def test_and_past_the_next_one():
    assert past(500, 40, [505, 520], leftwards=False) is None
    assert past(500, 40, [500, 505], leftwards=False) == 514


def test_but_not_far_from_what_it_names():
    assert past(500, 40, [530], leftwards=False) is None


def test_nor_out_of_the_plot():
    assert past(360, 40, [], leftwards=True) is None
    assert past(1150, 40, [], leftwards=False) is None
