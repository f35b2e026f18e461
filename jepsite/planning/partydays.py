"""The days of one company and of one person, as flags: one byte for each day of a horizon, 1 is worked.

A day's order of precedence: a person's `works`, their `away`, the company's closure, a public holiday, the week with
the weekend days that a country works to make up for a bridge day.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

from jepsite.model.people import Closure, Party, Person
from jepsite.model.values import Days
from jepsite.planning.holidaybook import CountryYear, Holiday, HolidayBook
from jepsite.planning.horizon import Horizon
from jepsite.record import record

WEEK: Final = frozenset(range(5))
"""Monday to Friday."""


@record
class PartyDays:
    """One company's days."""

    flags: bytes
    week: bytes
    """The same without closures and holidays."""
    holidays: tuple[Holiday, ...]
    closures: tuple[Closure, ...]
    school: tuple[Holiday, ...]
    """Of the region whose school holidays are drawn; they remove no days."""
    years: tuple[tuple[int, CountryYear], ...]
    """What the party's calendar says of each year, if it has one."""


def party_days(
    party: Party, closures: Iterable[Closure], book: HolidayBook, horizon: Horizon, language: str
) -> PartyDays:
    """The days of a company whose calendar and school region are known."""
    code, school = party.calendar, party.school
    years = tuple((year, book.year(code, year, language)) for year in horizon.years()) if code else ()
    own = tuple(closure for closure in closures if party.id in closure.who)
    week = _week(party, years, horizon)
    holidays = tuple(holiday for _, year in years for holiday in year.holidays)
    flags = bytearray(week)
    for holiday in holidays:
        _mark(flags, horizon, holiday.day, holiday.day + 1, 0)
    for closure in own:
        _mark_days(flags, horizon, closure.days)
    return PartyDays(
        flags=bytes(flags),
        week=bytes(week),
        holidays=holidays,
        closures=own,
        school=tuple(day for year in horizon.years() for day in book.school(school, year, language)) if school else (),
        years=years,
    )


def plain_week(horizon: Horizon) -> bytes:
    """Monday to Friday."""
    return _repeat(WEEK, horizon.first, horizon.last)


def person_flags(person: Person, party: PartyDays, horizon: Horizon) -> bytes:
    """The days of a person of that company."""
    flags = bytearray(party.flags)
    for days in person.away:
        _mark_days(flags, horizon, days)
    for day in person.works:
        _mark(flags, horizon, day.toordinal(), day.toordinal() + 1, 1)
    return bytes(flags)


def _week(party: Party, years: tuple[tuple[int, CountryYear], ...], horizon: Horizon) -> bytearray:
    if not years:
        return bytearray(_repeat(party.week or WEEK, horizon.first, horizon.last))
    flags = bytearray()
    for number, year in years:
        first = max(date(number, 1, 1).toordinal(), horizon.first)
        last = min(date(number + 1, 1, 1).toordinal(), horizon.last)
        flags += _repeat(party.week or year.week, first, last)
    for _, year in years:
        for day in year.make_up:
            _mark(flags, horizon, day, day + 1, 1)
    return flags


def _repeat(week: frozenset[int], first: int, last: int) -> bytes:
    """Flags of a plain week from one boundary to another."""
    pattern = bytes(weekday in week for weekday in range(7))
    weekday = date.fromordinal(first).weekday()
    return (pattern * ((last - first) // 7 + 2))[weekday : weekday + last - first]


def _mark_days(flags: bytearray, horizon: Horizon, days: Days) -> None:
    _mark(flags, horizon, days.first.toordinal(), days.last.toordinal() + 1, 0)


def _mark(flags: bytearray, horizon: Horizon, first: int, last: int, worked: int) -> None:
    """Sets the days from one boundary to another, as far as they lie in the horizon."""
    begin = min(max(first, horizon.first), horizon.last) - horizon.first
    end = max(min(last, horizon.last) - horizon.first, begin)
    flags[begin:end] = bytes([worked]) * (end - begin)
