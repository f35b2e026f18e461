"""Chains that decide together, and work that leads nowhere."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from graphlib import TopologicalSorter
from typing import Final

from jepsite.coach.check import Advice, Check, Example, Family
from jepsite.coach.subject import Stage, Subject, Task
from jepsite.model.values import ItemId
from jepsite.model.work import State
from jepsite.parse.faults import shown

NEAR_DRIVING: Final = 2
"""Working days between a chain and the one that decides the date."""
LEAST_SLACK: Final = 5
"""Working days: in a short plan, half of it is nothing to wonder about."""
NO_END: Final = 10**6
A_DAY: Final = timedelta(days=1)


def several_chains(subject: Subject) -> Iterator[Advice]:
    """Beside the chain that decides the closing date, another one within two days of it, itself longer than that."""
    stage = subject.closing
    if stage is None or stage.dates.expected is None or not stage.dates.driving:
        return
    room = _rooms(subject, stage, stage.dates.expected)
    beside = [task for task in subject.open if task.activity.id not in stage.dates.driving]
    near = [task for task in beside if room[task.activity.id] <= NEAR_DRIVING]
    chains = [chain for chain in _chains(near) if _length(subject, chain) > NEAR_DRIVING]
    if chains:
        told = "; ".join(_ends(chain) for chain in chains)
        yield Advice(
            message=f"{shown(stage.milestone.title)}: its date hangs on one chain, and {len(chains)} more "
            f"{'is' if len(chains) == 1 else 'are'} within {NEAR_DRIVING} days of it: {told}",
            span=stage.milestone.span,
            hint="a small delay on any of them moves the date: watch them all, or take work out of them",
            related=tuple((task.activity.title, task.activity.span) for chain in chains for task in chain),
        )


def _rooms(subject: Subject, closing: Stage, day: date) -> Mapping[ItemId, int]:
    """How many working days each piece of open work could slip before the closing date moves, deadlines left out.

    What does not lead there has room without end.
    """
    tasks = {task.activity.id: task for task in subject.open}
    held = {task.activity.id for task in closing.tasks}
    followers = _followers(subject)
    room: dict[ItemId, int] = {}
    waits = TopologicalSorter({item: task.dates.waits_for for item, task in tasks.items()})
    for item in reversed(tuple(waits.static_order())):
        until = [_gap(subject, tasks[item], one) + room[one.activity.id] for one in followers.get(item, ())]
        if item in held:
            until.append(_between(subject, tasks[item].expected.finish, day))
        room[item] = min(until, default=NO_END)
    return room


def _followers(subject: Subject) -> Mapping[ItemId, list[Task]]:
    """The open work that waits for each piece of open work."""
    found: dict[ItemId, list[Task]] = {}
    for task in subject.open:
        for item in task.dates.waits_for:
            found.setdefault(item, []).append(task)
    return found


def _gap(subject: Subject, task: Task, follower: Task) -> int:
    """Working days that a piece of work could slip before one that waits for it must move."""
    finish, start = task.expected.finish, follower.expected.start
    if any(reference.target == task.activity.id for reference in follower.activity.waits.with_ or ()):
        return _between(subject, task.expected.start - A_DAY, start - A_DAY)
    if start > finish:
        return _between(subject, finish, start - A_DAY)
    return _between(subject, finish, follower.expected.finish)


def _between(subject: Subject, after: date, last: date) -> int:
    """Working days of both sides after one day, up to and with another; none where that lies before."""
    return max(subject.joint_days(after + A_DAY, last), 0)


def _chains(tasks: Sequence[Task]) -> Iterator[list[Task]]:
    """The groups of tasks of which one waits for another, each by start."""
    left = {task.activity.id: task for task in tasks}
    neighbours: dict[ItemId, set[ItemId]] = {item: set() for item in left}
    for item, task in left.items():
        for other in left.keys() & task.dates.waits_for:
            neighbours[item].add(other)
            neighbours[other].add(item)
    while left:
        chain, reached = [], [next(iter(left))]
        for item in reached:  # grows while it is read
            if item in left:
                chain.append(left.pop(item))
                reached += neighbours[item]
        yield sorted(chain, key=lambda task: (task.expected.start, task.expected.finish))


def _length(subject: Subject, chain: Sequence[Task]) -> int:
    return subject.joint_days(chain[0].expected.start, max(task.expected.finish for task in chain))


def _ends(chain: Sequence[Task]) -> str:
    first, last = chain[0].activity.title, chain[-1].activity.title
    return shown(first) if len(chain) == 1 else f"{shown(first)} to {shown(last)}"


def much_slack(subject: Subject) -> Iterator[Advice]:
    """Open work that nothing follows and that could slip by more than half of the plan, and by a week at least."""
    finish = max((task.expected.finish for task in subject.open), default=subject.today)
    whole = subject.joint_days(subject.schedule.start, finish)
    followers = _followers(subject)
    told = {task.activity.id for task, _ in _dangling(subject)}
    for task in subject.open:
        item, late = task.activity.id, task.dates.late
        if task.activity.by or late is None or item in followers or item in told:
            continue
        slack = _between(subject, task.expected.finish, late.finish)
        if slack >= LEAST_SLACK and 2 * slack > whole:
            yield Advice(
                message=f"{shown(task.activity.title)} could slip by {slack} of the plan's {whole} working days",
                span=task.activity.span,
                hint=f"does nothing wait for it? what does, says after={item}",
            )


def dangling_work(subject: Subject) -> Iterator[Advice]:
    """Open work that nothing follows, in a milestone without deadline that nothing waits for."""
    for task, stage in _dangling(subject):
        yield Advice(
            message=f"nothing follows {shown(task.activity.title)}, and nothing waits for "
            f"{shown(stage.milestone.title)}, which has no deadline",
            span=task.activity.span,
            hint=f"what needs it says after={task.activity.id}; or give the milestone a deadline",
        )


def _dangling(subject: Subject) -> Iterator[tuple[Task, Stage]]:
    followed = _followers(subject)
    last = subject.stages[-1] if subject.stages else None
    for stage in subject.ahead:
        if stage.milestone.by or stage is last or stage is subject.closing:
            continue
        for task in stage.tasks:
            activity = task.activity
            if activity.state is not State.DONE and not activity.by and activity.id not in followed:
                yield task, stage


CHECKS: Final = (
    Check(
        code="several-chains",
        family=Family.CHAINS,
        sentence=(
            "Beside the chain of work that decides the date of the closing milestone, another one is within "
            "two working days of doing so. Chains no longer than those two days do not count."
        ),
        example=Example(
            wrong="- [ ] Write the business case {#case 4d R=paolo A=giulia}",
            mended="- [ ] Write the business case {#case 2d R=paolo A=giulia}",
        ),
        find=several_chains,
    ),
    Check(
        code="much-slack",
        family=Family.CHAINS,
        sentence=(
            "Open work without a deadline, which nothing follows, could slip by more than half of the plan, and by "
            "five working days at least: probably something waits for it and does not say so."
        ),
        example=Example(
            wrong="""\
