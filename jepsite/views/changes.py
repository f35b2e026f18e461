"""What changed since the version that both sides agreed on: did the date move, what else moved, what is done or new.

Both versions are what this reader may see. Of what has gone from the plan only that is told which is not merely hidden.
"""

from collections.abc import Iterator
from datetime import date

from jepsite.i18n.formats import Formats
from jepsite.model.values import ItemId
from jepsite.model.work import State
from jepsite.record import record
from jepsite.views.focus import focus_of, quoted
from jepsite.views.seen import Seen, SeenActivity, SeenMilestone
from jepsite.views.wayout import sentence


@record
class ChangeRow:
    """A date that moved."""

    what: str
    before: str
    now: str
    days: str
    """`+7`"""
    because: str
    milestone: bool


@record
class ChangeItem:
    """Something done, added or dropped since."""

    icon: str
    text: str
    note: str | None


@record
class ChangesView:
    """What changed since the agreed version."""

    heading: str
    sentence: str
    """Did the closing date move."""
    before_label: str
    """`21 Sep said`"""
    moved: tuple[ChangeRow, ...]
    done: tuple[ChangeItem, ...]
    added: tuple[ChangeItem, ...]
    dropped: tuple[ChangeItem, ...]


@record
class Before:
    """The agreed version as this reader may see it."""

    seen: Seen
    day: date
    """Of the version: its dates are as of that day."""
    gone: frozenset[ItemId]
    """What it holds and today's plan holds no more, not even for the seller alone."""


def changes_view(seen: Seen, before: Before, formats: Formats) -> ChangesView:
    """The section."""
    words = formats.words
    return ChangesView(
        heading=words.say("What changed since {day}", day=formats.day(before.day)),
        sentence=_closing(seen, before, formats),
        before_label=words.say("{day} said", day=formats.short(before.day)),
        moved=(*_moved_milestones(seen, before, formats), *_moved_activities(seen, before, formats)),
        done=tuple(_done(seen, before, formats)),
        added=tuple(_added(seen, before, formats)),
        dropped=tuple(_dropped(seen, before)),
    )


def _closing(seen: Seen, before: Before, formats: Formats) -> str:
    """Did the date move that the page speaks of."""
    words, focus = formats.words, focus_of(seen)
    if focus is None:
        return words.say("No milestone is planned yet.")
    now, then = focus.milestone, _milestones(before).get(focus.milestone.id)
    name = words.pgettext("stays", "The signing date") if focus.signs else quoted(now.title, formats)
    if now.expected is None or then is None or then.expected is None:
        return words.say("{date} was not in that version.", date=name)
    day, was = formats.weekday(now.expected), formats.weekday(then.expected)
    if now.expected == then.expected:
        return words.say("{date} did not move: {day}.", date=name, day=day)
    if now.expected > then.expected:
        return words.say("{date} moved from {was} to {day}.", date=name, was=was, day=day)
    return words.say("{date} came forward from {was} to {day}.", date=name, was=was, day=day)


def _moved_milestones(seen: Seen, before: Before, formats: Formats) -> Iterator[ChangeRow]:
    for now in seen.milestones:
        then = _milestones(before).get(now.id)
        if then and then.expected and now.expected and now.expected != then.expected:
            yield ChangeRow(
                what=formats.words.say("Milestone: {milestone}", milestone=now.title),
                before=formats.short(then.expected),
                now=formats.short(now.expected),
                days=_signed(now.slip),
                because=" ".join(_why_milestone(now, then, seen, formats)),
                milestone=True,
            )


def _why_milestone(now: SeenMilestone, then: SeenMilestone, seen: Seen, formats: Formats) -> Iterator[str]:
    """The late work that drives it, and what became of its buffer."""
    late = next((each for each in seen.activities if each.is_late and each.id in now.driving), None)
    if late:
        yield f"{quoted(late.title, formats)}."
    if now.buffer_days is not None and then.buffer_days is not None and now.buffer_days != then.buffer_days:
        days = formats.working_days(now.buffer_days)
        yield formats.words.say("Buffer {before} → {days}.", before=str(then.buffer_days), days=days)


def _moved_activities(seen: Seen, before: Before, formats: Formats) -> Iterator[ChangeRow]:
    earlier = _activities(before)
    for now in seen.activities:
        then = earlier.get(now.id)
        if then and then.expected and now.expected and now.expected.finish != then.expected.finish:
            yield ChangeRow(
                what=now.title,
                before=formats.short(then.expected.finish),
                now=formats.short(now.expected.finish),
                days=_signed(now.slip),
                because=_why(now, seen, formats),
                milestone=False,
            )


def _why(activity: SeenActivity, seen: Seen, formats: Formats) -> str:
    """The author's reason, else what the plan itself knows; empty where it knows none."""
    words = formats.words
    if activity.why:
        return sentence(activity.why)
    leading = {link.predecessor for link in seen.links if link.successor == activity.id} | set(activity.waits_for)
    moved = [each for each in seen.activities if each.id in leading and (each.is_late or each.has_moved)]
    if activity.has_moved and moved:
        return words.say("Follows {activity}.", activity=quoted(moved[-1].title, formats))
    if activity.is_late and activity.state is State.RUNNING:
        return words.say("Takes longer than planned.")
    return words.say("Has not begun.") if activity.is_late and activity.state is State.TODO else ""


def _done(seen: Seen, before: Before, formats: Formats) -> Iterator[ChangeItem]:
    earlier = _activities(before)
    for now in seen.activities:
        then = earlier.get(now.id)
        if now.state is State.DONE and (then is None or then.state is not State.DONE):
            note = formats.short(now.expected.finish) if now.expected else None
            yield ChangeItem(icon="done", text=now.title, note=note)


def _added(seen: Seen, before: Before, formats: Formats) -> Iterator[ChangeItem]:
    """New milestones, new work that is not done already, new risks."""
    words, milestones, activities = formats.words, _milestones(before), _activities(before)
    for milestone in seen.milestones:
        if milestone.id not in milestones:
            yield ChangeItem(
                icon="plus", text=words.say("Milestone: {milestone}", milestone=milestone.title), note=None
            )
    for activity in seen.activities:
        if activity.id not in activities and activity.is_open:
            note = formats.short(activity.expected.finish) if activity.expected else None
            yield ChangeItem(icon="plus", text=activity.title, note=note)
    known = {risk.title for risk in before.seen.risks}
    for risk in seen.risks:
        if risk.title not in known and not risk.closed:
            yield ChangeItem(icon="plus", text=words.say("Risk: {risk}", risk=risk.title), note=None)


def _dropped(seen: Seen, before: Before) -> Iterator[ChangeItem]:
    earlier = _activities(before)
    for now in seen.activities:
        then = earlier.get(now.id)
        if now.state is State.DROPPED and then and then.state is not State.DROPPED:
            yield ChangeItem(icon="drop", text=now.title, note=now.why)
    for then in before.seen.activities:
        if then.id in before.gone and then.state is not State.DROPPED:
            yield ChangeItem(icon="drop", text=then.title, note=None)


def _milestones(before: Before) -> dict[ItemId, SeenMilestone]:
    return {milestone.id: milestone for milestone in before.seen.milestones}


def _activities(before: Before) -> dict[ItemId, SeenActivity]:
    return {activity.id: activity for activity in before.seen.activities}


def _signed(days: int) -> str:
    """`+7`, `−2`: working days, with a proper minus."""
    return f"+{days}" if days > 0 else f"\N{MINUS SIGN}{-days}" if days < 0 else "0"
