"""What is in time for a fixed date, and what is named where something is not."""

from datetime import date

from jepsite.planning.result import Schedule
from tests.deals import plan
from tests.planning.scheduling import scheduled


def of(text: str) -> Schedule:
    return scheduled(plan(text), date(2026, 1, 5))


def test_what_ends_or_starts_just_in_time_for_a_fixed_date_is_no_conflict():
    text = "## A {#m}\n\n- [ ] Long {#long DAYSd}\n- [ ] Meet {#meet 1d on=2026-01-08 LINK=long}\n"

    assert of(text.replace("DAYS", "3").replace("LINK", "after")).conflicts == ()
    assert of(text.replace("DAYS", "4").replace("LINK", "after")).conflicts != ()
    assert of(text.replace("DAYS", "9").replace("LINK", "with")).conflicts == ()


def test_only_the_end_of_what_drives_a_milestone_is_in_conflict_with_a_lag_behind_it():
    found = of(
        """
        ## A {#m}

        1. [ ] First {#first 1d}
        2. [ ] Last {#last 1d}

        ## B {#n after=start}

        - [ ] Meet {#meet 1d on=2026-01-08 after=m+5d}
        """
    )

    assert [conflict.predecessor for conflict in found.conflicts] == ["last"]
