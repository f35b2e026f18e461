"""The timeline as a list by week: for phones, and for those who do not see the drawing. It says as much."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from jepsite.i18n.formats import Formats
from jepsite.model.work import State
from jepsite.planning.result import DayOff, MilestoneState
from jepsite.record import record
from jepsite.views.due import Measure, due_of
from jepsite.views.focus import quoted
from jepsite.views.seen import SeenActivity, SeenMilestone
from jepsite.views.states import activity_mark, milestone_mark
from jepsite.views.status import reached_in_words
from jepsite.views.timeline.absences import Absences, name_of
from jepsite.views.timeline.charting import Charting
from jepsite.views.timeline.phrases import before_of, buffer_texts, cases, in_hand_text
from jepsite.views.timeline.view import ListEntry, ListWeek, TimelineList

_MOST_NAMED: Final = 2


@record
class _Dated:
    """An entry and the day by which it is sorted."""

    day: date
    last: bool
    """Behind all else of its day: a milestone is reached when the day ends."""
    entry: ListEntry


def weekly_list(charting: Charting, absences: Sequence[Absences]) -> TimelineList:
    """Everything that the drawing shows, by the week in which it begins; what has no dates stands at the end."""
    dated = sorted(_dated(charting, absences), key=lambda each: (each.day, each.last))
    formats, today = charting.formats, charting.seen.today
    before = tuple(_weeks((each for each in dated if each.day < today), formats))
    after = tuple(_weeks((each for each in dated if each.day >= today), formats))
    if before and after and before[-1].heading == after[0].heading:
        after = (ListWeek(heading=formats.words.say("Rest of the week"), entries=after[0].entries), *after[1:])
    undated = tuple(_undated(charting))
    if undated:
        after = (*after, ListWeek(heading=formats.words.pgettext("list of dropped work", "Dropped"), entries=undated))
    return TimelineList(
        before=before,
        today=formats.words.say("As of {day}", day=formats.weekday(today)),
        after=after,
    )


def _weeks(dated: Iterable[_Dated], formats: Formats) -> Iterator[ListWeek]:
    for monday, group in groupby(dated, key=lambda each: each.day - timedelta(days=each.day.weekday())):
        heading = formats.words.say("Week of {day}", day=formats.day(monday))
        yield ListWeek(heading=heading, entries=tuple(each.entry for each in group))


def _dated(charting: Charting, absences: Sequence[Absences]) -> Iterator[_Dated]:
    for milestone in charting.seen.milestones:
        for activity in milestone.activities:
            dates = activity.expected or activity.agreed
            if dates:
                yield _Dated(day=dates.start, last=False, entry=_activity(activity, charting))
        day = milestone.reached or milestone.expected
        if day:
            yield _Dated(day=day, last=True, entry=_milestone(milestone, day, charting.formats))
    for each in absences:
        yield from _off(each, charting)


def _undated(charting: Charting) -> Iterator[ListEntry]:
    """Dropped work that was never agreed has no place among the weeks."""
    for activity in charting.seen.activities:
        if activity.expected is None and activity.agreed is None:
            yield _activity(activity, charting)


# --- activities -------------------------------------------------------------------------------------------------------


def _activity(activity: SeenActivity, charting: Charting) -> ListEntry:
    formats, parties = charting.formats, charting.parties
    dates = activity.expected or activity.agreed
    return ListEntry(
        kind="activity",
        people=activity.people,
        dates=formats.span(dates.start, dates.finish) if dates else "",
        title=activity.title,
        state=activity_mark(activity, formats.words),
        marks=parties.doing(activity),
        who=", ".join(parties.doers(activity)),
        alarm=_alarm(activity, formats),
        note=" ".join(_sentences(activity, charting)),
    )


def _alarm(activity: SeenActivity, formats: Formats) -> str:
    if not activity.is_late or not activity.is_open:
        return ""
    words, due = formats.words, due_of(activity)
    if due is None:
        return words.say("Late.")
    day = formats.day(due.day)
    match due.measure:
        case Measure.FIXED:
            return words.say("Late: was fixed for {day}.", day=day)
        case Measure.DUE:
            return words.say("Late: due {day}.", day=day)
        case Measure.DEADLINE:
            return words.say("Late: deadline {day}.", day=day)
        case Measure.NEEDED:
            return words.say("Late: needed by {day}.", day=day)


def _sentences(activity: SeenActivity, charting: Charting) -> Iterator[str]:
    """All that a row of the drawing says, and what its lines say of the work before it."""
    words, formats = charting.formats.words, charting.formats
    yield _state(activity, formats)
    before = before_of(activity)
    if before and not activity.is_late:
        day = formats.day(before.finish)
        moved = activity.has_moved and activity.is_open
        yield words.say("Moved from {day}.", day=day) if moved else words.say("Planned for {day}.", day=day)
    if not activity.is_open:
        return
    if activity.fixed:
        yield words.say("Fixed date.")
    if charting.in_hand and charting.in_hand.fixed == activity.id:
        yield f"{in_hand_text(charting.in_hand, formats)}."
    if activity.confirmed:
        yield words.say("Confirmed on {day}.", day=formats.day(activity.confirmed))
    yield from (f"{case}." for case in cases(activity, formats))
    yield from _follows(activity, charting)
    if activity.id in charting.critical:
        yield words.say("On the critical path.")


def _state(activity: SeenActivity, formats: Formats) -> str:
    """The state as a sentence; the alarm has said already that something is late."""
    words = formats.words
    match activity.state:
        case State.DONE:
            return words.say("Done.")
        case State.DROPPED:
            return words.say("Dropped.")
        case State.RUNNING:
            return words.say("In progress.")
        case State.BLOCKED:
            return words.say("Waiting.")
    return words.say("Not started.") if activity.is_late else words.say("To do.")


def _follows(activity: SeenActivity, charting: Charting) -> Iterator[str]:
    """What it waits for, as far as a line of the drawing shows it."""
    words, formats = charting.formats.words, charting.formats
    before = {pair[0] for pair in charting.seen.driving_links if pair[1] == activity.id}
    before |= {link.predecessor for link in charting.seen.links if link.successor == activity.id}
    titles = [each.title for each in charting.seen.activities if each.id in activity.waits_for and each.id in before]
    if titles:
        named = [quoted(title, formats) for title in titles[:_MOST_NAMED]]
        if more := len(titles) - len(named):
            named.append(words.plural("{n} more", "{n} more", more))
        yield words.say("Waits for {activities}.", activities=formats.listing(named))


# --- milestones, days off ---------------------------------------------------------------------------------------------


def _milestone(milestone: SeenMilestone, day: date, formats: Formats) -> ListEntry:
    late = milestone.state is MilestoneState.LATE
    alarm = formats.words.say("Late: deadline {day}.", day=formats.day(milestone.by)) if late and milestone.by else ""
    return ListEntry(
        kind="milestone",
        people=(),
        dates=formats.short(day),
        title=milestone.title,
        state=milestone_mark(milestone, formats.words),
        marks=(),
        who="",
        alarm=alarm,
        note=" ".join(_milestone_sentences(milestone, formats)),
    )


def _milestone_sentences(milestone: SeenMilestone, formats: Formats) -> Iterator[str]:
    words, buffer = formats.words, buffer_texts(milestone, formats)[0]
    if milestone.state is MilestoneState.REACHED:
        how = reached_in_words(milestone, formats)
        yield words.say("Milestone reached, {how}.", how=how) if how else words.say("Milestone reached.")
    elif milestone.state is MilestoneState.LATE:
        yield words.say("Milestone, {buffer}.", buffer=buffer)
    elif milestone.by:
        yield words.say("Milestone, deadline {day}: {buffer}.", day=formats.day(milestone.by), buffer=buffer)
    else:
        yield words.say("Milestone.")
    if milestone.state is MilestoneState.AT_RISK and milestone.worst:
        yield words.say("At risk: {day} at worst.", day=formats.day(milestone.worst))


def _off(absences: Absences, charting: Charting) -> Iterator[_Dated]:
    words, formats, company = charting.formats.words, charting.formats, absences.mark.short.text
    for off in absences.closed:
        closed = words.say("{company} is closed: {name}.", company=company, name=name_of(off, formats))
        yield _off_entry(off, closed if off.name else words.say("{company} is closed.", company=company), (), formats)
    for off in absences.away:
        person = next(each for each in charting.parties.people_of(absences.mark) if each.id == off.who)
        away = words.say("{person} is away.", person=charting.parties.name(person.id))
        yield _off_entry(off, away, (person.id,), formats)
    for off in absences.school:
        text = words.say("School holidays, {company}: {name}.", company=company, name=name_of(off, formats))
        yield _off_entry(off, text, (), formats)


def _off_entry(off: DayOff, text: str, people: tuple[str, ...], formats: Formats) -> _Dated:
    entry = ListEntry(
        kind="off",
        people=people,
        dates=formats.span(off.first, off.last),
        title="",
        state=None,
        marks=(),
        who=text,
        alarm="",
        note="",
    )
    return _Dated(day=off.first, last=False, entry=entry)
