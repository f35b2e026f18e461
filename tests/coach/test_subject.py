"""What the checks look at: what is open, what is ahead, and who is off when and why."""

from datetime import date

import pytest

from jepsite.model.values import PartyId, PersonId
from tests.coach.advice import GOOD, examined, planted

FACTS = """\
## Demo on Bellini's own data {#demo by=2026-10-30}

- [x] Walk both plants {#walk 2d R=lena A=jonas done=2026-10-02}

## Security and legal cleared {#legal by=2026-11-13}

- [/] Answer the questionnaire {#questionnaire 4d R=lena A=jonas started=2026-10-02}
- [-] Raise the purchase order {#order 2d R=giulia A=giulia}
- [!] Review the draft contract {#review 5d R=giulia A=giulia}
- [ ] Get the discount approved {.internal #discount 1d R=jonas}
"""

AWAY = """\
closures: [{dates: 2026-10-12, who: bellini, why: Works outing}]
parties:
  bellini: {name: Officine Bellini, side: customer, calendar: IT}
people:
  paolo: {name: Paolo Zanetti, of: bellini, away: [2026-10-06, 2026-10-24], works: [2026-10-25]}
"""


def test_dropped_work_is_left_out_and_done_work_is_not_open():
    subject = examined(planted(FACTS))

    assert [task.activity.id for task in subject.tasks] == [
        *("walk", "questionnaire", "review", "discount", "sign"),
    ]
    assert [task.activity.id for task in subject.open] == ["questionnaire", "review", "discount", "sign"]
    assert [task.activity.id for task in subject.open if not task.public] == ["discount"]


def test_a_milestone_that_is_reached_is_not_ahead():
    subject = examined(planted(FACTS))

    assert [stage.milestone.id for stage in subject.stages] == ["demo", "legal", "signature"]
    assert [stage.milestone.id for stage in subject.ahead] == ["legal", "signature"]
    assert subject.closing is subject.ahead[-1]


def test_a_plan_that_is_over_has_no_closing_milestone_ahead():
    done = GOOD.replace("1. [ ] Sign the contract {#sign 1d", "1. [x] Sign the contract {#sign 1d done=2026-10-02")

    assert examined(done).closing is None


@pytest.mark.parametrize(
    ("who", "day", "why"),
    [
        (PersonId("paolo"), "2026-10-06", "away"),
        (PersonId("paolo"), "2026-10-07", None),
        (PersonId("paolo"), "2026-10-12", "Works outing"),
        (PersonId("paolo"), "2026-10-24", "a Saturday"),
        (PersonId("paolo"), "2026-10-25", None),
        (PersonId("giulia"), "2026-10-06", None),
        (PersonId("giulia"), "2026-10-25", "a Sunday"),
        (PartyId("bellini"), "2026-11-01", "a Sunday"),
        (PartyId("bellini"), "2026-12-08", "Immaculate Conception"),
        (PartyId("nordwind"), "2026-12-08", None),
        (PartyId("nordwind"), "1990-01-01", None),
        (PartyId("nordwind"), "2100-12-31", None),
    ],
)
def test_a_day_off_has_its_reason(who, day, why):
    assert examined(planted(AWAY)).off(who, date.fromisoformat(day)) == why


def test_of_both_sides_those_who_are_off_are_named():
    subject = examined(planted(AWAY))

    assert subject.off_for_both(date(2026, 12, 8)) == ("Officine Bellini (Immaculate Conception)",)
    assert subject.off_for_both(date(2026, 10, 24)) == (
        "Officine Bellini (a Saturday)",
        "Nordwind Systems (a Saturday)",
    )
    assert subject.off_for_both(date(2026, 10, 6)) == ()


def test_working_days_are_those_of_both_sides():
    subject = examined(planted(AWAY))

    assert subject.joint_days(date(2026, 10, 8), date(2026, 10, 13)) == 3
