"""Days off in their lanes."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from jepsite.views.timeline.chart import ChartLane, ChartOff
from jepsite.views.timeline.drawing import PLOT_LEFT, PLOT_RIGHT, Lane
from jepsite.views.timeline.lanes import lanes_of
from jepsite.views.timeline.scale import Scale, scale_of
from tests.views.timeline.charts import BELLINI, NORDWIND, activity, between, day, milestone


def scale(number: int) -> Scale:
    first = date(2026, 9, 14)
    found = scale_of([milestone("m", "M", activity("a", "A", between(first, first + timedelta(days=number))))])
    assert found is not None
    return found


WEEKS, MONTHS = scale(90), scale(400)
PAOLO = ChartOff(first=day("26 Oct"), last=day("30 Oct"), text="Paolo Zanetti away, 26–30 Oct")
CLOSED = ChartOff(first=day("7 Dec"), last=day("8 Dec"), text="Closed 7–8 Dec")


def lanes(*offs: ChartOff, scale: Scale = WEEKS, status: float | None = None) -> tuple[Lane, ...]:
    lane = ChartLane(mark=BELLINI, name=BELLINI.name, off=offs)
    return lanes_of([lane], scale, 700, () if status is None else (status,))


def names(lanes: tuple[Lane, ...]) -> list[list[str | None]]:
    return [[block.label.text if block.label else None for block in lane.blocks] for lane in lanes]


def test_a_company_is_named_beside_its_letter():
    (lane,) = lanes(PAOLO)

    assert lane.letter is not None
    assert lane.name is not None
    assert (lane.top, lane.side, lane.letter.letter, lane.name.text) == (700, "customer", "B", "Officine Bellini")


def test_days_off_are_named_in_their_lane():
    assert names(lanes(PAOLO, CLOSED)) == [["Paolo Zanetti away, 26–30 Oct", "Closed 7–8 Dec"]]


def test_a_second_line_takes_what_the_first_has_no_room_for():
    shown = lanes(PAOLO, replace(PAOLO, text="Giulia Ferri away, 26–30 Oct"))

    assert names(shown) == [["Paolo Zanetti away, 26–30 Oct"], ["Giulia Ferri away, 26–30 Oct"]]
    assert (shown[1].top, shown[1].letter, shown[1].name) == (723, None, None)


def test_the_next_company_stands_below():
    lane = ChartLane(mark=NORDWIND, name=NORDWIND.name, off=(PAOLO,))

    assert [each.top for each in lanes_of([lane, lane], WEEKS, 700, ())] == [700, 723]


def test_a_name_keeps_off_the_status_line_if_it_can():
    (free,), (crossed,) = lanes(PAOLO)[0].blocks, lanes(PAOLO, status=750)[0].blocks

    assert free.label is not None
    assert crossed.label is not None
    assert (free.label.anchor, crossed.label.anchor) == ("start", "end")


def test_days_off_outside_the_plot_are_left_out_and_others_cut_at_its_edges():
    early, late = ChartOff(first=day("1 Aug"), last=day("8 Aug"), text="A"), replace(PAOLO, first=day("1 Sep"))

    (lane,) = lanes(early, late)

    assert [block.left for block in lane.blocks] == [PLOT_LEFT]


def test_over_months_single_days_have_no_name_beside_them_and_take_no_line():
    single = ChartOff(first=day("1 Nov"), last=day("1 Nov"), text="All Saints 1 Nov", minor=True)
    next_day = replace(single, first=day("4 Nov"), last=day("4 Nov"))

    assert names(lanes(single, next_day, scale=MONTHS)) == [[None, None]]
    assert names(lanes(single)) == [["All Saints 1 Nov"]]


def test_school_holidays_are_marked_as_such():
    (lane,) = lanes(replace(PAOLO, school=True))

    assert lane.blocks[0].school


def test_of_many_who_are_away_at_once_six_are_shown():
    assert len(lanes(*[PAOLO] * 9)) == 6


OFFS = st.builds(
    lambda start, length, text, minor: ChartOff(
        first=date(2026, 9, 1) + timedelta(days=start),
        last=date(2026, 9, 1) + timedelta(days=start + length),
        text=text,
        minor=minor,
    ),
    st.integers(0, 150),
    st.integers(0, 20),
    st.text(min_size=1, max_size=60),
    st.booleans(),
)


@given(st.lists(OFFS, max_size=14), st.sampled_from([WEEKS, MONTHS]))
def test_no_two_names_meet_and_few_days_off_are_all_there(offs, scale):
    shown = lanes(*offs, scale=scale)

    in_plot = sum(off.last >= scale.first and off.first <= scale.last for off in offs)
    assert min(in_plot, 6) <= sum(len(lane.blocks) for lane in shown) <= in_plot
    for lane in shown:
        labels = sorted((b.label for b in lane.blocks if b.label), key=lambda label: label.left)
        assert all(a.right < b.left for a, b in pairwise(labels))
        assert all(label.left >= PLOT_LEFT and label.right <= PLOT_RIGHT for label in labels)
        for label in labels:
            assert not any(b.left < label.right and label.left < b.right for b in lane.blocks)
