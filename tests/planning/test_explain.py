"""Every step of a driving chain says what forces it, and which days off stand between."""

from datetime import date

import pytest

from jepsite.model.values import ItemId
from jepsite.planning.calendar import calendars
from jepsite.planning.explain import Force, Reason, explain
from jepsite.planning.holidaybook import HolidayBook
from tests.deals import FRONT, plan

MONDAY = date(2026, 1, 5)


def reasons(body: str, *, front: str = FRONT, today: date = MONDAY) -> tuple[Reason, ...]:
    deal = plan(front + body)
    days = calendars(deal, HolidayBook(), today=today).value
    assert days is not None
    return explain(deal, days, ItemId("m"), today=today)


def test_the_chain_runs_from_what_begins_it_to_the_milestone():
    first, second = reasons("## M {#m}\n1. [ ] A {#a 2d R=nia}\n2. [ ] B {#b 3d R=otto}\n- [ ] Idle {#i R=ada}\n")

    assert (first.activity, first.force, first.after) == ("a", Force.PLAN_START, None)
    assert (second.activity, second.force, second.after, second.stated) == ("b", Force.LINK, "a", False)
    assert (second.dates.start, second.dates.finish) == (date(2026, 1, 7), date(2026, 1, 9))


@pytest.mark.parametrize(
    ("link", "type_", "lag", "elapsed"),
    [("after=a", "FS", 0, 0), ("after=a+2d", "FS", 2, 0), ("after=a+9ed", "FS", 0, 9), ("with=a+4d", "SS", 4, 0)],
)
def test_a_stated_link_is_told_with_its_type_and_lag(link, type_, lag, elapsed):
    last = reasons(f"## M {{#m}}\n- [ ] A {{#a 2d R=nia}}\n- [ ] B {{#b 4d R=otto {link}}}\n")[-1]

    assert (last.activity, last.after, last.stated) == ("b", "a", True)
    assert (last.type, last.lag, last.elapsed) == (type_, lag, elapsed)


def test_a_finish_to_finish_link_is_told():
    last = reasons("## K\n- [ ] A {#a 9d R=nia}\n## M {#m after=start}\n- [ ] B {#b 2d R=otto ends-with=a}\n")[-1]

    assert (last.after, last.type, last.pushed_by) == ("a", "FF", ())


def test_a_milestone_above_forces_by_the_order_of_the_plan():
    steps = reasons("## K {#k}\n- [ ] A {#a 2d R=nia}\n## M {#m}\n- [ ] B {#b R=otto}\n")

    assert [(step.activity, step.after, step.stated) for step in steps] == [("a", None, False), ("b", "a", False)]


@pytest.mark.parametrize(
    ("attributes", "force"),
    [
        ("on=2026-01-14", Force.FIXED),
        ("from=2026-01-14", Force.FROM),
        ("", Force.TODAY),
    ],
)
def test_a_bound_of_its_own_begins_the_chain(attributes, force):
    (only,) = reasons(f"## M {{#m}}\n- [ ] A {{#a R=nia {attributes}}}\n", today=date(2026, 1, 7))

    assert (only.force, only.pushed_by) == (force, ())


def test_blocked_running_and_finished_work_say_so():
    today = date(2026, 1, 7)
    blocked = reasons("## M {#m}\n- [!] A {#a R=nia until=2026-01-20}\n", today=today)
    running = reasons("## M {#m}\n- [/] A {#a 9d R=nia started=2026-01-05}\n", today=today)
    done = reasons("## M {#m}\n1. [x] A {#a R=nia done=2026-01-06}\n2. [ ] B {#b R=nia after=a+5d}\n", today=today)

    assert [step.force for step in blocked] == [Force.UNTIL]
    assert [step.force for step in running] == [Force.STARTED]
    assert [(step.activity, step.force) for step in done] == [("a", Force.DONE), ("b", Force.LINK)]


