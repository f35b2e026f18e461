"""What is told of a milestone beside its dates."""

from datetime import date

from tests.deals import plan
from tests.planning.scheduling import scheduled


def test_a_milestones_deadline_is_told_where_there_is_one():
    text = "## A {#m by=2026-01-09}\n\n- [ ] A thing {#a}\n\n## B {#n}\n\n- [ ] B thing {#b}\n"

    found = scheduled(plan(text), date(2026, 1, 5)).milestones

    assert [dates.by for dates in found] == [date(2026, 1, 9), None]