## Contract signed {#signature by=2026-12-04 exit="Contract, signed"}

- [ ] Write the business case {#case 3d after=start R=paolo A=giulia}
- [ ] Sign the contract {#sign 1d after=order R=giulia,jonas A=giulia}

- [ ] The roll-out has a date {.outcome for=bellini}
""",
            mended="""\
## Contract signed {#signature by=2026-12-04 exit="Contract, signed"}

- [ ] Write the business case {#case 3d after=start R=paolo A=giulia}
- [ ] Sign the contract {#sign 1d after=order,case R=giulia,jonas A=giulia}

- [ ] The roll-out has a date {.outcome for=bellini}
""",
        ),
        find=much_slack,
    ),
    Check(
        code="dangling-work",
        family=Family.CHAINS,
        sentence=(
            "Nothing follows open work, and the milestone it stands in has no deadline, does not close the "
            "plan, and nothing waits for it."
        ),
        example=Example(
            wrong="""\
## Plants connected {#plants after=start exit="Protocol of the test"}

- [ ] Connect the test line {#connect 2d R=paolo A=jonas}
- [ ] Both plants see the same figures {.outcome for=bellini}

## Contract signed {#signature after=legal by=2026-12-04 exit="Contract, signed"}

1. [ ] Sign the contract {#sign 1d R=giulia,jonas A=giulia}

- [ ] The roll-out has a date {.outcome for=bellini}
""",
            mended="""\
## Plants connected {#plants after=start exit="Protocol of the test"}

- [ ] Connect the test line {#connect 2d R=paolo A=jonas}
- [ ] Both plants see the same figures {.outcome for=bellini}

## Contract signed {#signature after=legal,plants by=2026-12-04 exit="Contract, signed"}

1. [ ] Sign the contract {#sign 1d R=giulia,jonas A=giulia}

- [ ] The roll-out has a date {.outcome for=bellini}
""",
        ),
        find=dangling_work,
    ),
)
"""What this module has to say."""
