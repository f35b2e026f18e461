"""From a deal to its network: lists, milestones and references become links. Looks at no calendar and at no clock.

How the plan's structure is read, where `schedule.md` leaves it open:

- A numbered order, and a group's own `after=` and `with=`, hold for everything inside; the wait for the milestones
  above gives way to the nearest `after=` or `with=`: the item's own, its group's, the heading's.
- A group or a milestone starts with the first start in it (what `with=` on it means) and ends with the last end in it
  (`after=`).
- Dropped work does not hold up what it is part of: a milestone or a group ends with the rest. Only where nothing else
  is left does it hand through what its parts wait for. An activity that follows dropped work directly waits for what
  that would have waited for.
- A lag on a milestone's or a group's own links counts joint days.
- A milestone without activities is reached when what it follows is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from jepsite.model.deal import Deal
from jepsite.model.values import ItemId, Reference, Unit, Waits
from jepsite.model.work import Activity, Group, Milestone, Parallel, Series, State, Work
from jepsite.planning.network import BEGUN, DONE, DROPPED, FF, FIRST, FS, GATE, SS, TODO, WORK, Link, Network
from jepsite.planning.order import in_order

NOBODY: Final = ItemId("")
NOTHING: Final = (0,) * 11
"""The numbers of a gate."""
NONE: Final = Waits()


def lower(deal: Deal) -> Network:
    """The network of a deal whose references are known to be there, and whose anchor, if any, has a deadline.

    Where the links make a cycle, `order` lacks the nodes on it and behind it.
    """
    low = _Lowering()
    for milestone in deal.milestones:
        low.milestone(milestone)
    low.resolve()
    length, best, worst, phase, not_before, fixed, until, started, done, left, by = tuple(
        zip(*low.numbers, strict=True)
    ) or ((),) * len(NOTHING)
    return Network(
        names=tuple(low.names),
        kinds=tuple(low.kinds),
        links=tuple(low.links),
        order=in_order([[link[0] for link in links] for links in low.links]) if low.leads_back else range(len(phase)),
        activities=tuple(low.activities),
        milestones=tuple(low.milestones),
        void=frozenset(low.void),
        lengths=length,
        best=best,
        worst=worst,
        phases=phase,
        not_before=not_before,
        fixed=fixed,
        by=by,
        until=until,
        started=started,
        done=done,
        left=left,
        start=deal.start.toordinal() if deal.start else 0,
        anchor=low.ends[deal.work_back] if deal.work_back else -1,
        buffer=deal.buffer,
    )


def _numbers(activity: Activity) -> tuple[int, ...]:
    """What the network knows of an activity, in the order in which `lower` takes it apart."""
    duration, state = activity.duration, activity.state
    started = activity.started.toordinal() if activity.started else 0
    done = activity.done.toordinal() if activity.done else 0
    if state is State.DROPPED:
        return (0, 0, 0, DROPPED, 0, 0, 0, started, done, 0, 0)
    begun = BEGUN if state is State.RUNNING or started else TODO
    return (
        duration.likely or 1,
        0 if duration.best is None else duration.best or 1,
        0 if duration.worst is None else duration.worst or 1,
        DONE if state is State.DONE or done else begun,
        activity.not_before.toordinal() if activity.not_before else 0,
        activity.fixed.toordinal() if activity.fixed else 0,
        activity.until.toordinal() if activity.until else 0,
        started,
        done,
        0 if activity.left is None else activity.left or 1,
        activity.by.toordinal() if activity.by else 0,
    )


@dataclass(slots=True, kw_only=True)
class _Inside:
    """What is being walked: a list, with what holds for every item of it."""

    items: Iterator[Work]
    order: tuple[Link, ...] = ()
    """What every item follows besides."""
    wait: tuple[Link, ...]
    """What every item waits for that does not say so itself."""
    numbered: bool
    group: Group | None = None
    first: int
    """How many activities came before it."""
    previous: Link | None = None
    """The item before, in a numbered list."""
    kept: list[int] = field(default_factory=list)
    """What it ends with."""
    dropped: list[int] = field(default_factory=list)

    def before(self) -> list[Link]:
        """What the next item follows."""
        return [*self.order, self.previous] if self.previous else [*self.order]

    def add(self, node: int, *, dropped: bool) -> None:
        """Takes in the end of an item."""
        (self.dropped if dropped else self.kept).append(node)
        if self.numbered:
            self.previous = (node, FS, 0, 0, True)


class _Lowering:
    """The network while it grows. Nodes are numbered as they are met, so that most plans need no sorting."""

    def __init__(self) -> None:
        self.names: list[ItemId] = []
        self.kinds: list[int] = []
        self.links: list[list[Link]] = []
        self.numbers: list[tuple[int, ...]] = []
        self.activities: list[int] = []
        self.milestones: list[int] = []
        self.events: set[int] = set()
        self.void: set[int] = set()
        """Dropped work, and milestones and groups of which nothing is left."""
        self.above: list[Link] = []
        self.stated: list[tuple[int, int, tuple[Reference, ...]]] = []
        """Nodes, kinds of links, and what they refer to, until every id has its node."""
        self.gates: dict[ItemId, list[int]] = {}
        """Where a milestone or a group waits for what it states itself."""
        self.leads_back = False
        """Whether a node follows one with a higher number."""
        self.ends: dict[ItemId, int] = {}
        self.starts: dict[ItemId, int] = {}
        self.ranges: dict[ItemId, tuple[int, int]] = {}

    def node(self, name: ItemId, kind: int, links: list[Link], numbers: tuple[int, ...] = NOTHING) -> int:
        self.names.append(name)
        self.kinds.append(kind)
        self.links.append(links)
        self.numbers.append(numbers)
        return len(self.names) - 1

    def milestone(self, milestone: Milestone) -> None:
        if milestone.waits.replaces_milestones:
            wait = self._gates(milestone.id, (), milestone.waits)
        else:
            wait = self._gates(NOBODY, self.above, NONE)
            self.above = [*wait]
        lists = iter([track.body for track in milestone.tracks])
        inside = _Inside(items=lists, wait=wait, numbered=False, first=len(self.activities))
        self._walk(inside)
        node = self._end(milestone.id, inside, milestone.waits, wait)
        self.numbers[node] = (*NOTHING[:-1], milestone.by.toordinal() if milestone.by else 0)
        self.milestones.append(node)
        self.above.append((node, FS, 0, 0, True))

    def _gates(self, name: ItemId, links: Sequence[Link], waits: Waits) -> tuple[Link, ...]:
        """The same links and those of a milestone or a group, as two links at the most: of ends, and of starts.

        The two stay apart because an event may fall on the day of an end, and not before the day of a start.
        """
        if len(links) < 2 and not (waits.after or waits.with_):
            return tuple(links)
        gates: list[Link] = []
        for kind, references in ((FS, waits.after), (SS, waits.with_)):
            own = [link for link in links if link[1] == kind]
            if references:
                gate = self.node(name, GATE, own)
                gates.append((gate, kind, 0, 0, False))
                self.gates.setdefault(name, []).append(gate)
                self.stated.append((gate, kind, references))
            elif len(own) > 1:
                gates.append((self.node(NOBODY, GATE, own), kind, 0, 0, True))
            else:
                gates += own
        return tuple(gates)

    def _walk(self, inside: _Inside) -> None:
        stack = [inside]
        while stack:
            inside = stack[-1]
            item = next(inside.items, None)
            if isinstance(item, Activity):
                self._activity(item, inside)
            elif isinstance(item, Parallel) and not inside.numbered:
                inside.items = chain(item.items, inside.items)
            elif item is not None:
                stack.append(self._open(item, inside))
            else:
                stack.pop()
                self._close(inside, stack)

    def _open(self, item: Group | Series | Parallel, outer: _Inside) -> _Inside:
        group, body, waits = (item, item.body, item.waits) if isinstance(item, Group) else (None, item, NONE)
        return _Inside(
            items=iter(body.items),
            order=self._gates(group.id if group else NOBODY, outer.before(), waits),
            wait=() if waits.replaces_milestones else outer.wait,
            numbered=isinstance(body, Series),
            group=group,
            first=len(self.activities),
        )

    def _close(self, inside: _Inside, stack: list[_Inside]) -> None:
        """Takes the end of a list into what it stands in; that of a milestone is taken by its caller."""
        for outer in stack[-1:]:
            if inside.group or outer.numbered:
                name, waits = (inside.group.id, inside.group.waits) if inside.group else (NOBODY, NONE)
                node = self._end(name, inside, waits, inside.order)
                outer.add(node, dropped=node in self.void)
            else:
                outer.kept += inside.kept
                outer.dropped += inside.dropped

    def _end(self, name: ItemId, inside: _Inside, waits: Waits, otherwise: tuple[Link, ...]) -> int:
        """The gate at the end of a milestone, a group or a list: past when all that is kept in it is."""
        sources = inside.kept or inside.dropped
        links = [(source, FS, 0, 0, False) for source in sources] or [*otherwise]
        node = self.node(name, GATE, links)
        if inside.dropped and not inside.kept:
            self.void.update([node, *self.gates.get(name, ())])
        if waits.ends_with:
            self.stated.append((node, FS, waits.ends_with))
        if name:
            self.ends[name] = node
            self.ranges[name] = (inside.first, len(self.activities))
        return node

    def _activity(self, activity: Activity, inside: _Inside) -> None:
        waits = activity.waits
        links = inside.before()
        if not waits.replaces_milestones:
            links += inside.wait
        dropped = activity.state is State.DROPPED
        node = self.node(activity.id, GATE if dropped else WORK, links, _numbers(activity))
        if dropped:
            self.void.add(node)
        elif not activity.duration.likely:
            self.events.add(node)
            self.links[node] = [(link[0], FF, 0, 0, link[-1]) if link[1] == FS else link for link in links]
        for kind, references in ((FS, waits.after), (SS, waits.with_), (FF, waits.ends_with)):
            if references:
                self.stated.append((node, kind, references))
        self.activities.append(node)
        self.ends[activity.id] = node
        inside.add(node, dropped=dropped)

    def resolve(self) -> None:
        """Makes links of what is stated, now that every id has its node."""
        for node, kind, references in self.stated:
            self.links[node] += [self._link(node, kind, reference) for reference in references]

    def _link(self, node: int, kind: int, reference: Reference) -> Link:
        source = self.ends[reference.target]
        if kind == SS and reference.target in self.ranges:
            source = self._first_start(reference.target, source)
        elif kind == FS and node in self.events:
            kind = FF
        elif kind == FF and self.kinds[node] == GATE:
            kind = FS
        self.leads_back = self.leads_back or source >= node
        if node in self.void or source in self.void:
            return (source, kind, 0, 0, False)
        days = reference.lag.days
        return (source, kind, days, 0, False) if reference.lag.unit is Unit.WORKING else (source, kind, 0, days, False)

    def _first_start(self, item: ItemId, end: int) -> int:
        """The node at which the first piece of work in a milestone or a group starts."""
        nodes = self.activities[slice(*self.ranges[item])]
        kept = [node for node in nodes if node not in self.void]
        if not kept:
            return end
        if item not in self.starts:
            self.starts[item] = self.node(item, FIRST, [(node, SS, 0, 0, False) for node in kept])
        return self.starts[item]
