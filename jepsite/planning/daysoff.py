"""Days off with their names, for the lanes of a drawing. Draws nothing and decides nothing about work."""

from collections.abc import Mapping
from datetime import date

from jepsite.model.people import Person
from jepsite.model.values import Days
from jepsite.planning.horizon import Horizon
from jepsite.planning.partydays import PartyDays
from jepsite.planning.result import DayOff

Names = Mapping[int, tuple[str, bool]]
"""Why a day is off, and whether it is estimated, by day number."""


def party_names(party: PartyDays) -> Names:
    """The holidays and closures of a company; a closure beats a holiday."""
    names = {holiday.day: (holiday.name, holiday.estimated) for holiday in party.holidays}
    for closure in party.closures:
        names.update((day, (closure.why, False)) for day in _numbers(closure.days))
    return names


def school_names(party: PartyDays) -> Names:
    """The school holidays of its region."""
    return {holiday.day: (holiday.name, holiday.estimated) for holiday in party.school}


def person_names(person: Person) -> Names:
    """A person's absences, which have no name, less the days on which they work all the same."""
    away = {day for days in person.away for day in _numbers(days)}
    return dict.fromkeys(away - {day.toordinal() for day in person.works}, ("", False))


def stretches(who: str, names: Names, worked: bytes, horizon: Horizon, days: Days) -> tuple[DayOff, ...]:
    """The days off within `days` that fall on a day `worked` otherwise, those of one name in one stretch.

    A stretch runs on over days that are not worked anyway.
    """
    found: list[tuple[int, int, str, bool]] = []
    first, last = max(days.first.toordinal(), horizon.first), min(days.last.toordinal() + 1, horizon.last)
    for day in sorted(day for day in names if first <= day < last and worked[day - horizon.first]):
        name, estimated = names[day]
        if found:
            begun, end, *same = found[-1]
            if same == [name, estimated] and not any(worked[end + 1 - horizon.first : day - horizon.first]):
                found[-1] = (begun, day, name, estimated)
                continue
        found.append((day, day, name, estimated))
    return tuple(
        DayOff(who=who, first=date.fromordinal(begun), last=date.fromordinal(end), name=name, estimated=estimated)
        for begun, end, name, estimated in found
    )


def _numbers(days: Days) -> range:
    return range(days.first.toordinal(), days.last.toordinal() + 1)
