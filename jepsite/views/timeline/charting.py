"""From what a reader may see of a plan to what is drawn of it: its rows and the lines between them."""

from collections import Counter
from datetime import timedelta
from typing import Final

from jepsite.i18n.formats import Formats
from jepsite.model.values import ItemId
from jepsite.model.work import State
from jepsite.planning.result import MilestoneState
from jepsite.record import record
from jepsite.views.focus import focus_of
from jepsite.views.parties import Parties
from jepsite.views.seen import Seen, SeenActivity, SeenMilestone
from jepsite.views.states import activity_mark
from jepsite.views.timeline.chart import ChartActivity, ChartLink, ChartMilestone, ChartTrack, Fill
from jepsite.views.timeline.hand import InHand
from jepsite.views.timeline.phrases import (
    bar_label,
    bar_tip,
    before_of,
    buffer_texts,
    by_text,
    in_hand_text,
    milestone_tip,
)

_SOON: Final = timedelta(days=14)
_FILLS: Final = {State.DONE: Fill.DONE, State.RUNNING: Fill.RUNNING}
_SIDES: Final = ("customer", "supplier", "partner")
_MOST_SIDES: Final = 2


@record
class Charting:
    """What every row of a plan is made with."""

    seen: Seen
    formats: Formats
    parties: Parties
    critical: frozenset[str]
    """Activities of the driving chain."""
    in_hand: InHand | None
    """The time before the fixed date with which that chain begins."""


def charting_of(seen: Seen, formats: Formats, parties: Parties, in_hand: InHand | None) -> Charting:
    """The plan, and the chain that drives the milestone of which the page speaks first."""
    focus = focus_of(seen)
    driving = focus.milestone.driving if focus and focus.milestone.is_open else ()
    linked = (end for link in seen.driving_links for end in link)
    critical = frozenset((*driving, *linked))
    return Charting(seen=seen, formats=formats, parties=parties, critical=critical, in_hand=in_hand)


def chart_milestones(charting: Charting) -> tuple[ChartMilestone, ...]:
    """All milestones with their rows."""
    first_open = next((milestone.id for milestone in charting.seen.milestones if milestone.is_open), None)
    return tuple(_milestone(each, charting, is_first=each.id == first_open) for each in charting.seen.milestones)


def chart_links(charting: Charting) -> tuple[ChartLink, ...]:
    """The links within milestones, those along the critical path, and the one before its fixed date."""
    driving = dict.fromkeys(charting.seen.driving_links)
    links = dict.fromkeys((link.predecessor, link.successor) for link in charting.seen.links)
    hand = charting.in_hand
    notes = {(hand.predecessor, hand.fixed): in_hand_text(hand, charting.formats)} if hand else {}
    return tuple(
        ChartLink(source=pair[0], target=pair[1], critical=pair in driving, note=notes.get(pair, ""))
        for pair in links | driving | dict.fromkeys(notes)
    )


def _milestone(milestone: SeenMilestone, charting: Charting, *, is_first: bool) -> ChartMilestone:
    formats = charting.formats
    day = milestone.reached or milestone.expected
    long, short = buffer_texts(milestone, formats)
    return ChartMilestone(
        id=milestone.id,
        title=milestone.title,
        after=_after(milestone, charting),
        tracks=tuple(
            ChartTrack(title=track.title, activities=tuple(_activity(each, charting) for each in track.activities))
            for track in milestone.tracks
        ),
        day=day,
        by=milestone.by,
        reached=milestone.state is MilestoneState.REACHED,
        late=milestone.state is MilestoneState.LATE,
        dropped=milestone.state is MilestoneState.DROPPED,
        is_current=milestone.is_open and (is_first or _begins_soon(milestone, charting.seen)),
        day_text=formats.short(day) if day else "",
        by_text=by_text(milestone, formats),
        buffer_text=long,
        buffer_short=short,
        count=_count(milestone, formats),
        tip=milestone_tip(milestone, formats),
    )


def _activity(activity: SeenActivity, charting: Charting) -> ChartActivity:
    formats, parties = charting.formats, charting.parties
    dropped = activity.state is State.DROPPED
    is_open, critical = activity.is_open, activity.id in charting.critical
    return ChartActivity(
        id=activity.id,
        title=activity.title,
        people=activity.people,
        marks=parties.doing(activity),
        sides=_sides(activity, parties),
        icon=activity_mark(activity, formats.words).icon,
        fill=_FILLS.get(activity.state, Fill.TODO),
        late=activity.is_late and is_open,
        waiting=activity.state is State.BLOCKED,
        critical=critical,
        dropped=dropped,
        dates=activity.agreed if dropped else activity.expected,
        before=None if dropped else before_of(activity),
        best=activity.best_finish,
        worst=activity.worst_finish,
        label=bar_label(activity, formats),
        short=formats.short(activity.expected.finish) if activity.expected else "",
        tip=bar_tip(activity, formats, parties, critical=critical),
    )


def _sides(activity: SeenActivity, parties: Parties) -> tuple[str, ...]:
    """The two sides with most people at work, the customer first."""
    sides = {mark.id: mark.side for mark in parties.doing(activity)}
    people = Counter(sides[parties.persons[person].of] for person in activity.responsible)
    people.update(sides[company] for company in activity.companies)
    most = sorted(_SIDES, key=lambda side: -people[side])[:_MOST_SIDES]
    return tuple(side for side in _SIDES if side in most and people[side])


def _after(milestone: SeenMilestone, charting: Charting) -> str:
    """`After: Demo, Legal`, where the author says so; the order of the file needs no words."""
    titles: dict[ItemId, str] = {each.id: each.title for each in charting.seen.activities}
    titles.update((each.id, each.title) for each in charting.seen.milestones)
    names = ", ".join(titles[each] for each in milestone.follows)
    return charting.formats.words.say("After: {names}", names=names) if names else ""


def _begins_soon(milestone: SeenMilestone, seen: Seen) -> bool:
    """Whether work is going on in it, or begins within two weeks."""
    starts = (each.expected.start for each in milestone.activities if each.is_open and each.expected)
    return any(start <= seen.today + _SOON for start in starts)


def _count(milestone: SeenMilestone, formats: Formats) -> str:
    """`5 of 12 done`."""
    states = [activity.state for activity in milestone.activities if activity.state is not State.DROPPED]
    done = sum(state is State.DONE for state in states)
    return formats.words.say("{done} of {all} done", done=str(done), all=str(len(states)))
