"""Who is closed or away while the plan runs: for the lanes of the drawing, its closed bands, the list and the note."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from jepsite.i18n.formats import Formats
from jepsite.model.values import PartyId, PersonId
from jepsite.planning.result import Dates, DayOff
from jepsite.record import record
from jepsite.views.daysoff import DaysOff, SchoolHolidays
from jepsite.views.marks import Name, PartyMark
from jepsite.views.parties import Parties
from jepsite.views.timeline.chart import ChartLane, ChartOff

_DAY: Final = timedelta(days=1)
_MOST_IN_NOTE: Final = 12


@record
class Absences:
    """One company's days off within the plan."""

    mark: PartyMark
    closed: tuple[DayOff, ...]
    away: tuple[DayOff, ...]
    """Its people's, in order."""
    school: tuple[DayOff, ...]
    """School holidays where it is; they remove no days."""


def absences_of(
    parties: Parties, days_off: DaysOff, school: SchoolHolidays | None, first: date, last: date
) -> tuple[Absences, ...]:
    """The days off of every company between two dates, both included; companies without any are left out."""
    found = (
        Absences(
            mark=mark,
            closed=tuple(days_off(PartyId(mark.id), first, last)),
            away=tuple(off for person in parties.people_of(mark) for off in days_off(person.id, first, last)),
            school=tuple(school(PartyId(mark.id), first, last)) if school else (),
        )
        for mark in parties.all
    )
    return tuple(each for each in found if each.closed or each.away or each.school)


def closed_days(absences: Sequence[Absences]) -> tuple[Dates, ...]:
    """The days on which any company is closed, as stretches apart from each other, in order."""
    joined: list[Dates] = []
    for off in sorted((off for each in absences for off in each.closed), key=lambda off: (off.first, off.last)):
        if joined and off.first <= joined[-1].finish + _DAY:
            joined[-1] = Dates(start=joined[-1].start, finish=max(joined[-1].finish, off.last))
        else:
            joined.append(Dates(start=off.first, finish=off.last))
    return tuple(joined)


def chart_lanes(absences: Sequence[Absences], formats: Formats, parties: Parties) -> tuple[ChartLane, ...]:
    """A lane for each company, and one more for its school holidays."""
    lanes = []
    for each in absences:
        offs = (*_closed(each, formats), *_away(each, formats, parties))
        if offs:
            lanes.append(ChartLane(mark=each.mark, name=each.mark.short, off=offs))
        if each.school:
            name = Name(text=formats.words.say("School holidays"))
            lanes.append(ChartLane(mark=each.mark, name=name, off=tuple(_school(each, formats))))
    return tuple(lanes)


def name_of(off: DayOff, formats: Formats) -> str:
    """A day off's name, marked where its date may still move."""
    return formats.words.say("{name} (estimated)", name=off.name) if off.estimated else off.name


def _closed(absences: Absences, formats: Formats) -> Iterator[ChartOff]:
    """A company's closures and holidays, those that touch in one block."""
    block: list[DayOff] = []
    for off in (*absences.closed, None):
        if block and (off is None or off.first > block[-1].last + _DAY):
            names = ", ".join(f"{name_of(each, formats)} {formats.span(each.first, each.last)}" for each in block)
            single = block[0].first == block[-1].last
            yield ChartOff(first=block[0].first, last=block[-1].last, text=names, minor=single)
            block = []
        if off:
            block.append(off)


def _away(absences: Absences, formats: Formats, parties: Parties) -> Iterator[ChartOff]:
    """The absences of a company's people."""
    names = {person.id: parties.name(person.id) for person in parties.people_of(absences.mark)}
    for off in absences.away:
        span = formats.span(off.first, off.last)
        text = formats.words.say("{person} away, {dates}", person=names[PersonId(off.who)], dates=span)
        yield ChartOff(first=off.first, last=off.last, text=text)


def _school(absences: Absences, formats: Formats) -> Iterator[ChartOff]:
    """The school holidays where a company is."""
    for off in absences.school:
        text = f"{name_of(off, formats)} {formats.span(off.first, off.last)}"
        yield ChartOff(first=off.first, last=off.last, text=text, school=True)


def note_of(absences: Sequence[Absences], formats: Formats) -> str | None:
    """The companies' closed days in words; None where there are none, or more than a note can hold."""
    told = [_told(each, formats) for each in absences if each.closed]
    if not told or sum(len(each.closed) for each in absences) > _MOST_IN_NOTE:
        return None
    return formats.words.say("Closed on working days: {list}.", list="; ".join(told))


def _told(absences: Absences, formats: Formats) -> str:
    """`Officine Bellini 7–8 December (Sant’Ambrogio bridge)`."""
    days = (
        f"{formats.long_span(off.first, off.last)} ({name_of(off, formats)})"
        if off.name
        else formats.long_span(off.first, off.last)
        for off in absences.closed
    )
    return f"{absences.mark.short.text} " + ", ".join(days)
