"""The small values that a plan is written in: ids, spans of days, durations, lags, prose."""

from datetime import date, time
from enum import StrEnum
from typing import Final, NewType

from jepsite.diagnostics import NOWHERE, Span
from jepsite.record import record

PartyId = NewType("PartyId", str)
PersonId = NewType("PersonId", str)
ItemId = NewType("ItemId", str)
"""The id of a milestone, a group, an activity or a risk: one namespace in a plan, so that `after=` may name any."""

START: Final = ItemId("start")
"""Reserved: `after=start` waits for nothing but the plan's start."""


@record
class Days:
    """A span of calendar days, both ends included."""

    first: date
    last: date


class Unit(StrEnum):
    """What a duration or a lag counts."""

    WORKING = "d"
    ELAPSED = "ed"


@record
class Duration:
    """How long an activity takes: whole days of `unit`, 0 for an event. Best and worst where three cases are stated."""

    likely: int
    best: int | None = None
    worst: int | None = None
    unit: Unit = Unit.WORKING


@record
class Lag:
    """A wait on a link: zero or more days of `unit`."""

    days: int = 0
    unit: Unit = Unit.WORKING


@record
class Reference:
    """One id in `after=`, `with=` or `ends-with=`, with its lag and its own place."""

    target: ItemId
    lag: Lag = Lag()
    span: Span = NOWHERE


@record
class Waits:
    """What an item says of its links. `after` is None where it says nothing, empty for `after=start` (no wait)."""

    after: tuple[Reference, ...] | None = None
    """Finish to start."""
    with_: tuple[Reference, ...] | None = None
    """Start to start."""
    ends_with: tuple[Reference, ...] | None = None
    """Finish to finish."""

    @property
    def replaces_milestones(self) -> bool:
        """Whether this stands in place of the wait for the milestones above: `after=` and `with=` do."""
        return self.after is not None or self.with_ is not None


@record
class Prose:
    """A stretch of the author's Markdown, read: safe HTML (raw HTML escaped, links checked), and as plain text."""

    html: str
    plain: str


@record
class Hours:
    """A time of day, with an end where one is stated; in the site's time zone."""

    start: time
    end: time | None = None


class Level(StrEnum):
    """How likely a risk is, or how uncertain a duration."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
