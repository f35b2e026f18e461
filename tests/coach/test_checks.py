"""All checks together: examples that are run, settings that are obeyed, and any plan at all."""

import re
from datetime import date, timedelta
from typing import Final

import pytest
from hypothesis import given

from jepsite.coach.checks import CHECKS, CODES, check, unknown_codes
from jepsite.coach.subject import subject
from jepsite.diagnostics import Severity, Span
from jepsite.model.site import CheckLevel, Site
from jepsite.parse.codes import CODES as FAULTS
from jepsite.planning.calendar import calendars
from jepsite.planning.holidaybook import HolidayBook
from jepsite.planning.schedule import schedule
from tests.coach.advice import GOOD, TODAY, advice, codes, examined, planted
from tests.strategies import plans

TOLD_IN_PART: Final = {
    "no-expiry": "every `by=` of the plan would have to go",
    "many-activities": "twenty more would have to stand beside it",
}
"""Examples that are no whole; tests/cases/checks has the plans."""
_LAST_COMMIT: Final = re.compile(r"last commit: (?P<day>\S+)\n?")


def earned(fragment: str) -> set[str]:
    if commit := _LAST_COMMIT.fullmatch(fragment):
        return set(codes(GOOD, changed=date.fromisoformat(commit["day"])))
    return set(codes(planted(fragment)))


def test_a_good_plan_earns_no_advice():
    assert codes(GOOD, changed=TODAY) == []


@pytest.mark.parametrize("one", [one for one in CHECKS if one.code not in TOLD_IN_PART], ids=lambda one: one.code)
def test_an_example_earns_its_advice_and_mended_it_does_not(one):
    wrong, mended = earned(one.example.wrong), earned(one.example.mended)

    assert one.code in wrong
    assert mended <= wrong - {one.code}


@pytest.mark.parametrize("code", TOLD_IN_PART)
def test_an_example_told_in_part_is_mended_by_what_it_says(code):
    example = next(one.example for one in CHECKS if one.code == code)

    assert earned(example.mended) == set()


def test_codes_are_words_and_belong_to_one_check_alone():
    assert len(set(CODES)) == len(CODES)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", code) for code in CODES)
    assert not set(CODES) & {fault.code for fault in FAULTS}


def test_sentences_are_sentences():
    assert [one.code for one in CHECKS if not re.fullmatch(r"[A-Z].*[.]", one.sentence)] == []


def test_advice_is_a_warning_unless_the_settings_say_otherwise():
    wrong = planted("- [ ] Kick-off {#kick 1d R=lena}")

    assert {one.code: one.severity for one in advice(wrong, vague_title="error")} == {
        "no-accountable": Severity.WARNING,
        "vague-title": Severity.ERROR,
    }
    assert [one.code for one in advice(wrong, vague_title="off")] == ["no-accountable"]
    assert [one.code for one in advice(wrong, vague_title="warning", no_accountable="off")] == ["vague-title"]


def test_a_check_that_is_off_is_not_run():
    broken = examined(planted("- [ ] Kick-off {#kick 1d R=lena}"))
    off = dict.fromkeys(CODES, CheckLevel.OFF)

    assert check(broken, off) == ()


def test_of_a_deal_that_was_given_up_only_the_page_is_spoken_of():
    wrong = planted("stopped: 2026-10-01\nlanguage: fr\n\n- [ ] Kick-off {#kick 1d R=lena}")

    assert codes(wrong) == ["no-words"]


def test_a_check_that_there_is_none_of_is_told_in_the_settings():
    place = Span(path="jepsite.yml", line=3, column=3, end_line=3, end_column=10)
    settings = (("no-exits", CheckLevel.OFF), ("no-exit", CheckLevel.OFF), ("zzz", CheckLevel.ERROR))
    site = Site(checks=settings, spans={"checks.no-exits": place, "checks.zzz": place})

    first, second = unknown_codes(site)

    assert (first.code, first.message, first.hint) == (
        "unknown-check",
        "there is no check 'no-exits'",
        "did you mean 'no-exit'?",
    )
    assert (first.span, first.severity) == (place, Severity.ERROR)
    assert second.hint == "docs/checks.md lists them all"


@given(plans())
def test_every_plan_can_be_advised_on(made):
    days = calendars(made.deal, HolidayBook(), today=made.today).value
    dates = schedule(made.deal, days, today=made.today).value if days else None
    if days is None or dates is None:
        return
    whole = subject(made.deal, dates, days, last_change=lambda: made.today - timedelta(days=30))

    found = check(whole, {})

    assert {one.code for one in found} <= set(CODES)
    assert found == check(whole, {})
