"""Whole plans, from their text to their view, as a build makes them."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from jepsite.audience import Audience
from jepsite.i18n.words import words_for
from jepsite.model.deal import Deal
from jepsite.planning.calendar import Calendars, calendars
from jepsite.planning.holidaybook import HolidayBook
from jepsite.planning.result import Schedule
from jepsite.planning.schedule import schedule
from jepsite.views.deal import deal_view
from jepsite.views.page import DealView
from jepsite.views.redact import redact
from jepsite.views.seen import Seen
from tests.deals import plan

ROOT = Path(__file__).parents[2]
BELLINI = "tests/cases/plans/bellini-mes.md"
EXAMPLES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "content").glob("*.md"))
"""The plans that users will copy."""
MONDAY = date(2026, 1, 5)
"""On which the plans of `tests.deals` begin."""

_BOOK = HolidayBook()


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A plan, its calendars and its schedule."""

    deal: Deal
    calendars: Calendars
    schedule: Schedule

    def seen(self, audience: Audience = Audience.PUBLIC) -> Seen:
        return redact(self.deal, self.schedule, audience)

    def view(
        self, audience: Audience = Audience.PUBLIC, language: str | None = None, *, executive: bool = False
    ) -> DealView:
        words, days_off = words_for(language or self.deal.language), self.calendars.days_off
        return deal_view(self.deal, self.schedule, audience, words, days_off=days_off, executive=executive)


def made(text: str, today: date = MONDAY) -> Made:
    """The plan in a text (with `tests.deals.FRONT` where it brings no front matter) as of a day."""
    deal = plan(text)
    days = calendars(deal, _BOOK, today=today).value
    assert days is not None
    dates = schedule(deal, days, today=today)
    assert dates.value is not None, dates.diagnostics
    return Made(deal=deal, calendars=days, schedule=dates.value)


@cache
def made_from(path: str, today: date) -> Made:
    """The plan in a file of the repository as of a day."""
    return made((ROOT / path).read_text(encoding="utf-8"), today)
