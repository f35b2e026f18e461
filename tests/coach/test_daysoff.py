"""Dates on days off: who is off, why, and which day would do."""

from datetime import date

import pytest

from tests.coach.advice import only, planted

AWAY = "people:\n  paolo: {name: Paolo Zanetti, of: bellini, away: [2026-10-21/2026-10-23]}\n"


def test_a_deadline_is_told_with_who_is_off_and_the_day_before():
    closed = "closures: [{dates: 2026-10-29/2026-10-30, who: bellini, why: Outing}]\n"

    assert only("deadline-day-off", planted(closed + "\n")) == [
        (
            "the deadline of 'Demo on Bellini's own data', 2026-10-30, is a day off for Officine Bellini (Outing)",
            "2026-10-30",
            "2026-10-28 is the last day before it on which both sides work",
        )
    ]


def test_an_activitys_deadline_is_a_matter_of_those_who_do_it():
    work = "\n- [ ] Measure the hall {#measure 1d by=2026-10-23 R=paolo,lena A=lena}"

    assert only("deadline-day-off", planted(AWAY + work)) == [
        (
            "the deadline of 'Measure the hall', 2026-10-23, is a day off for Paolo Zanetti (away)",
            "2026-10-23",
            "2026-10-20 is the last day before it on which they work",
        )
    ]
    assert only("deadline-day-off", planted(AWAY + work.replace("R=paolo,lena", ".any R=paolo,lena"))) == []
    assert only("deadline-day-off", planted(AWAY + work.replace("R=paolo,lena", "R=lena"))) == []


def test_a_deadline_that_has_passed_is_not_moved_any_more():
    assert only("deadline-day-off", planted("- [ ] Measure the hall {#measure 1d by=2026-10-03 R=lena A=lena}")) == []


def test_a_deadline_of_today_is_not_over_yet():
    text = planted("- [ ] Measure the hall {#measure 1d by=2026-10-10 R=lena A=lena}")
    text = text.replace("#demo by=2026-10-30", "#demo by=2026-10-10")

    assert len(only("deadline-day-off", text, today=date(2026, 10, 10))) == 2
    assert only("deadline-day-off", text, today=date(2026, 10, 11)) == []


def test_a_fixed_date_is_told_with_the_next_day_that_would_do():
    work = "\n- [ ] Walk through the hall {#walk 1d .meeting on=2026-10-22 R=paolo,jonas A=jonas}"

    assert only("fixed-day-off", planted(AWAY + work)) == [
        (
            "'Walk through the hall' is fixed on 2026-10-22, a day off for Paolo Zanetti (away)",
            "2026-10-22",
            "the next day on which all that are needed work is 2026-10-26; somebody who works all the same says so in "
            "`works`",
        )
    ]


def test_work_without_r_needs_both_sides():
    work = "- [ ] The freeze begins {#freeze 0d on=2026-10-24}"

    assert [message for message, _, _ in only("fixed-day-off", planted(work))] == [
        "'The freeze begins' is fixed on 2026-10-24, a day off for Officine Bellini (a Saturday), Nordwind Systems "
        "(a Saturday)"
    ]


def test_who_answers_for_work_and_is_away_on_its_last_day_is_named():
    work = "\n- [ ] Measure the hall {#measure 1d from=2026-10-22 R=lena A=paolo}"

    assert only("accountable-away", planted(AWAY + work)) == [
        (
            "'Measure the hall' is expected to finish on 2026-10-22, a day off for Paolo Zanetti (away), who answers "
            "for it",
            "paolo",
            "agree before who says that it is done",
        )
    ]


def test_one_stretch_of_school_holidays_is_told_once_with_all_work_in_it():
    closed = "closures: [{dates: 2026-10-07, who: nordwind, why: Outing}]\n"
    school = "parties:\n  nordwind: {name: Nordwind Systems, side: supplier, school: DE-HE}\n"

    assert [(message, at) for message, at, _ in only("school-holidays", planted(closed + school + "\n"))] == [
        (
            "'Load four weeks of machine data', 'Answer the security questionnaire': little slack, and school holidays "
            "at Nordwind Systems (Autumn Break)",
            "[ ] Load four weeks of machine data {#load 4d R=lena A=jonas}",
        )
    ]


@pytest.mark.parametrize(("by", "tight"), [("2026-10-08", True), ("2026-10-09", False)])
def test_two_days_of_slack_are_little(by, tight):
    school = "parties:\n  nordwind: {name: Nordwind Systems, side: supplier, school: DE-HE}\n\n"
    text = planted(f"{school}- [ ] Measure the hall {{#measure 2d by={by} R=lena A=jonas}}")

    assert ("Measure the hall" in only("school-holidays", text)[0][0]) == tight
