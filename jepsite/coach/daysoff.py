"""Dates on which somebody who matters does not work."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from jepsite.coach.check import Advice, Check, Example, Family
from jepsite.coach.subject import Subject, Task
from jepsite.diagnostics import Span
from jepsite.model.registers import Decision, Question, Risk
from jepsite.model.values import PartyId, PersonId, Unit
from jepsite.parse.faults import shown
from jepsite.planning.result import DayOff

LITTLE_SLACK: Final = 2
"""Working days."""


def deadline_day_off(subject: Subject) -> Iterator[Advice]:
    """A deadline ahead on a day on which those who have to keep it do not work."""
    for stage in subject.ahead:
        by = stage.milestone.by
        if by and by >= subject.today and (off := subject.off_for_both(by)):
            before = date.fromordinal(subject.calendars.joint.last(by.toordinal()))
            hint = f"{before} is the last day before it on which both sides work"
            yield _day_off(stage.milestone.title, by, off, stage.milestone.place("by"), hint)
    for task in subject.open:
        by = task.activity.by
        if by and by >= subject.today and (off := _somebody_off(subject, task, by)):
            before = date.fromordinal(subject.calendars.activities[task.activity.id].last(by.toordinal()))
            hint = f"{before} is the last day before it on which they work"
            yield _day_off(task.activity.title, by, off, task.activity.place("by"), hint)
    for item in _registered(subject):
        if item.by and item.by >= subject.today and item.owner and (why := subject.off(item.owner, item.by)):
            off = (f"{subject.called(item.owner)} ({why})",)
            yield _day_off(item.title, item.by, off, item.span, "choose a day on which somebody can answer")


def _day_off(title: str, by: date, off: Iterable[str], span: Span, hint: str) -> Advice:
    message = f"the deadline of {shown(title)}, {by}, is a day off for {', '.join(off)}"
    return Advice(message=message, span=span, hint=hint)


def _registered(subject: Subject) -> Iterator[Risk | Decision | Question]:
    """Open risks, decisions and questions, wherever they stand."""
    for section in subject.sections:
        yield from (risk for risk in section.risks if not risk.closed)
        yield from (decision for decision in section.decisions if not decision.taken)
        yield from (question for question in section.questions if not question.answered)


def fixed_day_off(subject: Subject) -> Iterator[Advice]:
    """A fixed date ahead on a day off of somebody who is needed (R; with `.any`: of all of them)."""
    for task in subject.open:
        day = task.activity.fixed
        if day and day >= subject.today and (off := _somebody_off(subject, task, day)):
            following = subject.calendars.activities[task.activity.id].next(day.toordinal())
            yield Advice(
                message=f"{shown(task.activity.title)} is fixed on {day}, a day off for {', '.join(off)}",
                span=task.activity.place("on"),
                hint=f"the next day on which all that are needed work is {date.fromordinal(following)}; "
                "somebody who works all the same says so in `works`",
            )


def _somebody_off(subject: Subject, task: Task, day: date) -> tuple[str, ...]:
    """Who is missing on a day, each with why. A waiting period may begin on any day."""
    roles = task.activity.roles
    needed: tuple[PartyId | PersonId, ...] = (*roles.responsible, *roles.parties)
    if task.activity.duration.unit is Unit.ELAPSED:
        return ()
    if not needed:
        return subject.off_for_both(day)
    off = tuple(f"{subject.called(who)} ({why})" for who in needed if (why := subject.off(who, day)))
    return off if not task.activity.any_of or len(off) == len(needed) else ()


def accountable_away(subject: Subject) -> Iterator[Advice]:
    """Work expected to finish on a day off of the one who answers for it. It is not delayed by that."""
    for task in subject.open:
        roles, finish = task.activity.roles, task.expected.finish
        if not roles.accountable or task.activity.duration.unit is Unit.ELAPSED:
            continue
        why = subject.off(roles.accountable, finish)
        if why and not _somebody_off(subject, task, finish):
            yield Advice(
                message=f"{shown(task.activity.title)} is expected to finish on {finish}, a day off for "
                f"{subject.called(roles.accountable)} ({why}), who answers for it",
                span=task.activity.place("A"),
                hint="agree before who says that it is done",
            )


def school_holidays(subject: Subject) -> Iterator[Advice]:
    """Work with at most two days of slack that falls into the school holidays of those who do it."""
    last = max((task.expected.finish for task in subject.open), default=subject.today)
    tight = [task for task in subject.open if task.effort and (task.dates.total_slack or 0) <= LITTLE_SLACK]
    for party in subject.deal.parties:
        theirs = [task for task in tight if party.id in _companies(subject, task)] if party.school else []
        if theirs:
            days = subject.calendars.school_holidays(party.id, subject.today, last)
            for name in dict.fromkeys(day.name for day in days):
                stretches = [day for day in days if day.name == name]
                hit = [task for task in theirs if any(_overlap(task, stretch) for stretch in stretches)]
                if hit:
                    yield _in_school_holidays(party.name, name, hit)


def _companies(subject: Subject, task: Task) -> set[PartyId]:
    roles = task.activity.roles
    return {*roles.parties, *(subject.person(person).of for person in roles.responsible)}


def _overlap(task: Task, days: DayOff) -> bool:
    return task.expected.start <= days.last and days.first <= task.expected.finish


def _in_school_holidays(party: str, name: str, hit: Sequence[Task]) -> Advice:
    titles = ", ".join(shown(task.activity.title) for task in hit)
    return Advice(
        message=f"{titles}: little slack, and school holidays at {party} ({name})",
        span=hit[0].activity.span,
        hint="ask who is there in that time, and write absences as `away`",
        related=tuple((task.activity.title, task.activity.span) for task in hit[1:]),
    )


def estimated_holiday(subject: Subject) -> Iterator[Advice]:
    """A public holiday within the plan whose date hangs on the moon."""
    last = max((task.expected.finish for task in subject.open), default=subject.today)
    for party in subject.deal.parties:
        if not any(holiday.estimated for holiday in subject.calendars.parties[party.id].holidays):
            continue
        for day in subject.calendars.days_off(party.id, subject.today, last):
            if day.estimated:
                yield Advice(
                    message=f"{day.name} is expected at {party.name} on {day.first}, and may still move by a day",
                    span=party.calendar_span,
                    hint="ask before anything is fixed near it; a known date can be written into `closures`",
                )


CHECKS: Final = (
    Check(
        code="deadline-day-off",
        family=Family.DAYS_OFF,
        sentence=(
            "A deadline ahead falls on a day off of those who have to keep it: of customer or supplier for a "
            "milestone, of an R for an activity, of the owner for a risk, a decision or a question."
        ),
        example=Example(
            wrong="- [ ] Does the gateway need a licence of its own? {.question owner=paolo by=2026-10-24}",
            mended="- [ ] Does the gateway need a licence of its own? {.question owner=paolo by=2026-10-23}",
        ),
        find=deadline_day_off,
    ),
    Check(
        code="fixed-day-off",
        family=Family.DAYS_OFF,
        sentence=(
            "A date fixed by `on=` is a day off of somebody who is needed: of any R, with `.any` of all of them."
        ),
        example=Example(
            wrong="- [ ] Switch the test line over {#switch 1d on=2026-10-24 R=lena A=jonas}",
            mended="- [ ] Switch the test line over {#switch 1d on=2026-10-22 R=lena A=jonas}",
        ),
        find=fixed_day_off,
    ),
    Check(
        code="accountable-away",
        family=Family.DAYS_OFF,
        sentence=(
            "Open work is expected to finish on a day off of its A. That delays nothing; but somebody has to "
            "say that it is done."
        ),
        example=Example(
            wrong="""\
