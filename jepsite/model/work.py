"""The plan itself: milestones, the lists in them, and the activities in the lists."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum

from jepsite.audience import Visibility
from jepsite.diagnostics import NOWHERE, Span
from jepsite.model.registers import Decision, Outcome, Question, Risk
from jepsite.model.values import Duration, Hours, ItemId, Level, PartyId, PersonId, Prose, Waits
from jepsite.record import record


class State(StrEnum):
    """What the author's mark says of an activity."""

    TODO = "todo"
    RUNNING = "running"
    DONE = "done"
    BLOCKED = "blocked"
    DROPPED = "dropped"


class Kind(StrEnum):
    """What sort of thing an activity is."""

    WORK = "work"
    MEETING = "meeting"
    EVENT = "event"
    """No length: `0d`."""


@record
class Roles:
    """RACI by id, in the author's order. `parties` are companies named in R (a person stands in `responsible`)."""

    responsible: tuple[PersonId, ...] = ()
    parties: tuple[PartyId, ...] = ()
    accountable: PersonId | None = None
    consulted: tuple[PersonId, ...] = ()
    informed: tuple[PersonId, ...] = ()


@record
class Activity:
    """One item with a checkbox: who does what, how long it takes, what it follows, and what has become of it."""

    id: ItemId
    title: str
    """Plain text: Markdown's marks are gone."""
    state: State = State.TODO
    kind: Kind = Kind.WORK
    duration: Duration = Duration(likely=1)
    duration_stated: bool = False
    roles: Roles = Roles()
    waits: Waits = Waits()
    not_before: date | None = None
    """`from=`"""
    fixed: date | None = None
    """`on=`"""
    by: date | None = None
    confirmed: date | None = None
    started: date | None = None
    done: date | None = None
    left: int | None = None
    """Working days of work left."""
    why: str | None = None
    until: date | None = None
    plan: str | None = None
    """The way out that the author proposes."""
    risk: Level | None = None
    link: str | None = None
    at: Hours | None = None
    any_of: bool = False
    """Works on days on which at least one of its R works."""
    optional: bool = False
    visibility: Visibility = Visibility.PUBLIC
    details: Prose | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)
    """The item's first line."""
    spans: Mapping[str, Span] = field(default_factory=dict, compare=False, repr=False)
    """Where each attribute stands, by its name (`on`, `R`, `3d` under `duration`), for faults found later."""

    def place(self, attribute: str) -> Span:
        """Where an attribute stands, or the item itself where it is not written."""
        return self.spans.get(attribute, self.span)


@record
class Series:
    """A numbered list: one after the other."""

    items: tuple["Work", ...]


@record
class Parallel:
    """A bulleted list, or several lists of one track: side by side."""

    items: tuple["Work", ...]


@record
class Group:
    """An item without a checkbox that holds a list: it starts and ends with what is in it."""

    id: ItemId
    title: str
    body: "Series | Parallel"
    waits: Waits = Waits()
    visibility: Visibility = Visibility.PUBLIC
    """What is in an internal group is internal already in its own `visibility`."""
    details: Prose | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


Work = Activity | Group | Series | Parallel


@record
class Track:
    """A `###` part of a milestone, or what stands before the first one (then without a title)."""

    title: str | None
    body: Parallel
    """The track's lists, side by side; a numbered list that goes on is one `Series` with what it goes on with."""
    text: Prose | None = None
    visibility: Visibility = Visibility.PUBLIC
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@record
class Milestone:
    """A `##` section with activities: a cycle of work that ends in a result."""

    id: ItemId
    title: str
    tracks: tuple[Track, ...] = ()
    text: Prose | None = None
    waits: Waits = Waits()
    """`after` or `with_` replace the wait for the milestones above, for the whole milestone."""
    by: date | None = None
    confirmed: date | None = None
    exit: str | None = None
    approver: PersonId | None = None
    close: bool = False
    """The signature: stated by `.close`, or the id `signature` where no milestone states it."""
    why: str | None = None
    link: str | None = None
    outcomes: tuple[Outcome, ...] = ()
    risks: tuple[Risk, ...] = ()
    decisions: tuple[Decision, ...] = ()
    questions: tuple[Question, ...] = ()
    visibility: Visibility = Visibility.PUBLIC
    span: Span = field(default=NOWHERE, compare=False, repr=False)
    spans: Mapping[str, Span] = field(default_factory=dict, compare=False, repr=False)

    def place(self, attribute: str) -> Span:
        """Where an attribute stands, or the heading itself where it is not written."""
        return self.spans.get(attribute, self.span)

    @property
    def activities(self) -> Iterator[Activity]:
        """All activities in file order, also where a numbered list went on behind another list."""
        found = (activity for track in self.tracks for activity in activities_in(track.body))
        yield from sorted(found, key=lambda activity: activity.span.line)


def activities_in(work: Work) -> Iterator[Activity]:
    """All activities of a piece of work, in the order of its lists, however deep they stand."""
    left: list[Work] = [work]
    while left:
        item = left.pop()
        match item:
            case Activity():
                yield item
            case Group():
                left.append(item.body)
            case Series() | Parallel():
                left += reversed(item.items)
