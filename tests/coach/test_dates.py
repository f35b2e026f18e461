"""Dates and room: what is near, what is thin, what is the last day."""

from datetime import date

import pytest

from tests.coach.advice import GOOD, only, planted


@pytest.mark.parametrize(("day", "near"), [("2026-10-05", True), ("2026-10-19", True), ("2026-10-20", False)])
def test_within_14_days_a_date_should_be_confirmed(day, near):
    text = planted(f"- [ ] Walk through the hall {{#walk 1d .meeting on={day} R=jonas A=jonas}}")

    assert [(message, at) for message, at, _ in only("unconfirmed", text)] == (
        [(f"nobody confirmed {day} for 'Walk through the hall' yet", day)] if near else []
    )


def test_of_a_fixed_date_and_a_deadline_the_fixed_one_is_told():
    text = planted("- [ ] Walk through it {#walk 1d .meeting on=2026-10-14 by=2026-10-16 R=jonas A=jonas}")

    assert [at for _, at, _ in only("unconfirmed", text)] == ["2026-10-14"]


def signature(by: str, keys: str = "") -> str:
    return planted(
        f'{keys}## Contract signed {{#signature by={by} exit="Seen"}}\n\n1. [ ] Sign it {{#sign 1d R=jonas}}\n'
    )


@pytest.mark.parametrize(("by", "thin"), [("2026-10-26", False), ("2026-10-27", True), ("2026-10-28", True)])
def test_a_buffer_is_thin_under_a_tenth_and_late_is_another_matter(by, thin):
    found = only("thin-buffer", signature(by))

    assert bool(found) == thin


def test_a_thin_buffer_is_told_in_numbers():
    assert only("thin-buffer", signature("2026-10-28"))[0][:2] == (
        "'Contract signed' has a buffer of 1 of 18 working days that remain",
        "2026-10-28",
    )


def test_the_milestone_to_plan_back_from_counts_like_the_closing_one():
    back = "work-back: legal\n\n## Security and legal cleared {#legal by=2026-10-27}\n\n- [ ] Read {#a 12d R=giulia}\n"

    assert only("thin-buffer", planted(back))[0][1] == "2026-10-27"
    assert only("thin-buffer", planted(back.replace("work-back: legal", "buffer: 0d"))) == []


@pytest.mark.parametrize("by", ["2026-12-31", "2027-03-31", "2027-01-03"])
def test_behind_the_last_working_day_of_a_quarter_is_its_end(by):
    assert bool(only("quarter-end", signature(by))) == (by != "2027-01-03")


def test_the_expected_date_is_told_where_the_deadline_is_another():
    late = signature("2026-12-18").replace("#sign 1d", "#sign 1d on=2026-12-31")

    assert only("quarter-end", late)[0][0] == (
        "'Contract signed' is expected on the last working day of a quarter, 2026-12-31"
    )


def test_without_a_signature_the_last_milestone_may_end_when_it_will():
    assert only("quarter-end", signature("2026-12-31").replace("#signature", "#finish")) == []


def test_a_signature_that_is_done_is_not_spoken_of():
    done = GOOD.replace("2026-12-04", "2026-12-31").replace(
        "1. [ ] Sign the contract {#sign 1d", "1. [x] Sign the contract {#sign 1d done=2026-10-05"
    )

    assert only("quarter-end", done, today=date(2026, 10, 6)) == []
