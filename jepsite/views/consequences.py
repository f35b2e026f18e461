"""What follows from late work and what stays: facts of the schedule in sentences, never a proposal."""

from collections.abc import Iterator

from jepsite.i18n.formats import Formats
from jepsite.planning.result import MilestoneState
from jepsite.views.focus import focus_of, quoted
from jepsite.views.seen import Seen, SeenActivity, SeenMilestone


def consequences(activity: SeenActivity, seen: Seen, formats: Formats) -> str | None:
    """What directly follows and moves (two titles at most), then its milestone's date and the page's own."""
    focus = focus_of(seen)
    own = next(milestone for milestone in seen.milestones if milestone.id == activity.milestone)
    sentences: list[str | None] = [*_followers(activity, seen, formats)]
    if focus is None or focus.milestone.id != own.id or not focus.signs:
        sentences.append(_effect(activity, own, quoted(own.title, formats), formats))
    if focus is not None and (focus.milestone.id != own.id or focus.signs):
        words = formats.words
        name = words.pgettext("stays", "The signing date") if focus.signs else quoted(focus.milestone.title, formats)
        sentences.append(_effect(activity, focus.milestone, name, formats))
    return " ".join(filter(None, sentences)) or None


def _followers(activity: SeenActivity, seen: Seen, formats: Formats) -> Iterator[str]:
    after = {link.successor for link in seen.links if link.predecessor == activity.id}
    moved = [each for each in seen.activities if each.id in after and each.has_moved and each.is_open]
    for follower in moved[:2]:
        title, dates = quoted(follower.title, formats), follower.expected
        if dates and dates.start == dates.finish:
            yield formats.words.say("{activity} moves to {day}.", activity=title, day=formats.weekday(dates.start))
        elif dates:
            span = formats.long_span(dates.start, dates.finish)
            yield formats.words.say("{activity} moves to {span}.", activity=title, span=span)


def _effect(activity: SeenActivity, milestone: SeenMilestone, name: str, formats: Formats) -> str | None:
    """Whether a milestone keeps its date; nothing where another cause has moved it."""
    if milestone.expected is None or not milestone.is_open:
        return None
    words, day = formats.words, formats.weekday(milestone.expected)
    drives = activity.id in milestone.driving
    if milestone.slip > 0:
        days = formats.working_days(milestone.slip)
        return words.say("{date} moves to {day}, {days} later.", date=name, day=day, days=days) if drives else None
    if milestone.state is not MilestoneState.LATE:
        return words.say("{date} stays on {day}.", date=name, day=day)
    days = formats.working_days(-(milestone.buffer_days or 0))
    return (
        words.say("{date} is now {day}, {days} after the deadline.", date=name, day=day, days=days) if drives else None
    )
