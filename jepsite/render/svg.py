"""Draws a timeline as SVG. Places nothing: what stands where comes finished from `views.timeline.drawing`.

Attributes only, colours and strokes by the theme's classes: a page's policy forbids inline style.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import dist
from typing import Final

from markupsafe import Markup

from jepsite.render.escaping import escaped
from jepsite.render.ground import ground, hatches, pill, plot
from jepsite.render.primitives import rect, rule, text
from jepsite.views.timeline.drawing import (
    WIDTH,
    ActivityRow,
    Bar,
    Before,
    Block,
    Drawing,
    Lane,
    Letter,
    Link,
    MilestoneRow,
    Outline,
)

_HALF: Final = 6.5
"""Half a bar's height."""
_RADIUS: Final = 3


def draw(drawing: Drawing) -> Markup:
    """The drawing as one `svg` element, every text in it escaped. Its ids begin with the drawing's own."""
    id_ = drawing.id
    yielded = [
        f'<svg class="gantt" id="{id_}" viewBox="0 0 {WIDTH} {drawing.height:g}" preserveAspectRatio="xMinYMin meet"'
        f' role="img" aria-labelledby="{id_}-title" aria-describedby="{id_}-desc">',
        f'<title id="{id_}-title">{escaped(drawing.title)}</title>',
        f'<desc id="{id_}-desc">{escaped(drawing.description)}</desc>',
    ]
    if drawing.axis:
        yielded += (hatches(id_), *ground(drawing.axis, id_, drawing.bottom))
    yielded += _content(drawing)
    if drawing.axis and drawing.axis.today:
        yielded.append(pill(drawing.axis.today))
    return _closed(yielded)


def draw_axis(drawing: Drawing, height: float) -> Markup:
    """A drawing's axis alone, this high, with all that its pieces refer to."""
    parts = [_opened(0, height), hatches(drawing.id)]
    if drawing.axis:
        parts += ground(drawing.axis, drawing.id, height)
    if drawing.axis and drawing.axis.today:
        parts.append(pill(drawing.axis.today))
    return _closed(parts)


def draw_piece(drawing: Drawing, top: float, height: float) -> Markup:
    """What stands between two heights of a drawing, to be put below its axis."""
    parts = [_opened(top, height)]
    if drawing.axis:
        parts += plot(drawing.axis, drawing.id, top, min(top + height, drawing.bottom))
    return _closed([*parts, *_content(drawing)])


def _opened(top: float, height: float) -> str:
    return f'<svg class="gantt" viewBox="0 {top:g} {WIDTH} {height:g}">'


def _closed(parts: Iterable[str]) -> Markup:
    return Markup("\n".join((*parts, "</svg>")))  # noqa: S704 -- made here, of numbers and of texts that are escaped


def _content(drawing: Drawing) -> Iterator[str]:
    yield from _group("deps", (part for link in drawing.links for part in _link(link)))
    yield from _rows(drawing)
    yield from _group("lanes", _lanes(drawing))


def _group(name: str, parts: Iterable[str]) -> Iterator[str]:
    """The parts in a group; nothing where there are none."""
    inside = "".join(parts)
    if inside:
        yield f'<g class="{name}">{inside}</g>'


# --- lines between bars -----------------------------------------------------------------------------------------------


def _link(link: Link) -> Iterator[str]:
    kind = "dep crit" if link.critical else "dep"
    (_, before), (x, y) = link.points[-2:]
    back = -4 if y >= before else 4
    yield f'<path class="{kind}" d="{_rounded(link.points)}"/>'
    yield f'<path class="{kind} head" d="M{x - 3:g} {y + back:g}L{x:g} {y:g}L{x + 3:g} {y + back:g}"/>'
    if link.note:
        yield text(link.note)


def _rounded(points: tuple[tuple[float, float], ...]) -> str:
    """A path along the points, its corners rounded."""
    corners = [points[0], *(point for last, point in pairwise(points) if point != last)]
    path = "M{:g} {:g}".format(*corners[0])
    for last, corner, following in zip(corners, corners[1:], corners[2:], strict=False):
        radius = min(_RADIUS, dist(last, corner) / 2, dist(corner, following) / 2)
        enter, leave = _toward(corner, last, radius), _toward(corner, following, radius)
        path += "L{:g} {:g}Q{:g} {:g} {:g} {:g}".format(*enter, *corner, *leave)
    return path + "L{:g} {:g}".format(*corners[-1])


