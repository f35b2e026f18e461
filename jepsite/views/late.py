"""What is late, waiting or in conflict: its dates, the author's way out, and the facts. No action is made up here."""

from datetime import date

from jepsite.i18n.formats import Formats
from jepsite.i18n.words import Words
from jepsite.model.work import State
from jepsite.record import record
from jepsite.views.consequences import consequences
from jepsite.views.due import Measure, due_of
from jepsite.views.focus import quoted
from jepsite.views.marks import Day, StateMark
from jepsite.views.parties import Parties
from jepsite.views.seen import Seen, SeenActivity, SeenConflict
from jepsite.views.wayout import sentence, way_out


@record
class DatedLabel:
    """A line of the dates of something late: `Was due`, `Now`, `At worst`."""

    label: str
    day: Day
    now: bool = False


@record
class LateItem:
    """Something late, waiting, missed or in conflict, with its way out."""

    id: str
    people: tuple[str, ...]
    state: StateMark
    title: str
    who: str
    """`Lena Hofer, Nordwind`"""
    dates: tuple[DatedLabel, ...]
    reason: str | None
    """Why it waits, what it conflicts with, in one sentence."""
    way_out: str | None
    """The author's, in their words; None where they gave none."""
    facts: str | None
    """What follows and what stays, computed."""


def late_items(seen: Seen, formats: Formats, parties: Parties) -> tuple[LateItem, ...]:
    """Late work first, then what waits, then fixed dates that come too soon; each group in file order."""
    work = [activity for activity in seen.activities if activity.is_open]
    late = [activity for activity in work if activity.is_late]
    waiting = [activity for activity in work if activity.state is State.BLOCKED and not activity.is_late]
    by_id = {activity.id: activity for activity in work}
    conflicts = [each for each in seen.conflicts if each.fixed in by_id and each.predecessor in by_id]
    told = {activity.id for activity in (*late, *waiting)}
    return (
        *(_late_item(activity, seen, formats, parties) for activity in late),
        *(_waiting_item(activity, seen, formats, parties) for activity in waiting),
        *(
            _conflict_item(by_id[each.fixed], by_id[each.predecessor], each, seen, formats, parties)
            for each in conflicts
            if each.fixed not in told
        ),
    )


def late_heading(items: tuple[LateItem, ...], formats: Formats) -> str | None:
    """The heading above the items: only what there is."""
    words, icons = formats.words, {item.state.icon for item in items}
    if not icons:
        return None
    if icons == {"late"}:
        return words.say("Late")
    if icons == {"wait"}:
        return words.say("Waiting")
    return words.say("To be settled") if icons == {"ask"} else words.say("Late or waiting")


def _late_item(activity: SeenActivity, seen: Seen, formats: Formats, parties: Parties) -> LateItem:
    words, due = formats.words, due_of(activity)
    dates = [_dated(_due_label(due.measure, formats.words), due.day, formats)] if due else []
    if activity.expected:
        dates.append(_dated(words.say("Now"), activity.expected.finish, formats, now=True))
        if activity.worst_finish and activity.worst_finish > activity.expected.finish:
            dates.append(_dated(words.say("At worst"), activity.worst_finish, formats))
    return LateItem(
        id=activity.id,
        people=activity.people,
        state=StateMark(icon="late", word=words.say("Late"), late=True),
        title=activity.title,
        who=_who(activity, parties),
        dates=tuple(dates),
        reason=_reason(activity, seen, formats),
        way_out=way_out(activity, seen),
        facts=consequences(activity, seen, formats),
    )


def _due_label(measure: Measure, words: Words) -> str:
    match measure:
        case Measure.FIXED:
            return words.say("Was fixed for")
        case Measure.DUE:
            return words.say("Was due")
        case Measure.DEADLINE:
            return words.say("Deadline")
        case Measure.NEEDED:
            return words.say("Needed by")


def _waiting_item(activity: SeenActivity, seen: Seen, formats: Formats, parties: Parties) -> LateItem:
    words = formats.words
    return LateItem(
        id=activity.id,
        people=activity.people,
        state=StateMark(icon="wait", word=words.say("Waiting")),
        title=activity.title,
        who=_who(activity, parties),
        dates=_waiting_dates(activity, seen, formats),
        reason=_reason(activity, seen, formats),
        way_out=way_out(activity, seen),
        facts=consequences(activity, seen, formats),
    )


def _waiting_dates(activity: SeenActivity, seen: Seen, formats: Formats) -> tuple[DatedLabel, ...]:
    """The start that was planned and the one now possible; of work that had begun, its finish."""
    words, before, now = formats.words, activity.agreed or activity.planned, activity.expected
    if now is None:
        return ()
    if now.start < seen.today:
        was, then, later = words.say("Was due"), before and before.finish, now.finish
    else:
        was, then, later = words.say("Was to start"), before and before.start, now.start
    moved = (_dated(was, then, formats),) if then and then != later else ()
    return (*moved, _dated(words.say("Now"), later, formats, now=True))


def _conflict_item(
    fixed: SeenActivity,
    predecessor: SeenActivity,
    conflict: SeenConflict,
    seen: Seen,
    formats: Formats,
    parties: Parties,
) -> LateItem:
    words = formats.words
    return LateItem(
        id=fixed.id,
        people=tuple(dict.fromkeys((*fixed.people, *predecessor.people))),
        state=StateMark(icon="ask", word=words.say("Too soon")),
        title=fixed.title,
        who=_who(fixed, parties),
        dates=(_dated(words.say("Set for"), conflict.on, formats, now=True),),
        reason=words.say(
            "{predecessor} comes first, and is expected on {day}.",
            predecessor=quoted(predecessor.title, formats),
            day=formats.weekday(conflict.finish),
        ),
        way_out=way_out(fixed, seen),
        facts=None,
    )


def _reason(activity: SeenActivity, seen: Seen, formats: Formats) -> str | None:
    """Why: in the author's words, else by the plan itself."""
    words = formats.words
    parts = [sentence(activity.why)] if activity.why else []
    if activity.state is State.BLOCKED and activity.until:
        parts.append(words.say("Not before {day}.", day=formats.weekday(activity.until)))
    if not parts and activity.missed_fixed:
        parts.append(words.say("Its fixed date has passed; this is the first day that is possible now."))
    if not parts and activity.waits_for:
        titles = [quoted(each.title, formats) for each in seen.activities if each.id in activity.waits_for]
        parts.append(words.say("Waits for {activities}.", activities=formats.listing(titles)))
    return " ".join(parts) or None


def _who(activity: SeenActivity, parties: Parties) -> str:
    """`Lena Hofer, Nordwind Systems`: who does it, with the company where it is one."""
    companies = parties.doing(activity)
    doers = parties.doers(activity)
    if len(companies) == 1 and companies[0].short.text not in doers:
        return ", ".join((*doers, companies[0].short.text))
    return ", ".join(doers)


def _dated(label: str, day: date, formats: Formats, *, now: bool = False) -> DatedLabel:
    return DatedLabel(label=label, day=Day(iso=day.isoformat(), text=formats.short_weekday(day)), now=now)
