"""Which way a line runs."""

from dataclasses import replace
from typing import Any

import pytest

from jepsite.views.timeline.chart import ChartLink
from jepsite.views.timeline.drawing import Bar, Label, Link, Outline
from jepsite.views.timeline.routes import Seat, Upright, routed, uprights_in

LINK = ChartLink(source="a", target="b", critical=False)
NOTE = Label(kind="note", text="25 days", x=600, y=0, width=40)


def seat(number: int, left: float, right: float) -> Seat:
    """A bar in a plain row of 28."""
    top = 100 + 28 * number
    bar = Bar(left=left, right=right, sides=("customer",), solid_to=left, outline=Outline.NONE, hatched=False)
    return Seat(number=number, bar=bar, top=top, bottom=top + 28, axis=top + 13)


def route(source: Seat, target: Seat, *others: Seat, link: ChartLink = LINK, note: Label | None = None) -> Link | None:
    seats = tuple(sorted((source, target, *others), key=lambda each: each.number))
    return routed(link, source, target, seats, note, 14.5)


def points(*args: Any, **changes: Any) -> tuple[tuple[float, float], ...]:
    found = route(*args, **changes)
    assert found is not None
    return found.points


def test_a_line_leaves_a_bar_before_its_end_and_enters_the_next_after_its_start():
    assert points(seat(0, 336, 369.6), seat(1, 369.6, 403.2)) == (
        (366.6, 119.5), (366.6, 126.5), (373.6, 126.5), (373.6, 133.5),
    )  # fmt: skip


def test_a_line_up_is_the_same_upside_down():
    assert points(seat(1, 336, 369.6), seat(0, 369.6, 403.2)) == (
        (366.6, 134.5), (366.6, 127.5), (373.6, 127.5), (373.6, 120.5),
    )  # fmt: skip


def test_over_several_rows_it_bends_late():
    assert points(seat(0, 340, 360), seat(2, 600, 620), seat(1, 400, 420))[1] == (357, 154.5)


def test_or_early_where_it_would_run_through_more_bars():
    assert points(seat(0, 340, 360), seat(2, 600, 620), seat(1, 350, 420))[1] == (357, 126.5)


def test_a_note_stands_on_the_early_bend():
    found = route(seat(0, 340, 360), seat(2, 600, 620), note=NOTE)

    assert found is not None
    assert (found.points[1][1], found.note) == (125, replace(NOTE, y=119))


@pytest.mark.parametrize(("left", "right", "x"), [(345, 420, 349), (340, 360, 344), (330, 360, 357), (320, 350, 347)])
def test_bars_that_share_days_are_joined_straight_down(left, right, x):
    assert points(seat(0, 340, 360), seat(1, left, right)) == ((x, 119.5), (x, 133.5))


def test_no_line_runs_back_in_time():
    assert route(seat(0, 340, 360), seat(1, 300, 320)) is None


def test_lines_keep_their_weight():
    found = route(seat(0, 340, 360), seat(1, 400, 420), link=replace(LINK, critical=True))

    assert found is not None
    assert found.critical


def test_each_row_knows_the_upright_lines_that_run_through_it():
    down = Link(points=((357, 119.5), (357, 170), (604, 170), (604, 180)), critical=False, note=None)
    firm = Link(points=((400, 100), (400, 200)), critical=True, note=None)

    rows = uprights_in([down, firm], [113, 141, 169, 225], 5)

    assert [[(piece.x, piece.firm) for piece in row] for row in rows] == [
        [(400, True)], [(357, False), (400, True)], [(357, False), (604, False), (400, True)], [],
    ]  # fmt: skip


def test_a_line_with_a_note_is_firm():
    noted = Link(points=((357, 119.5), (357, 170)), critical=False, note=NOTE)

    assert uprights_in([noted], [141], 5) == [[Upright(x=357, top=119.5, bottom=170, firm=True)]]
