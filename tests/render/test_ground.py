"""The ground of a timeline, whole and in pieces."""

import re
from dataclasses import replace
from typing import Final

from jepsite.render.ground import ground, hatches, pill, plot
from jepsite.views.timeline.drawing import Axis, Stretch
from tests.render.sample_drawing import DRAWING

assert DRAWING.axis is not None
AXIS: Final[Axis] = DRAWING.axis
BUSY: Final = replace(AXIS, closed=(Stretch(left=400, right=410),))


def heights(parts: str) -> set[tuple[float, float]]:
    """From where to where the weekends reach."""
    return {(float(y), float(y) + float(h)) for y, h in re.findall(r"M[\d.]+ ([\d.]+)h[\d.]+v([\d.]+)", parts)}


def test_the_whole_ground_has_its_axis_and_reaches_down_to_its_bottom():
    parts = "".join(ground(BUSY, "tl", 300))

    assert parts.count("<text") == len(AXIS.labels)
    assert heights(parts) == {(48, 300)}
    assert 'y1="48"' in parts
    assert 'y2="300"' in parts


def test_a_piece_has_the_days_of_its_stretch_and_no_label():
    parts = "".join(plot(BUSY, "tl", 200, 280))

    assert "<text" not in parts
    assert heights(parts) == {(200, 280)}
    assert 'fill="url(#tl-closed)"' in parts


def test_what_a_plan_has_not_leaves_nothing_behind():
    bare = replace(AXIS, weekends=(), closed=(), months=(), today=None)

    assert "".join(plot(bare, "tl", 0, 10)) == ""


def test_patterns_have_the_drawings_name_and_the_status_date_lies_on_the_axis():
    assert re.findall(r'id="([^"]+)"', hatches("tl")) == ["tl-closed", "tl-wait", "tl-off"]
    assert AXIS.today is not None
    assert AXIS.today.label.text in pill(AXIS.today)
