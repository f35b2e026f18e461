"""How the tests of this folder call the engine: one deal in, one schedule out, and no error beside it."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from jepsite.diagnostics import Diagnostic, Severity
from jepsite.model.deal import Deal
from jepsite.model.site import Site
from jepsite.model.values import ItemId
from jepsite.parse.deal import read_deal
from jepsite.planning.calendar import calendars
from jepsite.planning.holidaybook import HolidayBook
from jepsite.planning.result import Dates, Schedule
from jepsite.planning.schedule import schedule
from jepsite.source import Source

BOOK: Final = HolidayBook()
"""The holidays that all tests share, as all plans of a build do."""


def deal_from(text: str, path: str) -> Deal:
    """The deal in a plan's text; warnings are none of this folder's business."""
    checked = read_deal(Source(path=path, text=text), Site())

    assert checked.value is not None, errors(checked.diagnostics)
    assert not errors(checked.diagnostics)
    return checked.value


def scheduled(deal: Deal, today: date, agreed: Mapping[ItemId, Dates] | None = None) -> Schedule:
    """The schedule of a deal that must have one."""
    days = calendars(deal, BOOK, today=today)
    assert days.value is not None, errors(days.diagnostics)
    checked = schedule(deal, days.value, today=today, agreed=agreed)

    assert checked.value is not None, errors(checked.diagnostics)
    assert not errors(checked.diagnostics)
    return checked.value


def errors(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    """One line for each error."""
    found = (each for each in diagnostics if each.severity is Severity.ERROR)
    return [f"{each.span.path}:{each.span.line}:{each.span.column}: {each.code}: {each.message}" for each in found]
