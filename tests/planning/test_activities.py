"""One activity's dates where there are none."""

from datetime import date

from jepsite.model.values import ItemId
from jepsite.planning.result import ActivityDates, Dates
from tests.deals import plan
from tests.planning.scheduling import scheduled


def test_of_dropped_work_only_what_was_agreed_is_told():
    agreed = Dates(start=date(2026, 1, 5), finish=date(2026, 1, 6))
    deal = plan("## A {#m}\n\n- [-] A {#a 1/2/3d why=x by=2026-01-02}\n- [ ] B {#b}\n")

    found = scheduled(deal, date(2026, 1, 5), {ItemId("a"): agreed})

    assert found.activities[0] == ActivityDates(
        id=ItemId("a"), planned=None, agreed=agreed, expected=None, late=None, best_finish=None, worst_finish=None,
        due=None, total_slack=None, free_slack=None, critical=False, is_late=False, has_moved=False, missed_fixed=False,
        slip=0, waits_for=(),
    )  # fmt: skip
