"""The lines of 'next up': what somebody does on a day of the window, and what all do together."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from jepsite.i18n.formats import Formats
from jepsite.model.values import PersonId
from jepsite.model.work import State
from jepsite.record import record
from jepsite.views.daysoff import DaysOff, off_days
from jepsite.views.due import due_of
from jepsite.views.marks import Day, PartyMark
from jepsite.views.parties import Parties
from jepsite.views.rhythm import meetings
from jepsite.views.seen import Seen, SeenActivity
from jepsite.views.window import Window

_NAMED: Final = 3
"""More people than these beside one in a task are counted, not named."""


@record
class Task:
    """One line of what a person does in the window."""

    day: Day
    text: str
    note: str | None = None
    late: bool = False
    link: str | None = None
    """https address of a document or a meeting."""


def person_tasks(person: PersonId, seen: Seen, window: Window, formats: Formats, parties: Parties) -> tuple[Task, ...]:
    """What a person is responsible for in the window: work, actions against risks, answers, decisions; by day."""
    own = [activity for activity in window.due if person in activity.responsible]
    name = parties.name(person)
    tasks = [*_work(own, name, window, formats, parties), *_actions(person, seen, window, formats)]
    return tuple(task for _, task in sorted(tasks, key=lambda dated: dated[0]))


def company_tasks(mark: PartyMark, window: Window, formats: Formats, parties: Parties) -> tuple[Task, ...]:
    """What a company is responsible for as a whole."""
    own = [activity for activity in window.due if mark.id in activity.companies]
    tasks = _work(own, mark.short.text, window, formats, parties)
    return tuple(task for _, task in sorted(tasks, key=lambda dated: dated[0]))


def meeting_tasks(
    seen: Seen, window: Window, formats: Formats, parties: Parties, days_off: DaysOff
) -> tuple[tuple[Task, ...], tuple[PersonId, ...]]:
    """The regular meetings of the window by day, and whom they concern."""
    found = []
    people: dict[PersonId, None] = {}
    off = off_days(days_off, window.first, window.last)
    for cadence in seen.cadence:
        each = meetings(cadence, parties, off, window.first, window.last)
        days = [meeting.day for meeting in each if meeting.takes_place]
        if not days:
            continue
        people.update(dict.fromkeys(cadence.with_))
        text = f"{cadence.what}, {formats.hours(cadence.rhythm.at)}" if cadence.rhythm.at else cadence.what
        again = formats.words.say("again on {day}", day=formats.short(days[1])) if len(days) > 1 else None
        found.append((days[0], Task(day=_day(days[0], formats), text=text, note=again)))
    return tuple(task for _, task in sorted(found, key=lambda dated: dated[0])), tuple(people)


def _work(
    activities: list[SeenActivity], doer: str, window: Window, formats: Formats, parties: Parties
) -> Iterator[tuple[date, Task]]:
    for activity in activities:
        dates = activity.expected
        if dates is not None and dates.finish in window:
            yield dates.finish, _task(activity, dates.finish, doer, formats, parties)
        elif dates is not None:
            day = max(dates.start, window.first)
            yield day, _task(activity, day, doer, formats, parties)


def _task(activity: SeenActivity, day: date, doer: str, formats: Formats, parties: Parties) -> Task:
    """A line for an activity, on the day on which it ends or, where that is behind the window, begins or goes on."""
    words, text = formats.words, activity.title
    if activity.at is not None:
        text = f"{text}, {formats.hours(activity.at.start, activity.at.end)}"
    others = [name for name in parties.doers(activity) if name != doer]
    if len(others) > _NAMED:
        text = words.say("{task}, with {n} others", task=text, n=str(len(others)))
    elif others:
        text = words.say("{task}, with {people}", task=text, people=formats.listing(others))
    return Task(
        day=_day(day, formats),
        text=text,
        note=", ".join(_notes(activity, day, formats)) or None,
        late=activity.is_late,
        link=activity.link,
    )


def _notes(activity: SeenActivity, day: date, formats: Formats) -> Iterator[str]:
    words, dates, before = formats.words, activity.expected, activity.agreed or activity.planned
    if dates is None:
        return
    if day < dates.finish:
        until = formats.short(dates.finish)
        yield words.say("starts, until {day}", day=until) if day == dates.start else words.say("until {day}", day=until)
    elif dates.finish > dates.start and not activity.is_late:
        yield words.say("to be finished")
    if activity.is_late:
        due = due_of(activity)
        yield words.say("late, due {day}", day=formats.short(due.day)) if due else words.say("late")
    elif activity.state is State.BLOCKED:
        yield words.say("waiting")
    elif activity.has_moved and before:
        was = before.finish if day == dates.finish else before.start
        if was != day and day in (dates.start, dates.finish):
            yield words.say("moved from {day}", day=formats.short(was))


def _actions(person: PersonId, seen: Seen, window: Window, formats: Formats) -> Iterator[tuple[date, Task]]:
    """What a person owes to open risks, questions and decisions by a day of the window, or owed before it."""
    words = formats.words
    for risk in seen.risks:
        if risk.owner == person and not risk.closed and risk.plan and risk.by:
            yield from _action(risk.by, risk.plan, risk.link, window, formats)
    for question in seen.questions:
        if question.owner == person and not question.settled and question.by:
            yield from _action(
                question.by, words.say("Answer: {question}", question=question.title), question.link, window, formats
            )
    for decision in seen.decisions:
        if decision.owner == person and not decision.settled and decision.by:
            yield from _action(
                decision.by, words.say("Decide: {decision}", decision=decision.title), decision.link, window, formats
            )


def _action(by: date, text: str, link: str | None, window: Window, formats: Formats) -> Iterator[tuple[date, Task]]:
    """Nothing unfinished keeps a date in the past: it takes the first day, and says since when it is due."""
    if by in window:
        yield by, Task(day=_day(by, formats), text=text, link=link)
    elif by < window.first:
        note = formats.words.say("late, due {day}", day=formats.short(by))
        yield window.first, Task(day=_day(window.first, formats), text=text, note=note, late=True, link=link)


def _day(day: date, formats: Formats) -> Day:
    return Day(iso=day.isoformat(), text=formats.short_weekday(day))
