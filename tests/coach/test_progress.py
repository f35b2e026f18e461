"""Progress: what the advice says of boxes, facts and files."""

from dataclasses import replace
from datetime import date

from jepsite.coach.checks import check
from jepsite.model.site import CheckLevel
from tests.coach.advice import GOOD, examined, only, planted


def test_work_past_its_time_is_underlined_where_it_was_begun():
    text = planted("- [/] Open the gateway {#gateway 2/3/5d R=paolo A=giulia started=2026-09-24}")

    assert only("past-duration", text) == [
        (
            "'Open the gateway' was to take 3d from 2026-09-24, and is not done",
            "2026-09-24",
            "ask how much is left, and write it as left=2d",
        )
    ]


def test_a_fixed_date_that_has_passed_is_another_matter_than_a_start():
    text = planted("start: 2026-09-28\n\n- [ ] Walk through the hall {#walk 1d .meeting on=2026-10-01 R=jonas A=jonas}")

    assert [(message, at) for message, at, _ in only("past-start", text)][1] == (
        "'Walk through the hall' was fixed on 2026-10-01, and that day has passed",
        "2026-10-01",
    )


def test_a_from_that_has_passed_is_underlined():
    text = planted("start: 2026-10-02\n\n- [ ] Measure the hall {#measure 1d from=2026-10-02 R=jonas A=jonas}")

    assert [at for _, at, _ in only("past-start", text)][1] == "2026-10-02"


def test_what_could_begin_earlier_than_planned_is_not_late_to_begin():
    """The data were loaded a week before they had to be; the demo is planned for Monday the 12th."""
    early = GOOD.replace("1. [ ] Load", "1. [x] Load").replace("#load 4d", "#load 10d done=2026-09-30")

    assert only("past-start", early.replace("start: 2026-10-05", "start: 2026-09-28")) == []


def test_on_the_day_it_is_to_begin_nothing_is_late():
    assert only("past-start", GOOD) == []
    assert only("past-start", GOOD, today=date(2026, 10, 6)) != []


def test_a_plan_without_changes_is_told_since_when():
    found = only("unchanged", GOOD, today=date(2026, 10, 20), changed=date(2026, 10, 9))

    assert [(message, at) for message, at, _ in found] == [
        ("the plan was changed last on 2026-10-09, 11 days ago", "Manufacturing execution system for two plants")
    ]


def test_without_git_nothing_is_said_of_changes():
    assert only("unchanged", GOOD, today=date(2026, 10, 20), changed=None) == []


def test_history_is_asked_only_where_it_matters():
    asked = []
    whole = replace(examined(GOOD, today=date(2026, 10, 20)), last_change=lambda: asked.append("asked"))
    early = replace(examined(GOOD, today=date(2026, 10, 2)), last_change=lambda: asked.append("asked"))

    check(whole, {"unchanged": CheckLevel.OFF})
    check(early, {})

    assert asked == []
    assert check(whole, {}) != ()
    assert asked == ["asked"]


def test_a_commit_of_the_day_after_tomorrow_is_no_trouble():
    assert only("unchanged", GOOD, changed=date(2026, 10, 7)) == []