def _toward(start: tuple[float, float], goal: tuple[float, float], way: float) -> tuple[float, float]:
    share = way / dist(start, goal)
    return start[0] + (goal[0] - start[0]) * share, start[1] + (goal[1] - start[1]) * share


# --- rows -------------------------------------------------------------------------------------------------------------


def _rows(drawing: Drawing) -> Iterator[str]:
    """Milestones, tracks and activities from the top down."""
    rows = [
        *((row.top, _milestone(row)) for row in drawing.milestones),
        *((label.y, text(label)) for label in drawing.tracks),
        *((row.top, _activity(row, drawing.id)) for row in drawing.activities),
    ]
    return (text for _, text in sorted(rows, key=lambda row: row[0]))


def _milestone(row: MilestoneRow) -> str:
    parts = [f'<g class="row grp" data-ms="{escaped(row.id)}"><title>{escaped(row.tip)}</title>']
    if row.rule:
        parts.append(rule(row.top + 4))
    parts += (text(label, " struck" if row.struck and label.kind == "ms" else "") for label in row.title)
    axis = row.axis
    if row.span:
        parts.append(rect("base", row.span.left, axis - 1.5, row.span.right - row.span.left, 3, 1.5))
    if row.buffer:
        ends = f'x1="{row.buffer.left:g}" y1="{axis:g}" x2="{row.buffer.right:g}" y2="{axis:g}"'
        parts.append(f'<line class="buf{" late" if row.late else ""}" {ends}/>')
    if row.deadline is not None:
        parts.append(f'<path class="deadline" d="M{row.deadline:g} {axis - 8:g}v16"/>')
    if row.diamond:
        x, size, kind = row.diamond.x, row.diamond.radius, "dia done" if row.diamond.reached else "dia"
        shape = f"M{x:g} {axis - size:g}l{size:g} {size:g}l{-size:g} {size:g}l{-size:g} {-size:g}z"
        parts.append(f'<path class="{kind}{" late" if row.late else ""}" d="{shape}"/>')
        if row.diamond.reached:
            parts.append(f'<path class="tick" d="M{x - 3:g} {axis + 0.3:g}l2.2 2.2 4-4.6"/>')
    parts += map(text, row.labels)
    return "".join(parts) + "</g>"


def _activity(row: ActivityRow, id_: str) -> str:
    critical, people = " crit" if row.critical else "", escaped(" ".join(row.people))
    parts = [
        f'<g class="row act s-{row.icon}{critical}" data-people="{people}" data-id="{escaped(row.id)}">'
        f"<title>{escaped(row.tip)}</title>"
        f'<rect class="hit" x="0" y="{row.top:g}" width="{WIDTH}" height="{row.height:g}"/>'
        f'<use class="st" href="#i-{row.icon}" x="0" y="{row.icon_top:g}" width="16" height="16"/>'
    ]
    parts += (text(label, " struck" if row.struck else "") for label in row.title)
    parts += map(_letter, row.letters)
    if row.before:
        parts += _before(row.before, row.axis)
    if row.bar and row.struck:
        parts.append(f'<path class="drop" d="M{row.bar.left:g} {row.axis:g}H{row.bar.right:g}"/>')
    elif row.bar:
        parts += _bar(row.bar, row.axis, id_)
    if row.whisker:
        left, right, y = row.whisker.left, row.whisker.right, row.axis
        parts.append(f'<path class="whisk" d="M{left:g} {y:g}H{right:g}M{left:g} {y - 4:g}v8M{right:g} {y - 4:g}v8"/>')
    if row.label:
        parts.append(text(row.label))
    return "".join(parts) + "</g>"


def _before(before: Before, axis: float) -> Iterator[str]:
    y = axis + before.below
    yield rect("base", before.left, y - 1.5, before.right - before.left, 3, 1.5)
    if before.dots:
        yield f'<path class="lead" d="M{before.dots.left:g} {y:g}H{before.dots.right:g}"/>'


