"""The milestones in file order, as equal steps of one line."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import zip_longest
from typing import Final

from jepsite.i18n.formats import Formats
from jepsite.i18n.words import Words
from jepsite.model.people import Side
from jepsite.model.values import Days, PartyId
from jepsite.planning.result import MilestoneState
from jepsite.record import record
from jepsite.views.daysoff import DaysOff, stretches
from jepsite.views.focus import focus_of
from jepsite.views.marks import Day
from jepsite.views.parties import Parties
from jepsite.views.seen import Seen, SeenMilestone
from jepsite.views.states import milestone_word
from jepsite.views.status import reached_in_words

_STEPS: Final = 6
"""With more milestones than these, the reached ones are folded into one."""
_NAMED: Final = 3
"""Stretches of closed days named in the note."""


@record
class RailStep:
    """One milestone on the rail."""

    id: str
    title: str
    icon: str
    """ms or ms-done."""
    when: Day | None
    deadline: str | None
    """`Deadline Fri 25 Sep`"""
    state: str
    """`Reached`, `On track, but tight:`"""
    buffer: str | None
    """`4 working days early`, `1 working day of buffer`"""
    late: bool
    reached: bool
    goal: bool
    """The closing milestone."""
    passed: int
    """How much of the line to the next milestone lies behind the status date, in percent."""


@record
class RailView:
    """The milestones in file order."""

    steps: tuple[RailStep, ...]
    folded: str | None
    """`3 milestones reached`, where reached ones are folded into one; then `steps` lacks them."""
    folded_passed: int
    """How much of the line from the folded ones to the first step lies behind the status date, in percent."""
    note: str | None
    """What a buffer counts."""


def rail_view(seen: Seen, formats: Formats, parties: Parties, days_off: DaysOff) -> RailView:
    """The rail."""
    shown = seen.milestones
    number = sum(each.state is MilestoneState.REACHED for each in shown)
    folds = len(shown) > _STEPS and number > 1
    steps = (
        _step(milestone, following, seen, formats)
        for milestone, following in zip_longest(shown, shown[1:])
        if not folds or milestone.state is not MilestoneState.REACHED
    )
    return RailView(
        steps=tuple(steps),
        folded=formats.words.plural("{n} milestone reached", "{n} milestones reached", number) if folds else None,
        folded_passed=_folded_passed(shown, seen) if folds else 0,
        note=_note(seen, formats, parties, days_off),
    )


def _step(milestone: SeenMilestone, following: SeenMilestone | None, seen: Seen, formats: Formats) -> RailStep:
    reached = milestone.state is MilestoneState.REACHED
    when = milestone.reached or milestone.expected
    state, buffer = _state(milestone, formats)
    return RailStep(
        id=milestone.id,
        title=milestone.title,
        icon="ms-done" if reached else "ms",
        when=Day(iso=when.isoformat(), text=formats.large_weekday(when)) if when else None,
        deadline=formats.words.say("Deadline {day}", day=formats.short_weekday(milestone.by)) if milestone.by else None,
        state=state,
        buffer=buffer,
        late=milestone.state is MilestoneState.LATE,
        reached=reached,
        goal=seen.closing is not None and seen.closing.milestone == milestone.id,
        passed=_passed(milestone, following, seen),
    )


def _state(milestone: SeenMilestone, formats: Formats) -> tuple[str, str | None]:
    """The state as a word, with a colon where its buffer follows, and the buffer in words."""
    words, buffer, worst = formats.words, milestone.buffer_days, milestone.worst_buffer_days
    word = milestone_word(milestone.state, words)
    match milestone.state:
        case MilestoneState.REACHED:
            return word, reached_in_words(milestone, formats)
        case MilestoneState.DROPPED:
            return word, None
        case MilestoneState.LATE if buffer is not None:
            return f"{word}:", words.say("{days} after the deadline", days=formats.working_days(-buffer))
        case MilestoneState.AT_RISK if worst is not None:
            return f"{word}:", words.say("{days} late at worst", days=formats.working_days(-worst))
    if buffer is None:
        return words.pgettext("milestone", "Expected"), None
    if buffer == 0:
        return f"{word}:", words.say("no buffer")
    return f"{word}:", words.say("{days} of buffer", days=formats.working_days(buffer))


def _passed(milestone: SeenMilestone, following: SeenMilestone | None, seen: Seen) -> int:
    """The share of the days to the next milestone that lies before the page's day; nothing where it is not reached."""
    if following is None or milestone.state is not MilestoneState.REACHED:
        return 0
    if following.state is MilestoneState.REACHED:
        return 100
    first, last = milestone.reached or milestone.expected, following.expected
    if first is None or last is None or last <= first:
        return 0
    return min(100, max(0, round(100 * ((seen.today - first) / (last - first)))))


def _folded_passed(shown: tuple[SeenMilestone, ...], seen: Seen) -> int:
    """The line from the last milestone that was reached to the first that was not."""
    reached = [each for each in shown if each.state is MilestoneState.REACHED and each.reached]
    following = next((each for each in shown if each.state is not MilestoneState.REACHED), None)
    return _passed(max(reached, key=lambda each: each.reached or seen.today), following, seen) if reached else 0


def _note(seen: Seen, formats: Formats, parties: Parties, days_off: DaysOff) -> str | None:
    """What a buffer counts, and the closed days that shorten the one the page speaks of."""
    if not any(each.is_open and each.buffer_days is not None for each in seen.milestones):
        return None
    words = formats.words
    sentences = [both] if (both := _both(parties, words)) else []
    for company, offs in _closed_in_buffer(seen, parties, days_off):
        days = formats.listing([formats.long_span(off.first, off.last) for off in offs[:_NAMED]])
        sentences.append(words.say("Not counted, because {company} is closed: {days}.", company=company, days=days))
    return " ".join(sentences) or None


def _both(parties: Parties, words: Words) -> str | None:
    """Whose days a buffer counts; nothing to say where one side plans by itself."""
    sides = [mark.side for mark in parties.all if mark.side != Side.PARTNER]
    if len(set(sides)) < 2:
        return None
    if len(sides) > 2:
        return words.say("A buffer counts only days on which both sides work.")
    return words.say("A buffer counts only days on which both companies work.")


def _closed_in_buffer(seen: Seen, parties: Parties, days_off: DaysOff) -> Iterator[tuple[str, tuple[Days, ...]]]:
    focus = focus_of(seen)
    if focus is None or focus.milestone.by is None or focus.milestone.expected is None or not focus.milestone.is_open:
        return
    first, last = focus.milestone.expected + timedelta(days=1), focus.milestone.by
    for mark in parties.all:
        if mark.side == Side.PARTNER or last < first:
            continue
        if offs := stretches(days_off(PartyId(mark.id), first, last), first, last):
            yield mark.short.text, offs
