"""The deal: one plan file, read whole."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, time
from enum import StrEnum
from typing import Final

from jepsite.diagnostics import NOWHERE, Span
from jepsite.model.people import Closure, Party, Person, Side
from jepsite.model.registers import ProseSection, Register
from jepsite.model.values import ItemId, PartyId, PersonId, Prose
from jepsite.model.work import Activity, Milestone
from jepsite.record import record


class Access(StrEnum):
    """How a page is protected."""

    LINK = "link"
    LINK_AND_PASSWORD = "link+password"
    PASSWORD = "password"
    OPEN = "open"


ONE_READER: Final = "default"
"""Whose link it is where a plan names no recipients."""


@record
class Goal:
    """A measurable aim of the customer. Values are text as written (`41`, `12 %`)."""

    goal: str
    measure: str | None = None
    from_: str | None = None
    to: str | None = None
    owner: PersonId | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


class Every(StrEnum):
    """How often a meeting or a report comes."""

    WEEK = "week"
    OTHER_WEEK = "other-week"
    FIRST_OF_MONTH = "first-of-month"
    LAST_OF_MONTH = "last-of-month"


@record
class Rhythm:
    """`Tuesday 10:00`, `other Friday from 2026-09-18`, `first Monday of month`."""

    every: Every
    weekday: int
    """Monday is 0."""
    at: time | None = None
    anchor: date | None = None
    """The first occurrence of an `other` rhythm."""


@record
class Cadence:
    """How the parties talk and report."""

    what: str
    rhythm: Rhythm
    how: str | None = None
    with_: tuple[PersonId, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@record
class Links:
    """Counters that the private link hangs on."""

    url: int = 1
    gen: int = 1
    revoked: tuple[str, ...] = ()


@record
class Brand:
    """What a supplier may set of the page's looks."""

    colour: str | None = None
    logo: str | None = None


Section = Milestone | Register | ProseSection


@record
class Deal:
    """One plan: who, how they work, and the sections of the body in file order."""

    path: str
    """Of the source, relative to the project."""
    name: str
    """The file's name without its ending; how commands call the plan."""
    title: str
    key: bytes
    """16 bytes: `deal:` where stated, else from the file's name."""
    key_stated: bool
    parties: tuple[Party, ...]
    people: tuple[Person, ...]
    language: str = "en"
    time_zone: str | None = None
    """IANA name, from the site's settings; None: the machine's."""
    start: date | None = None
    work_back: ItemId | None = None
    buffer: int = 0
    """Working days to be kept free before the anchor."""
    closures: tuple[Closure, ...] = ()
    goals: tuple[Goal, ...] = ()
    cadence: tuple[Cadence, ...] = ()
    baseline: str | None = None
    """A date, a tag or a commit, as written."""
    stopped: date | None = None
    access: Access = Access.LINK
    recipients: tuple[str, ...] = ()
    links: Links = Links()
    expires: date | None = None
    """As stated; None: 90 days after the last `by`."""
    theme: str | None = None
    brand: Brand = Brand()
    feedback: str | None = None
    internal: tuple[tuple[str, str], ...] = ()
    """The seller's own notes, key and text. Never in anything a customer gets."""
    summary: Prose | None = None
    sections: tuple[Section, ...] = ()
    images: tuple[str, ...] = ()
    """Names of the pictures that the prose shows, relative to the plan's folder."""
    span: Span = field(default=NOWHERE, compare=False, repr=False)
    """The front matter's first line."""
    spans: Mapping[str, Span] = field(default_factory=dict, compare=False, repr=False)
    """Where each front-matter key stands."""

    @property
    def milestones(self) -> tuple[Milestone, ...]:
        """The milestones in file order."""
        return tuple(section for section in self.sections if isinstance(section, Milestone))

    @property
    def activities(self) -> tuple[Activity, ...]:
        """All activities in file order."""
        return tuple(activity for milestone in self.milestones for activity in milestone.activities)

    def party(self, party: PartyId) -> Party:
        """The party of that id, which is known to be there."""
        return next(candidate for candidate in self.parties if candidate.id == party)

    def person(self, person: PersonId) -> Person:
        """The person of that id, who is known to be there."""
        return next(candidate for candidate in self.people if candidate.id == person)

    def side(self, side: Side) -> tuple[Party, ...]:
        """The parties of one side, in file order."""
        return tuple(party for party in self.parties if party.side is side)

    def place(self, key: str) -> Span:
        """Where a front-matter key stands, or the front matter itself where it is not written."""
        return self.spans.get(key, self.span)