def _bar(bar: Bar, axis: float, id_: str) -> Iterator[str]:
    """The bar's light ground, what is done of it, hatching and outline. Strokes lie inside its days."""
    left, right, top = bar.left + 0.5, bar.right - 0.5, axis - _HALF
    bare = " nostroke" if bar.outline is Outline.LATE else ""
    if bar.solid_to < bar.right:
        yield from _halves(bar, left, right, axis, "soft" + bare, ends=True)
    if bar.solid_to > bar.left:
        whole = bar.solid_to >= bar.right
        yield from _halves(bar, left, right if whole else bar.solid_to, axis, "solid" + bare, ends=whole)
    if bar.hatched:
        yield rect("hatch", left, top, right - left, 2 * _HALF, _RADIUS, f' fill="url(#{id_}-wait)"')
    if bar.outline is Outline.LATE:
        yield rect("lateline", bar.left, axis - 7, bar.right - bar.left, 14, 3.5)
    elif bar.outline is Outline.CRITICAL:
        yield rect("critline", bar.left - 0.2, axis - 7.2, bar.right - bar.left + 0.4, 14.4, 3.5)


def _halves(bar: Bar, left: float, right: float, axis: float, kind: str, *, ends: bool) -> Iterator[str]:
    """A bar in the colour of one company, or of two, the first above; `ends`: rounded at the right too."""
    top, bottom = axis - _HALF, axis + _HALF
    if len(bar.sides) == 1 and ends:
        yield rect(f"bar {bar.sides[0]} {kind}", left, top, right - left, bottom - top, _RADIUS)
        return
    middles = (bottom,) if len(bar.sides) == 1 else (axis, bottom)
    for side, start, end in zip(bar.sides, (top, axis), middles, strict=False):
        upper, lower = start == top, end == bottom
        yield f'<path class="bar {side} {kind}" d="{_piece(left, right, start, end, upper, lower, ends)}"/>'


def _piece(left: float, right: float, top: float, bottom: float, upper: bool, lower: bool, ends: bool) -> str:
    """A box with round corners at its left, and at its right where the bar ends there: above, below or both."""
    most = min(_RADIUS, (right - left) / 2)
    one, two, three, four = (most if corner else 0 for corner in (upper, upper and ends, lower and ends, lower))
    return (
        f"M{left + one:g} {top:g}H{right - two:g}{_corner(two, 1, 1)}V{bottom - three:g}{_corner(three, -1, 1)}"
        f"H{left + four:g}{_corner(four, -1, -1)}V{top + one:g}{_corner(one, 1, -1)}z"
    )


def _corner(radius: float, x: int, y: int) -> str:
    return f"a{radius:g} {radius:g} 0 0 1 {x * radius:g} {y * radius:g}" if radius else ""


# --- lanes, texts, boxes ----------------------------------------------------------------------------------------------


def _lanes(drawing: Drawing) -> Iterator[str]:
    if drawing.lanes_rule is not None:
        yield rule(drawing.lanes_rule)
    if drawing.lanes_title:
        yield text(drawing.lanes_title)
    for lane in drawing.lanes:
        if lane.letter and lane.name:
            yield _letter(lane.letter) + text(lane.name)
        yield from (_block(block, lane, drawing.id) for block in lane.blocks)


def _block(block: Block, lane: Lane, id_: str) -> str:
    kind = f"off {lane.side}" + (" school" if block.school else "")
    fill = "none" if block.school else f"url(#{id_}-off)"
    place = f'x="{block.left + 0.5:g}" y="{lane.top:g}" width="{block.right - block.left - 1:g}" height="14" rx="3"'
    box = f'<rect class="{kind}" {place} fill="{fill}"><title>{escaped(block.tip)}</title></rect>'
    return box + (text(block.label) if block.label else "")


def _letter(letter: Letter) -> str:
    box = rect(f"mk {letter.side}", letter.x, letter.y, 14, 14, 3)
    return f'{box}<text class="t-pm" x="{letter.x + 7:g}" y="{letter.y + 10.6:g}">{escaped(letter.letter)}</text>'
