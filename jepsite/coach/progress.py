"""Whether the plan still says what is true: boxes without dates, work past its time, a file nobody touched."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from jepsite.coach.check import Advice, Check, Example, Family
from jepsite.coach.subject import Subject, Task
from jepsite.model.values import Level
from jepsite.model.work import State
from jepsite.parse.faults import shown

UNCHANGED: Final = timedelta(days=7)


def done_without_date(subject: Subject) -> Iterator[Advice]:
    """A ticked box without the day on which the work was finished."""
    for task in subject.tasks:
        if task.activity.state is State.DONE and task.activity.done is None:
            yield Advice(
                message=f"{shown(task.activity.title)} is done, and nobody knows when",
                span=task.activity.span,
                hint="add done=; `jepsite check --fix` writes the day of the commit that ticked it, where there is one",
            )


def started_without_date(subject: Subject) -> Iterator[Advice]:
    """Work in progress without the day on which it was begun."""
    for task in subject.open:
        if task.activity.state is State.RUNNING and task.activity.started is None:
            yield Advice(
                message=f"{shown(task.activity.title)} is in progress, and nobody knows since when",
                span=task.activity.span,
                hint="add started= with the day on which it was begun",
            )


def past_duration(subject: Subject) -> Iterator[Advice]:
    """Work in progress for longer than it was to take, without `left=`: its new finish is a guess."""
    for task in subject.open:
        activity = task.activity
        if activity.state is not State.RUNNING or activity.started is None or activity.left is not None:
            continue
        own = subject.calendars.activities[activity.id]
        end = own.finish_at(activity.started.toordinal(), activity.duration.likely or 1)
        if end <= subject.today.toordinal():
            yield Advice(
                message=f"{shown(activity.title)} was to take {activity.duration.likely}{activity.duration.unit} "
                f"from {activity.started}, and is not done",
                span=activity.place("started"),
                hint="ask how much is left, and write it as left=2d",
            )


def past_start(subject: Subject) -> Iterator[Advice]:
    """Work not begun that waits for nothing any more and could have begun before today."""
    for task in subject.open:
        activity, fixed = task.activity, task.activity.fixed
        if activity.state is not State.TODO or activity.started:
            continue
        if task.dates.missed_fixed:
            yield Advice(
                message=f"{shown(activity.title)} was fixed on {fixed}, and that day has passed",
                span=activity.place("on"),
                hint="agree on a new date (on=); if it took place, tick it and add done=",
            )
        elif _could_have_begun(subject, task):
            begin = task.dates.planned.start if task.dates.planned else subject.today
            yield Advice(
                message=f"{shown(activity.title)} was to begin on {begin}, nothing holds it, and it has not begun",
                span=activity.place("from"),
                hint="if it has, write [/] and started=; if something does hold it, [!] and why=; else a later from=",
            )


def _could_have_begun(subject: Subject, task: Task) -> bool:
    """Whether its start lies before today, and it ends later than if it had begun as soon as it could."""
    planned, due = task.dates.planned, task.dates.due
    if planned is None or due is None or task.dates.waits_for:
        return False
    return planned.start < subject.today and task.expected.finish > due


def unchanged(subject: Subject) -> Iterator[Advice]:
    """A plan that is under way, with open work, whose file nobody changed for seven days."""
    if not subject.open or subject.schedule.start > subject.today:
        return
    changed = subject.last_change()
    if changed and subject.today - changed >= UNCHANGED:
        yield Advice(
            message=f"the plan was changed last on {changed}, {(subject.today - changed).days} days ago",
            span=subject.deal.place("title"),
            hint="go through it with the customer; a page that is always a week old is not read",
        )


def risk_without_plan(subject: Subject) -> Iterator[Advice]:
    """An open risk of high likelihood, and nothing is planned against it."""
    for risk in (risk for section in subject.sections for risk in section.risks):
        if not risk.closed and risk.likelihood is Level.HIGH and not risk.plan:
            yield Advice(
                message=f"the risk {shown(risk.title)} is likely, and nothing is planned against it",
                span=risk.span,
                hint="say what you do about it, with plan=",
            )


CHECKS: Final = (
    Check(
        code="done-without-date",
        family=Family.PROGRESS,
        sentence="A box is ticked, and `done=` is missing.",
        example=Example(
            wrong="- [x] Open access to the gateway {#gateway 2d R=paolo A=giulia}",
            mended="- [x] Open access to the gateway {#gateway 2d R=paolo A=giulia done=2026-10-02}",
        ),
        find=done_without_date,
    ),
    Check(
        code="started-without-date",
        family=Family.PROGRESS,
        sentence="Work is in progress (`[/]`), and `started=` is missing.",
        example=Example(
            wrong="- [/] Open access to the gateway {#gateway 2d R=paolo A=giulia}",
            mended="- [/] Open access to the gateway {#gateway 2d R=paolo A=giulia started=2026-10-02}",
        ),
        find=started_without_date,
    ),
    Check(
        code="past-duration",
        family=Family.PROGRESS,
        sentence="Work in progress has taken longer than its duration, and `left=` does not say how much is left.",
        example=Example(
            wrong="- [/] Open access to the gateway {#gateway 2d R=paolo A=giulia started=2026-09-28}",
            mended="- [/] Open access to the gateway {#gateway 2d R=paolo A=giulia started=2026-09-28 left=1d}",
        ),
        find=past_duration,
    ),
    Check(
        code="past-start",
        family=Family.PROGRESS,
        sentence=(
            "Work has not begun (`[ ]`), waits for nothing any more, and could have begun before today; or "
            "its fixed date has passed."
        ),
        example=Example(
            wrong="start: 2026-09-28",
            mended="start: 2026-10-05",
        ),
        find=past_start,
    ),
    Check(
        code="unchanged",
        family=Family.PROGRESS,
        sentence=(
            "The plan is under way, and its file has not been committed for seven days. Without git, and "
            "while there are changes not committed, nothing is said."
        ),
        example=Example(
            wrong="last commit: 2026-09-28",
            mended="last commit: 2026-09-29",
        ),
        find=unchanged,
    ),
    Check(
        code="risk-without-plan",
        family=Family.PROGRESS,
        sentence="A risk is open, its likelihood is high, and it has no `plan=`.",
        example=Example(
            wrong="- [ ] The gateway speaks an older protocol {.risk likelihood=high impact=3d owner=paolo}",
            mended="""\
- [ ] The gateway speaks an older protocol {.risk likelihood=high impact=3d owner=paolo
  plan="Jonas Weber brings a converter to the first day"}
""",
        ),
        find=risk_without_plan,
    ),
)
"""What this module has to say."""
