"""The points under the status sentence: what is late, what waits, what comes next. Nothing to say, no point.

A point counts and dates; it never says that the customer is late. A person stands in it only with an action and a date.
"""

from jepsite.i18n.formats import Formats
from jepsite.model.people import Side
from jepsite.model.work import State
from jepsite.planning.result import MilestoneState
from jepsite.record import record
from jepsite.views.focus import Focus, focus_of, quoted
from jepsite.views.parties import Parties
from jepsite.views.seen import Seen, SeenActivity
from jepsite.views.wayout import sentence, way_out
from jepsite.views.window import window_of


@record
class Point:
    """One of at most three facts under the status sentence."""

    icon: str
    label: str
    """`Late:`"""
    text: str
    late: bool = False
    href: str | None = None
    link: str | None = None
    """The words of the link behind the text: `See the way out`."""


def points_of(seen: Seen, formats: Formats, parties: Parties) -> tuple[Point, ...]:
    """At most three points, in the order of what a reader has to know first; none of a plan that was given up."""
    if seen.stopped is not None:
        return ()
    points = (_late(seen, formats, parties), _waiting(seen, formats, parties), _next(seen, formats))
    return tuple(point for point in points if point is not None)


def _late(seen: Seen, formats: Formats, parties: Parties) -> Point | None:
    words = formats.words
    late = tuple(activity for activity in seen.activities if activity.is_late and activity.is_open)
    if not late:
        return None
    sentences = (_how_many(late, formats, parties), _effect(late, focus_of(seen), formats))
    return Point(
        icon="late",
        label=words.say("Late:"),
        text=" ".join(filter(None, sentences)),
        late=True,
        href="#late",
        link=words.say("See the way out")
        if any(way_out(each, seen) for each in late)
        else words.say("See what follows"),
    )


def _how_many(late: tuple[SeenActivity, ...], formats: Formats, parties: Parties) -> str:
    """How much is late; with whom only where all of it is the supplier's own."""
    words, number = formats.words, len(late)
    supplier = parties.first(Side.SUPPLIER)
    if supplier is None or any(parties.doing(activity) != (supplier,) for activity in late):
        return words.plural("one activity.", "{n} activities.", number, n=formats.spelled(number))
    if number == 2:
        return words.say("two activities, both with {company}.", company=supplier.short.text)
    return words.plural(
        "one activity, with {company}.",
        "{n} activities, all with {company}.",
        number,
        n=formats.spelled(number),
        company=supplier.short.text,
    )


def _effect(late: tuple[SeenActivity, ...], focus: Focus | None, formats: Formats) -> str | None:
    """Whether the late work moves the date that the page speaks of."""
    if focus is None or not focus.milestone.is_open:
        return None
    words, number = formats.words, len(late)
    date = (
        words.pgettext("moves", "the signing date")
        if focus.signs
        else words.pgettext("moves", "the date of {milestone}").format(milestone=quoted(focus.milestone.title, formats))
    )
    drivers = sum(each.id in focus.milestone.driving for each in late)
    if drivers and focus.milestone.slip <= 0 and focus.milestone.state is MilestoneState.LATE:
        return _rests(focus, formats)
    movers = drivers if focus.milestone.slip > 0 else 0
    days = formats.working_days(focus.milestone.slip)
    if movers and number == 1:
        return words.say("It moves {date} by {days}.", date=date, days=days)
    if movers == 1:
        return words.say("One of them moves {date} by {days}.", date=date, days=days)
    if movers:
        return words.say("Together they move {date} by {days}.", date=date, days=days)
    if number == 1:
        return words.say("It does not move {date}.", date=date)
    if number == 2:
        return words.say("Neither moves {date}.", date=date)
    return words.say("None of them moves {date}.", date=date)


def _rests(focus: Focus, formats: Formats) -> str:
    """Of a date that was late from the beginning nobody says that something moved it."""
    words = formats.words
    if focus.signs:
        return words.say("The signing date rests on it.")
    return words.say("The date of {milestone} rests on it.", milestone=quoted(focus.milestone.title, formats))


def _waiting(seen: Seen, formats: Formats, parties: Parties) -> Point | None:
    words = formats.words
    waiting = [each for each in seen.activities if each.state is State.BLOCKED and not each.is_late]
    if not waiting:
        return None
    if len(waiting) == 1:
        text = " ".join(
            filter(None, (_what_waits(waiting[0], formats), _what_is_done(waiting[0], seen, formats, parties)))
        )
    else:
        text = words.plural("one activity.", "{n} activities.", len(waiting), n=formats.spelled(len(waiting)))
    return Point(icon="wait", label=words.say("Waiting:"), text=text, href="#late", link=words.say("See what for"))


def _what_waits(activity: SeenActivity, formats: Formats) -> str:
    text = quoted(activity.title, formats)
    if activity.until is not None:
        text = formats.words.say("{activity}, until {day}", activity=text, day=formats.weekday(activity.until))
    return f"{text}: {sentence(activity.why)}" if activity.why else f"{text}."


def _what_is_done(activity: SeenActivity, seen: Seen, formats: Formats, parties: Parties) -> str | None:
    """Who does what about it by when, where a risk on it says all three."""
    for risk in seen.risks:
        if risk.for_ == activity.id and not risk.closed and risk.owner and risk.by and risk.plan:
            return formats.words.say(
                "{person}, by {day}: {plan}",
                person=parties.name(risk.owner),
                day=formats.weekday(risk.by),
                plan=sentence(risk.plan),
            )
    return None


def _next(seen: Seen, formats: Formats) -> Point | None:
    """The next two things that get finished; beyond the window only the very next."""
    words, window = formats.words, window_of(seen)
    coming = sorted(
        (activity.expected.finish, index, activity)
        for index, activity in enumerate(seen.activities)
        if activity.expected is not None and activity.is_open and activity.state is not State.BLOCKED
    )
    if not coming:
        return None
    chosen = [(day, activity) for day, _, activity in coming if day in window][:2] or [(coming[0][0], coming[0][2])]
    parts = [
        words.say("{activity} by {day}", activity=quoted(activity.title, formats), day=formats.weekday(day))
        if activity.expected and activity.expected.start < day
        else words.say("{activity} on {day}", activity=quoted(activity.title, formats), day=formats.weekday(day))
        for day, activity in chosen
    ]
    return Point(
        icon="next",
        label=words.say("Next:"),
        text="; ".join(parts) + ".",
        href="#next",
        link=words.say("See what is yours"),
    )
