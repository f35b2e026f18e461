"""A small drawing with one of everything: its places are round numbers, not a schedule's."""

from typing import Final

from jepsite.views.timeline.drawing import (
    ActivityRow,
    Anchor,
    Axis,
    Bar,
    Before,
    Block,
    Diamond,
    Drawing,
    Label,
    Lane,
    Letter,
    Link,
    MilestoneRow,
    Outline,
    Pill,
    Stretch,
)
from jepsite.views.timeline.view import TimelinePart


def label(kind: str, text: str, x: float, y: float) -> Label:
    """A text that begins at x."""
    return Label(kind=kind, text=text, x=x, y=y, width=8.0 * len(text), anchor=Anchor.START)


def activity(identity: str, title: str, top: float, *, outline: Outline = Outline.NONE) -> ActivityRow:
    """A bar that is half done."""
    axis = top + 14
    return ActivityRow(
        id=identity,
        people=("lena", "jonas"),
        icon="late" if outline is Outline.LATE else "prog",
        critical=outline is Outline.CRITICAL,
        struck=False,
        top=top,
        height=28,
        axis=axis,
        icon_top=top + 5,
        title=(label("act", title, 26, axis + 4),),
        letters=(Letter(side="supplier", letter="N", x=307, y=axis - 7),),
        bar=Bar(left=400, right=480, sides=("customer", "supplier"), solid_to=440, outline=outline, hatched=True),
        before=Before(left=360, right=390, below=0, dots=Stretch(left=393, right=398)),
        whisker=Stretch(left=470, right=500),
        label=label("date-late" if outline is Outline.LATE else "date", "1–6\u00a0Oct", 510, axis + 4),
        tip=f"{title}\nIn progress: 1–6\u00a0Oct\nResponsible: Lena Hofer",
    )


DRAWING: Final = Drawing(
    id="tl",
    height=240,
    title="Timeline from 14\u00a0September to 20\u00a0December 2026",
    description="One milestone and two activities. The list after this picture says the same in words.",
    axis=Axis(
        labels=(label("month", "October", 485, 15), label("week", "12", 573, 38)),
        months=(479,),
        weekends=(Stretch(left=378, right=395),),
        closed=(Stretch(left=1041, right=1058),),
        today=Pill(line=512, left=474, width=76, label=label("pill", "As of 5\u00a0Oct", 482, 38)),
    ),
    bottom=234,
    links=(
        Link(
            points=((440, 121), (440, 130), (460, 130), (460, 137)),
            critical=True,
            note=label("note", "2 days", 450, 126),
        ),
    ),
    milestones=(
        MilestoneRow(
            id="demo",
            top=56,
            height=42,
            rule=False,
            axis=83,
            struck=False,
            title=(label("ms", "Demo on Bellini’s own data", 0, 88),),
            span=None,
            diamond=Diamond(x=605, radius=8, reached=False),
            deadline=640,
            buffer=Stretch(left=613, right=640),
            late=False,
            labels=(label("exp", "15\u00a0Oct", 560, 87), label("by", "by 16\u00a0Oct", 646, 87)),
            tip="Demo on Bellini’s own data: expected 15\u00a0Oct, by 16\u00a0Oct",
        ),
    ),
    tracks=(),
    activities=(
        activity("load", "Load four weeks of machine data", 98, outline=Outline.LATE),
        activity("rehearse", "Rehearse with the plant managers", 126, outline=Outline.CRITICAL),
    ),
    lanes_rule=161,
    lanes_title=label("track", "Closed or away", 0, 180),
    lanes=(
        Lane(
            top=188,
            side="supplier",
            letter=Letter(side="supplier", letter="N", x=0, y=188),
            name=label("who", "Nordwind Systems", 19, 199),
            blocks=(
                Block(left=748, right=789, label=label("date", "Lena Hofer away", 797, 199), tip="Away", school=False),
            ),
        ),
    ),
)

PART: Final = TimelinePart(title=None, summary="", is_open=True, row=None, drawing=DRAWING)
