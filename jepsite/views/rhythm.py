"""When a regular meeting comes: its days, which of them fall out, and who is missing. Words are made by others."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import takewhile

from jepsite.model.deal import Every, Rhythm
from jepsite.model.people import Side
from jepsite.model.values import PartyId, PersonId
from jepsite.record import record
from jepsite.views.daysoff import OffDays
from jepsite.views.parties import Parties
from jepsite.views.seen import SeenCadence

_WEEK = timedelta(days=7)


@record
class Meeting:
    """One occurrence."""

    day: date
    takes_place: bool
    """Not on a day on which the customer or the supplier is closed, nor where nobody is left."""
    missing: tuple[PersonId, ...]


def meetings(cadence: SeenCadence, parties: Parties, off: OffDays, first: date, last: date) -> tuple[Meeting, ...]:
    """All occurrences between two days, both included."""
    taking_part = {parties.persons[person].of for person in cadence.with_} or {PartyId(mark.id) for mark in parties.all}
    both = [PartyId(each.id) for each in parties.all if each.id in taking_part and each.side != Side.PARTNER]
    found = []
    for day in takewhile(lambda day: day <= last, occurrences(cadence.rhythm, first)):
        missing = tuple(
            person for person in cadence.with_ if day in off(person) or day in off(parties.persons[person].of)
        )
        left = not cadence.with_ or len(missing) < len(cadence.with_)
        takes_place = left and not any(day in off(party) for party in both)
        found.append(Meeting(day=day, takes_place=takes_place, missing=missing))
    return tuple(found)


def occurrences(rhythm: Rhythm, first: date) -> Iterator[date]:
    """The days of a rhythm from a day on, without end."""
    if rhythm.every in (Every.WEEK, Every.OTHER_WEEK):
        step = _WEEK if rhythm.every is Every.WEEK else 2 * _WEEK
        day = rhythm.anchor or first + timedelta(days=(rhythm.weekday - first.weekday()) % 7)
        day += max(0, -((day - first) // step)) * step
        while True:
            yield day
            day += step
    month = first.replace(day=1)
    while True:
        following = (month + timedelta(days=31)).replace(day=1)
        earliest = month if rhythm.every is Every.FIRST_OF_MONTH else following - _WEEK
        day = earliest + timedelta(days=(rhythm.weekday - earliest.weekday()) % 7)
        if day >= first:
            yield day
        month = following
