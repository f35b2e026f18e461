"""The status sentence: plain, one fact and one number. Its subject is the work or the date, never a person.

It never praises and never blames; the order of the cases is the order of what a reader has to know first.
"""

from jepsite.i18n.formats import Formats
from jepsite.i18n.words import Words
from jepsite.model.work import State
from jepsite.planning.result import MilestoneState
from jepsite.record import record
from jepsite.views.focus import Focus, focus_of, quoted
from jepsite.views.seen import Seen, SeenActivity, SeenConflict, SeenMilestone


@record
class Status:
    """The sentence, and whether it tells of something late."""

    sentence: str
    late: bool = False


def status_of(seen: Seen, formats: Formats) -> Status:
    """How the plan stands, in one sentence."""
    words, focus = formats.words, focus_of(seen)
    if seen.stopped is not None:
        return Status(
            sentence=words.say("Stopped on {day}. The plan is kept as it stood", day=formats.day(seen.stopped))
        )
    if focus is None:
        return Status(sentence=words.say("No milestone is planned yet"))
    if focus.milestone.state is MilestoneState.DROPPED:
        return Status(sentence=words.say("Dropped: {milestone}", milestone=quoted(focus.milestone.title, formats)))
    if focus.milestone.state is MilestoneState.REACHED:
        return Status(sentence=_reached(focus, formats))
    if focus.milestone.state is MilestoneState.LATE:
        return Status(sentence=_late(focus, formats), late=True)
    return Status(sentence=_open(seen, focus, formats))


def reached_in_words(milestone: SeenMilestone, formats: Formats) -> str | None:
    """`4 working days early`, `as agreed`, `2 working days late`; None without a deadline."""
    words, buffer = formats.words, milestone.buffer_days
    if buffer is None:
        return None
    if buffer > 0:
        return words.say("{days} early", days=formats.working_days(buffer))
    if buffer < 0:
        return words.say("{days} late", days=formats.working_days(-buffer))
    return words.say("as agreed")


def conflicts_before(
    milestone: SeenMilestone, seen: Seen
) -> tuple[tuple[SeenConflict, SeenActivity, SeenActivity], ...]:
    """Unfinished conflicts up to a milestone in file order: each with its fixed activity and what should precede it."""
    position = seen.milestones.index(milestone)
    upto = {each.id for each in seen.milestones[: position + 1]}
    activities = {activity.id: activity for activity in seen.activities}
    pairs = ((each, activities[each.fixed], activities[each.predecessor]) for each in seen.conflicts)
    return tuple(each for each in pairs if each[1].is_open and each[2].is_open and each[1].milestone in upto)


def _reached(focus: Focus, formats: Formats) -> str:
    words, milestone = formats.words, focus.milestone
    on, how = (
        formats.day(milestone.reached or milestone.expected or formats.today),
        reached_in_words(milestone, formats),
    )
    if focus.signs:
        sentence = words.say("Signed on {day}", day=on)
    else:
        sentence = words.say("{milestone} reached on {day}", milestone=quoted(milestone.title, formats), day=on)
    return f"{sentence}, {how}" if how else sentence


def _late(focus: Focus, formats: Formats) -> str:
    words, milestone = formats.words, focus.milestone
    on, days = formats.day(milestone.expected or formats.today), formats.working_days(-(milestone.buffer_days or 0))
    if focus.signs:
        return words.say("Late: we now expect to sign on {day}, {days} after the date we agreed", day=on, days=days)
    return words.say(
        "Late: we now expect {milestone} on {day}, {days} after the date we agreed",
        milestone=quoted(milestone.title, formats),
        day=on,
        days=days,
    )


def _open(seen: Seen, focus: Focus, formats: Formats) -> str:
    """The sentence for a milestone that may still be in time."""
    if seen.today < seen.start and not any(activity.state is State.DONE for activity in seen.activities):
        return _not_started(seen, focus, formats)
    if waiting := _blocker(seen, focus.milestone):
        return _waiting(waiting, focus, formats)
    if conflicts := conflicts_before(focus.milestone, seen):
        return _conflict(*conflicts[0], formats)
    if focus.milestone.state is MilestoneState.AT_RISK:
        return _at_risk(focus, formats)
    if focus.milestone.by is None:
        return _without_deadline(focus, formats)
    return _on_track(focus, formats)


