"""Two schedules of one plan side by side: what would be different. Both are what one audience may see."""

from collections.abc import Callable, Iterator
from datetime import date

from jepsite.record import record
from jepsite.views.figures import Figures


@record
class Difference:
    """A milestone or an activity whose dates or state would be others."""

    id: str
    title: str
    milestone: bool
    before: date | None
    """Its finish, or the milestone's date; None for what is dropped."""
    after: date | None
    days: int
    """Joint working days from before to after; negative when earlier."""
    buffer_before: int | None
    """Of milestones."""
    buffer_after: int | None
    state_before: str
    """Of milestones their state; of activities `late`, or nothing."""
    state_after: str


def differences(before: Figures, after: Figures, days: Callable[[date, date], int]) -> tuple[Difference, ...]:
    """Everything that differs, milestones first, in file order. `days`: joint days behind one day up to another."""
    return (*_milestones(before, after, days), *_activities(before, after, days))


def _milestones(before: Figures, after: Figures, days: Callable[[date, date], int]) -> Iterator[Difference]:
    now = {milestone.id: milestone for milestone in after.milestones}
    for old in before.milestones:
        new = now[old.id]
        if (old.expected, old.buffer_days, old.state) != (new.expected, new.buffer_days, new.state):
            yield Difference(
                id=old.id,
                title=old.title,
                milestone=True,
                before=old.expected,
                after=new.expected,
                days=_between(old.expected, new.expected, days),
                buffer_before=old.buffer_days,
                buffer_after=new.buffer_days,
                state_before=old.state,
                state_after=new.state,
            )


def _activities(before: Figures, after: Figures, days: Callable[[date, date], int]) -> Iterator[Difference]:
    now = {activity.id: activity for activity in after.activities}
    for old in before.activities:
        new = now[old.id]
        finish = old.expected.finish if old.expected else None
        later = new.expected.finish if new.expected else None
        if (finish, old.is_late) != (later, new.is_late):
            yield Difference(
                id=old.id,
                title=old.title,
                milestone=False,
                before=finish,
                after=later,
                days=_between(finish, later, days),
                buffer_before=None,
                buffer_after=None,
                state_before="late" if old.is_late else "",
                state_after="late" if new.is_late else "",
            )


def _between(before: date | None, after: date | None, days: Callable[[date, date], int]) -> int:
    return days(before, after) if before and after else 0
