"""The timeline's geometry as values: what stands where, in numbers, texts and words for classes. Nothing is drawn here.

One user unit is one px at a width of 1160; x runs to the right, y down, a text's y is its baseline. Colours and strokes
are the theme's. Whoever draws (SVG, slides, sheets) draws these values and works nothing out.
"""

from enum import StrEnum
from typing import Final

from jepsite.record import record
from jepsite.views.timeline.measure import TYPES

WIDTH: Final = 1160
PLOT_LEFT: Final = 336
PLOT_RIGHT: Final = 1160


class Anchor(StrEnum):
    """Which point of a text its x is."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@record
class Label:
    """A line of text."""

    kind: str
    """How it is set: a key of `measure.TYPES`, and the theme's class `t-…`."""
    text: str
    x: float
    y: float
    width: float
    """In px, at most."""
    anchor: Anchor = Anchor.START
    lang: str | None = None

    @property
    def left(self) -> float:
        """Where the text begins."""
        if self.anchor is Anchor.START:
            return self.x
        return self.x - (self.width if self.anchor is Anchor.END else self.width / 2)

    @property
    def right(self) -> float:
        """Where the text ends."""
        return self.left + self.width

    @property
    def top(self) -> float:
        """How far its capitals reach up."""
        return self.y - 0.76 * TYPES[self.kind].size

    @property
    def bottom(self) -> float:
        """How far its descenders reach down."""
        return self.y + 0.22 * TYPES[self.kind].size


@record
class Letter:
    """A company's mark: a square of 14 px with its letter."""

    side: str
    letter: str
    x: float
    y: float


@record
class Stretch:
    """A piece of a horizontal line or of a band."""

    left: float
    right: float


class Outline(StrEnum):
    """What a bar's outline says."""

    NONE = "none"
    LATE = "late"
    CRITICAL = "critical"


@record
class Bar:
    """An activity's bar, 13 px high around the row's axis."""

    left: float
    right: float
    sides: tuple[str, ...]
    """One company's side, or two: the first above, the second below. `neutral` where nobody is responsible."""
    solid_to: float
    """Up to here it is done: `left` for none of it, `right` for all."""
    outline: Outline
    hatched: bool
    """Waiting."""


@record
class Before:
    """Where the bar was agreed or planned: a grey line, dots from there to the bar where they are apart."""

    left: float
    right: float
    below: float
    """Px below the row's axis."""
    dots: Stretch | None


@record
class ActivityRow:
    """An activity."""

    id: str
    people: tuple[str, ...]
    icon: str
    critical: bool
    struck: bool
    """Dropped: its title is struck through, and its bar is a line."""
    top: float
    height: float
    axis: float
    """The y of the bar's middle."""
    icon_top: float
    title: tuple[Label, ...]
    letters: tuple[Letter, ...]
    bar: Bar | None
    """None without dates."""
    before: Before | None
    whisker: Stretch | None
    label: Label | None
    tip: str
    """Everything in words, a fact a line."""


@record
class Diamond:
    """A milestone's date."""

    x: float
    radius: float
    reached: bool


@record
class MilestoneRow:
    """A milestone's own row."""

    id: str
    top: float
    height: float
    rule: bool
    """A line above it."""
    axis: float
    struck: bool
    title: tuple[Label, ...]
    span: Stretch | None
    """From its first day to its last, where its activities are folded away."""
    diamond: Diamond | None
    deadline: float | None
    buffer: Stretch | None
    """The dots between the two."""
    late: bool
    labels: tuple[Label, ...]
    tip: str


@record
class Link:
    """A line from the end of one bar to the start of another: its corners, to be rounded; the arrow is at the last."""

    points: tuple[tuple[float, float], ...]
    critical: bool
    note: Label | None


@record
class Block:
    """Days off in a lane."""

    left: float
    right: float
    label: Label | None
    tip: str
    school: bool
    """School holidays: shown, they remove no days."""


@record
class Lane:
    """A company's days off: one line of them."""

    top: float
    side: str
    letter: Letter | None
    """None on a company's further lines."""
    name: Label | None
    blocks: tuple[Block, ...]


@record
class Pill:
    """The status date on the axis, over its line."""

    line: float
    left: float
    width: float
    label: Label


@record
class Axis:
    """What all drawings of a plan share: the scale's labels and lines, weekends, days closed, the status date."""

    labels: tuple[Label, ...]
    months: tuple[float, ...]
    """Where months (in the longest scale: quarters) begin."""
    weekends: tuple[Stretch, ...]
    closed: tuple[Stretch, ...]
    today: Pill | None


@record
class Drawing:
    """A picture, 1160 wide."""

    id: str
    """Of the picture in its page: what its parts' ids begin with."""
    height: float
    title: str
    description: str
    axis: Axis | None
    """None for a single row."""
    bottom: float
    """How far down the plot reaches."""
    links: tuple[Link, ...]
    """Critical ones last: they lie on top."""
    milestones: tuple[MilestoneRow, ...]
    tracks: tuple[Label, ...]
    activities: tuple[ActivityRow, ...]
    lanes_rule: float | None
    """The y of the line between rows and lanes."""
    lanes_title: Label | None
    lanes: tuple[Lane, ...]
