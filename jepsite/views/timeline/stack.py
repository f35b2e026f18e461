"""Which row stands where: the heights of a drawing from the top down. Looks at no date."""

from collections.abc import Iterable, Mapping
from typing import Final

from jepsite.record import record
from jepsite.views.timeline.chart import ChartActivity, ChartMilestone
from jepsite.views.timeline.drawing import Label, Letter
from jepsite.views.timeline.measure import TYPES, broken, cut
from jepsite.views.timeline.milestones import height_of, title_of

TITLE_LEFT: Final = 26
_LABELS_RIGHT: Final = 321
_LETTER: Final = 17
_LETTERS_APART: Final = 3
"""Px from one company's mark to the next, and of these what is between the two."""
_LETTER_UP: Final = 7
_MOST_LETTERS: Final = 8
_TITLE_APART: Final = 8
_TRACK: Final = 22
_TRACK_BASELINE: Final = 15
_TRACK_ROOM: Final = 320
_SECOND_LINE: Final = 15


@record
class Rows:
    """The measures of activity rows."""

    height: float
    baseline: float
    """From the row's top to its title's first baseline."""
    axis: float
    """From the row's top to the bar's middle; with a second title line `axis_of_two`."""
    axis_of_two: float
    bend: float
    """From a bar's middle up to the last bend of a line that arrives at it."""


ROWS: Final = Rows(height=28, baseline=17.5, axis=13, axis_of_two=20, bend=14.5)
CLOSE_ROWS: Final = Rows(height=24, baseline=15.5, axis=11, axis_of_two=18, bend=11)


@record
class ActivitySlot:
    """An activity's row."""

    activity: ChartActivity
    milestone: str
    top: float
    height: float
    axis: float
    title: tuple[Label, ...]
    letters: tuple[Letter, ...]

    @property
    def bottom(self) -> float:
        """Where the next row begins."""
        return self.top + self.height


@record
class MilestoneSlot:
    """A milestone's own row."""

    milestone: ChartMilestone
    top: float


@record
class Stack:
    """All rows of a drawing."""

    milestones: tuple[MilestoneSlot, ...]
    tracks: tuple[Label, ...]
    activities: tuple[ActivitySlot, ...]
    bottom: float


def stack_of(milestones: Iterable[ChartMilestone], top: float, rows: Rows, extra: Mapping[str, float]) -> Stack:
    """The rows from `top` down; `extra` says by how much the rows of some activities (by id) grow."""
    heads: list[MilestoneSlot] = []
    tracks: list[Label] = []
    slots: list[ActivitySlot] = []
    for milestone in milestones:
        heads.append(MilestoneSlot(milestone=milestone, top=top))
        top += height_of(len(title_of(milestone)), milestone.after)
        for track in milestone.tracks:
            if track.title and track.activities:
                tracks.append(_track(track.title, top))
                top += _TRACK
            for activity in track.activities:
                slots.append(_slot(activity, milestone.id, top, rows, extra.get(activity.id, 0)))
                top += slots[-1].height
    return Stack(milestones=tuple(heads), tracks=tuple(tracks), activities=tuple(slots), bottom=top)


def _slot(activity: ChartActivity, milestone: str, top: float, rows: Rows, extra: float) -> ActivitySlot:
    marks = activity.marks[:_MOST_LETTERS]
    letters = _LABELS_RIGHT - _LETTER * len(marks) + _LETTERS_APART
    lines = broken(activity.title, letters - _TITLE_APART - TITLE_LEFT, TYPES["act"], lines=2)
    second = _SECOND_LINE * (len(lines) - 1)
    axis = top + (rows.axis_of_two if second else rows.axis)
    return ActivitySlot(
        activity=activity,
        milestone=milestone,
        top=top,
        height=rows.height + second + extra,
        axis=axis,
        title=tuple(_line(text, top + rows.baseline + _SECOND_LINE * number) for number, text in enumerate(lines)),
        letters=tuple(
            Letter(side=mark.side, letter=mark.letter, x=letters + _LETTER * number, y=axis - _LETTER_UP)
            for number, mark in enumerate(marks)
        ),
    )


def _line(text: str, y: float) -> Label:
    return Label(kind="act", text=text, x=TITLE_LEFT, y=y, width=TYPES["act"].width(text))


def _track(title: str, top: float) -> Label:
    text = cut(title, _TRACK_ROOM, TYPES["track"])
    return Label(kind="track", text=text, x=0, y=top + _TRACK_BASELINE, width=TYPES["track"].width(text))
