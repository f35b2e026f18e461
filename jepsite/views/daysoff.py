"""Days on which a company or a person does not work, as stretches that do not overlap."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cache

from jepsite.model.values import Days, PartyId, PersonId
from jepsite.planning.result import DayOff

DaysOff = Callable[[PartyId | PersonId, date, date], Iterable[DayOff]]
"""The days between two dates, both included, on which a party or a person does not work, weekends aside."""

SchoolHolidays = Callable[[PartyId, date, date], Iterable[DayOff]]
"""The school holidays of a company's region between two dates, both included. Nobody is away because of them."""

OffDays = Callable[[PartyId | PersonId], frozenset[date]]
"""Days off as single days of one stretch, looked up once for each party or person."""

_DAY = timedelta(days=1)


def off_days(days_off: DaysOff, first: date, last: date) -> OffDays:
    """Who does not work when between two dates, both included."""
    return cache(lambda who: days_in(days_off(who, first, last), first, last))


def days_in(offs: Iterable[DayOff], first: date, last: date) -> frozenset[date]:
    """Every single day of these that lies between two dates, both included."""
    return frozenset(
        day
        for off in offs
        for number in range((off.last - off.first).days + 1)
        if first <= (day := off.first + number * _DAY) <= last
    )


def stretches(offs: Iterable[DayOff], first: date, last: date) -> tuple[Days, ...]:
    """The same days as stretches, in order: a holiday within a closure is told once."""
    found: list[Days] = []
    for day in sorted(days_in(offs, first, last)):
        if found and day - found[-1].last == _DAY:
            found[-1] = Days(first=found[-1].first, last=day)
        else:
            found.append(Days(first=day, last=day))
    return tuple(found)
