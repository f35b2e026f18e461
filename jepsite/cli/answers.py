"""What `jepsite schedule` answers beside the table: why a milestone falls on its date, ways out, and what if."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

import click

from jepsite.cli.printer import safe
from jepsite.planning.explain import Force, Reason
from jepsite.planning.levers import Lever, Step
from jepsite.planning.recovery import WayOut, WaysOut
from jepsite.planning.result import DayOff
from jepsite.views.comparison import Difference

Names = Mapping[str, str]
"""What ids are called: titles of activities and milestones, names of people and companies."""

HIDDEN: Final = "an item of the seller's own"
"""What stands for a title that this reader may not see; its id is not told either."""

_FORCES: Final = {
    Force.FIXED: "its date is fixed (on=)",
    Force.STARTED: "it has begun",
    Force.DONE: "it is done",
    Force.FROM: "it may not start before (from=)",
    Force.UNTIL: "it is blocked until then (until=)",
    Force.TODAY: "it has not begun, and today is the first day left",
    Force.PLAN_START: "the plan starts then",
    Force.WORK_BACK: "it stands as late as the deadline allows (work-back)",
}


def why(title: str, reasons: Iterable[Reason], names: Names, today: date) -> Iterator[str]:
    """The driving chain of a milestone, step by step."""
    yield click.style(f"What puts '{safe(title)}' on its date:", bold=True)
    reasons = tuple(reasons)
    if not reasons:
        yield "  nothing: it waits for no open work."
    for number, reason in enumerate(reasons, start=1):
        yield f"  {number}. {_named(reason.activity, names)}: {_span(reason.dates.start, reason.dates.finish, today)}"
        yield f"     {_force(reason, names)}"
        for days_off, effect in ((reason.pushed_by, "starts later"), (reason.stretched_by, "takes longer")):
            if days_off:
                yield f"     {effect}: {'; '.join(_day_off(day, names, today) for day in days_off)}"


def ways(found: WaysOut, names: Names, today: date) -> Iterator[str]:
    """The ways out of a late milestone, each with who must agree, what it gains and the new date."""
    late = _days(found.late_by)
    yield click.style(f"Ways out for '{safe(names[found.milestone])}', {late} late:", bold=True)
    for way in found.options:
        yield from _way("-", way, names, today)
    if found.package:
        yield "  Together these are enough:"
        yield from _way("+", found.package, names, today)
    elif not any(way.enough for way in found.options):
        yield (
            "  None of these is enough." if found.options else "  Nothing on its driving chain can be done differently."
        )
    yield from _way("-", found.deadline, names, today)


def what_if(questions: Iterable[str], found: Iterable[Difference], today: date) -> Iterator[str]:
    """What would be different."""
    yield click.style(f"What if {' and '.join(map(safe, questions))}?", bold=True)
    found = tuple(found)
    if not found:
        yield "  Nothing would change."
    for difference in found:
        days = f"{difference.days:+d}" if difference.days else "same day"
        state = "" if difference.state_before == difference.state_after else f", {difference.state_after or 'not late'}"
        buffer = ""
        if difference.buffer_before != difference.buffer_after:
            buffer = f", buffer {difference.buffer_before} -> {difference.buffer_after}"
        mark = "Milestone " if difference.milestone else ""
        before, after = _day(difference.before, today), _day(difference.after, today)
        yield f"  {mark}{safe(difference.title)} ({difference.id}): {before} -> {after} ({days}{buffer}{state})"


def _named(item: str, names: Names) -> str:
    return HIDDEN if names[item] == HIDDEN else f"{safe(names[item])} ({item})"


def _force(reason: Reason, names: Names) -> str:
    if reason.force is not Force.LINK:
        return _FORCES[reason.force]
    words = {"FS": "follows", "SS": "starts with", "FF": "ends with"}[reason.type]
    before = safe(names.get(reason.after or "", "what comes before"))
    lag = f", {_days(reason.lag)} later" if reason.lag else ""
    lag += f", {reason.elapsed} calendar days later" if reason.elapsed else ""
    return f"{words} '{before}'{lag} ({'stated' if reason.stated else 'by the order of the plan'})"


def _way(mark: str, way: WayOut, names: Names, today: date) -> Iterator[str]:
    for step in way.steps:
        yield f"  {mark} {_step(step, way, names, today)}"
    if way.gained:
        enough = "enough" if way.enough else "not enough"
        yield f"      gains {_days(way.gained)}: {_day(way.date, today)}, {enough}"
    if way.agree:
        yield f"      to agree: {', '.join(safe(names[person]) for person in way.agree)}"


def _step(step: Step, way: WayOut, names: Names, today: date) -> str:
    title, other = safe(names[step.activity]), safe(names.get(step.other or "", "what comes before"))
    instead, person = safe(names.get(step.instead or "", "")), safe(names.get(step.person or "", ""))
    cover = f"{person} covers for {instead}" if step.person else f"the others go on while {instead} is away"
    return {
        Lever.START_EARLIER: f"'{title}' does not wait for '{other}'",
        Lever.COVER: f"'{title}': {cover}",
        Lever.SHORTEN_LAG: f"'{title}' follows '{other}' without the wait between them",
        Lever.LIFT_FROM: f"'{title}' starts before its from=",
        Lever.OVERLAP: f"'{title}' starts when '{other}' is half done",
        Lever.BEST_CASE: f"'{title}' takes its best case",
        Lever.HAND_OVER: f"'{title}': {person} takes over from {instead}",
        Lever.PULL_FIXED: f"'{title}' is held as soon as its preparation allows",
        Lever.DROP_OPTIONAL: f"'{title}' is dropped (.optional)",
        Lever.MOVE_DEADLINE: f"the deadline of '{title}' moves to {_day(way.date, today)}",
    }[step.lever]


def _day_off(day: DayOff, names: Names, today: date) -> str:
    name = f" ({safe(day.name)}{', estimated' if day.estimated else ''})" if day.name else " is away"
    return f"{safe(names[day.who])}{name} {_span(day.first, day.last, today)}"


def _span(first: date, last: date, today: date) -> str:
    return _day(first, today) if first == last else f"{_day(first, today)} to {_day(last, today)}"


def _day(day: date | None, today: date) -> str:
    if day is None:
        return "none"
    return f"{day:%a} {day.day} {day:%b}" + (f" {day.year}" if day.year != today.year else "")


def _days(number: int) -> str:
    return f"{number} working day{'' if number == 1 else 's'}"
