"""The states of activities and milestones as icons and words, the same in every section, drawing and document."""

from jepsite.i18n.words import Words
from jepsite.model.work import State
from jepsite.planning.result import MilestoneState
from jepsite.views.marks import StateMark
from jepsite.views.seen import SeenActivity, SeenMilestone


def activity_mark(activity: SeenActivity, words: Words) -> StateMark:
    """An activity's state. Late comes before waiting, waiting before moved; what is done or dropped is neither."""
    if activity.state is State.DONE:
        return StateMark(icon="done", word=words.pgettext("activity", "Done"))
    if activity.state is State.DROPPED:
        return StateMark(icon="drop", word=words.pgettext("activity", "Dropped"))
    if activity.is_late:
        return StateMark(icon="late", word=_late_word(activity.state, words), late=True)
    if activity.state is State.BLOCKED:
        return StateMark(icon="wait", word=words.pgettext("activity", "Waiting"))
    if activity.has_moved:
        return StateMark(icon="moved", word=words.pgettext("activity", "Moved"))
    if activity.state is State.RUNNING:
        return StateMark(icon="prog", word=words.pgettext("activity", "In progress"))
    return StateMark(icon="todo", word=words.pgettext("activity", "To do"))


def milestone_mark(milestone: SeenMilestone, words: Words) -> StateMark:
    """A milestone's state."""
    icon = "ms-done" if milestone.state is MilestoneState.REACHED else "ms"
    if milestone.state is MilestoneState.DROPPED:
        icon = "drop"
    is_late = milestone.state is MilestoneState.LATE
    return StateMark(icon=icon, word=milestone_word(milestone.state, words), late=is_late)


def milestone_word(state: MilestoneState, words: Words) -> str:
    """How a milestone stands, in a word or three."""
    match state:
        case MilestoneState.REACHED:
            return words.pgettext("milestone", "Reached")
        case MilestoneState.ON_TRACK:
            return words.pgettext("milestone", "On track")
        case MilestoneState.TIGHT:
            return words.pgettext("milestone", "On track, but tight")
        case MilestoneState.AT_RISK:
            return words.pgettext("milestone", "At risk")
        case MilestoneState.LATE:
            return words.pgettext("milestone", "Late")
        case MilestoneState.DROPPED:
            return words.pgettext("milestone", "Dropped")


def _late_word(state: State, words: Words) -> str:
    if state is State.RUNNING:
        return words.pgettext("activity", "Late, in progress")
    if state is State.BLOCKED:
        return words.pgettext("activity", "Late, waiting")
    return words.pgettext("activity", "Late, not started")
