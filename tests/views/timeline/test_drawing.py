"""Where a text begins and ends."""

import pytest

from jepsite.views.timeline.drawing import Anchor, Label


@pytest.mark.parametrize(("anchor", "left"), [(Anchor.START, 100), (Anchor.MIDDLE, 80), (Anchor.END, 60)])
def test_a_label_reaches_from_its_anchor(anchor, left):
    label = Label(kind="date", text="17 Sep", x=100, y=50, width=40, anchor=anchor)

    assert (label.left, label.right) == (left, left + 40)


def test_a_label_is_as_high_as_its_letters():
    label = Label(kind="date", text="17 Sep", x=100, y=50, width=40)

    assert (round(label.top, 2), round(label.bottom, 2)) == (40.88, 52.64)
