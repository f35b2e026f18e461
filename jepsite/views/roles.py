"""Who does what: the RACI table as values."""

from dataclasses import dataclass

from jepsite.views.marks import Name, PartyMark, Rich, StateMark


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleColumn:
    """A person's column."""

    id: str
    name: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleParty:
    """A company's columns."""

    mark: PartyMark
    people: tuple[RoleColumn, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRow:
    """One activity."""

    id: str
    title: str
    people: tuple[str, ...]
    dates: str
    """`14–17 Sep`"""
    state: StateMark
    cells: tuple[str, ...]
    """A cell for each column, party by party: the letters the person has, `RA`, or empty."""
    note: str | None
    """`confirmed 28 September`, `fixed date`, `waits for Board of directors`"""
    details: Rich | None
    link: str | None
    struck: bool
    """Dropped: the title is struck through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleGroup:
    """A milestone's rows."""

    title: str
    state: StateMark
    when: str
    """`reached 21 Sep`, `3 Dec, deadline 11 Dec`"""
    text: Rich | None
    rows: tuple[RoleRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RolesView:
    """The whole table."""

    parties: tuple[RoleParty, ...]
    groups: tuple[RoleGroup, ...]
