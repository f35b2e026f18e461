"""Random charts for the laws of the geometry: any number of activities, any span, any titles, made from a seed."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from jepsite.planning.result import Dates
from jepsite.views.marks import Name
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
from tests.views.timeline.charts import BELLINI, CONTI, NORDWIND, chart, mark

WORDS = (
    "Agree",
    "the",
    "contract",
    "with",
    "IT",
    "operations",
    "and",
    "Donaudampfschifffahrtsgesellschaft",
    "一覧",
    "é",
    "🙂",
)
PARTIES = (BELLINI, NORDWIND, CONTI, mark("partner", "K"), mark("partner", "L"))


@dataclass(frozen=True, kw_only=True)
class Size:
    """How large a chart is."""

    activities: int
    days: int
    title: int = 60
    """Characters at most."""
    milestones: int = 4


def random_chart(seed: int, size: Size) -> Chart:
    """A chart of that size; the same seed gives the same chart."""
    chance = random.Random(seed)
    start = date(2026, 1, 1) + timedelta(days=chance.randrange(700))
    today = start + timedelta(days=chance.randrange(-20, size.days + 20))
    rows = [_activity(chance, number, start, today, size) for number in range(size.activities)]
    count = min(size.milestones, size.activities)
    cuts = sorted(chance.sample(range(1, size.activities), count - 1)) if count > 1 else []
    groups = [rows[a:b] for a, b in zip([0, *cuts], [*cuts, size.activities], strict=True)]
    return chart(
        *(_milestone(chance, number, group, start, size) for number, group in enumerate(groups)),
        links=tuple(_links(chance, rows)),
        lanes=tuple(_lane(chance, party, start, size) for party in PARTIES[: chance.randrange(4)]),
        closed=tuple(_closed(chance, start, size)),
        today=today,
        today_text="As of 5 Oct",
    )


def _activity(chance: random.Random, number: int, start: date, today: date, size: Size) -> ChartActivity:
    first = start + timedelta(days=chance.randrange(size.days))
    last = min(first + timedelta(days=chance.choice((0, 0, 1, 2, 4, 9, 30))), start + timedelta(days=size.days - 1))
    dates = Dates(start=first, finish=last)
    fill = Fill.DONE if last < today else chance.choice((Fill.RUNNING, Fill.TODO))
    late, dropped = fill is not Fill.DONE and chance.random() < 0.3, chance.random() < 0.05
    shift = timedelta(days=chance.randrange(-20, 6))
    before = Dates(start=first + shift, finish=last + shift) if chance.random() < 0.4 and shift else None
    varies = fill is not Fill.DONE and chance.random() < 0.3
    marks = tuple(chance.sample(PARTIES, chance.randrange(4)))
    return ChartActivity(
        id=f"a{number}",
        title=_title(chance, size.title),
        people=("lena",),
        marks=marks,
        sides=tuple(dict.fromkeys(party.side for party in marks))[:2],
        icon="late" if late else "done" if fill is Fill.DONE else "todo",
        fill=fill,
        late=late,
        waiting=chance.random() < 0.1,
        critical=chance.random() < 0.2,
        dropped=dropped,
        dates=dates if chance.random() < 0.97 else None,
        before=before,
        best=last - timedelta(days=chance.randrange(3)) if varies else None,
        worst=last + timedelta(days=chance.randrange(15)) if varies else None,
        label=chance.choice(("14–17 Sep", "Late: due 25 Sep, now 13 Oct", "Waiting: 21 Oct, moved from 12 Oct", "")),
        short=chance.choice(("17 Sep", "")),
        tip="A row",
    )


def _title(chance: random.Random, most: int) -> str:
    length = chance.randrange(1, most + 1)
    if chance.random() < 0.1:
        return "W" * length
    text = ""
    while len(text) < length:
        text += chance.choice(WORDS) + " "
    return text[:length]


def _milestone(
    chance: random.Random, number: int, rows: list[ChartActivity], start: date, size: Size
) -> ChartMilestone:
    ends = [row.dates.finish for row in rows if row.dates and not row.dropped]
    day = max(ends) if ends else None
    by = start + timedelta(days=chance.randrange(size.days)) if chance.random() < 0.8 else None
    late = bool(day and by and by < day)
    cut = chance.randrange(len(rows) + 1)
    tracks = (
        ChartTrack(title=None, activities=tuple(rows[:cut])),
        ChartTrack(title="Legal", activities=tuple(rows[cut:])),
    )
    return ChartMilestone(
        id=f"m{number}",
        title=_title(chance, size.title),
        after=chance.choice(("", "", "After: " + _title(chance, size.title))),
        tracks=tracks,
        day=day,
        by=by,
        reached=not late and chance.random() < 0.3,
        late=late,
        dropped=day is None,
        is_current=chance.random() < 0.5,
        day_text="21 Sep",
        by_text=chance.choice(("by 25 Sep", "bis 25. September 2027")) if by else "",
        buffer_text="3 working days late" if late else chance.choice(("18 working days of buffer", "")),
        buffer_short="3 days late" if late else "18 days",
        count="5 of 12 done",
        tip="A milestone",
    )


def _links(chance: random.Random, rows: list[ChartActivity]) -> list[ChartLink]:
    """Some links, most of them to what begins later, a few across each other's days."""
    dated = [row for row in rows if row.dates]
    links = []
    for row in dated:
        other = chance.choice(dated)
        if (
            row.dates
            and other.dates
            and other.id != row.id
            and (other.dates.start > row.dates.finish or chance.random() < 0.1)
        ):
            note = "25 working days in hand" if chance.random() < 0.1 else ""
            links.append(ChartLink(source=row.id, target=other.id, critical=chance.random() < 0.3, note=note))
    return links


def _lane(chance: random.Random, party: object, start: date, size: Size) -> ChartLane:
    offs = []
    for _ in range(chance.randrange(8)):
        first = start + timedelta(days=chance.randrange(-5, size.days + 10))
        last = first + timedelta(days=chance.randrange(10))
        offs.append(
            ChartOff(first=first, last=last, text="Paolo Zanetti away, 26–30 Oct", school=chance.random() < 0.2)
        )
    return ChartLane(mark=BELLINI, name=Name(text=_title(chance, size.title)), off=tuple(offs))


def _closed(chance: random.Random, start: date, size: Size) -> list[Dates]:
    closed: list[Dates] = []
    for number in sorted(chance.sample(range(size.days), min(size.days, chance.randrange(5)))):
        first = start + timedelta(days=number)
        if not closed or first > closed[-1].finish + timedelta(days=1):
            closed.append(Dates(start=first, finish=first + timedelta(days=chance.randrange(4))))
    return closed
