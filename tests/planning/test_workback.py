"""Working back through a group that something starts with: only what is first in it leads to the anchor."""

from dataclasses import replace
from datetime import date

import pytest

from jepsite.model.values import ItemId
from jepsite.planning.result import Dates
from tests.deals import plan
from tests.planning.scheduling import scheduled

TEXT = """
    ## Side {#side after=start}

    - Prepare {#prepare}
      - [ ] First {#first 1d}
      - [ ] Other {#other 1d OTHER}

    ## Live {#live by=2026-01-30 after=start}

    - [ ] Help {#help 10d with=prepare}
    """


def starts(other: str, start: date | None) -> dict[str, int]:
    deal = replace(plan(TEXT.replace("OTHER", other)), start=start, work_back=ItemId("live"))
    found = scheduled(deal, date(2026, 1, 5)).activities

    return {dates.id: dates.expected.start.day for dates in found if dates.expected}


def test_all_that_starts_a_group_at_once_stands_as_late_as_what_starts_with_it_allows():
    assert starts("", date(2026, 1, 5)) == {"first": 19, "other": 19, "help": 19}


@pytest.mark.parametrize("start", [date(2026, 1, 5), None])
def test_what_starts_later_in_a_group_does_not_lead_to_what_starts_with_the_group(start):
    assert starts("from=2026-01-07", start) == {"first": 19, "other": 7 if start else 19, "help": 19}


def test_a_fixed_date_counts_where_the_start_is_to_be_found():
    text = """
        ## Live {#live by=2026-01-30}

        1. [ ] Prepare {#prepare 3d}
        2. [ ] Meet {#meet 2d .meeting on=2026-01-28}
        """
    deal = replace(plan(text), start=None, work_back=ItemId("live"))

    assert scheduled(deal, date(2026, 1, 5)).start == date(2026, 1, 23)


def test_a_plan_may_work_back_from_a_first_milestone_that_nothing_leads_to():
    deal = plan("## Now {#now .milestone by=2026-01-07}\n\n## Live {#live}\n\n- [ ] Help {#help}\n")

    found = scheduled(replace(deal, work_back=ItemId("now")), date(2026, 1, 5))

    assert (found.short_by, found.activities[0].expected) == (0, Dates(start=date(2026, 1, 5), finish=date(2026, 1, 5)))
