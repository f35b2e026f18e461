"""From a source to a plan with its dates, and all that is to be said of it: what every command begins with.

Needs nothing that draws, so that looking for faults is quick to start.
"""

from collections.abc import Mapping
from datetime import date
from functools import partial

from jepsite.coach.checks import check
from jepsite.coach.subject import subject
from jepsite.diagnostics import Checked, Diagnostic, Span, has_errors
from jepsite.history.journal import Journal
from jepsite.model.coherence import is_coherent
from jepsite.model.deal import Deal
from jepsite.model.site import Site
from jepsite.model.values import ItemId
from jepsite.parse.deal import read_deal
from jepsite.planning.calendar import Calendars, calendars
from jepsite.planning.holidaybook import HolidayBook
from jepsite.planning.result import Dates, Schedule
from jepsite.planning.schedule import schedule
from jepsite.record import record
from jepsite.source import Source


@record
class Agreed:
    """The version of a plan that both sides agreed on, scheduled as of its own day."""

    deal: Deal
    schedule: Schedule


@record
class Scheduled:
    """A plan with its dates."""

    deal: Deal
    calendars: Calendars
    schedule: Schedule
    agreed: Agreed | None
    """None where the plan names no baseline."""


@record
class Reading:
    """A source, as far as it could be read and scheduled, with every fault found on the way."""

    source: Source
    deal: Deal | None
    plan: Scheduled | None
    """None where a fault left nothing to reckon with."""
    diagnostics: tuple[Diagnostic, ...]


def read_and_schedule(source: Source, site: Site, *, today: date, book: HolidayBook, journal: Journal) -> Reading:
    """Read a source, schedule it as of `today` and look it over, going on after a fault while there is something left.

    `book` and `journal` serve all plans of a run.
    """
    read = read_deal(source, site)
    deal, found = read.value, read.diagnostics
    if deal is None or not is_coherent(deal):
        return Reading(source=source, deal=deal, plan=None, diagnostics=found)
    today = min(today, deal.stopped or today)  # a deal that was given up is kept as it stood on that day
    days = calendars(deal, book, today=today)
    agreed = _agreed(deal, site, book, journal)
    found += days.diagnostics + agreed.diagnostics
    if days.value is None:
        return Reading(source=source, deal=deal, plan=None, diagnostics=found)
    dates = schedule(deal, days.value, today=today, agreed=_dates(agreed.value))
    found += dates.diagnostics
    if dates.value is None:
        return Reading(source=source, deal=deal, plan=None, diagnostics=found)
    plan = Scheduled(deal=deal, calendars=days.value, schedule=dates.value, agreed=agreed.value)
    if not has_errors(found):
        changed = partial(journal.last_change, source.path)
        found += check(subject(deal, dates.value, days.value, last_change=changed), dict(site.checks))
    return Reading(source=source, deal=deal, plan=plan, diagnostics=found)


def _agreed(deal: Deal, site: Site, book: HolidayBook, journal: Journal) -> Checked[Agreed]:
    """The agreed version, if the plan names one. Faults: `unknown-baseline`, `unreadable-baseline`."""
    if deal.baseline is None:
        return Checked(value=None)
    at = deal.place("baseline")
    found = journal.baseline(deal.path, deal.baseline, at)
    if found.value is None:
        return Checked(value=None, diagnostics=found.diagnostics)
    revision = found.value
    read = read_deal(Source(path=deal.path, text=revision.text), site)
    if read.value is None or has_errors(read.diagnostics):
        return _unreadable(deal.baseline, read.diagnostics, at)
    days = calendars(read.value, book, today=revision.day)
    if days.value is None:
        return _unreadable(deal.baseline, days.diagnostics, at)
    dates = schedule(read.value, days.value, today=revision.day)
    if dates.value is None:
        return _unreadable(deal.baseline, dates.diagnostics, at)
    return Checked(value=Agreed(deal=read.value, schedule=dates.value))


def _unreadable(baseline: str, diagnostics: tuple[Diagnostic, ...], at: Span) -> Checked[Agreed]:
    fault = Diagnostic(
        code="unreadable-baseline",
        message=f"the version '{baseline}' of this plan has errors: {diagnostics[0].message}",
        span=at,
        hint="name a version that 'jepsite check' had nothing against",
    )
    return Checked(value=None, diagnostics=(fault,))


def _dates(agreed: Agreed | None) -> Mapping[ItemId, Dates] | None:
    """What was expected then, by id: of activities, and of milestones as one day."""
    if agreed is None:
        return None
    activities = {each.id: each.expected for each in agreed.schedule.activities if each.expected}
    milestones = {
        each.id: Dates(start=each.expected, finish=each.expected)
        for each in agreed.schedule.milestones
        if each.expected
    }
    return {**activities, **milestones}
