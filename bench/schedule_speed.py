"""What a schedule costs by size: `python -m bench.schedule_speed`. Prints milliseconds, the best of several runs.

The plans are like real ones: milestones of eight activities in two tracks, numbered and bulleted lists with a group in
them, a third of the items with a stated link, two countries' holidays, eight people of whom four are away for a week,
fixed dates, deadlines, three cases, and the first milestones done. Calendars come from a book of holidays that is made
once, as in a build.
"""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from math import log2
from time import perf_counter

from jepsite.diagnostics import Checked
from jepsite.model.deal import Deal
from jepsite.model.people import Party, Person, Side
from jepsite.model.values import Days, Duration, ItemId, Lag, PartyId, PersonId, Reference, Waits
from jepsite.model.work import Activity, Group, Milestone, Parallel, Roles, Series, State, Track
from jepsite.planning.calendar import Calendars, HolidayBook, calendars
from jepsite.planning.lowering import lower
from jepsite.planning.schedule import schedule

SIZES = (10, 25, 50, 100, 200, 500, 1000, 2000)
START = date(2026, 9, 14)
TODAY = date(2026, 10, 5)


def activity(number: int) -> Activity:
    """One item of the plan."""
    waits = (
        Waits(after=(Reference(target=ItemId(f"a{number - 4}"), lag=Lag(days=number % 2)),)) if number > 4 else Waits()
    )
    likely = 1 + number % 4
    return Activity(
        id=ItemId(f"a{number}"),
        title="Work",
        state=State.DONE if number < 4 else State.TODO,
        done=START + timedelta(days=3) if number < 4 else None,
        fixed=START + timedelta(days=2 * number) if number % 20 == 19 else None,
        duration=Duration(likely=likely, best=likely, worst=2 * likely) if number % 5 == 0 else Duration(likely=likely),
        roles=Roles(responsible=tuple(PersonId(f"p{(number * step) % 8}") for step in range(1, 2 + number % 2))),
        waits=waits if number % 3 == 0 else Waits(),
    )


def milestone(first: int, last: int) -> Milestone:
    """A milestone of the activities from one number up to another."""
    items = [activity(number) for number in range(first, last)]
    group = Group(id=ItemId(f"g{first}"), title="Group", body=Parallel(items=tuple(items[1:4]) or (items[0],)))
    numbered = Series(items=(items[0], group, *items[4:6])) if len(items) > 1 else Series(items=tuple(items))
    tracks = [Track(title=None, body=Parallel(items=(numbered,)))]
    if items[6:]:
        tracks.append(Track(title="Paper", body=Parallel(items=(Parallel(items=tuple(items[6:])),))))
    return Milestone(
        id=ItemId(f"m{first}"), title="Milestone", tracks=tuple(tracks), by=START + timedelta(days=4 * last)
    )


def deal(size: int) -> Deal:
    """A plan of so many activities."""
    parties = (
        Party(id=PartyId("c"), name="Customer", side=Side.CUSTOMER, calendar="IT-BS"),
        Party(id=PartyId("s"), name="Supplier", side=Side.SUPPLIER, calendar="DE-BY"),
    )
    away = (Days(first=date(2026, 10, 26), last=date(2026, 10, 30)),)
    people = tuple(
        Person(id=PersonId(f"p{n}"), name="P", of=parties[n % 2].id, away=away if n < 4 else ()) for n in range(8)
    )
    return Deal(
        path="plan.md",
        name="plan",
        title="Plan",
        key=bytes(16),
        key_stated=True,
        parties=parties,
        people=people,
        start=START,
        sections=tuple(milestone(first, min(first + 8, size)) for first in range(0, size, 8)),
    )


def best_of(task: Callable[[], object], runs: int) -> float:
    """Milliseconds of the fastest run."""
    fastest = float("inf")
    for _ in range(runs):
        begun = perf_counter()
        task()
        fastest = min(fastest, perf_counter() - begun)
    return fastest * 1000


def of(checked: Checked[Calendars]) -> Calendars:
    """The calendars of a plan without faults."""
    assert checked.value is not None, checked.diagnostics
    return checked.value


def main() -> None:
    """Prints the table."""
    book = HolidayBook()
    print(f"100,000 empty turns of a loop take {best_of(lambda: [None for _ in range(100_000)], 200):.2f} ms here")
    print(f"{'activities':>10} {'lower':>9} {'calendars':>9} {'schedule':>9} {'us each':>8} {'us/n log n':>10}")
    for size in SIZES:
        plan = deal(size)
        days = of(calendars(plan, book, today=TODAY))
        assert schedule(plan, days, today=TODAY).ok
        runs = max(20, 10_000 // size)
        lowered = best_of(partial(lower, plan), runs)
        built = best_of(partial(calendars, plan, book, today=TODAY), max(3, runs // 4))
        laid = best_of(partial(schedule, plan, days, today=TODAY), runs)
        each = laid / size * 1000
        print(f"{size:>10} {lowered:>9.3f} {built:>9.3f} {laid:>9.3f} {each:>8.1f} {each / log2(size):>10.2f}")


if __name__ == "__main__":
    main()
