"""Who is named late beside work that has begun."""

from datetime import date

import pytest

from tests.deals import plan
from tests.planning.scheduling import scheduled


@pytest.mark.parametrize(("link", "late"), [("ends-with", {"cause"}), ("after", {"cause", "running"})])
def test_work_that_has_begun_is_excused_only_by_what_it_must_not_end_before(link, late):
    text = f"""
        ## A {{#m by=2026-01-06}}

        - [ ] Cause {{#cause 1d}}
        - [/] Running {{#running 1d started=2026-01-05 {link}=cause}}
        """

    found = scheduled(plan(text), date(2026, 1, 8)).activities

    assert {dates.id for dates in found if dates.is_late} == late


def test_work_that_waits_for_late_work_is_late_as_well_if_it_misses_a_deadline_of_its_own():
    text = "## A {#m}\n\n1. [ ] Cause {#cause 1d}\n2. [ ] Follow {#follow 1d by=2026-01-DAY}\n"

    missed = scheduled(plan(text.replace("DAY", "08")), date(2026, 1, 8)).activities
    kept = scheduled(plan(text.replace("DAY", "09")), date(2026, 1, 8)).activities

    assert [dates.is_late for dates in missed] == [True, True]
    assert [dates.is_late for dates in kept] == [True, False]
