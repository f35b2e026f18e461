"""What a milestone promises, and how much of a plan one can take in."""

from collections.abc import Iterator
from typing import Final

from jepsite.audience import Visibility
from jepsite.coach.check import Advice, Check, Example, Family
from jepsite.coach.subject import Stage, Subject
from jepsite.model.people import Side
from jepsite.parse.faults import shown

MANY_ACTIVITIES: Final = 20
TOO_MANY_ACTIVITIES: Final = 30
MANY_MILESTONES: Final = 8
LONG_DAYS: Final = 10
"""Working days."""


def no_outcome(subject: Subject) -> Iterator[Advice]:
    """A milestone ahead that says for nobody what is gained."""
    for stage in _seen(subject):
        if not stage.milestone.outcomes:
            yield Advice(
                message=f"{shown(stage.milestone.title)} does not say what anybody gains by it",
                span=stage.milestone.span,
                hint="- [ ] what the customer has then {.outcome for=...}",
            )


def no_customer_outcome(subject: Subject) -> Iterator[Advice]:
    """A milestone ahead with outcomes, none of them one that the customer sees as their own."""
    customers = [party.id for party in subject.deal.side(Side.CUSTOMER)]
    for stage in _seen(subject):
        outcomes = stage.milestone.outcomes
        theirs = any(one.for_ in customers and one.visibility is Visibility.PUBLIC for one in outcomes)
        if customers and outcomes and not theirs:
            yield Advice(
                message=f"{shown(stage.milestone.title)} says what others gain by it, and not what the customer does",
                span=stage.milestone.span,
                hint=f"- [ ] what they have then {{.outcome for={customers[0]}}}",
            )


def no_exit(subject: Subject) -> Iterator[Advice]:
    """A milestone ahead that does not say what proves that it is reached."""
    for stage in _seen(subject):
        if stage.milestone.exit is None:
            yield Advice(
                message=f"{shown(stage.milestone.title)} does not say what proves that it is reached",
                span=stage.milestone.span,
                hint='name something that can be shown: exit="Minutes, signed by both plant managers"',
            )


def no_deadline(subject: Subject) -> Iterator[Advice]:
    """A milestone ahead without a deadline: nothing on it can ever be late."""
    for stage in _seen(subject):
        if stage.milestone.by is None:
            expected = f"; it is expected on {stage.dates.expected}" if stage.dates.expected else ""
            yield Advice(
                message=f"{shown(stage.milestone.title)} has no deadline{expected}",
                span=stage.milestone.span,
                hint="agree with the customer on a date, and write it as by=",
            )


def many_milestones(subject: Subject) -> Iterator[Advice]:
    """More milestones than one remembers."""
    public = [stage for stage in subject.stages if stage.public]
    if subject.open and len(public) > MANY_MILESTONES:
        yield Advice(
            message=f"the plan has {len(public)} milestones",
            span=public[MANY_MILESTONES].milestone.span,
            hint=f"{MANY_MILESTONES} can be kept in mind: what is no result that both sides wait for is a ### track",
        )


def many_activities(subject: Subject) -> Iterator[Advice]:
    """More activities than a customer reads."""
    count = sum(task.public for task in subject.tasks)
    if subject.open and count > MANY_ACTIVITIES:
        far = count > TOO_MANY_ACTIVITIES
        yield Advice(
            message=f"the customer sees {count} activities" + (", far more than anybody reads" if far else ""),
            span=subject.deal.place("title"),
            hint=f"keep what both sides have to know, {MANY_ACTIVITIES} at the most; the rest is work that "
            "each side does by itself (.internal, or a list elsewhere)",
        )


def long_activity(subject: Subject) -> Iterator[Advice]:
    """Open work that nobody can tell the state of for weeks. A waiting period is as long as it is."""
    for task in subject.open:
        duration = task.activity.duration
        if task.effort and duration.likely > LONG_DAYS:
            yield Advice(
                message=f"{shown(task.activity.title)} takes {duration.likely} working days",
                span=task.activity.place("duration"),
                hint="split it where something can be shown; a time to wait is written in calendar days, such as 14ed",
            )


def _seen(subject: Subject) -> Iterator[Stage]:
    """The milestones ahead that the customer sees."""
    return (stage for stage in subject.ahead if stage.public)


