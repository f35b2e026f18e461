"""Random plans for property tests: deals as a parser would make them, built from the model's types alone.

`plans()` is a hypothesis strategy; a `Shape` says what may occur in a plan. All links lead forward in file order, so
no plan has a cycle, and everybody works from Monday to Thursday, so no two people never meet.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from jepsite.model.deal import Deal
from jepsite.model.people import Closure, Party, Person, Side
from jepsite.model.values import (
    Days,
    Duration,
    ItemId,
    Lag,
    PartyId,
    PersonId,
    Reference,
    Unit,
    Waits,
)
from jepsite.model.work import (
    Activity,
    Group,
    Kind,
    Milestone,
    Parallel,
    Roles,
    Series,
    State,
    Track,
    Work,
    activities_in,
)
from tests.outlines import outline

CALENDARS = (None, None, "IT-BS", "DE-BY", "NL", "GB-ENG", "CN", "SA")
WEEKS = (None, None, None, frozenset({6, 0, 1, 2, 3}), frozenset(range(4)), frozenset(range(6)), frozenset(range(7)))
ALL_DAYS = frozenset(range(7))


@dataclass(frozen=True, kw_only=True)
class Shape:
    """What may occur in a plan."""

    least: int = 1
    most: int = 30
    """Activities."""
    one_calendar: bool = False
    """Everybody works on all seven days, and nothing else takes a day off."""
    links: bool = True
    """`after=`, `with=` and `ends-with=` beside lists and milestones."""
    ends: bool = True
    """`ends-with=` among them."""
    facts: bool = True
    """Work begun, done, blocked and dropped."""
    undated: bool = True
    """Work begun or done without a date among it: its date comes from the plan, and moves when the plan does."""
    fixed: bool = True
    limits: bool = True
    """`by=` on activities and milestones."""
    bounds: bool = True
    """`from=`."""
    events: bool = True
    elapsed: bool = True


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A deal and a day to look at it."""

    deal: Deal
    today: date

    def __repr__(self) -> str:
        """The plan as somebody might have written it, which is what one wants to read when a law is broken."""
        return f"Plan({self.today}, start {self.deal.start}):\n" + "\n".join(outline(self.deal))


def plans(**shape: Any) -> st.SearchStrategy[Plan]:
    """Plans of a shape, that shrink."""
    asked = Shape(**shape)
    return st.randoms(use_true_random=False).map(lambda chance: plan_of(chance, asked))


def big_plans(**shape: Any) -> st.SearchStrategy[Plan]:
    """Plans of a shape from a seed: quick to make in large sizes; they shrink to nothing simpler."""
    asked = Shape(**shape)
    return st.integers(min_value=0, max_value=2**32).map(lambda seed: plan_of(random.Random(seed), asked))


def plan_of(chance: random.Random, shape: Shape) -> Plan:
    """One plan by chance."""
    return _Maker(chance, shape).plan()


