"""What the early dates say of work that nothing before it binds."""

from datetime import date

from jepsite.planning.calendar import HolidayBook, calendars
from jepsite.planning.layout import lay_out
from jepsite.planning.lowering import lower
from jepsite.planning.schedule import node_days
from tests.deals import plan

MONDAY = date(2026, 1, 5)


def test_work_that_no_link_binds_has_no_bound_and_no_driver():
    deal = plan(
        "## A {#m}\n\n- [ ] Free {#free}\n- [ ] After {#after after=free}\n"
        "- [ ] Fixed {#fixed on=2026-01-08 after=free}\n"
    )
    days = calendars(deal, HolidayBook(), today=MONDAY).value
    assert days is not None
    network = lower(deal)
    free, after, fixed = network.activities

    early = lay_out(network, node_days(network, days), today=MONDAY.toordinal()).expected

    assert (early.begin[free], early.end[free], early.driver[free]) == (0, 0, -1)
    assert (early.begin[fixed], early.end[fixed], early.driver[fixed]) == (0, 0, -1)
    assert (early.begin[after], early.end[after], early.driver[after]) == (MONDAY.toordinal() + 1, 0, free)
