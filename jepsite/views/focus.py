"""Which milestone the page speaks of first, and what it is called: the signature, or a title, never both."""

from typing import Final

from jepsite.i18n.formats import Formats
from jepsite.planning.result import MilestoneState
from jepsite.record import record
from jepsite.views.seen import Seen, SeenMilestone

_LONGEST: Final = 60


@record
class Focus:
    """The milestone that the status sentence is about."""

    milestone: SeenMilestone
    signs: bool


def focus_of(seen: Seen) -> Focus | None:
    """The closing milestone while it is open; after it the next open one; when all is reached, the closing one again.

    None in a plan without milestones. Dropped milestones are spoken of only where there is no other.
    """
    if seen.closing is None:
        return None
    closing = next(milestone for milestone in seen.milestones if milestone.id == seen.closing.milestone)
    following = [milestone for milestone in seen.milestones if milestone.is_open]
    reached = [milestone for milestone in seen.milestones if milestone.state is MilestoneState.REACHED]
    if closing.is_open or not following:
        milestone = closing if closing.state is not MilestoneState.DROPPED or not reached else reached[-1]
    else:
        milestone = following[0]
    return Focus(milestone=milestone, signs=seen.closing.signs and milestone.id == closing.id)


def quoted(title: str, formats: Formats) -> str:
    """A title within a sentence, cut at a word where it would bury the sentence."""
    if len(title) > _LONGEST:
        title = title[: _LONGEST + 1].rsplit(" ", 1)[0][:_LONGEST].rstrip(" ,;:–-") + "…"
    return formats.quoted(title)
