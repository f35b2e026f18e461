"""The drawing's words: what stands beside a bar or a diamond, and what a row says of itself. Places nothing."""

from collections.abc import Iterator

from jepsite.i18n.formats import Formats
from jepsite.model.work import State
from jepsite.planning.result import Dates, MilestoneState
from jepsite.views.due import Due, Measure, due_of
from jepsite.views.parties import Parties
from jepsite.views.seen import SeenActivity, SeenMilestone
from jepsite.views.states import activity_mark, milestone_word
from jepsite.views.timeline.hand import InHand


def before_of(activity: SeenActivity) -> Dates | None:
    """Where work was agreed, else planned, if that is not where it stands.

    What is done is compared with nothing but an agreed version, and only by its end: its plan is history.
    """
    now, before = activity.expected, activity.agreed
    if activity.state is State.DONE:
        return before if before and now and before.finish != now.finish else None
    before = before or activity.planned
    return before if before != now else None


def bar_label(activity: SeenActivity, formats: Formats) -> str:
    """What stands beside a bar: `14–17 Sep`, `7 Oct, moved from 2 Oct`, `Late: due 1 Oct, now 6 Oct`."""
    words, dates = formats.words, activity.expected
    if activity.state is State.DROPPED:
        return words.pgettext("activity", "Dropped")
    if dates is None:
        return ""
    told = activity.is_open and (activity.is_late or activity.has_moved)
    when = formats.short(dates.finish) if told else formats.span(dates.start, dates.finish)
    facts = _facts(activity, when, formats)
    if activity.is_late and activity.is_open:
        return words.say("Late: {dates}", dates=facts)
    return words.say("Waiting: {dates}", dates=facts) if activity.state is State.BLOCKED else facts


def bar_tip(activity: SeenActivity, formats: Formats, parties: Parties, *, critical: bool) -> str:
    """All that a row shows, a fact a line."""
    words, dates = formats.words, activity.expected
    state = activity_mark(activity, words).word
    if dates:
        state = f"{state}: {_facts(activity, formats.span(dates.start, dates.finish), formats)}"
    lines = [activity.title, state]
    if doers := formats.listing(parties.doers(activity)):
        lines.append(words.say("Responsible: {people}", people=doers))
    lines += cases(activity, formats)
    if critical:
        lines.append(words.say("On the critical path"))
    return "\n".join(lines)


def _facts(activity: SeenActivity, when: str, formats: Formats) -> str:
    """Dates and what is to be said of them: `due 1 Oct, now 6 Oct`."""
    words, dates, before = formats.words, activity.expected, activity.agreed or activity.planned
    if dates is None or not activity.is_open:
        return when
    if activity.is_late:
        due = due_of(activity)
        return words.say("{due}, now {dates}", due=_due(due, formats), dates=when) if due else when
    if activity.has_moved and before:
        return words.say("{dates}, moved from {before}", dates=when, before=formats.short(before.finish))
    return words.say("{dates}, fixed date", dates=when) if activity.fixed else when


def _due(due: Due, formats: Formats) -> str:
    """The day that late work misses: `due 1 Oct`."""
    words, day = formats.words, formats.short(due.day)
    match due.measure:
        case Measure.FIXED:
            return words.say("fixed for {day}", day=day)
        case Measure.DUE:
            return words.say("due {day}", day=day)
        case Measure.DEADLINE:
            return words.say("deadline {day}", day=day)
        case Measure.NEEDED:
            return words.say("needed by {day}", day=day)


def cases(activity: SeenActivity, formats: Formats) -> Iterator[str]:
    """Best and worst case, where they differ."""
    best, worst = activity.best_finish, activity.worst_finish
    if best and worst and best != worst:
        yield formats.words.say("Between {best} and {worst}", best=formats.day(best), worst=formats.day(worst))


def in_hand_text(hand: InHand, formats: Formats) -> str:
    """What stands on the line to a fixed date: `25 working days in hand`."""
    return formats.words.say("{days} in hand", days=formats.working_days(hand.days))


def by_text(milestone: SeenMilestone, formats: Formats) -> str:
    """`by 16 Oct`; empty without a deadline."""
    return formats.words.say("by {day}", day=formats.short(milestone.by)) if milestone.by else ""


def buffer_texts(milestone: SeenMilestone, formats: Formats) -> tuple[str, str]:
    """`4 working days of buffer` and `4 days`; of a missed deadline how late; empty where it is reached or has none."""
    words, buffer = formats.words, milestone.buffer_days
    if buffer is None or not milestone.is_open:
        return "", ""
    if buffer < 0:
        late = words.plural("{n} day late", "{n} days late", -buffer)
        return words.say("{days} late", days=formats.working_days(-buffer)), late
    if buffer == 0:
        return words.say("no buffer"), ""
    long = words.say("{days} of buffer", days=formats.working_days(buffer))
    return long, words.plural("{n} day", "{n} days", buffer)


def milestone_tip(milestone: SeenMilestone, formats: Formats) -> str:
    """Title, state, dates, buffer."""
    words = formats.words
    day = milestone.reached or milestone.expected
    facts = [milestone_word(milestone.state, words)]
    if day:
        facts = [f"{facts[0]}: {formats.short(day)}"]
    facts += filter(None, (by_text(milestone, formats), buffer_texts(milestone, formats)[0]))
    lines = [milestone.title, ", ".join(facts)]
    if milestone.state is MilestoneState.AT_RISK and milestone.worst:
        lines.append(words.say("At worst {day}", day=formats.day(milestone.worst)))
    return "\n".join(lines)