class _Maker:
    """Builds one plan from the top of the file to its end, so that it can name what stands above."""

    def __init__(self, chance: random.Random, shape: Shape) -> None:
        self.chance, self.shape = chance, shape
        self.start = date(2026, 1, 1) + timedelta(days=chance.randint(0, 600))
        self.today = self.start + timedelta(days=chance.choice([-3, 0, 0, 4, 11, 25, 40]))
        self.parties = self._parties()
        self.people = self._people()
        self.named: list[ItemId] = []
        """What may be named in `after=` and `ends-with=`."""
        self.timed: list[ItemId] = []
        """What has a start that is known, and may be named in `with=`."""
        self.gone: set[ItemId] = set()
        """Groups and milestones of which all is dropped: no lags stand next to them."""
        self.count = 0

    def odds(self, percent: int) -> bool:
        return self.chance.randint(1, 100) <= percent

    def near(self, low: int, high: int) -> date:
        return self.start + timedelta(days=self.chance.randint(low, high))

    def plan(self) -> Plan:
        size = self.chance.randint(self.shape.least, self.shape.most)
        milestones: list[Milestone] = []
        left = size
        while left:
            part = min(left, self.chance.randint(1, max(1, size // self.chance.randint(1, 4))))
            milestones.append(self._milestone(len(milestones), part))
            left -= part
        deal = Deal(
            path="plan.md", name="plan", title="Plan", key=bytes(16), key_stated=True, start=self.start,
            parties=self.parties, people=self.people, closures=self._closures(), sections=tuple(milestones),
        )  # fmt: skip
        return Plan(deal=deal, today=self.today)

    def _parties(self) -> tuple[Party, ...]:
        sides = [("acme", Side.CUSTOMER), ("north", Side.SUPPLIER), ("law", Side.PARTNER)]
        return tuple(
            Party(
                id=PartyId(name), name=name, side=side,
                calendar=None if self.shape.one_calendar else self.chance.choice(CALENDARS),
                week=ALL_DAYS if self.shape.one_calendar else self.chance.choice(WEEKS),
            )
            for name, side in sides
        )  # fmt: skip

    def _people(self) -> tuple[Person, ...]:
        people = []
        for name in ("ann", "bob", "carla", "dan"):
            away: list[Days] = []
            works: list[date] = []
            if not self.shape.one_calendar:
                for _ in range(self.chance.randint(0, 2)):
                    first = self.near(-5, 60)
                    away.append(Days(first=first, last=first + timedelta(days=self.chance.randint(0, 9))))
                works = [self.near(-5, 60) for _ in range(self.chance.randint(0, 2))]
            of = self.chance.choice(self.parties).id
            people.append(Person(id=PersonId(name), name=name, of=of, away=tuple(away), works=tuple(works)))
        return tuple(people)

    def _closures(self) -> tuple[Closure, ...]:
        closures = []
        for _ in range(0 if self.shape.one_calendar else self.chance.randint(0, 2)):
            first = self.near(-5, 60)
            days = Days(first=first, last=first + timedelta(days=self.chance.randint(0, 6)))
            closures.append(Closure(days=days, who=(self.chance.choice(self.parties).id,), why="closed"))
        return tuple(closures)

    def _milestone(self, number: int, size: int) -> Milestone:
        waits = Waits()
        if number and self.shape.links and self.odds(30):
            waits = self._waits()
        tracks = []
        for part in self._parts(size, self.chance.randint(1, 2)):
            lists = tuple(self._list(each, 0) for each in self._parts(part, self.chance.randint(1, 2)))
            tracks.append(Track(title="Track", body=Parallel(items=lists)))
        milestone = Milestone(
            id=ItemId(f"m{number}"), title="Milestone", tracks=tuple(tracks), waits=waits,
            by=self.near(5, 90) if self.shape.limits and self.odds(40) else None,
        )  # fmt: skip
        self._name(milestone.id, list(milestone.activities))
        lags = all(activity.state is not State.DROPPED for activity in milestone.activities)
        return milestone if lags else replace(milestone, waits=_without_lags(waits))

    def _name(self, item: ItemId, inside: list[Activity]) -> None:
        """A group or milestone is closed, and may be named from here on."""
        self.named.append(item)
        if all(activity.id in self.timed for activity in inside):
            self.timed.append(item)
        if all(activity.state is State.DROPPED for activity in inside):
            self.gone.add(item)

    def _parts(self, size: int, wanted: int) -> list[int]:
        """A number as a sum of so many numbers, or of as many as can be."""
        cuts = sorted(self.chance.sample(range(1, size), min(wanted, size) - 1))
        return [high - low for low, high in zip([0, *cuts], [*cuts, size], strict=True)]

    def _list(self, size: int, depth: int) -> Series | Parallel:
        kind = Series if self.odds(60) else Parallel
        items: list[Work] = []
        for part in self._parts(size, self.chance.randint(min(2, size), size)):
            items.append(self._activity() if part == 1 else self._group(part, depth + 1))
        return kind(items=tuple(items))

    def _group(self, size: int, depth: int) -> Work:
        self.count += 1
        name = ItemId(f"g{self.count}")
        waits = self._waits(plain=True) if self.shape.links and self.odds(20) else Waits()
        body = self._list(size, depth) if depth < 10 else Parallel(items=tuple(self._activity() for _ in range(size)))
        group = Group(id=name, title="Group", body=body, waits=waits)
        self._name(name, list(activities_in(body)))
        return group

    def _lag(self, *, plain: bool = False) -> Lag:
        if plain or self.odds(60):
            return Lag()
        elapsed = self.shape.elapsed and self.odds(40)
        return Lag(days=self.chance.randint(0, 6), unit=Unit.ELAPSED if elapsed else Unit.WORKING)

    def _references(self, names: list[ItemId], *, plain: bool = False) -> tuple[Reference, ...] | None:
        recent = names[-12:]
        count = min(len(recent), self.chance.randint(1, 2))
        picked = self.chance.sample(recent, count)
        lags = [self._lag(plain=plain or name in self.gone) for name in picked]
        return tuple(Reference(target=name, lag=lag) for name, lag in zip(picked, lags, strict=True)) or None

    def _waits(self, *, plain: bool = False, ends: bool = False) -> Waits:
        """Links to what stands above. `plain`: without lags."""
        after: tuple[Reference, ...] | None = None
        with_: tuple[Reference, ...] | None = None
        ends_with: tuple[Reference, ...] | None = None
        if self.odds(15):
            after = ()
        elif self.odds(70):
            after = self._references(self.named, plain=plain)
        if self.timed and self.odds(25):
            with_ = self._references(self.timed, plain=plain)
        if ends and self.shape.ends and self.named and self.odds(25):
            ends_with = self._references(self.named, plain=plain)
        return Waits(after=after, with_=with_, ends_with=ends_with)

    def _roles(self) -> Roles:
        if self.odds(15):
            return Roles()
        people = self.chance.sample(self.people, self.chance.choice([1, 1, 1, 2]))
        parties = (self.chance.choice(self.parties).id,) if self.odds(15) else ()
        return Roles(responsible=tuple(person.id for person in people), parties=parties)

    def _duration(self) -> Duration:
        if self.shape.events and self.odds(8):
            return Duration(likely=0)
        likely = self.chance.choice([1, 1, 2, 2, 3, 3, 4, 5, 8])
        if self.shape.elapsed and self.odds(8):
            return Duration(likely=likely, unit=Unit.ELAPSED)
        if self.odds(20):
            return Duration(best=max(1, likely - 1), likely=likely, worst=likely + self.chance.randint(0, 5))
        return Duration(likely=likely)

    def _activity(self) -> Activity:
        self.count += 1
        name = ItemId(f"a{self.count}")
        duration = self._duration()
        activity = Activity(
            id=name, title="Activity", duration=duration, roles=self._roles(),
            kind=Kind.WORK if duration.likely else Kind.EVENT,
            any_of=self.odds(15),
            waits=self._waits(ends=bool(duration.likely)) if self.shape.links and self.odds(40) else Waits(),
            not_before=self.near(-5, 40) if self.shape.bounds and self.odds(12) else None,
            by=self.near(5, 90) if self.shape.limits and self.odds(15) else None,
        )  # fmt: skip
        if self.shape.facts and self.odds(40):
            activity = self._fact(activity)
        if self.shape.fixed and activity.state is State.TODO and self.odds(6):
            activity = replace(
                activity, fixed=self.near(0, 60), not_before=None, waits=replace(activity.waits, ends_with=None)
            )
        self.named.append(name)
        known = activity.duration.likely and activity.state is not State.DROPPED
        if known and not (activity.state is State.DONE and not activity.started):
            self.timed.append(name)
        return activity

    def _fact(self, activity: Activity) -> Activity:
        """What has become of it."""
        begun = self.today - timedelta(days=self.chance.randint(0, 40))
        kind = self.chance.choice([State.DONE, State.DONE, State.RUNNING, State.BLOCKED, State.DROPPED])
        alone = replace(activity.waits, ends_with=None)
        match kind:
            case State.DONE:
                done = begun + timedelta(days=self.chance.randint(0, (self.today - begun).days))
                if self.shape.undated and self.odds(20):
                    return replace(activity, state=kind, waits=alone)
                return replace(activity, state=kind, waits=alone, started=min(begun, done), done=done)
            case State.RUNNING if activity.duration.likely:
                left = self.chance.randint(1, 5) if self.odds(30) and activity.duration.unit is Unit.WORKING else None
                started = None if self.shape.undated and self.odds(20) else begun
                return replace(activity, state=kind, waits=alone, started=started, left=left)
            case State.BLOCKED:
                return replace(activity, state=kind, until=self.near(0, 50) if self.odds(40) else None)
            case State.DROPPED:
                return replace(activity, state=kind)
        return activity


def _without_lags(waits: Waits) -> Waits:
    """Whether the lag of a heading is next to dropped work under it is left open by `schedule.md`."""

    def plain(references: tuple[Reference, ...] | None) -> tuple[Reference, ...] | None:
        return None if references is None else tuple(replace(each, lag=Lag()) for each in references)

    return Waits(after=plain(waits.after), with_=plain(waits.with_), ends_with=plain(waits.ends_with))


def rebuilt(deal: Deal, turn: Callable[[Any], Any]) -> Deal:
    """The deal with every activity, group, list and milestone replaced by what `turn` makes of it, innermost first."""

    def work(item: Any) -> Any:
        match item:
            case Group():
                item = replace(item, body=work(item.body))
            case Series() | Parallel():
                item = replace(item, items=tuple(work(each) for each in item.items))
        return turn(item)

    sections = []
    for milestone in deal.milestones:
        tracks = tuple(replace(track, body=work(track.body)) for track in milestone.tracks)
        sections.append(turn(replace(milestone, tracks=tracks)))
    return replace(deal, sections=tuple(sections))


def changed(deal: Deal, item: ItemId, **changes: Any) -> Deal:
    """The deal with some fields of one activity or milestone changed."""
    return rebuilt(deal, lambda each: replace(each, **changes) if getattr(each, "id", None) == item else each)
