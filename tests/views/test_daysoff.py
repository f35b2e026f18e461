"""Days off as stretches."""

import itertools
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from jepsite.model.values import Days, PartyId
from jepsite.planning.result import DayOff
from jepsite.views.daysoff import days_in, off_days, stretches

FIRST, LAST = date(2026, 12, 1), date(2026, 12, 31)


def off(first: int, last: int) -> DayOff:
    return DayOff(who="acme", first=date(2026, 12, first), last=date(2026, 12, last), name="")


def test_neighbours_and_overlaps_are_one_stretch():
    found = stretches([off(7, 8), off(8, 8), off(9, 9), off(24, 26)], FIRST, LAST)

    assert found == (
        Days(first=date(2026, 12, 7), last=date(2026, 12, 9)),
        Days(first=date(2026, 12, 24), last=date(2026, 12, 26)),
    )


def test_only_days_between_the_two_count():
    assert days_in([off(7, 9)], date(2026, 12, 8), date(2026, 12, 8)) == {date(2026, 12, 8)}


@given(st.lists(st.tuples(st.integers(1, 31), st.integers(1, 31)).map(sorted)))
def test_stretches_hold_the_same_days_and_never_touch(spans):
    offs = [off(first, last) for first, last in spans]
    found = stretches(offs, FIRST, LAST)

    assert days_in(offs, FIRST, LAST) == days_in([off(each.first.day, each.last.day) for each in found], FIRST, LAST)
    assert all(after.first.day - before.last.day > 1 for before, after in itertools.pairwise(found))


def test_each_is_asked_once():
    asked = []

    def days_off(who, first, last):
        asked.append(who)
        return [off(7, 8)]

    lookup = off_days(days_off, FIRST, LAST)

    assert lookup(PartyId("acme")) == lookup(PartyId("acme")) == {date(2026, 12, 7), date(2026, 12, 8)}
    assert asked == ["acme"]
