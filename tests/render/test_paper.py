"""Where a drawing may be cut on paper."""

from dataclasses import replace
from itertools import pairwise

from jepsite.render.paper import AXIS, TALLEST, Slice, slices
from jepsite.views.timeline.drawing import Drawing
from tests.render.sample_drawing import DRAWING

(MILESTONE,) = DRAWING.milestones
ROW = DRAWING.activities[0]


def drawing(*milestones: float, height: float, rows: tuple[float, ...] = (), lanes: float | None = None) -> Drawing:
    return replace(
        DRAWING,
        height=height,
        milestones=tuple(replace(MILESTONE, top=top) for top in milestones),
        activities=tuple(replace(ROW, top=top) for top in rows),
        lanes_rule=lanes,
    )


def test_it_is_cut_between_milestones_and_above_the_days_off():
    assert slices(drawing(56, 200, 400, height=700, lanes=600)) == (
        Slice(top=AXIS, height=150),
        Slice(top=200, height=200),
        Slice(top=400, height=200),
        Slice(top=600, height=100),
    )


def test_a_milestone_that_is_longer_than_a_page_is_cut_between_its_activities():
    rows = tuple(float(top) for top in range(100, 1500, 28))
    pieces = slices(drawing(56, height=1500, rows=rows))

    assert all(piece.height <= TALLEST for piece in pieces)
    assert {piece.top for piece in pieces[1:]} <= set(rows)


def test_nothing_is_lost_and_nothing_is_shown_twice():
    rows = tuple(float(top) for top in range(100, 1500, 28))
    pieces = slices(drawing(56, 900, height=1600, rows=rows, lanes=1520))

    assert pieces[0].top == AXIS
    assert all(one.top + one.height == other.top for one, other in pairwise(pieces))
    assert pieces[-1].top + pieces[-1].height == 1600


def test_what_cannot_be_cut_stays_whole():
    assert slices(drawing(56, height=1500)) == (Slice(top=AXIS, height=1450),)


def test_a_drawing_without_an_axis_begins_at_its_top():
    assert slices(replace(drawing(0, height=60), axis=None)) == (Slice(top=0, height=60),)
