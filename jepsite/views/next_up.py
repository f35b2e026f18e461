"""What is due in the next ten working days: what is late, then person by person, then together."""

from typing import Final

from jepsite.i18n.formats import Formats
from jepsite.model.values import PersonId
from jepsite.record import record
from jepsite.views.daysoff import DaysOff
from jepsite.views.focus import quoted
from jepsite.views.late import LateItem, late_heading, late_items
from jepsite.views.marks import Name, PartyMark
from jepsite.views.parties import Parties
from jepsite.views.seen import Seen, SeenPerson
from jepsite.views.tasks import Task, company_tasks, meeting_tasks, person_tasks
from jepsite.views.window import Window, window_of

_NAMED: Final = 3
"""More activities than these that somebody answers for are counted, not named."""


@record
class PersonTasks:
    """What one person does in the window."""

    id: str
    name: Name
    role: str | None
    tasks: tuple[Task, ...]
    answers: str | None
    """One line for what the person answers for."""


@record
class PartyTasks:
    """A company's people, those with something due first; `idle` are the lines for the others."""

    mark: PartyMark
    people: tuple[PersonTasks, ...]
    idle: tuple[tuple[str, str], ...]
    """Pairs of person id and `Nothing due: Board of directors, next on Wednesday 2 December.`"""


@record
class NextView:
    """Next up."""

    intro: str
    late_heading: str | None
    """`Late or waiting`, or only the one that applies; None where nothing is."""
    late: tuple[LateItem, ...]
    left: tuple[PartyTasks, ...]
    """The customer and its partners."""
    right: tuple[PartyTasks, ...]
    """The supplier and its partners."""
    together: tuple[Task, ...]
    together_people: tuple[str, ...]


def next_view(seen: Seen, formats: Formats, parties: Parties, days_off: DaysOff) -> NextView:
    """The section. A plan that was given up, or in which everything is done, has no tasks and says so."""
    window = window_of(seen)
    if seen.stopped is not None or not any(activity.is_open for activity in seen.activities):
        return NextView(
            intro=_nothing_more(seen, formats),
            late_heading=None,
            late=(),
            left=(),
            right=(),
            together=(),
            together_people=(),
        )
    late = late_items(seen, formats, parties)
    together, together_people = meeting_tasks(seen, window, formats, parties, days_off)
    return NextView(
        intro=formats.words.say(
            "What is due in the two weeks {span}, person by person.", span=formats.period(window.first, window.last)
        ),
        late_heading=late_heading(late, formats),
        late=late,
        left=tuple(_party(mark, seen, window, formats, parties) for mark in parties.left),
        right=tuple(_party(mark, seen, window, formats, parties) for mark in parties.right),
        together=together,
        together_people=together_people,
    )


def _nothing_more(seen: Seen, formats: Formats) -> str:
    words = formats.words
    if seen.stopped is not None:
        return words.say("The plan was stopped; nothing is due any more.")
    return (
        words.say("Everything in this plan is done.") if any(seen.activities) else words.say("Nothing is planned yet.")
    )


def _party(mark: PartyMark, seen: Seen, window: Window, formats: Formats, parties: Parties) -> PartyTasks:
    """A company's people: those with something due, and a line for each of the others."""
    busy: list[PersonTasks] = []
    idle: list[tuple[str, str]] = []
    if tasks := company_tasks(mark, window, formats, parties):
        busy.append(PersonTasks(id=mark.id, name=mark.short, role=None, tasks=tasks, answers=None))
    for person in parties.people_of(mark):
        tasks = person_tasks(person.id, seen, window, formats, parties)
        answers = _answers(person.id, window, formats)
        if tasks or answers:
            line = " ".join(filter(None, (answers, None if tasks else _own_next(person.id, window, formats))))
            busy.append(
                PersonTasks(
                    id=person.id, name=parties.names[person.id], role=person.role, tasks=tasks, answers=line or None
                )
            )
        else:
            idle.append((person.id, _idle(person, window, formats)))
    return PartyTasks(mark=mark, people=tuple(busy), idle=tuple(idle))


def _answers(person: PersonId, window: Window, formats: Formats) -> str | None:
    """What a person is accountable for and does not do: by title, where they are few."""
    words = formats.words
    activities = [each for each in window.due if each.accountable == person and person not in each.responsible]
    if not activities:
        return None
    if len(activities) > _NAMED:
        number = len(activities)
        return words.plural(
            "Answers for one activity.", "Answers for {n} activities.", number, n=formats.spelled(number)
        )
    titles = formats.listing([quoted(activity.title, formats) for activity in activities])
    return words.say("Answers for {activities}.", activities=titles)


def _own_next(person: PersonId, window: Window, formats: Formats) -> str | None:
    """The first work of one's own behind the window."""
    for start, activity in window.later:
        if person in activity.responsible:
            title = quoted(activity.title, formats)
            return formats.words.say(
                "Own next work: {activity}, from {day}.", activity=title, day=formats.weekday(start)
            )
    return None


def _idle(person: SeenPerson, window: Window, formats: Formats) -> str:
    for start, activity in window.later:
        if person.id in activity.people:
            day = formats.weekday(start)
            return formats.words.say("Nothing due: {person}, next on {day}.", person=person.name, day=day)
    return formats.words.say("Nothing due: {person}.", person=person.name)
