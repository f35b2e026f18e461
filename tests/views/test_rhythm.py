"""When a regular meeting comes."""

from datetime import date, timedelta
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jepsite.model.deal import Every, Rhythm
from jepsite.model.values import PersonId
from jepsite.planning.result import DayOff
from jepsite.views.daysoff import off_days
from jepsite.views.rhythm import meetings, occurrences
from jepsite.views.seen import SeenCadence
from tests.views.seens import TODAY, parties, seen

FRIDAY = 4


def first(number: int, rhythm: Rhythm, start: date = TODAY) -> list[date]:
    return list(islice(occurrences(rhythm, start), number))


@pytest.mark.parametrize(
    ("rhythm", "days"),
    [
        (Rhythm(every=Every.WEEK, weekday=0), ["2026-10-05", "2026-10-12"]),
        (Rhythm(every=Every.WEEK, weekday=FRIDAY), ["2026-10-09", "2026-10-16"]),
        (Rhythm(every=Every.OTHER_WEEK, weekday=FRIDAY, anchor=date(2026, 9, 18)), ["2026-10-16", "2026-10-30"]),
        (Rhythm(every=Every.OTHER_WEEK, weekday=0, anchor=date(2026, 10, 5)), ["2026-10-05", "2026-10-19"]),
        (Rhythm(every=Every.OTHER_WEEK, weekday=FRIDAY, anchor=date(2026, 11, 13)), ["2026-11-13", "2026-11-27"]),
        (Rhythm(every=Every.FIRST_OF_MONTH, weekday=0), ["2026-10-05", "2026-11-02"]),
        (Rhythm(every=Every.FIRST_OF_MONTH, weekday=3), ["2026-11-05", "2026-12-03"]),
        (Rhythm(every=Every.LAST_OF_MONTH, weekday=FRIDAY), ["2026-10-30", "2026-11-27"]),
        (Rhythm(every=Every.LAST_OF_MONTH, weekday=5), ["2026-10-31", "2026-11-28"]),
    ],
)
def test_comes_on_its_days(rhythm, days):
    assert [day.isoformat() for day in first(2, rhythm)] == days


@given(st.sampled_from(Every), st.integers(0, 6), st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(-400, 400))
def test_every_occurrence_is_on_the_weekday_and_none_is_left_out(every, weekday, start, offset):
    anchor = start + timedelta(days=offset)
    anchor += timedelta(days=(weekday - anchor.weekday()) % 7)
    rhythm = Rhythm(every=every, weekday=weekday, anchor=anchor if every is Every.OTHER_WEEK else None)
    days = first(8, rhythm, start)
    gap = {Every.WEEK: 7, Every.OTHER_WEEK: 14}.get(every)

    assert all(day.weekday() == weekday and day >= start for day in days)
    assert all(
        (after - before).days == gap if gap else 28 <= (after - before).days <= 35 for before, after in pairwise(days)
    )
    assert gap is None or anchor > start or (days[0] - start).days < gap


def held(with_: tuple[str, ...], *off: tuple[str, date]) -> list[tuple[bool, tuple[str, ...]]]:
    cadence = SeenCadence(
        what="Call", rhythm=Rhythm(every=Every.WEEK, weekday=0), how=None, with_=tuple(PersonId(p) for p in with_)
    )

    def days_off(who, first, last):
        return [DayOff(who=who, first=day, last=day, name="") for other, day in off if other == who]

    last = TODAY + timedelta(days=7)
    found = meetings(cadence, parties(seen()), off_days(days_off, TODAY, last), TODAY, last)
    return [(meeting.takes_place, meeting.missing) for meeting in found]


def test_takes_place_without_those_who_are_away():
    assert held(("nia", "ada"), ("ada", TODAY)) == [(True, ("ada",)), (True, ())]


def test_does_not_take_place_where_a_company_is_closed_or_nobody_is_left():
    assert held(("nia", "ada"), ("acme", TODAY))[0][0] is False
    assert held(("nia",), ("acme", TODAY))[0][0] is True
    assert held(("nia",), ("nia", TODAY))[0][0] is False
    assert held((), ("acme", TODAY)) == [(False, ()), (True, ())]
