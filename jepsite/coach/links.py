"""Waits and fixed dates that hide something."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from jepsite.coach.check import Advice, Check, Example, Family
from jepsite.coach.subject import Subject
from jepsite.model.values import ItemId, Reference, Unit
from jepsite.model.work import Group, Kind, Parallel, Series, Work
from jepsite.parse.faults import shown

HIDING_LAG: Final = 3
"""Working days of lag that need no explanation."""


def lag_hides_work(subject: Subject) -> Iterator[Advice]:
    """A wait of more than three working days between the end of one thing and the beginning of the next."""
    for title, references in _waits(subject):
        for reference in references:
            lag = reference.lag
            if lag.unit is Unit.WORKING and lag.days > HIDING_LAG:
                elapsed = lag.days // 5 * 7 + lag.days % 5
                yield Advice(
                    message=f"{shown(title)} waits {lag.days} working days after '{reference.target}'",
                    span=reference.span,
                    hint="if somebody works in that time, make it an activity with R=; if it only passes, "
                    f"write calendar days: {reference.target}+{elapsed}ed",
                )


def _waits(subject: Subject) -> Iterator[tuple[str, Sequence[Reference]]]:
    """Every `after=` of milestones, groups and activities that are not over, with whose it is."""
    open_ = {task.activity.id for task in subject.open}
    for stage in subject.ahead:
        yield stage.milestone.title, stage.milestone.waits.after or ()
        inside: list[Work] = [track.body for track in stage.milestone.tracks]
        for work in inside:  # grows while it is read
            if isinstance(work, Series | Parallel):
                inside += work.items
            elif isinstance(work, Group):
                inside.append(work.body)
                yield work.title, work.waits.after or ()
            elif work.id in open_:
                yield work.title, work.waits.after or ()


def fixed_without_need(subject: Subject) -> Iterator[Advice]:
    """Work (no appointment) fixed by `on=` and not confirmed, on the very day its predecessors would lead to."""
    tasks = {task.activity.id: task for task in subject.open}
    for task in subject.open:
        activity, fixed = task.activity, task.activity.fixed
        if fixed is None or fixed < subject.today or activity.kind is not Kind.WORK or activity.confirmed:
            continue
        if any(fixed in subject.person(person).works for person in activity.roles.responsible):
            continue  # somebody works on a day off for it: that day was chosen
        before = [tasks[item].expected.finish for item in task.dates.waits_for]
        if before and fixed == _day_after(subject, activity.id, max(before)):
            yield Advice(
                message=f"{shown(activity.title)} is fixed on {fixed}, where what it waits for would lead by itself",
                span=activity.place("on"),
                hint="without on= it moves with what comes before; if the world fixes the day, write confirmed=",
            )


def _day_after(subject: Subject, item: ItemId, finish: date) -> date:
    """The first working day of an activity after a day."""
    return date.fromordinal(subject.calendars.activities[item].next(finish.toordinal() + 1))


CHECKS: Final = (
    Check(
        code="lag-hides-work",
        family=Family.LINKS,
        sentence=(
            "An `after=` has a lag of more than three working days. Calendar days (`+10ed`) are a wait that "
            "needs no explanation."
        ),
        example=Example(
            wrong="""\
## Contract signed {#signature after=legal+10d by=2026-12-04 exit="Contract, signed"}

1. [ ] Sign the contract {#sign 1d R=giulia,jonas A=giulia}

- [ ] The roll-out has a date {.outcome for=bellini}
""",
            mended="""\
## Contract signed {#signature after=legal+14ed by=2026-12-04 exit="Contract, signed"}

1. [ ] Sign the contract {#sign 1d R=giulia,jonas A=giulia}

- [ ] The roll-out has a date {.outcome for=bellini}
""",
        ),
        find=lag_hides_work,
    ),
    Check(
        code="fixed-without-need",
        family=Family.LINKS,
        sentence=(
            "Work is fixed by `on=` on the very day to which what it waits for would lead, and nobody "
            "confirmed the date. Meetings and events are left alone."
        ),
        example=Example(
            wrong="- [ ] Compare with the old report {#compare 1d on=2026-10-09 after=load R=paolo A=giulia}",
            mended="- [ ] Compare with the old report {#compare 1d after=load R=paolo A=giulia}",
        ),
        find=fixed_without_need,
    ),
)
"""What this module has to say."""
