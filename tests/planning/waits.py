"""Which activity waits for which, read a second time from lists, milestones and attributes, apart from the engine.

Written from rules 2, 3 and 6 of `schedule.md`, for `reference.py` and the laws.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jepsite.model.deal import Deal
from jepsite.model.values import ItemId, Lag
from jepsite.model.work import Activity, Group, Milestone, Parallel, Series, State, Work, activities_in


@dataclass(frozen=True)
class Wait:
    """One rule on an activity: how it hangs on the activities `on`. `joint`: the lag counts joint days."""

    kind: str
    """FS, SS or FF."""
    on: tuple[ItemId, ...]
    lag: Lag = Lag()
    joint: bool = False


class Waits:
    """Which activity waits for which, read from lists, milestones and attributes."""

    def __init__(self, deal: Deal) -> None:
        self.of: dict[ItemId, list[Wait]] = {}
        self.inside = {item.id: names for milestone in deal.milestones for item, names in _named(milestone)}
        above: list[ItemId] = []
        for milestone in deal.milestones:
            heading = list(self._stated(milestone, joint=True))
            if not milestone.waits.replaces_milestones:
                heading.append(Wait("FS", tuple(above)))
            if not self.inside[milestone.id]:
                self.inside[milestone.id] = tuple(name for wait in heading for name in wait.on)
            for track in milestone.tracks:
                self._walk(track.body, [], heading)
            above += self.inside[milestone.id]

    def _stated(self, item: Milestone | Group | Activity, *, joint: bool = False) -> Iterator[Wait]:
        said = item.waits
        for kind, references in (("FS", said.after), ("SS", said.with_), ("FF", said.ends_with)):
            for reference in references or ():
                yield Wait(kind, self.inside[reference.target], reference.lag, joint)

    def _walk(self, work: Work, order: list[Wait], heading: list[Wait]) -> None:
        match work:
            case Series():
                before: list[Wait] = []
                for item in work.items:
                    self._walk(item, [*order, *before], heading)
                    before = [Wait("FS", _what_counts(activities_in(item)))]
            case Parallel():
                for item in work.items:
                    self._walk(item, order, heading)
            case Group() | Activity():
                own = [*order, *self._stated(work)]
                heading = [] if work.waits.replaces_milestones else heading
                if isinstance(work, Group):
                    self._walk(work.body, own, heading)
                else:
                    self.of[work.id] = [*own, *heading]

    def behind(self, item: ItemId, activities: Mapping[ItemId, Activity]) -> set[ItemId]:
        """What an activity waits for; in the place of dropped work, what that would have waited for."""
        names = {name for wait in self.of[item] for name in wait.on}
        gone = {name for name in names if activities[name].state is State.DROPPED}
        return (names - gone).union(*(self.behind(name, activities) for name in gone))


def _named(item: Milestone | Work) -> Iterator[tuple[Milestone | Group | Activity, tuple[ItemId, ...]]]:
    """All that has an id, with the activities in it."""
    match item:
        case Milestone():
            yield item, _what_counts(item.activities)
            for track in item.tracks:
                yield from _named(track.body)
        case Group() | Activity():
            yield item, _what_counts(activities_in(item))
            if isinstance(item, Group):
                yield from _named(item.body)
        case Series() | Parallel():
            for each in item.items:
                yield from _named(each)


def _what_counts(work: Iterator[Activity]) -> tuple[ItemId, ...]:
    """Dropped work holds up nothing that it is part of, unless nothing else is left to hand dates through."""
    everything = list(work)
    kept = [activity.id for activity in everything if activity.state is not State.DROPPED]
    return tuple(kept or (activity.id for activity in everything))
