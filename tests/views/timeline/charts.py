"""Charts for the tests of the geometry: single pieces with defaults, and the plan of the design's picture."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from jepsite.i18n.formats import Formats
from jepsite.i18n.words import words_for
from jepsite.planning.result import Dates
from jepsite.views.marks import Name, PartyMark
from jepsite.views.timeline.axis import axis_of
from jepsite.views.timeline.chart import (
    Chart,
    ChartActivity,
    ChartLane,
    ChartLink,
    ChartMilestone,
    ChartOff,
    ChartTrack,
    Fill,
)
from jepsite.views.timeline.drawing import Drawing
from jepsite.views.timeline.layout import Frame, Heading, drawing_of
from jepsite.views.timeline.scale import scale_of
from jepsite.views.timeline.stack import ROWS, Rows

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
TODAY = date(2026, 10, 5)
HEADING = Heading(id="tl", title="Timeline", description="A plan.")


def mark(side: str, letter: str, name: str = "Officine Bellini") -> PartyMark:
    return PartyMark(id=letter, side=side, letter=letter, name=Name(text=name), short=Name(text=name))


BELLINI = mark("customer", "B")
NORDWIND = mark("supplier", "N", "Nordwind Systems")
CONTI = mark("partner", "C", "Studio Legale Conti")


def day(text: str) -> date:
    """`5 Oct` of 2026."""
    number, month = text.split()
    return date(2026, MONTHS.index(month) + 1, int(number))


def days(text: str) -> Dates:
    """`14-17 Sep`, `28 Sep - 6 Oct`, `5 Oct`."""
    first, _, last = (part.strip() for part in text.partition("-"))
    if not last:
        return Dates(start=day(first), finish=day(first))
    return Dates(start=day(first if " " in first else f"{first} {last.split()[1]}"), finish=day(last))


def activity(id_: str, title: str, dates: str | Dates | None, *marks: PartyMark, **changes: Any) -> ChartActivity:
    """An activity still to do, unless said otherwise."""
    known: dict[str, Any] = {
        "people": (),
        "sides": tuple(mark.side for mark in marks)[:2],
        "icon": "todo",
        "fill": Fill.TODO,
        "late": False,
        "waiting": False,
        "critical": False,
        "dropped": False,
        "before": None,
        "best": None,
        "worst": None,
        "label": dates.replace("-", "–") if isinstance(dates, str) else "14–17 Sep",
        "tip": title,
    }
    known |= changes
    known.setdefault("short", known["label"].split(",")[0])
    dates = days(dates) if isinstance(dates, str) else dates
    return ChartActivity(id=id_, title=title, dates=dates, marks=marks, **known)


def done(id_: str, title: str, dates: str | Dates, *marks: PartyMark, **changes: Any) -> ChartActivity:
    """An activity that is done."""
    return activity(id_, title, dates, *marks, icon="done", fill=Fill.DONE, **changes)


def milestone(id_: str, title: str, *activities: ChartActivity, **changes: Any) -> ChartMilestone:
    """A milestone without a deadline, of one track."""
    known: dict[str, Any] = {
        "after": "",
        "tracks": (ChartTrack(title=None, activities=activities),),
        "day": None,
        "by": None,
        "reached": False,
        "late": False,
        "dropped": False,
        "is_current": True,
        "day_text": "",
        "by_text": "",
        "buffer_text": "",
        "buffer_short": "",
        "count": "",
        "tip": title,
    }
    return ChartMilestone(id=id_, title=title, **(known | changes))


def chart(*milestones: ChartMilestone, **changes: Any) -> Chart:
    """A chart without links and lanes as of 5 October 2026."""
    known: dict[str, Any] = {
        "links": (),
        "lanes": (),
        "lanes_title": "Closed or away",
        "closed": (),
        "rest_days": frozenset({5, 6}),
        "today": TODAY,
        "today_text": "As of 5 Oct",
    }
    return Chart(milestones=milestones, **(known | changes))


def frame_of(plan: Chart, rows: Rows = ROWS, language: str = "en") -> Frame:
    """What the drawings of a chart share."""
    scale = scale_of(plan.milestones)
    assert scale is not None
    formats = Formats(words=words_for(language), today=plan.today)
    return Frame(chart=plan, scale=scale, axis=axis_of(plan, scale, formats), rows=rows)


def drawn(plan: Chart, rows: Rows = ROWS) -> Drawing:
    """The whole chart as one drawing."""
    return drawing_of(frame_of(plan, rows), plan.milestones, HEADING, lanes=True)


def chain(ids: Sequence[str], *, critical: bool = False) -> tuple[ChartLink, ...]:
    """Links from each to the next."""
    return tuple(ChartLink(source=a, target=b, critical=critical) for a, b in pairwise(ids))


def between(first: date, last: date) -> Dates:
    return Dates(start=first, finish=last)


def later(first: date, number: int) -> date:
    return first + timedelta(days=number)


def bellini() -> Chart:
    """The plan of the design's picture."""
    return chart(
        milestone(
            "evaluation",
            "Evaluation agreed",
            done("walk", "Walk both plants and list the machines to be connected", "14-17 Sep", NORDWIND),
            done("script", "Agree what the demo has to prove", "18-21 Sep", BELLINI, NORDWIND),
            reached=True,
            day=day("21 Sep"),
            day_text="21 Sep",
            by=day("25 Sep"),
            by_text="by 25 Sep",
        ),
        milestone(
            "demo",
            "Demo on Bellini’s own data",
            done("gateway", "Open access to the PLC gateway", "24-25 Sep", BELLINI),
            activity(
                "load",
                "Load four weeks of machine data",
                "28 Sep - 6 Oct",
                NORDWIND,
                icon="late",
                late=True,
                fill=Fill.RUNNING,
                before=days("28 Sep - 1 Oct"),
                best=day("5 Oct"),
                worst=day("8 Oct"),
                label="Late: due 1 Oct, now 6 Oct",
                short="6 Oct",
            ),
            activity(
                "rehearse",
                "Rehearse with the plant managers",
                "7 Oct",
                BELLINI,
                NORDWIND,
                icon="moved",
                before=days("2 Oct"),
                label="7 Oct, moved from 2 Oct",
            ),
            activity(
                "run",
                "Run the demo for the CFO and both plant managers",
                "15 Oct",
                NORDWIND,
                label="15 Oct, fixed date",
            ),
            day=day("15 Oct"),
            day_text="15 Oct",
            by=day("16 Oct"),
            by_text="by 16 Oct",
            buffer_text="1 working day of buffer",
            buffer_short="1 day",
        ),
        milestone(
            "legal",
            "Security and legal cleared",
            tracks=_legal(),
            after="After: Evaluation agreed",
            day=day("27 Oct"),
            day_text="27 Oct",
            by=day("20 Nov"),
            by_text="by 20 Nov",
            buffer_text="18 working days of buffer",
            buffer_short="18 days",
        ),
        milestone(
            "signature",
            "Contract signed",
            activity(
                "boardmeeting",
                "Present the business case to the board",
                "2 Dec",
                BELLINI,
                critical=True,
                label="2 Dec, fixed date",
            ),
            activity("sign", "Sign the contract", "3 Dec", BELLINI, NORDWIND, critical=True),
            after="After: Demo, Security and legal",
            day=day("3 Dec"),
            day_text="3 Dec",
            by=day("11 Dec"),
            by_text="by 11 Dec",
            buffer_text="4 working days of buffer",
            buffer_short="4 days",
        ),
        links=_links(),
        lanes=(
            ChartLane(
                mark=BELLINI,
                name=BELLINI.name,
                off=(
                    ChartOff(first=day("26 Oct"), last=day("30 Oct"), text="Paolo Zanetti away, 26–30 Oct"),
                    ChartOff(first=day("7 Dec"), last=day("8 Dec"), text="Closed 7–8 Dec"),
                ),
            ),
            ChartLane(
                mark=NORDWIND,
                name=NORDWIND.name,
                off=(ChartOff(first=day("2 Nov"), last=day("6 Nov"), text="Lena Hofer away, 2–6 Nov"),),
            ),
            ChartLane(
                mark=CONTI,
                name=CONTI.name,
                off=(ChartOff(first=day("7 Dec"), last=day("8 Dec"), text="Sant’Ambrogio 7 Dec, Immacolata 8 Dec"),),
            ),
        ),
        closed=(days("7-8 Dec"),),
    )