people:
  jonas: {name: Jonas Weber, role: Account executive, of: nordwind, away: [2026-10-08]}
""",
            mended="""\
people:
  jonas: {name: Jonas Weber, role: Account executive, of: nordwind, away: [2026-10-07]}
""",
        ),
        find=accountable_away,
    ),
    Check(
        code="school-holidays",
        family=Family.DAYS_OFF,
        sentence=(
            "Open work with at most two days of slack falls into the school holidays (`school:`) of those who do it."
        ),
        example=Example(
            wrong="""\
parties:
  nordwind: {name: Nordwind Systems, side: supplier, school: DE-HE}
""",
            mended="""\
parties:
  nordwind: {name: Nordwind Systems, side: supplier, school: DE-HE}

1. [ ] Load four weeks of machine data {#load 4d from=2026-10-19 R=lena A=jonas}
""",
        ),
        find=school_holidays,
    ),
    Check(
        code="estimated-holiday",
        family=Family.DAYS_OFF,
        sentence="A public holiday within the plan hangs on the moon, and may still move by a day.",
        example=Example(
            wrong="""\
parties:
  bellini: {name: Officine Bellini, side: customer, calendar: OM}

1. [ ] Sign the contract {#sign 1d from=2027-01-11 R=giulia,jonas A=giulia}
""",
            mended="""\
closures: [{dates: 2027-01-05, who: bellini, why: Isra and Miraj}]
parties:
  bellini: {name: Officine Bellini, side: customer, calendar: OM}

1. [ ] Sign the contract {#sign 1d from=2027-01-11 R=giulia,jonas A=giulia}
""",
        ),
        find=estimated_holiday,
    ),
)
"""What this module has to say."""
