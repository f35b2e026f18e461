"""From a source to a plan with its dates, and all that is to be said of it: what every command begins with.

Needs nothing that draws, so that looking for faults is quick to start.
"""

from dataclasses import dataclass
from datetime import date

from jepsite.diagnostics import Diagnostic
from jepsite.model.deal import Deal
from jepsite.model.site import Site
from jepsite.parse.deal import read_deal
from jepsite.planning.calendar import Calendars, calendars
from jepsite.planning.holidaybook import HolidayBook
from jepsite.planning.result import Schedule
from jepsite.planning.schedule import schedule
from jepsite.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A source, as far as it could be read and scheduled, with every fault found on the way."""

    source: Source
    deal: Deal | None
    plan: "Scheduled | None"
    """None where a fault left nothing to reckon with."""
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheduled:
    """A plan with its dates."""

    deal: Deal
    calendars: Calendars
    schedule: Schedule


def read_and_schedule(source: Source, site: Site, *, today: date, book: HolidayBook) -> Reading:
    """Read a source and schedule it as of `today`, going on after a fault as far as there is something left."""
    read = read_deal(source, site)
    if read.value is None:
        return Reading(source=source, deal=None, plan=None, diagnostics=read.diagnostics)
    days = calendars(read.value, book, today=today)
    if days.value is None:
        return Reading(source=source, deal=read.value, plan=None, diagnostics=read.diagnostics + days.diagnostics)
    dates = schedule(read.value, days.value, today=today)
    plan = Scheduled(deal=read.value, calendars=days.value, schedule=dates.value) if dates.value else None
    found = read.diagnostics + days.diagnostics + dates.diagnostics
    return Reading(source=source, deal=read.value, plan=plan, diagnostics=found)
