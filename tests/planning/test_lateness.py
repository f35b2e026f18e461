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
