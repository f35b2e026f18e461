"""Who does the work: nobody, a whole team, one side only, or one person too much of it."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from jepsite.coach.check import Advice, Check, Example, Family
from jepsite.coach.subject import Stage, Subject, Task
from jepsite.model.people import Party, Person, Side
from jepsite.model.values import ItemId, PartyId, PersonId
from jepsite.model.work import Kind
from jepsite.parse.faults import among, shown
from jepsite.record import record

TOLERATED_DAYS: Final = 3
"""Working days with more than one piece of work that nobody needs to hear about."""


def no_responsible(subject: Subject) -> Iterator[Advice]:
    """Open work without R. An event happens by itself."""
    for task in subject.open:
        roles = task.activity.roles
        if not roles.responsible and not roles.parties and task.activity.kind is not Kind.EVENT:
            yield Advice(
                message=f"nobody is responsible for {shown(task.activity.title)}",
                span=task.activity.span,
                hint="say who does it, with R= and a person's id",
            )


def no_accountable(subject: Subject) -> Iterator[Advice]:
    """Open work that the customer sees, without A. An event happens by itself."""
    for task in subject.open:
        roles = task.activity.roles
        if roles.accountable is None and task.public and task.activity.kind is not Kind.EVENT:
            alone = roles.responsible[0] if len(roles.responsible) == 1 else None
            yield Advice(
                message=f"nobody answers for {shown(task.activity.title)}",
                span=task.activity.span,
                hint=f"if {alone} does, write A={alone}" if alone else "say who decides that it is done, with A=",
            )


def team_responsible(subject: Subject) -> Iterator[Advice]:
    """Open work whose R are only teams and companies, where a person could be named."""
    for task in subject.open:
        roles = task.activity.roles
        people = [subject.person(person) for person in roles.responsible]
        doers: tuple[PartyId | PersonId, ...] = (*roles.parties, *roles.responsible)
        if not task.effort or not doers or not all(person.team for person in people):
            continue
        for company in (*roles.parties, *(person.of for person in people)):
            if _has_names(subject, company):
                yield Advice(
                    message=f"only {' and '.join(subject.called(doer) for doer in doers)} is responsible for "
                    f"{shown(task.activity.title)}, and no person",
                    span=task.activity.place("R"),
                    hint=f"name the one at {subject.called(company)} who does it; a team can stand in C=",
                )
                break


def _has_names(subject: Subject, company: PartyId) -> bool:
    """Whether one can be expected to name somebody there: of a partner not, where the plan names nobody itself."""
    partner = subject.deal.party(company).side is Side.PARTNER
    return not partner or any(person.of == company and not person.team for person in subject.deal.people)


def one_sided(subject: Subject) -> Iterator[Advice]:
    """A milestone ahead in which nobody of the customer, or nobody of the supplier, has a part."""
    sides = [(side, subject.deal.side(side)) for side in (Side.CUSTOMER, Side.SUPPLIER)]
    for stage in subject.ahead:
        if not stage.public or not any(task.public for task in stage.tasks):
            continue
        present = set(_taking_part(subject, stage))
        for side, parties in sides:
            if parties and not any(party.id in present for party in parties):
                yield _absent(stage, side, parties)


def _taking_part(subject: Subject, stage: Stage) -> Iterator[PartyId]:
    """The companies of all who do, answer for, help or accept what the customer sees of a milestone."""
    roles = [task.activity.roles for task in stage.tasks if task.public]
    decide = [stage.milestone.approver, *(own.accountable for own in roles)]
    people = [person for own in roles for person in (*own.responsible, *own.consulted)]
    yield from (subject.person(person).of for person in (*decide, *people) if person)
    yield from (party for own in roles for party in own.parties)


def _absent(stage: Stage, side: Side, parties: Sequence[Party]) -> Advice:
    return Advice(
        message=f"nobody of {among(party.name for party in parties)} has a part in {shown(stage.milestone.title)}",
        span=stage.milestone.span,
        hint=f"a plan is joint where both sides work: what does the {side} do for it, and who?",
    )


@record
class _Stretch:
    """Days on which one person has the same pieces of work."""

    first: int
    end: int
    """The day number behind the last day."""
    worked: int
    tasks: tuple[Task, ...]


def overloaded(subject: Subject) -> Iterator[Advice]:
    """A person responsible for more than one piece of work at once on more than three days."""
    for person, tasks in _load(subject):
        stretches = list(_stretches(subject, person, tasks))
        several = [stretch for stretch in stretches if len(stretch.tasks) > 1]
        days = sum(stretch.worked for stretch in several)
        if days > TOLERATED_DAYS:
            work = sum(stretch.worked * len(stretch.tasks) for stretch in stretches)
            there_are = sum(stretch.worked for stretch in stretches)
            together = {task.activity.id for stretch in several for task in stretch.tasks}
            involved = [task for task in tasks if task.activity.id in together]
            second = sorted(involved, key=lambda task: task.expected.start)[1]
            yield Advice(
                message=f"{person.name} is responsible for more than one piece of work on {days} days "
                f"({', '.join(_spans(several))}): {work} days of work in {there_are} working days",
                span=second.activity.place("R"),
                hint="let one wait for the other, or let somebody else do one",
                related=tuple((task.activity.title, task.activity.span) for task in involved if task is not second),
            )


def _load(subject: Subject) -> Iterator[tuple[Person, list[Task]]]:
    """Everybody who has two pieces of work or more at once, with all they have. Where several cover nobody is bound."""
    work = [task for task in subject.open if task.effort and not task.activity.any_of]
    for person in subject.deal.people:
        tasks = [task for task in work if person.id in task.activity.roles.responsible]
        if len(tasks) > 1 and not person.team and _meet(tasks):
            yield person, tasks


def _meet(tasks: Sequence[Task]) -> bool:
    """Whether two of them have a day in common; in order of their starts, neighbours then do."""
    days = sorted((task.expected.start, task.expected.finish) for task in tasks)
    return any(later[0] <= earlier[1] for earlier, later in pairwise(days))


def _stretches(subject: Subject, person: Person, tasks: Sequence[Task]) -> Iterator[_Stretch]:
    """The days from today on with their work, in order; days without any are left out."""
    today = subject.today.toordinal()
    begins: dict[int, list[Task]] = {}
    ends: dict[int, list[Task]] = {}
    for task in tasks:
        begins.setdefault(max(task.expected.start.toordinal(), today), []).append(task)
        ends.setdefault(task.expected.finish.toordinal() + 1, []).append(task)
    during: dict[ItemId, Task] = {}
    for first, end in pairwise(sorted(begins.keys() | ends.keys())):
        for task in ends.get(first, ()):
            del during[task.activity.id]
        during |= {task.activity.id: task for task in begins.get(first, ())}
        if during:
            worked = _worked(subject, person, first, end)
            yield _Stretch(first=first, end=end, worked=worked, tasks=tuple(during.values()))


def _worked(subject: Subject, person: Person, first: int, end: int) -> int:
    """How many days a person works between two boundaries."""
    offset = subject.calendars.horizon.first
    return subject.calendars.people[person.id][1].count(b"\1", first - offset, end - offset)


def _spans(stretches: Sequence[_Stretch]) -> Iterator[str]:
    """The days of some stretches as ISO dates; those that touch are one."""
    begun = stretches[0].first
    for stretch, following in zip(stretches, (*stretches[1:], None), strict=True):
        if following is None or following.first != stretch.end:
            first, last = date.fromordinal(begun), date.fromordinal(stretch.end - 1)
            yield f"{first}/{last}" if first != last else f"{first}"
            begun = following.first if following else 0


CHECKS: Final = (
    Check(
        code="no-responsible",
        family=Family.PEOPLE,
        sentence="An open activity has no R: nobody does it. Events (`0d`) need nobody.",
        example=Example(
            wrong="- [ ] Draw up the list of machines {#list 2d A=paolo}",
            mended="- [ ] Draw up the list of machines {#list 2d R=lena A=paolo}",
        ),
        find=no_responsible,
    ),
    Check(
        code="no-accountable",
        family=Family.PEOPLE,
        sentence="An open activity that the customer sees has no A: nobody answers for it. Events (`0d`) need nobody.",
        example=Example(
            wrong="- [ ] Draw up the list of machines {#list 2d R=lena}",
            mended="- [ ] Draw up the list of machines {#list 2d R=lena A=paolo}",
        ),
        find=no_accountable,
    ),
    Check(
        code="team-responsible",
        family=Family.PEOPLE,
        sentence="Only teams or companies are R of open work. Meetings and events are left alone, and partners of whom "
        "the plan names no person.",
        example=Example(
            wrong="- [ ] Open access to the gateway {#gateway 2d R=itops A=giulia}",
            mended="- [ ] Open access to the gateway {#gateway 2d R=paolo A=giulia C=itops}",
        ),
        find=team_responsible,
    ),
    Check(
        code="one-sided",
        family=Family.PEOPLE,
        sentence="Nobody of the customer, or nobody of the supplier, has a part in a milestone ahead: as R, A or C of "
        "what the customer sees, or as approver.",
        example=Example(
            wrong="""\
## Plants connected {#plants by=2026-11-06 exit="Protocol of the test"}

- [ ] Connect the test line {#connect 2d R=lena A=jonas}
- [ ] Both plants see the same figures {.outcome for=bellini}
""",
            mended="""\
## Plants connected {#plants by=2026-11-06 exit="Protocol of the test" approver=paolo}

- [ ] Connect the test line {#connect 2d R=lena A=jonas}
- [ ] Both plants see the same figures {.outcome for=bellini}
""",
        ),
        find=one_sided,
    ),
    Check(
        code="overloaded",
        family=Family.PEOPLE,
        sentence="One person is responsible for more than one open piece of work at once on more than three of their "
        "working days. Meetings, events, waiting periods, teams and `.any` do not count.",
        example=Example(
            wrong="- [ ] Map the machine names of both plants {#map 4d R=lena A=jonas}",
            mended="- [ ] Map the machine names of both plants {#map 4d R=jonas A=jonas}",
        ),
        find=overloaded,
    ),
)
"""What this module has to say."""
