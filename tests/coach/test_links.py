"""Waits and fixed dates: what the advice says."""

import pytest

from tests.coach.advice import only, planted


@pytest.mark.parametrize(("lag", "elapsed"), [("4d", 4), ("1w", 7), ("8d", 10), ("2w", 14)])
def test_a_long_lag_is_offered_as_calendar_days(lag, elapsed):
    text = planted(f"- [ ] Print the report {{#print 1d after=load+{lag},show R=paolo A=jonas}}")

    assert [(at, hint.rsplit(": ")[1]) for _, at, hint in only("lag-hides-work", text)] == [
        (f"load+{lag}", f"load+{elapsed}ed")
    ]


def test_a_lag_of_what_is_over_hides_nothing():
    done = "- [x] Print the report {#print 1d done=2026-10-02 after=load+1w R=paolo A=jonas}"
    dropped = "- [-] Print the report {#print 1d after=load+1w R=paolo A=jonas}"

    assert only("lag-hides-work", planted(done)) == only("lag-hides-work", planted(dropped)) == []


@pytest.mark.parametrize(("day", "needless"), [("2026-10-08", False), ("2026-10-09", True), ("2026-10-12", False)])
def test_only_the_very_day_of_the_link_is_needless(day, needless):
    text = planted(f"- [ ] Compare the figures {{#compare 1d on={day} after=load R=paolo A=giulia}}")

    assert bool(only("fixed-without-need", text)) == needless


def test_a_weekend_between_makes_no_difference():
    text = planted("- [ ] Compare the figures {#compare 1d on=2026-10-12 after=show R=paolo A=giulia}")

    assert only("fixed-without-need", text)[0][1] == "2026-10-12"


@pytest.mark.parametrize("extra", ["confirmed=2026-10-01", ".meeting"])
def test_a_date_that_the_world_fixes_is_needed(extra):
    text = planted(f"- [ ] Compare the figures {{#compare 1d {extra} on=2026-10-09 after=load R=paolo A=giulia}}")

    assert only("fixed-without-need", text) == []


def test_a_date_without_predecessors_is_somebodys_choice():
    assert only("fixed-without-need", planted("- [ ] Compare the figures {#c 1d on=2026-10-05 R=paolo A=giulia}")) == []
