"""Dates that nobody confirmed, or that leave no room."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from jepsite.coach.check import Advice, Check, Example, Family
from jepsite.coach.subject import Stage, Subject
from jepsite.diagnostics import Span
from jepsite.parse.faults import shown

NEAR: Final = timedelta(days=14)
"""How far ahead a date should be confirmed."""
THIN_BUFFER: Final = 0.1
"""Share of the remaining working days."""


def unconfirmed(subject: Subject) -> Iterator[Advice]:
    """A fixed date or a deadline within 14 days that the customer sees and nobody confirmed."""
    for stage in subject.ahead:
        milestone = stage.milestone
        if stage.public and milestone.confirmed is None and milestone.by and _is_near(subject, milestone.by):
            yield _unconfirmed(milestone.title, milestone.by, milestone.place("by"))
    for task in subject.open:
        activity = task.activity
        if task.public and activity.confirmed is None:
            if activity.fixed and _is_near(subject, activity.fixed):
                yield _unconfirmed(activity.title, activity.fixed, activity.place("on"))
            elif activity.by and _is_near(subject, activity.by):
                yield _unconfirmed(activity.title, activity.by, activity.place("by"))


def _is_near(subject: Subject, day: date) -> bool:
    return subject.today <= day <= subject.today + NEAR


def _unconfirmed(title: str, day: date, span: Span) -> Advice:
    message = f"nobody confirmed {day} for {shown(title)} yet"
    return Advice(message=message, span=span, hint="ask; then write the day of the answer as confirmed=")


def thin_buffer(subject: Subject) -> Iterator[Advice]:
    """A closing milestone, or one to plan back from, whose buffer is under a tenth of the working days that remain."""
    for stage in subject.ahead:
        milestone, buffer = stage.milestone, stage.dates.buffer_days
        if milestone.by is None or buffer is None or buffer < 0 or not _decides(subject, stage):
            continue
        remaining = subject.joint_days(max(subject.today, subject.schedule.start), milestone.by)
        if buffer < THIN_BUFFER * remaining:
            yield Advice(
                message=f"{shown(milestone.title)} has a buffer of {buffer} of {remaining} working days that remain",
                span=milestone.place("by"),
                hint="things take longer than planned: move the date, or leave something out, while it is early",
            )


def _decides(subject: Subject, stage: Stage) -> bool:
    return stage is subject.closing or stage.milestone.id == subject.deal.work_back


def quarter_end(subject: Subject) -> Iterator[Advice]:
    """A signature on the last working day of a quarter, by its deadline or as it is expected."""
    stage, closing = subject.closing, subject.schedule.closing
    if stage is None or closing is None or not closing.signs:
        return
    for day, said in ((stage.milestone.by, "has its deadline"), (stage.dates.expected, "is expected")):
        if day and day >= subject.today and _is_last_of_quarter(subject, day):
            yield Advice(
                message=f"{shown(stage.milestone.title)} {said} on the last working day of a quarter, {day}",
                span=stage.milestone.place("by"),
                hint="everybody signs on that day, and nothing may go wrong: plan it a week earlier",
            )
            return


def _is_last_of_quarter(subject: Subject, day: date) -> bool:
    """Whether customer and supplier have no working day together after this one in its quarter."""
    quarter = (day.year, (day.month - 1) // 3)
    following = date.fromordinal(subject.calendars.joint.next(day.toordinal() + 1))
    return (following.year, (following.month - 1) // 3) != quarter


CHECKS: Final = (
    Check(
        code="unconfirmed",
        family=Family.DATES,
        sentence=(
            "A date that is stated (`on=`, or `by=` of a milestone or an activity), lies within 14 days and "
            "is seen by the customer has no `confirmed=`."
        ),
        example=Example(
            wrong="- [ ] Visit the plant {#visit 1d .meeting on=2026-10-14 R=jonas A=jonas}",
            mended="- [ ] Visit the plant {#visit 1d .meeting on=2026-10-14 confirmed=2026-10-02 R=jonas A=jonas}",
        ),
        find=unconfirmed,
    ),
    Check(
        code="thin-buffer",
        family=Family.DATES,
        sentence=(
            "The buffer before the closing milestone, or before the one that `work-back` names, is under a "
            "tenth of the working days that remain. A milestone that is late already needs no such advice."
        ),
        example=Example(
            wrong="""\
## Contract signed {#signature by=2026-10-28 exit="Contract, signed"}

1. [ ] Sign the contract {#sign 1d R=giulia,jonas A=giulia}

- [ ] The roll-out has a date {.outcome for=bellini}
""",
            mended="""\
## Contract signed {#signature by=2026-11-06 exit="Contract, signed"}

1. [ ] Sign the contract {#sign 1d R=giulia,jonas A=giulia}

- [ ] The roll-out has a date {.outcome for=bellini}
""",
        ),
        find=thin_buffer,
    ),
    Check(
        code="quarter-end",
        family=Family.DATES,
        sentence=(
            "The signature (`.close`, or the milestone `signature`) has its deadline, or is expected, on the "
            "last day of a quarter on which both sides work, or behind it."
        ),
        example=Example(
            wrong="""\
## Contract signed {#signature by=2026-12-31 exit="Contract, signed"}

1. [ ] Sign the contract {#sign 1d R=giulia,jonas A=giulia}

- [ ] The roll-out has a date {.outcome for=bellini}
""",
            mended="""\
## Contract signed {#signature by=2026-12-18 exit="Contract, signed"}

1. [ ] Sign the contract {#sign 1d R=giulia,jonas A=giulia}

- [ ] The roll-out has a date {.outcome for=bellini}
""",
        ),
        find=quarter_end,
    ),
)
"""What this module has to say."""
