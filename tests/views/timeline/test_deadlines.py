"""The words of a milestone's row."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jepsite.views.timeline.deadlines import Marks, labels_of
from jepsite.views.timeline.drawing import PLOT_LEFT, PLOT_RIGHT, Anchor, Diamond, Label, Stretch
from tests.views.timeline.charts import day, milestone

KEPT = milestone(
    "demo",
    "Demo",
    day=day("15 Oct"),
    by=day("16 Oct"),
    day_text="15 Oct",
    by_text="by 16 Oct",
    buffer_text="18 working days of buffer",
    buffer_short="18 days",
)
MISSED = replace(KEPT, late=True, buffer_text="3 working days late", buffer_short="3 days late")


def marks(diamond: float | None, deadline: float | None, span: Stretch | None = None) -> Marks:
    """A row with its diamond and its deadline at these places."""
    dots = None
    if diamond is not None and deadline is not None and abs(deadline - diamond) > 8:
        ends = (diamond + 8, deadline) if deadline > diamond else (deadline, diamond - 8)
        dots = Stretch(left=ends[0], right=ends[1])
    place = None if diamond is None else Diamond(x=diamond, radius=8, reached=False)
    return Marks(axis=100, diamond=place, deadline=deadline, dots=dots, span=span)


def told(labels: tuple[Label, ...]) -> dict[str, str]:
    return {label.kind: label.text for label in labels}


def places(labels: tuple[Label, ...]) -> list[str]:
    """The texts from left to right."""
    return [label.text for label in sorted(labels, key=lambda label: label.left)]


def test_date_left_deadline_right_buffer_above_the_dots():
    labels = labels_of(KEPT, marks(500, 800), [])

    assert told(labels) == {"exp": "15 Oct", "by": "by 16 Oct", "note": "18 working days of buffer"}
    assert [(label.x, label.anchor) for label in labels] == [
        (487, Anchor.END), (654, Anchor.MIDDLE), (806, Anchor.START),
    ]  # fmt: skip


def test_the_short_form_above_short_dots():
    assert told(labels_of(KEPT, marks(500, 570), []))["note"] == "18 days"


def test_behind_the_deadline_where_the_dots_are_shorter_still():
    assert told(labels_of(KEPT, marks(500, 520), [])) == {"exp": "15 Oct", "by": "by 16 Oct, 18 working days of buffer"}


def test_shorter_there_at_the_end_of_the_plot():
    assert told(labels_of(KEPT, marks(1000, 1020), []))["by"] == "by 16 Oct, 18 days"


def test_the_date_goes_behind_the_deadline_where_the_left_has_no_room():
    assert places(labels_of(KEPT, marks(350, 360), [])) == ["15 Oct", "by 16 Oct, 18 working days of buffer"]


def test_where_dots_are_longer_it_stands_on_them_lest_it_be_read_as_the_deadline():
    labels = labels_of(KEPT, marks(PLOT_LEFT + 10, PLOT_LEFT + 300), [])

    assert places(labels) == ["15 Oct", "18 working days of buffer", "by 16 Oct"]


def test_a_date_gives_way_to_an_upright_line():
    labels = labels_of(KEPT, marks(500, 800), [480])

    assert labels[0].right == 471


def test_but_does_not_leave_its_diamond():
    assert places(labels_of(KEPT, marks(500, 520), [460]))[0] == "15 Oct"
    assert labels_of(KEPT, marks(500, 520), [460])[0].left > 500


def test_a_buffer_does_not_stand_on_an_upright_line():
    assert told(labels_of(KEPT, marks(500, 800), [654])) == {
        "exp": "15 Oct", "by": "by 16 Oct, 18 working days of buffer",
    }  # fmt: skip


def test_without_a_deadline_there_is_only_the_date():
    plain = replace(KEPT, by=None, by_text="", buffer_text="", buffer_short="")

    assert told(labels_of(plain, marks(500, None), [])) == {"exp": "15 Oct"}
    assert labels_of(plain, marks(350, None), [])[0].left > 350


def test_without_a_date_only_the_deadline():
    assert told(labels_of(replace(KEPT, buffer_text="", buffer_short=""), marks(None, 500), [])) == {"by": "by 16 Oct"}


def test_a_missed_deadline_stands_the_other_way_round():
    labels = labels_of(MISSED, marks(800, 500), [])

    assert places(labels) == ["by 16 Oct", "3 working days late", "15 Oct"]
    assert told(labels) == {"by": "by 16 Oct", "exp-late": "15 Oct", "note-late": "3 working days late"}


def test_how_late_goes_behind_the_date_where_the_dots_are_short():
    assert places(labels_of(MISSED, marks(520, 500), [])) == ["by 16 Oct", "15 Oct", "3 working days late"]


def test_a_missed_deadline_at_the_edge_has_its_words_at_the_end():
    assert places(labels_of(MISSED, marks(800, 340), [])) == ["3 working days late", "15 Oct", "by 16 Oct"]


def test_a_missed_date_at_the_right_edge_stands_left():
    assert places(labels_of(MISSED, marks(1150, 700), []))[:2] == ["by 16 Oct", "15 Oct"]


def test_a_span_is_kept_clear():
    labels = labels_of(KEPT, marks(500, 800, Stretch(left=420, right=500)), [])

    assert labels[0].right == 415


def test_dropped_there_are_no_words():
    assert labels_of(replace(KEPT, dropped=True), marks(500, 800), []) == ()


@pytest.mark.parametrize("width", range(20, 400, 20))
def test_a_date_on_the_dots_leaves_the_buffer_its_own_place(width):
    labels = labels_of(KEPT, marks(350, 350 + width), [])

    for number, label in enumerate(labels):
        assert all(label.right < other.left or other.right < label.left for other in labels[number + 1 :])


X = st.floats(PLOT_LEFT, PLOT_RIGHT)


@given(X, st.none() | X, st.lists(X, max_size=4), st.booleans())
def test_no_two_words_meet_and_none_leaves_the_plot(diamond, deadline, lines, has_note):
    late = deadline is not None and deadline < diamond
    shown = MISSED if late else KEPT
    shown = shown if has_note else replace(shown, buffer_text="", buffer_short="")

    labels = sorted(labels_of(shown, marks(diamond, deadline), lines), key=lambda label: label.left)

    for number, label in enumerate(labels):
        assert label.left >= PLOT_LEFT
        assert label.right <= PLOT_RIGHT
        assert not any(label.left < line < label.right for line in lines)
        for other in labels[number + 1 :]:
            assert label.right < other.left or label.bottom < other.top or other.bottom < label.top
