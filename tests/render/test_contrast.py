"""Contrast as WCAG 2.2 reckons it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jepsite.render.contrast import BLACK, WHITE, as_hex, contrast, luminance, mixed, readable, rgb

COLOURS = st.tuples(*(st.integers(0, 255) for _ in range(3)))


@pytest.mark.parametrize(
    ("colour", "expected"), [("#1d4ba8", (29, 75, 168)), ("#FFF", (255, 255, 255)), ("#a0b", (170, 0, 187))]
)
def test_a_colour_is_read(colour: str, expected: tuple[int, int, int]):
    assert rgb(colour) == expected


@pytest.mark.parametrize("colour", ["1d4ba8", "#1d4b", "#1d4ba", "#xyzxyz", "red", ""])
def test_what_is_no_colour_is_refused(colour: str):
    with pytest.raises(ValueError, match=r"colour|base 16"):
        rgb(colour)


# From the techniques of WCAG 2.2: black on white is 21:1, #767676 the lightest grey that passes 4.5:1 on white.
@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000", "#fff", 21.0), ("#767676", "#fff", 4.54), ("#fff", "#fff", 1.0)]
)
def test_contrast_is_that_of_the_standard(one: str, other: str, ratio: float):
    assert contrast(rgb(one), rgb(other)) == pytest.approx(ratio, abs=0.005)


@given(COLOURS)
def test_a_colour_survives_being_written(colour: tuple[int, int, int]):
    assert rgb(as_hex(colour)) == colour


@given(COLOURS, COLOURS)
def test_contrast_is_the_same_both_ways_and_within_its_bounds(one: tuple[int, int, int], other: tuple[int, int, int]):
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.0001


@given(COLOURS, st.sampled_from([WHITE, (14, 16, 20)]), st.sampled_from([4.5, 7.0]))
def test_a_colour_made_readable_is(colour: tuple[int, int, int], ground: tuple[int, int, int], ratio: float):
    assert contrast(readable(colour, ground, ratio), ground) >= ratio


@given(COLOURS)
def test_a_colour_that_can_be_read_stays_as_it_is(colour: tuple[int, int, int]):
    if contrast(colour, WHITE) >= 7:
        assert readable(colour, WHITE, 7) == colour


def test_mixing_goes_from_one_to_the_other():
    assert mixed(BLACK, WHITE, 1) == BLACK
    assert mixed(BLACK, WHITE, 0) == WHITE
    assert 0.2 < luminance(mixed(BLACK, WHITE, 0.5)) < 0.22
