"""Who takes part: companies, persons, teams, and the days on which they are away."""

from dataclasses import field
from datetime import date
from enum import StrEnum

from jepsite.audience import Visibility
from jepsite.diagnostics import NOWHERE, Span
from jepsite.model.values import Days, PartyId, PersonId
from jepsite.record import record


class Side(StrEnum):
    """Which part a company has in the deal."""

    CUSTOMER = "customer"
    SUPPLIER = "supplier"
    PARTNER = "partner"


@record
class Party:
    """A company."""

    id: PartyId
    name: str
    side: Side
    calendar: str | None = None
    """ISO 3166 country or country-subdivision, as the package `holidays` knows it: `IT-BS`. None: no holidays."""
    week: frozenset[int] | None = None
    """Weekdays worked, Monday is 0. None: the country's own week, or Monday to Friday without a calendar."""
    school: str | None = None
    """Region whose school holidays are drawn, `DE-BY`; they remove no days."""
    logo: str | None = None
    colour: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)
    calendar_span: Span = field(default=NOWHERE, compare=False, repr=False)


@record
class Person:
    """A person, or a team or board that acts as one."""

    id: PersonId
    name: str
    of: PartyId
    role: str | None = None
    email: str | None = None
    phone: str | None = None
    away: tuple[Days, ...] = ()
    works: tuple[date, ...] = ()
    """Days worked whatever the calendar says."""
    team: bool = False
    visibility: Visibility = Visibility.PUBLIC
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@record
class Closure:
    """Days on which parties are shut."""

    days: Days
    who: tuple[PartyId, ...]
    why: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)