def _not_started(seen: Seen, focus: Focus, formats: Formats) -> str:
    words, milestone = formats.words, focus.milestone
    start, on = formats.weekday(seen.start), formats.day(milestone.expected or seen.start)
    if focus.signs:
        return words.say("Starts on {start}; signing planned for {day}", start=start, day=on)
    title = quoted(milestone.title, formats)
    return words.say("Starts on {start}; {milestone} planned for {day}", start=start, milestone=title, day=on)


def _blocker(seen: Seen, milestone: SeenMilestone) -> SeenActivity | None:
    """A blocked activity of unknown end on which the milestone's date hangs."""
    drives = set(milestone.driving)
    blocked = (each for each in seen.activities if each.state is State.BLOCKED and each.until is None)
    return next((activity for activity in blocked if activity.id in drives), None)


def _waiting(activity: SeenActivity, focus: Focus, formats: Formats) -> str:
    words, title = formats.words, quoted(activity.title, formats)
    if focus.signs:
        return words.say("Waiting: the signing date is open until {activity} can go ahead", activity=title)
    return words.say(
        "Waiting: the date of {milestone} is open until {activity} can go ahead",
        milestone=quoted(focus.milestone.title, formats),
        activity=title,
    )


def _conflict(conflict: SeenConflict, fixed: SeenActivity, predecessor: SeenActivity, formats: Formats) -> str:
    return formats.words.say(
        "At risk: {fixed} is set for {day}, before {predecessor} is finished (expected {finish})",
        fixed=quoted(fixed.title, formats),
        day=formats.day(conflict.on),
        predecessor=quoted(predecessor.title, formats),
        finish=formats.day(conflict.finish),
    )


def _at_risk(focus: Focus, formats: Formats) -> str:
    words, milestone = formats.words, focus.milestone
    on = formats.day(milestone.worst or milestone.expected or formats.today)
    days = formats.working_days(-(milestone.worst_buffer_days or 0))
    if focus.signs:
        return words.say("At risk: if estimates run long, we sign on {day}, {days} late", day=on, days=days)
    title = quoted(milestone.title, formats)
    return words.say(
        "At risk: if estimates run long, {milestone} comes on {day}, {days} late", milestone=title, day=on, days=days
    )


def _without_deadline(focus: Focus, formats: Formats) -> str:
    words, milestone = formats.words, focus.milestone
    on = formats.day(milestone.expected or formats.today)
    if focus.signs:
        return words.say("We expect to sign on {day}; no deadline is agreed", day=on)
    title = quoted(milestone.title, formats)
    return words.say("We expect {milestone} on {day}; no deadline is agreed", milestone=title, day=on)


def _on_track(focus: Focus, formats: Formats) -> str:
    words, milestone = formats.words, focus.milestone
    buffer, on = milestone.buffer_days or 0, formats.day(milestone.expected or formats.today)
    values = {"by": formats.day(milestone.by or formats.today), "days": formats.working_days(buffer)}
    return (
        _sign_on_track(words, buffer, on, values)
        if focus.signs
        else _reach_on_track(words, buffer, on, {**values, "milestone": quoted(milestone.title, formats)})
    )


def _sign_on_track(words: Words, buffer: int, on: str, values: dict[str, str]) -> str:
    if buffer > 1:
        return words.say("On track to sign by {by}: {days} of buffer", **values)
    if buffer == 1:
        return words.say("On track to sign by {by}, but tight: {days} of buffer", **values)
    return words.say("On track to sign on {day}, with no buffer", day=on)


def _reach_on_track(words: Words, buffer: int, on: str, values: dict[str, str]) -> str:
    if buffer > 1:
        return words.say("On track for {milestone} by {by}: {days} of buffer", **values)
    if buffer == 1:
        return words.say("On track for {milestone} by {by}, but tight: {days} of buffer", **values)
    return words.say("On track for {milestone} on {day}, with no buffer", milestone=values["milestone"], day=on)
