"""What a plan needs from its reader's side, and when: all open work of the customer and its partners, by day.

The reader is the customer. In a plan without one, it is whoever takes part.
"""

from collections.abc import Iterator
from datetime import date

from jepsite.i18n.formats import Formats
from jepsite.model.people import Side
from jepsite.model.values import PersonId
from jepsite.model.work import State
from jepsite.record import record
from jepsite.views.due import due_of
from jepsite.views.marks import Day
from jepsite.views.parties import Parties
from jepsite.views.seen import Seen, SeenActivity


@record
class Need:
    """Something that the reader's side has to do."""

    day: Day
    text: str
    who: str
    note: str | None
    late: bool


def needs_of(seen: Seen, formats: Formats, parties: Parties) -> tuple[Need, ...]:
    """Work, actions against risks, answers to questions; by the day on which they are expected, then in file order."""
    if seen.stopped is not None:
        return ()
    found = (*_work(seen, formats, parties), *_actions(seen, formats, parties))
    return tuple(need for _, need in sorted(found, key=lambda dated: dated[0]))


def asked_for(parties: Parties) -> str:
    """`Officine Bellini`: the companies that are asked; partners are not named."""
    customers = [mark for mark in parties.left if mark.side == Side.CUSTOMER]
    return parties.formats.listing([mark.short.text for mark in customers or parties.all])


def _side(parties: Parties) -> frozenset[str]:
    """The ids of the reader's companies and of their people."""
    marks = parties.left or parties.all
    people = (person.id for mark in marks for person in parties.people_of(mark))
    return frozenset((*(mark.id for mark in marks), *people))


def _work(seen: Seen, formats: Formats, parties: Parties) -> Iterator[tuple[date, Need]]:
    side = _side(parties)
    for activity in seen.activities:
        own = [each for each in (*activity.responsible, *activity.companies) if each in side]
        if activity.is_open and activity.expected is not None and own:
            text = activity.title
            if activity.at is not None:
                text = f"{text}, {formats.hours(activity.at.start, activity.at.end)}"
            who = formats.listing([_name(each, parties) for each in own])
            note = _note(activity, formats)
            day = activity.expected.finish
            yield day, Need(day=_day(day, formats), text=text, who=who, note=note, late=activity.is_late)


def _actions(seen: Seen, formats: Formats, parties: Parties) -> Iterator[tuple[date, Need]]:
    side, words = _side(parties), formats.words
    for risk in seen.risks:
        if risk.owner in side and risk.plan and risk.by and not risk.closed:
            yield _action(risk.by, risk.plan, risk.owner, seen, formats, parties)
    for question in seen.questions:
        if question.owner in side and question.by and not question.settled:
            text = words.say("Answer: {question}", question=question.title)
            yield _action(question.by, text, question.owner, seen, formats, parties)


def _action(
    by: date, text: str, owner: PersonId | None, seen: Seen, formats: Formats, parties: Parties
) -> tuple[date, Need]:
    """Nothing unfinished keeps a date in the past: it takes the page's own, and says since when it is due."""
    late = by < seen.today
    note = formats.words.say("late, due {day}", day=formats.short(by)) if late else None
    day = max(by, seen.today)
    who = parties.name(owner) if owner else ""
    return day, Need(day=_day(day, formats), text=text, who=who, note=note, late=late)


def _note(activity: SeenActivity, formats: Formats) -> str | None:
    words = formats.words
    if activity.is_late:
        due = due_of(activity)
        return words.say("late, due {day}", day=formats.short(due.day)) if due else words.say("late")
    return words.say("waiting") if activity.state is State.BLOCKED else None


def _name(id_: str, parties: Parties) -> str:
    person = parties.names.get(PersonId(id_))
    return person.text if person else next(mark.short.text for mark in parties.all if mark.id == id_)


def _day(day: date, formats: Formats) -> Day:
    return Day(iso=day.isoformat(), text=formats.short_weekday(day))
