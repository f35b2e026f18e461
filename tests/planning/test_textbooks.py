"""Networks with published answers: the engine must give every figure that their authors give.

The sources count time from 0: an activity with ES 3 and EF 7 lasts from the end of day 3 to the end of day 7. Here all
seven days of the week are worked, ES *n* is the date `FIRST` + *n*, and EF *n* is the day after the last one worked, so
that the last is `FIRST` + *n* - 1. A unit of the source (an hour, a day, a week) is a day here.
"""

from datetime import date

import pytest

from jepsite.model.deal import Deal
from jepsite.model.people import Party, Side
from jepsite.model.values import Duration, ItemId, Lag, PartyId, Reference, Waits
from jepsite.model.work import Activity, Milestone, Parallel, Track
from tests.planning.scheduling import scheduled
from tests.planning.textbooks import PRECEDENCE, TEXTBOOKS, Row, Textbook, rows_of
from tests.strategies import ALL_DAYS

FIRST = date(2026, 3, 2)


def waits_of(follows: tuple[str, ...]) -> Waits:
    """`A` or `A_SS+2`."""
    by_kind: dict[str, list[Reference]] = {"FS": [], "SS": [], "FF": []}
    for link in follows:
        name, _, how = link.partition("_")
        kind, _, lag = how.partition("+")
        by_kind[kind or "FS"].append(Reference(target=ItemId(name), lag=Lag(days=int(lag or 0))))
    return Waits(after=tuple(by_kind["FS"]), with_=tuple(by_kind["SS"]) or None, ends_with=tuple(by_kind["FF"]) or None)


def deal_of(rows: list[Row]) -> Deal:
    activities = tuple(
        Activity(id=row.name, title=row.name, duration=Duration(likely=row.duration), waits=waits_of(row.follows))
        for row in rows
    )
    parties = tuple(
        Party(id=PartyId(side.value), name=side.value, side=side, week=ALL_DAYS)
        for side in (Side.CUSTOMER, Side.SUPPLIER)
    )
    milestone = Milestone(
        id=ItemId("finish"), title="Finish", tracks=(Track(title=None, body=Parallel(items=activities)),)
    )
    return Deal(
        path="textbook.md", name="textbook", title="Textbook", key=bytes(16), key_stated=True,
        parties=parties, people=(), start=FIRST, sections=(milestone,),
    )  # fmt: skip


def number(day: date | None) -> int:
    """The source's number of a day's beginning."""
    assert day is not None
    return (day - FIRST).days


def free_float(row: Row, rows: list[Row], finish: int) -> int:
    """From the source's figures: the earliest start of what follows, less its own earliest finish (FS without lags)."""
    return min([other.figures[0] for other in rows if row.name in other.follows], default=finish) - row.figures[1]


@pytest.mark.parametrize("textbook", TEXTBOOKS + PRECEDENCE, ids=lambda textbook: textbook.name.replace(" ", "-"))
def test_the_engine_gives_every_figure_that_a_textbook_gives(textbook: Textbook):
    rows = rows_of(textbook)

    schedule = scheduled(deal_of(rows), FIRST)

    found = {
        dates.id: (
            number(dates.expected.start), number(dates.expected.finish) + 1,
            number(dates.late.start), number(dates.late.finish) + 1,
            dates.total_slack, dates.critical,
        )
        for dates in schedule.activities if dates.expected and dates.late
    }  # fmt: skip
    published = {
        row.name: (*row.figures, row.figures[2] - row.figures[0], row.figures[2] == row.figures[0]) for row in rows
    }

    assert found == published
    assert number(schedule.milestone(ItemId("finish")).expected) + 1 == textbook.finish


@pytest.mark.parametrize("textbook", TEXTBOOKS, ids=lambda textbook: textbook.name)
def test_the_engine_gives_the_free_float_that_follows_from_a_textbooks_figures(textbook: Textbook):
    rows = rows_of(textbook)

    schedule = scheduled(deal_of(rows), FIRST)

    assert {dates.id: dates.free_slack for dates in schedule.activities} == {
        row.name: free_float(row, rows, textbook.finish) for row in rows
    }


@pytest.mark.parametrize("textbook", TEXTBOOKS + PRECEDENCE, ids=lambda textbook: textbook.name.replace(" ", "-"))
def test_a_textbooks_own_figures_agree_with_each_other(textbook: Textbook):
    for row in rows_of(textbook):
        early_start, early_finish, late_start, late_finish = row.figures

        assert (early_finish - early_start, late_finish - late_start) == (row.duration, row.duration), row
        assert early_start <= late_start <= late_finish <= textbook.finish, row
