"""Faults about days stand where the author wrote them, and name what he wrote."""

from dataclasses import replace
from datetime import date

import pytest

from jepsite.diagnostics import Diagnostic
from jepsite.model.deal import Deal
from jepsite.model.work import Activity, Milestone
from jepsite.planning.calendar import HolidayBook, calendars
from jepsite.planning.schedule import schedule
from tests.deals import FRONT, plan
from tests.strategies import rebuilt

BOOK = HolidayBook()
MONDAY = date(2026, 1, 5)
LINE = "- [ ] A thing {#a 2d R=nia from=2026-01-06 by=2026-01-30}"
STATES = "- [x] A thing {#a started=2026-01-08 done=2026-01-09}"


def faults(deal: Deal, today: date = MONDAY) -> tuple[Diagnostic, ...]:
    """The faults of calendars, or else of the schedule on them."""
    days = calendars(deal, BOOK, today=today)
    checked = schedule(deal, days.value, today=today) if days.value else days

    assert checked.value is None
    return checked.diagnostics


def place(fault: Diagnostic) -> tuple[int, int]:
    return fault.span.line, fault.span.column


@pytest.mark.parametrize(
    ("line", "change", "name"),
    [
        (LINE, "not_before", "from"),
        (LINE, "by", "by"),
        (STATES, "started", "started"),
        (STATES, "done", "done"),
        ("- [ ] A thing {#a .meeting on=2026-01-08}", "fixed", "on"),
        ("- [!] A thing {#a until=2026-01-08 why=No}", "until", "until"),
    ],
)
@pytest.mark.parametrize("day", [date(1989, 12, 31), date(2101, 1, 1)])
def test_a_date_that_no_plan_can_speak_of_is_told_with_its_name_at_its_place(line, change, name, day):
    deal = plan(f"## A {{#m}}\n\n{line}\n")
    wrong = rebuilt(deal, lambda item: replace(item, **{change: day}) if isinstance(item, Activity) else item)

    (fault,) = faults(wrong)

    assert fault.message == f"{name} is {day}, and a plan's dates lie between 1990 and 2100"
    assert place(fault) == (FRONT.count("\n") + 3, line.index(f"{name}=") + len(name) + 2)


def test_a_milestones_deadline_and_the_plans_start_that_no_plan_can_speak_of_are_told():
    deal = plan("## A {#m by=2026-01-30}\n\n- [ ] A thing {#a}\n")
    far = date(2101, 1, 1)
    wrong = rebuilt(deal, lambda item: replace(item, by=far) if isinstance(item, Milestone) else item)

    start, by = faults(replace(wrong, start=far))

    assert (start.message.split()[0], by.message.split()[0]) == ("start", "by")
    assert (start.span.line, by.span.line) == (FRONT.count("\n") - 1, FRONT.count("\n") + 1)


@pytest.mark.parametrize("day", [date(1990, 1, 1), date(2100, 12, 31)])
def test_the_first_and_the_last_day_that_plans_can_speak_of_are_no_fault(day):
    deal = replace(plan("## A {#m}\n\n- [ ] A thing {#a}\n"), start=None)

    assert calendars(deal, BOOK, today=day).diagnostics == ()


def test_what_cannot_have_happened_is_told_where_it_stands_beside_what_can():
    deal = plan(
        """
        ## A {#m}

        - [x] Future {#a done=2026-01-06}
        - [x] Today {#b started=2026-01-05 done=2026-01-05}
        """
    )

    (fault,) = faults(deal)

    assert (fault.code, place(fault)) == ("done-in-future", (FRONT.count("\n") + 4, 23))


def test_a_facts_place_is_that_of_the_word_that_is_wrong():
    line = "- [x] A {#a started=2026-01-05 done=2026-01-05}"
    deal = plan(f"## A {{#m}}\n\n{line}\n")
    wrong = rebuilt(deal, lambda item: replace(item, done=date(2026, 1, 2)) if isinstance(item, Activity) else item)

    (fault,) = faults(wrong)

    assert (fault.code, fault.span.column) == ("done-before-started", line.index("done=") + 6)


def test_work_that_leads_too_far_is_told_at_its_duration():
    line = "- [ ] A thing {#a 999d from=2099-01-01}"
    (fault,) = faults(plan(f"## A {{#m}}\n\n{line}\n"))

    assert (fault.code, fault.span.column) == ("date-out-of-range", line.index("999d") + 1)


def test_2000_activities_are_not_too_many():
    deal = plan("## A {#m}\n\n" + "".join(f"- [ ] A thing {{#a{number}}}\n" for number in range(2000)))
    days = calendars(deal, BOOK, today=MONDAY)

    assert days.value is not None
    assert schedule(deal, days.value, today=MONDAY).ok


def test_people_who_never_meet_are_told_wherever_their_work_stands_and_at_its_place():
    front = FRONT.replace("{name: Acme,", "{name: Acme, week: mon-tue,").replace(
        "{name: Nord,", "{name: Nord, week: wed-fri,"
    )
    text = f"""{front}
## A {{#m}}

- [x] Over {{#over 1d R=ada,nia done=2026-01-02}}
- [ ] Ada {{#a 1d R=ada}}
- [ ] Ada again {{#b 1d R=ada}}
- [ ] Wait {{#wait 9ed R=ada,nia}}
- [ ] Both {{#both 1d R=ada,nia}}
"""

    (fault,) = faults(plan(text))

    assert (fault.code, fault.message) == (
        "no-common-day",
        "'ada' and 'nia' have no working day in common, and 'both' needs one",
    )
    assert place(fault) == (front.count("\n") + 8, 24)
    assert fault.hint is not None
    assert "; 'nia' works on 2026-01-07/2026-01-09, " in fault.hint
    assert fault.hint.endswith(", 2026-01-28/2026-01-30")  # the 30th day is Tuesday the 3rd of February


def test_a_year_without_holidays_is_told_with_its_country():
    front = FRONT.replace("{name: Acme,", "{name: Acme, calendar: UA,")
    deal = plan(f"{front}\n## A {{#m}}\n\n- [ ] A thing {{#a}}\n")
    days = calendars(deal, BOOK, today=MONDAY)
    assert days.value is not None

    (fault,) = schedule(deal, days.value, today=MONDAY).diagnostics

    assert fault.message == "no public holidays are known for 'UA' in 2026"
    assert fault.hint == "leave `calendar` out and write the days into `closures`"


def test_work_of_people_who_meet_too_seldom_is_told_at_its_people():
    front = FRONT.replace("{name: Acme,", "{name: Acme, week: sat-sun,")
    front = front.replace("{name: Nia Noor,", "{name: Nia Noor, works: [2026-01-10],")
    line = "- [ ] A thing {#a 3d R=ada,nia}"

    (fault,) = faults(plan(f"{front}\n## A {{#m}}\n\n{line}\n"))

    assert (fault.code, fault.span.column) == ("no-common-day", line.index("R=") + 3)
