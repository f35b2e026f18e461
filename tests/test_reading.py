"""A source is read and scheduled as far as its faults allow, and all of them are told."""

from datetime import date

from jepsite.model.site import Site
from jepsite.planning.holidaybook import HolidayBook
from jepsite.reading import Reading, read_and_schedule
from jepsite.source import Source
from tests.deals import FRONT

TODAY = date(2026, 1, 7)
BODY = "\n## Signed {#signature by=2026-01-30}\n\n1. [ ] Sign {#sign 1d R=ada A=ada}\n"


def reading(text: str) -> Reading:
    return read_and_schedule(Source(path="content/a.md", text=text), Site(), today=TODAY, book=HolidayBook())


def codes(of: Reading) -> set[str]:
    return {diagnostic.code for diagnostic in of.diagnostics}


def test_a_good_plan_has_its_dates():
    read = reading(FRONT + BODY)

    assert read.plan is not None
    assert read.plan.schedule.today == TODAY
    assert read.plan.schedule.activities[0].expected is not None


def test_a_text_that_is_no_plan_has_neither_deal_nor_dates():
    read = reading("nothing")

    assert (read.deal, read.plan) == (None, None)
    assert codes(read) == {"missing-front-matter"}


def test_an_unknown_calendar_leaves_the_deal():
    read = reading(FRONT.replace("side: customer", "side: customer, calendar: XX") + BODY)

    assert read.deal is not None
    assert read.plan is None
    assert "unknown-calendar" in codes(read)


def test_a_cycle_is_found_beside_the_faults_of_the_text():
    read = reading(FRONT.replace("start:", "durtion: 3\nstart:") + BODY.replace("1d", "1d after=sign"))

    assert read.plan is None
    assert {"unknown-key", "cycle"} <= codes(read)