def test_working_back_holds_a_step_as_late_as_its_deadline_allows():
    front = FRONT.replace("start: 2026-01-05", "start: 2026-01-05\nwork-back: m")
    (only,) = reasons("## M {#m by=2026-01-30}\n- [ ] A {#a 2d R=nia}\n", front=front)

    assert (only.force, only.dates.start) == (Force.WORK_BACK, date(2026, 1, 29))


def test_days_off_before_and_within_a_step_are_named():
    front = FRONT.replace("{name: Nord, side: supplier}", "{name: Nord, side: supplier, calendar: IT}")
    front = front.replace("{name: Nia Noor,", "{name: Nia Noor, away: [2026-01-08/2026-01-09],")
    (only,) = reasons("## M {#m}\n- [ ] A {#a 3d R=nia from=2026-01-06}\n", front=front)

    assert [(day.who, day.name, day.first) for day in only.pushed_by] == [("nord", "Epiphany", date(2026, 1, 6))]
    assert [(day.who, day.name, day.first, day.last) for day in only.stretched_by] == [
        ("nia", "", date(2026, 1, 8), date(2026, 1, 9))
    ]


def test_work_of_elapsed_days_is_held_up_by_no_day_off():
    front = FRONT.replace("{name: Nord, side: supplier}", "{name: Nord, side: supplier, calendar: IT}")
    (only,) = reasons("## M {#m}\n- [ ] A {#a 10ed R=nia}\n", front=front)

    assert (only.pushed_by, only.stretched_by) == ((), ())


def test_work_that_nobody_is_named_for_is_held_up_by_either_side():
    front = FRONT.replace("{name: Acme, side: customer}", "{name: Acme, side: customer, calendar: IT}")
    (only,) = reasons("## M {#m}\n- [ ] A {#a 3d}\n", front=front)

    assert [day.who for day in only.stretched_by] == ["acme"]


def test_a_milestone_of_which_nothing_is_left_has_no_chain():
    assert reasons("## M {#m}\n- [-] A {#a R=nia why=No}\n") == ()


def test_a_fact_is_put_off_by_no_day_off_before_it():
    front = FRONT.replace("{name: Nia Noor,", "{name: Nia Noor, away: [2026-01-05/2026-01-07],")
    started = "## M {#m}\n- [/] A {#a 3d R=nia started=2026-01-08}\n"

    assert reasons("## M {#m}\n- [ ] A {#a R=nia on=2026-01-08}\n", front=front)[0].pushed_by == ()
    assert reasons(started, front=front, today=date(2026, 1, 9))[0].pushed_by == ()
    assert reasons(started.replace("[/]", "[x]"), front=front, today=date(2026, 1, 9))[0].pushed_by == ()


def test_days_off_between_a_step_and_the_one_before_and_within_it_are_named():
    front = FRONT.replace("{name: Nia Noor,", "{name: Nia Noor, away: [2026-01-07, 2026-01-09],")
    last = reasons("## M {#m}\n1. [ ] A {#a 2d R=otto}\n2. [ ] B {#b 2d R=nia}\n", front=front)[-1]

    assert [(day.who, day.first.day) for day in last.pushed_by] == [("nia", 7)]
    assert [(day.who, day.first.day) for day in last.stretched_by] == [("nia", 9)]


def test_a_day_off_of_a_company_that_has_no_part_in_it_holds_up_nothing():
    front = FRONT.replace("{name: Acme, side: customer}", "{name: Acme, side: customer, calendar: IT}")
    (only,) = reasons("## M {#m}\n- [ ] A {#a 3d R=nia}\n", front=front)

    assert only.stretched_by == ()


def test_a_lag_behind_a_milestone_that_nothing_leads_to_forces_without_a_step_before():
    (only,) = reasons("## K {#k .milestone}\n\n## M {#m}\n- [ ] A {#a after=k+4d}\n")

    assert (only.force, only.after, only.lag) == (Force.LINK, None, 4)
