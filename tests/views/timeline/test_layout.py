"""A whole drawing: the picture of the design, and the laws that hold for every plan."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jepsite.views.timeline.drawing import PLOT_LEFT, PLOT_RIGHT, WIDTH, Drawing, Label, Outline
from jepsite.views.timeline.layout import drawing_of, folded_drawing
from jepsite.views.timeline.scale import scale_of
from jepsite.views.timeline.stack import CLOSE_ROWS, ROWS, Rows
from tests.views.timeline.chances import Size, random_chart
from tests.views.timeline.charts import HEADING, activity, bellini, chart, day, days, done, drawn, frame_of, milestone

BELLINI = drawn(bellini())
"""The picture of the design has 8.4 px a day; the whole plot over its 98 days has a trifle more."""


def row(id_: str, drawing: Drawing = BELLINI):
    return next(each for each in drawing.activities if each.id == id_)


def close(number: float):
    return pytest.approx(number, abs=1)


# --- the picture of the design ----------------------------------------------------------------------------------------


def test_a_bar_of_the_picture():
    bar = row("walk").bar

    assert bar is not None
    assert (bar.left + 0.5, round(bar.right - bar.left - 1, 1)) == (336.5, 32.6)
    assert (row("walk").top, row("walk").height, row("walk").axis) == (98, 43, 118)


@pytest.mark.parametrize(
    ("id_", "text", "x", "anchor"),
    [
        ("walk", "14–17 Sep", 378.6, "start"),
        ("load", "Late: due 1 Oct, now 6 Oct", 555, "start"),
        ("secreview", "20 Oct, moved from 2 Oct", 714.6, "start"),
        ("draft", "30 Sep", 462.4, "end"),
        ("boardmeeting", "2 Dec, fixed date", 991.6, "end"),
        ("sign", "3 Dec", 1000, "end"),
    ],
)
def test_labels_of_the_picture(id_, text, x, anchor):
    label = row(id_).label

    assert label is not None
    assert (label.text, label.x, label.anchor) == (text, close(x), anchor)
    assert label.y == row(id_).axis + 4


def test_the_milestones_of_the_picture():
    labels = {each.id: [(label.text, label.x) for label in each.labels] for each in BELLINI.milestones}

    assert labels["evaluation"] == [("21 Sep", close(390.2)), ("by 25 Sep", close(442.8))]
    assert labels["demo"] == [("15 Oct", close(593.6)), ("by 16 Oct, 1 working day of buffer", close(619.2))]
    assert labels["legal"][1] == ("18 working days of buffer", close(810.4))
    assert labels["signature"] == [("3 Dec", close(994.6)), ("4 days", close(1054)), ("by 11 Dec", close(1089.6))]


def test_the_critical_path_of_the_picture():
    (line,) = (link for link in BELLINI.links if link.note)

    assert [x for x, _ in line.points] == [close(702.6), close(702.6), close(1003.6), close(1003.6)]
    assert line.note is not None
    assert line.note.text == "25 working days in hand"
    assert row("settle").height == 28 + 18
    assert {each.id for each in BELLINI.activities if each.bar and each.bar.outline is Outline.CRITICAL} == {
        "redlines", "settle", "boardmeeting", "sign",
    }  # fmt: skip


def test_the_foot_of_the_picture():
    end = BELLINI.activities[-1].top + 28

    assert [lane.top - end for lane in BELLINI.lanes] == [37, 60, 83]
    assert (BELLINI.bottom - end, BELLINI.height - end) == (105, 111)


def test_lines_lead_through_the_picture_the_critical_ones_on_top():
    plan = bellini()

    links = drawn(replace(plan, links=tuple(reversed(plan.links)))).links

    assert [link.critical for link in links] == [False] * 6 + [True] * 3


def test_a_line_stands_between_milestones():
    assert [each.rule for each in BELLINI.milestones] == [False, True, True, True]


# --- single cases -----------------------------------------------------------------------------------------------------


def test_without_days_off_the_plot_ends_under_the_last_row():
    drawing = drawn(chart(milestone("m", "M", activity("a", "A", "14-17 Sep"))))

    assert (drawing.lanes_title, drawing.lanes_rule, drawing.bottom) == (None, None, 98 + 28 + 8)


def test_days_off_can_stand_alone():
    frame = frame_of(bellini())

    foot = drawing_of(frame, (), HEADING, lanes=True)
    head = drawing_of(frame, (), HEADING, lanes=False)

    assert (foot.lanes_rule, len(foot.lanes), foot.lanes[0].top) == (None, 3, 83)
    assert (head.bottom, head.lanes) == (48, ())


def test_dropped_work_is_struck_and_nothing_leads_to_it():
    plan = bellini()
    first, *others = plan.milestones
    rows = first.tracks[0].activities
    dropped = replace(first.tracks[0], activities=(rows[0], replace(rows[1], dropped=True)))

    drawing = drawn(replace(plan, milestones=(replace(first, tracks=(dropped,)), *others)))

    assert row("script", drawing).struck
    assert len(drawing.links) == len(BELLINI.links) - 1


def test_a_note_without_room_leaves_its_line_out_where_nothing_else_needs_it():
    plan = bellini()
    links = tuple(replace(link, critical=False, note="days in hand " * 40 if link.note else "") for link in plan.links)

    assert len(drawn(replace(plan, links=links)).links) == len(BELLINI.links) - 1


def test_a_folded_milestone_is_a_single_row_with_its_span():
    frame = frame_of(bellini())

    folded = folded_drawing(frame, replace(bellini().milestones[2], count="1 of 5 done"), HEADING)

    (shown,) = folded.milestones
    assert (folded.axis, folded.activities, folded.links) == (None, (), ())
    assert [label.text for label in shown.title] == ["Security and legal cleared", "1 of 5 done"]
    assert shown.span is not None
    assert (shown.span.left, shown.span.right) == (close(470.4), close(705.6))
    assert all(label.top >= 0 and label.bottom <= folded.height for label in every_label(folded))


def test_a_folded_milestone_without_dates_has_no_span():
    frame = frame_of(bellini())

    assert folded_drawing(frame, milestone("m", "M", activity("a", "A", None)), HEADING).milestones[0].span is None


def test_a_label_gives_way_to_a_critical_line_but_covers_another():
    works = (
        done("a", "A", "14-15 Sep"),
        done("b", "B", "14-14 Sep", label="A long label that reaches far to the right"),
        done("c", "C", "21-22 Sep"),
    )
    plan = chart(milestone("m", "M", *works, by=day("20 Oct")), today=day("1 Nov"), links=())
    plain = drawn(plan)
    crossed = drawn(replace(plan, links=(replace(bellini().links[0], source="a", target="c", critical=True),)))

    assert row("b", plain).label is not None
    assert row("b", crossed).label != row("b", plain).label


def test_closed_days_are_kept_free():
    work = activity("a", "A", "14-17 Sep", label="17 Sep, moved from 2 Sep")
    plan = chart(milestone("m", "M", work, by=day("20 Oct")), today=day("1 Nov"))

    assert row("a", drawn(plan)).label is not None
    assert row("a", drawn(replace(plan, closed=(days("21-22 Sep"),)))).label != row("a", drawn(plan)).label


# --- laws -------------------------------------------------------------------------------------------------------------


def every_label(drawing: Drawing) -> Iterator[Label]:
    """All texts of a drawing."""
    if drawing.axis:
        yield from drawing.axis.labels
        if drawing.axis.today:
            yield drawing.axis.today.label
    for milestone_row in drawing.milestones:
        yield from (*milestone_row.title, *milestone_row.labels)
    yield from drawing.tracks
    for each in drawing.activities:
        yield from each.title
        if each.label:
            yield each.label
    yield from (link.note for link in drawing.links if link.note)
    if drawing.lanes_title:
        yield drawing.lanes_title
    for lane in drawing.lanes:
        if lane.name:
            yield lane.name
        yield from (block.label for block in lane.blocks if block.label)


def meeting(labels: Iterator[Label]) -> Iterator[tuple[Label, Label]]:
    """Pairs of labels that overlap."""
    ordered = sorted(labels, key=lambda label: label.top)
    for number, label in enumerate(ordered):
        for other in ordered[number + 1 :]:
            if other.top >= label.bottom:
                break
            if label.left < other.right and other.left < label.right:
                yield label, other


SIZES = st.builds(
    Size,
    activities=st.sampled_from([1, 2, 5, 13, 25, 40]) | st.integers(1, 200),
    days=st.integers(1, 21) | st.integers(21, 800),
    title=st.sampled_from([1, 20, 60, 180]),
    milestones=st.integers(1, 9),
)
ROW_SIZES = st.sampled_from([ROWS, CLOSE_ROWS])


@st.composite
def drawings(draw) -> tuple[Drawing, Rows]:
    """A random drawing, and how close its rows are."""
    plan = random_chart(draw(st.integers(0, 10**9)), draw(SIZES))
    if scale_of(plan.milestones) is None:
        plan = bellini()
    rows = draw(ROW_SIZES)
    return drawn(plan, rows), rows


@given(drawings())
@settings(max_examples=150)
def test_no_two_labels_meet(made):
    assert list(meeting(every_label(made[0]))) == []


@given(drawings())
@settings(max_examples=60)
def test_no_label_leaves_the_drawing(made):
    drawing, _ = made

    for label in every_label(drawing):
        assert label.left >= 0
        assert label.right <= WIDTH
        assert label.top >= 0
        assert label.bottom <= drawing.height


@given(drawings())
@settings(max_examples=60)
def test_titles_keep_out_of_the_plot_and_labels_of_bars_in_it(made):
    for each in made[0].activities:
        assert all(label.right < PLOT_LEFT for label in each.title)
        assert each.label is None or PLOT_LEFT <= each.label.left <= each.label.right <= PLOT_RIGHT


@given(drawings())
@settings(max_examples=60)
def test_bars_are_in_the_plot_and_never_thinner_than_six(made):
    for bar in (each.bar for each in made[0].activities if each.bar):
        assert bar.left >= PLOT_LEFT
        assert bar.right <= PLOT_RIGHT
        assert bar.right - bar.left >= 6 - 1e-6
        assert bar.left <= bar.solid_to <= bar.right


@given(drawings())
@settings(max_examples=60)
def test_lines_never_run_backwards_and_turn_at_right_angles(made):
    for link in made[0].links:
        xs = [x for x, _ in link.points]
        assert xs == sorted(xs)
        assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(link.points))


@given(drawings())
@settings(max_examples=60)
def test_rows_have_their_heights_and_do_not_overlap(made):
    drawing, rows = made
    stack = sorted((*drawing.activities, *drawing.milestones), key=lambda each: each.top)

    assert all(upper.top + upper.height <= lower.top + 1e-6 for upper, lower in pairwise(stack))
    for each in drawing.activities:
        assert each.height in {rows.height + more + note for more in (0, 15) for note in (0, 18)}
        assert each.top < each.axis < each.top + each.height


@given(drawings())
@settings(max_examples=60)
def test_no_label_of_a_bar_stands_on_the_status_line(made):
    drawing, _ = made
    if drawing.axis is None or drawing.axis.today is None:
        return

    for each in drawing.activities:
        if each.label and each.label.kind != "in":
            assert not each.label.left < drawing.axis.today.line < each.label.right


@given(drawings())
@settings(max_examples=60)
def test_no_label_stands_on_a_critical_line(made):
    drawing, _ = made
    uprights = [
        (a[0], min(a[1], b[1]), max(a[1], b[1]))
        for link in drawing.links
        if link.critical
        for a, b in pairwise(link.points)
        if a[0] == b[0]
    ]
    labels = [each.label for each in drawing.activities if each.label and each.label.kind != "in"]
    labels += [label for each in drawing.milestones for label in each.labels]

    for label in labels:
        assert not any(
            label.left < x < label.right and top < label.bottom and label.top < bottom for x, top, bottom in uprights
        )
