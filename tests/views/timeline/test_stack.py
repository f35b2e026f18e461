"""Which row stands where."""

from jepsite.views.timeline.chart import ChartActivity, ChartTrack
from jepsite.views.timeline.stack import CLOSE_ROWS, ROWS, ActivitySlot, stack_of
from tests.views.timeline.charts import BELLINI, CONTI, NORDWIND, activity, bellini, milestone

LONG = "Run the demo for the CFO and both plant managers, then for the operators of the night shift and their deputies"


def only(work: ChartActivity) -> ActivitySlot:
    """The row of a plan's only activity."""
    (slot,) = stack_of([milestone("m", "M", work)], 56, ROWS, {}).activities
    return slot


def test_the_rows_of_the_picture():
    stack = stack_of(bellini().milestones, 56, ROWS, {"settle": 18})

    assert [slot.top for slot in stack.milestones] == [56, 169, 338, 597]
    assert {slot.activity.id: (slot.top, slot.height, slot.axis) for slot in stack.activities[:3]} == {
        "walk": (98, 43, 118), "script": (141, 28, 154), "gateway": (211, 28, 224),
    }  # fmt: skip
    assert [(label.text, label.y) for label in stack.tracks] == [("Security", 410), ("Contract", 488)]
    assert stack.bottom == 710


def test_a_title_stands_on_at_most_two_lines():
    slot = only(activity("a", LONG, "2 Dec"))

    assert [label.text for label in slot.title] == [
        "Run the demo for the CFO and both plant",
        "managers, then for the operators of the…",
    ]
    assert [label.y - slot.top for label in slot.title] == [17.5, 32.5]


def test_a_title_leaves_room_for_the_marks_of_companies():
    slot = only(activity("a", LONG, "2 Dec", BELLINI, NORDWIND, CONTI))

    assert [(letter.letter, letter.x) for letter in slot.letters] == [("B", 273), ("N", 290), ("C", 307)]
    assert all(label.right <= 273 - 8 for label in slot.title)
    assert {letter.y for letter in slot.letters} == {slot.axis - 7}


def test_the_marks_never_take_the_titles_place():
    slot = only(activity("a", LONG, "2 Dec", *[BELLINI] * 30))

    assert slot.letters[0].x > 180
    assert len(slot.title[0].text) > 10


def test_rows_can_stand_closer():
    one, two = stack_of(
        [milestone("m", "M", activity("a", "A", "2 Dec"), activity("b", LONG, "2 Dec"))], 56, CLOSE_ROWS, {}
    ).activities

    assert (one.height, two.height) == (24, 39)


def test_a_track_of_nothing_takes_no_row():
    stack = stack_of([milestone("m", "M", tracks=(ChartTrack(title="Legal", activities=()),))], 56, ROWS, {})

    assert (stack.tracks, stack.bottom) == ((), 98)


def test_a_long_name_of_a_track_is_cut():
    track = ChartTrack(title="Legal and procurement " * 5, activities=(activity("a", "A", "2 Dec"),))

    (label,) = stack_of([milestone("m", "M", tracks=(track,))], 56, ROWS, {}).tracks

    assert label.text.endswith("…")
    assert label.right <= 320