CHECKS: Final = (
    Check(
        code="no-outcome",
        family=Family.MILESTONES,
        sentence="A milestone ahead holds no outcome: nobody can say what it is good for.",
        example=Example(
            wrong="""\
## Plants connected {#plants by=2026-11-06 exit="Protocol of the test"}

- [ ] Connect the test line {#connect 2d R=lena A=paolo}
""",
            mended="""\
## Plants connected {#plants by=2026-11-06 exit="Protocol of the test"}

- [ ] Connect the test line {#connect 2d R=lena A=paolo}
- [ ] Both plants see the same figures {.outcome for=bellini}
""",
        ),
        find=no_outcome,
    ),
    Check(
        code="no-customer-outcome",
        family=Family.MILESTONES,
        sentence="A milestone ahead holds outcomes, and none for the customer that the customer sees.",
        example=Example(
            wrong="""\
## Plants connected {#plants by=2026-11-06 exit="Protocol of the test"}

- [ ] Connect the test line {#connect 2d R=lena A=paolo}
- [ ] The line can be shown to others {.outcome for=nordwind}
""",
            mended="""\
## Plants connected {#plants by=2026-11-06 exit="Protocol of the test"}

- [ ] Connect the test line {#connect 2d R=lena A=paolo}
- [ ] The line can be shown to others {.outcome for=nordwind}
- [ ] Both plants see the same figures {.outcome for=bellini}
""",
        ),
        find=no_customer_outcome,
    ),
    Check(
        code="no-exit",
        family=Family.MILESTONES,
        sentence="A milestone ahead does not say what proves that it is reached (`exit=`).",
        example=Example(
            wrong="""\
## Plants connected {#plants by=2026-11-06}

- [ ] Connect the test line {#connect 2d R=lena A=paolo}
- [ ] Both plants see the same figures {.outcome for=bellini}
""",
            mended="""\
## Plants connected {#plants by=2026-11-06 exit="Protocol of the test"}

- [ ] Connect the test line {#connect 2d R=lena A=paolo}
- [ ] Both plants see the same figures {.outcome for=bellini}
""",
        ),
        find=no_exit,
    ),
    Check(
        code="no-by",
        family=Family.MILESTONES,
        sentence="A milestone ahead has no deadline (`by=`): nothing in it can be late.",
        example=Example(
            wrong="""\
## Plants connected {#plants exit="Protocol of the test"}

- [ ] Connect the test line {#connect 2d R=lena A=paolo}
- [ ] Both plants see the same figures {.outcome for=bellini}
""",
            mended="""\
## Plants connected {#plants by=2026-11-06 exit="Protocol of the test"}

- [ ] Connect the test line {#connect 2d R=lena A=paolo}
- [ ] Both plants see the same figures {.outcome for=bellini}
""",
        ),
        find=no_deadline,
    ),
    Check(
        code="many-milestones",
        family=Family.MILESTONES,
        sentence="The customer sees more than 8 milestones.",
        example=Example(
            wrong="""\
## Kick-off held {#m1 .milestone}
## Workshop in Brescia held {#m2 .milestone}
## Workshop in Lecco held {#m3 .milestone}
## Minutes agreed {#m4 .milestone}
## Access granted {#m5 .milestone}
## Data loaded {#m6 .milestone}
""",
            mended="""\
## Both plants heard {#heard by=2026-11-06 exit="Minutes, agreed by both plants"}

### Brescia

- [ ] Hold the workshop in Brescia {#m2 1d R=lena,paolo A=paolo}

### Lecco

- [ ] Hold the workshop in Lecco {#m3 1d R=lena,paolo A=paolo}
- [ ] Both plants know what will change {.outcome for=bellini}
""",
        ),
        find=many_milestones,
    ),
    Check(
        code="many-activities",
        family=Family.MILESTONES,
        sentence=(
            "The customer sees more than 20 activities, done ones included and dropped ones not; past 30 the "
            "advice is firmer."
        ),
        example=Example(
            wrong="""\
- [ ] Order the network switch {#switch 1d R=paolo A=paolo}
- [ ] Mount the network switch {#mount 1d R=paolo A=paolo}
- [ ] Test the network switch {#test 1d R=paolo A=paolo}
""",
            mended="- [ ] Connect the test line {#connect 2d R=paolo A=paolo}",
        ),
        find=many_activities,
    ),
    Check(
        code="long-activity",
        family=Family.MILESTONES,
        sentence=(
            "Open work takes more than 10 working days. Waiting periods (`14ed`), meetings and events may be "
            "as long as they are."
        ),
        example=Example(
            wrong="- [ ] Connect all machines {#machines 15d R=paolo A=jonas}",
            mended="""\
- [ ] Connect the machines of the first hall {#first 8d R=paolo A=jonas}
- [ ] Connect the machines of the second hall {#second 7d after=first R=paolo A=jonas}
""",
        ),
        find=long_activity,
    ),
)
"""What this module has to say."""
