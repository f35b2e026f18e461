"""How we work together: prose, cadence, contacts."""

from dataclasses import dataclass

from jepsite.views.marks import Day, Name, PartyMark, ProseView


@dataclass(frozen=True, slots=True, kw_only=True)
class CadenceRow:
    """A regular meeting or report."""

    what: str
    when: str
    with_: str
    next: Day | None
    note: str | None
    """Who is missing when: `27 Oct without Paolo, none on 8 Dec`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A person of a company."""

    id: str
    name: Name
    role: str | None
    email: str | None
    phone: str | None
    note: str | None
    """`Away 26–30 Oct`"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contacts:
    """A company's people."""

    mark: PartyMark
    people: tuple[Contact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TogetherView:
    """How we work together."""

    heading: str
    prose: tuple[ProseView, ...]
    cadence: tuple[CadenceRow, ...]
    left: tuple[Contacts, ...]
    right: tuple[Contacts, ...]
