"""How we work together: prose, cadence, contacts."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from jepsite.i18n.formats import Formats
from jepsite.model.deal import Every, Rhythm
from jepsite.record import record
from jepsite.views.daysoff import DaysOff, off_days
from jepsite.views.marks import Day, Name, PartyMark, ProseView
from jepsite.views.parties import Parties
from jepsite.views.prose import prose_view
from jepsite.views.rhythm import Meeting, meetings
from jepsite.views.seen import Seen, SeenCadence, SeenPerson

_AHEAD: Final = timedelta(weeks=12)
"""How far ahead absences from meetings are told."""
_TOLD: Final = 4
"""How many of them."""


@record
class CadenceRow:
    """A regular meeting or report."""

    what: str
    when: str
    with_: str
    next: Day | None
    note: str | None
    """Who is missing when: `27 Oct without Paolo, none on 8 Dec`."""


@record
class Contact:
    """A person of a company."""

    id: str
    name: Name
    role: str | None
    email: str | None
    phone: str | None
    note: str | None
    """`Away 26–30 Oct`"""


@record
class Contacts:
    """A company's people."""

    mark: PartyMark
    people: tuple[Contact, ...]


@record
class TogetherView:
    """How we work together."""

    heading: str
    prose: tuple[ProseView, ...]
    cadence: tuple[CadenceRow, ...]
    left: tuple[Contacts, ...]
    right: tuple[Contacts, ...]


def together_view(seen: Seen, formats: Formats, parties: Parties, days_off: DaysOff) -> TogetherView:
    """The section. The author's prose that has the section's own heading stands under it without a second one."""
    heading = formats.words.say("How we work together")
    return TogetherView(
        heading=heading,
        prose=tuple(prose_view(section, heading) for section in seen.prose),
        cadence=tuple(_cadence(seen, formats, parties, days_off)),
        left=_contacts(parties.left, seen, formats, parties),
        right=_contacts(parties.right, seen, formats, parties),
    )


def _cadence(seen: Seen, formats: Formats, parties: Parties, days_off: DaysOff) -> Iterator[CadenceRow]:
    """The regular meetings and their next weeks, not beyond the plan's last day; no dates in a plan that is over."""
    ends = [day for each in seen.milestones if each.is_open for day in (each.expected, each.by) if day is not None]
    first = max(seen.today, seen.start)
    last = min(max(ends), first + _AHEAD) if ends and seen.stopped is None else None
    off = off_days(days_off, first, last or first)
    for cadence in seen.cadence:
        yield _row(cadence, meetings(cadence, parties, off, first, last) if last else (), formats, parties)


def _row(cadence: SeenCadence, coming: tuple[Meeting, ...], formats: Formats, parties: Parties) -> CadenceRow:
    when = _rhythm(cadence.rhythm, formats)
    next_day = next((meeting.day for meeting in coming if meeting.takes_place), None)
    return CadenceRow(
        what=cadence.what,
        when=f"{when}, {cadence.how}" if cadence.how else when,
        with_=", ".join(parties.name(person) for person in cadence.with_),
        next=Day(iso=next_day.isoformat(), text=formats.short_weekday(next_day)) if next_day else None,
        note=_deviations(coming, formats, parties),
    )


def _rhythm(rhythm: Rhythm, formats: Formats) -> str:
    """`Tuesday 10:00`, `Every second Friday`, `First Monday of the month`."""
    words, weekday = formats.words, formats.words.weekdays[rhythm.weekday]
    match rhythm.every:
        case Every.WEEK:
            text = words.say("Every {weekday}", weekday=weekday)
        case Every.OTHER_WEEK:
            text = words.say("Every second {weekday}", weekday=weekday)
        case Every.FIRST_OF_MONTH:
            text = words.say("First {weekday} of the month", weekday=weekday)
        case Every.LAST_OF_MONTH:
            text = words.say("Last {weekday} of the month", weekday=weekday)
    return f"{text}, {formats.hours(rhythm.at)}" if rhythm.at else text


def _deviations(coming: tuple[Meeting, ...], formats: Formats, parties: Parties) -> str | None:
    """`27 Oct without Paolo Zanetti, none on 8 Dec`: the first few that are not as usual."""
    words, parts = formats.words, []
    for meeting in coming:
        day = formats.short(meeting.day)
        if not meeting.takes_place:
            parts.append(words.say("none on {day}", day=day))
        elif meeting.missing:
            parts.append(words.say("{day} without {people}", day=day, people=parties.listed(meeting.missing)))
    return ", ".join(parts[:_TOLD]) or None


def _contacts(marks: tuple[PartyMark, ...], seen: Seen, formats: Formats, parties: Parties) -> tuple[Contacts, ...]:
    found = (
        Contacts(
            mark=mark, people=tuple(_contact(each, seen.today, formats, parties) for each in parties.people_of(mark))
        )
        for mark in marks
    )
    return tuple(contacts for contacts in found if contacts.people)


def _contact(person: SeenPerson, today: date, formats: Formats, parties: Parties) -> Contact:
    away = [formats.span(days.first, days.last) for days in person.away if days.last >= today]
    return Contact(
        id=person.id,
        name=parties.names[person.id],
        role=person.role,
        email=person.email,
        phone=person.phone,
        note=formats.words.say("Away {days}", days=", ".join(away)) if away else None,
    )
