"""A plan as plain numbers: nodes, links and bounds. What the passes of the critical path method run over.

Day numbers are `date.toordinal()`, a boundary is the day number behind a day; 0 stands for a date that was not stated.
Three kinds of nodes: work (an activity), a gate (the moment at which all that leads to it is past: a milestone, the end
of a group, what several items wait for) and a first start (the moment at which the first of several pieces of work
begins). A gate has one boundary, which is its start and its finish.
"""

from collections.abc import Sequence
from typing import Final

from jepsite.model.values import ItemId
from jepsite.record import record

FS: Final = 0
"""Finish to start: the target starts after the source's finish."""
SS: Final = 1
"""Start to start: the target starts after the source's start."""
FF: Final = 2
"""Finish to finish: the target does not end before the source ends."""

WORK: Final = 0
GATE: Final = 1
FIRST: Final = 2


TODO: Final = 0
BEGUN: Final = 1
DONE: Final = 2
DROPPED: Final = 3
"""How far an activity is. Plain numbers all: they are compared in every step of every pass."""


Link = tuple[int, int, int, int, bool]
"""One incoming link of a node, a plain tuple because every pass takes it apart:

- the source's node,
- the kind: `FS`, `SS` or `FF`,
- the lag: working days of the target's calendar that pass between the two,
- the elapsed lag: calendar days that pass between the two,
- whether it is soft: the plan's default (lists, order of milestones), not an author's `after=`, `with=`, `ends-with=`.
"""


@record
class Network:
    """A compiled plan. All tuples but `activities`, `milestones` and `order` run over the nodes.

    An event (`0d`) is work of one day whose predecessors may end on that same day: links into it that would be FS are
    FF. Dropped work is a gate: it takes no time and hands on the latest of what it waits for, and links next to it have
    no lag.
    """

    names: tuple[ItemId, ...]
    """The item a node belongs to; empty for gates between items."""
    kinds: tuple[int, ...]
    links: Sequence[Sequence[Link]]
    """Incoming links, in the order: numbered list, then what is stated or the milestones above."""
    order: Sequence[int]
    """All nodes, each behind all it waits for."""
    activities: tuple[int, ...]
    """The activities' nodes, in file order."""
    milestones: tuple[int, ...]
    """The milestones' nodes, in file order."""
    void: frozenset[int]
    """Dropped work, and the milestones and groups of which nothing is left."""
    lengths: tuple[int, ...]
    """Likely durations in days of the activity's own calendar, 1 for an event, 0 for a gate."""
    best: tuple[int, ...]
    """Stated best cases, 0 where none is stated."""
    worst: tuple[int, ...]
    phases: tuple[int, ...]
    """How far each activity is; TODO for gates."""
    not_before: tuple[int, ...]
    fixed: tuple[int, ...]
    by: tuple[int, ...]
    """Deadlines of activities and milestones: the last day on which they are kept."""
    until: tuple[int, ...]
    started: tuple[int, ...]
    done: tuple[int, ...]
    left: tuple[int, ...]
    """Working days of work left; 0 where not stated."""
    start: int
    """The plan's start; 0 where only an anchor is stated."""
    anchor: int
    """The milestone's node that the plan works back from; -1 where it does not."""
    buffer: int
    """Joint working days to be kept free before the anchor."""

    def behind(self, node: int) -> set[int]:
        """A node and all it waits for, directly or not."""
        seen, open_ = {node}, [node]
        for at in open_:  # grows while it is read
            before = {source for source, *_ in self.links[at]} - seen
            seen |= before
            open_ += before
        return seen
