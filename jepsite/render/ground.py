"""The ground of a timeline as SVG: weekends, days closed, the axis, the status line. Knows no milestone and no row."""

from collections.abc import Iterator
from typing import Final

from jepsite.render.primitives import rule, text
from jepsite.views.timeline.axis import RULE
from jepsite.views.timeline.drawing import Axis, Pill

_MONTH_TOP: Final = "4V20"
_HATCHES: Final = ("closed", "wait", "off")


def hatches(id_: str) -> str:
    """The patterns that a drawing of this id, and each of its pieces, fills with."""
    return "<defs>" + "".join(_hatch(id_, name) for name in _HATCHES) + "</defs>"


def ground(axis: Axis, id_: str, bottom: float) -> Iterator[str]:
    """The axis, and below it the plot down to `bottom`."""
    yield from _days(axis, id_, RULE, bottom)
    yield '<g class="axis">' + "".join(map(text, axis.labels))
    months = "".join(f"M{x:g} {_MONTH_TOP}M{x:g} {RULE}V{bottom:g}" for x in axis.months)
    if months:
        yield f'<path class="month" d="{months}"/>'
    yield rule(RULE) + "</g>"
    yield from _today(axis, RULE, bottom)


def plot(axis: Axis, id_: str, top: float, bottom: float) -> Iterator[str]:
    """The plot between two heights, without its axis."""
    yield from _days(axis, id_, top, bottom)
    months = "".join(f"M{x:g} {top:g}V{bottom:g}" for x in axis.months)
    if months:
        yield f'<path class="month" d="{months}"/>'
    yield from _today(axis, top, bottom)


def pill(flag: Pill) -> str:
    """The status date on the axis."""
    box = f'<rect x="{flag.left:g}" y="24.5" width="{flag.width:g}" height="19" rx="9.5"/>'
    return f'<g class="flag">{box}{text(flag.label)}</g>'


def _hatch(id_: str, name: str) -> str:
    return (
        f'<pattern id="{id_}-{name}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<rect class="hl hl-{name}" width="1.6" height="6"/></pattern>'
    )


def _days(axis: Axis, id_: str, top: float, bottom: float) -> Iterator[str]:
    height = bottom - top
    weekends = "".join(_box(day.left, top, day.right - day.left, height) for day in axis.weekends)
    if weekends:
        yield f'<path class="we" d="{weekends}"/>'
    closed = "".join(_box(day.left, top, day.right - day.left, height) for day in axis.closed)
    if closed:
        yield f'<path class="hol" fill="url(#{id_}-closed)" d="{closed}"/>'


def _today(axis: Axis, top: float, bottom: float) -> Iterator[str]:
    if axis.today:
        x = f"{axis.today.line:g}"
        yield f'<line class="today" x1="{x}" y1="{top:g}" x2="{x}" y2="{bottom:g}"/>'


def _box(x: float, y: float, width: float, height: float) -> str:
    return f"M{x:g} {y:g}h{width:g}v{height:g}h{-width:g}z"
