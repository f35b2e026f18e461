"""The smallest pieces of a drawing as SVG: a text, a box, a line. Places nothing; colours are the theme's classes."""

from jepsite.render.escaping import escaped
from jepsite.views.timeline.drawing import PLOT_RIGHT, Anchor, Label


def rect(kind: str, x: float, y: float, width: float, height: float, radius: float, more: str = "") -> str:
    """A box with round corners; `more` are further attributes, with a space before them."""
    return f'<rect class="{kind}" x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{radius:g}"{more}/>'


def text(label: Label, more: str = "") -> str:
    """A line of text, escaped; `more` are further classes, with a space before them."""
    kind, _, late = label.kind.partition("-")
    anchor = "" if label.anchor is Anchor.START else f' text-anchor="{label.anchor}"'
    lang = f' lang="{escaped(label.lang)}"' if label.lang else ""
    classes = f"t-{kind}{' late' if late else ''}{more}"
    return f'<text class="{classes}" x="{label.x:g}" y="{label.y:g}"{anchor}{lang}>{escaped(label.text)}</text>'


def rule(y: float) -> str:
    """A hairline over the whole width."""
    return f'<line class="rule" x1="0" y1="{y:g}" x2="{PLOT_RIGHT}" y2="{y:g}"/>'
