"""Where a drawing may be cut on paper."""

from dataclasses import replace
from itertools import pairwise

from jepsite.render.paper import AXIS, PIECE, ROOM, TALLEST, WHOLE, Slice, slices, strip
from jepsite.views.timeline.drawing import Drawing
from jepsite.views.timeline.view import TimelinePart
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


# --- documents --------------------------------------------------------------------------------------------------------


def part(shown: Drawing, row: Drawing | None = None, *, is_open: bool = True) -> TimelinePart:
    return TimelinePart(title=None, summary="", is_open=is_open, row=row, drawing=shown)


def test_a_documents_pieces_hold_all_of_a_drawing_and_each_only_what_is_seen_in_it():
    rows = tuple(float(top) for top in range(100, 1300, 28))
    shown = strip((part(drawing(56, 900, height=1400, rows=rows, lanes=1320)),))
    assert shown is not None
    held = [[row.top for row in piece.drawing.activities] for piece in shown.pieces]

    assert [top for tops in held for top in tops] == list(rows)
    for piece, tops in zip(shown.pieces, held, strict=True):
        assert all(piece.top <= top < piece.top + piece.height for top in tops)
    assert [len(piece.drawing.lanes) for piece in shown.pieces if piece.drawing.lanes] == [len(DRAWING.lanes)]


def test_a_milestone_that_fits_on_a_page_is_not_parted_and_a_higher_one_in_short_pieces():
    rows = tuple(float(top) for top in range(100, 900, 28))
    kept = strip((part(drawing(56, height=56 + WHOLE - 10, rows=rows)),))
    parted = strip((part(drawing(56, height=900, rows=rows)),))
    assert kept is not None
    assert parted is not None

    assert len(kept.pieces) == 1
    assert all(piece.height <= PIECE for piece in parted.pieces)


def test_a_line_is_drawn_in_every_piece_that_it_crosses():
    (link, *_) = DRAWING.links
    crossing = replace(link, points=((400.0, 150.0), (400.0, 250.0)))
    shown = strip((part(replace(drawing(56, 200, 400, height=600), links=(crossing,))),))
    assert shown is not None

    assert [len(piece.drawing.links) for piece in shown.pieces] == [1, 1, 0]


def test_a_folded_milestone_is_its_row_on_the_axis_of_the_others():
    folded = replace(drawing(0, height=42), axis=None, id="tl2-row")
    shown = strip((part(drawing(56, height=100)), part(drawing(56, height=900), folded, is_open=False)))
    assert shown is not None
    first, last = shown.pieces

    assert (last.top, last.height) == (0, 42)
    assert (last.drawing.axis, last.drawing.id) == (first.drawing.axis, first.drawing.id)


def test_the_ground_reaches_from_piece_to_piece():
    shown = strip((part(drawing(56, 200, height=400)),))
    assert shown is not None
    first, _ = shown.pieces

    assert first.drawing.bottom == first.top + first.height


def test_a_timeline_that_nearly_fits_on_a_page_is_drawn_smaller_and_no_other_is():
    shares = {}
    for height in (ROOM - 20, ROOM * 1.1, ROOM * 1.3):
        shown = strip((part(drawing(56, height=height)),))
        assert shown is not None
        shares[height] = shown.share

    assert list(shares.values()) == [100, 90, 100]


def test_without_an_axis_there_is_nothing_to_print():
    assert strip((part(replace(drawing(0, height=60), axis=None)),)) is None
    assert strip(()) is None