def _legal() -> tuple[ChartTrack, ...]:
    security = (
        activity(
            "questionnaire",
            "Answer the security questionnaire",
            "8-13 Oct",
            NORDWIND,
            icon="late",
            late=True,
            before=days("22-25 Sep"),
            label="Late: due 25 Sep, now 13 Oct",
            short="13 Oct",
        ),
        activity(
            "secreview",
            "Review the answers and list what is missing",
            "14-20 Oct",
            BELLINI,
            icon="moved",
            before=days("28 Sep - 2 Oct"),
            best=day("16 Oct"),
            worst=day("27 Oct"),
            label="20 Oct, moved from 2 Oct",
        ),
    )
    contract = (
        done("draft", "Send the draft contract", "30 Sep", NORDWIND),
        activity(
            "redlines",
            "Review the draft contract",
            "12-21 Oct",
            CONTI,
            critical=True,
            icon="wait",
            waiting=True,
            before=days("1-12 Oct"),
            label="Waits for counsel: 21 Oct, moved from 12 Oct",
            short="21 Oct",
        ),
        activity(
            "settle",
            "Settle the open clauses",
            "22-27 Oct",
            NORDWIND,
            CONTI,
            critical=True,
            icon="moved",
            before=days("13-16 Oct"),
            best=day("23 Oct"),
            worst=day("2 Nov"),
            label="27 Oct, moved from 16 Oct",
        ),
    )
    return (ChartTrack(title="Security", activities=security), ChartTrack(title="Contract", activities=contract))


def _links() -> tuple[ChartLink, ...]:
    return (
        *chain(["walk", "script"]),
        *chain(["gateway", "load", "rehearse", "run"]),
        *chain(["questionnaire", "secreview"]),
        *chain(["draft", "redlines"]),
        *chain(["redlines", "settle"], critical=True),
        ChartLink(source="settle", target="boardmeeting", critical=True, note="25 working days in hand"),
        *chain(["boardmeeting", "sign"], critical=True),
    )
