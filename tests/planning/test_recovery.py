"""Ways out come from the driving chain; each is proven by laying the plan out again; the deadline is always last."""

from datetime import date

import pytest

from jepsite.model.values import ItemId
from jepsite.planning.calendar import calendars
from jepsite.planning.holidaybook import HolidayBook
from jepsite.planning.levers import Lever
from jepsite.planning.recovery import WayOut, WaysOut, ways_out
from tests.deals import FRONT, plan

MONDAY = date(2026, 1, 5)


def found(body: str, *, front: str = FRONT, today: date = MONDAY) -> WaysOut | None:
    deal = plan(front + body)
    days = calendars(deal, HolidayBook(), today=today).value
    assert days is not None
    return ways_out(deal, days, ItemId("m"), today=today)


def option(ways: WaysOut | None, lever: Lever) -> WayOut:
    assert ways is not None
    return next(way for way in ways.options if way.steps[0].lever is lever)


def test_a_milestone_that_keeps_its_deadline_or_has_none_needs_no_way_out():
    assert found("## M {#m by=2026-01-09}\n- [ ] A {#a 5d R=nia}\n") is None
    assert found("## M {#m}\n- [ ] A {#a 5d R=nia}\n") is None


def test_what_waits_by_the_order_of_a_list_only_may_start_earlier():
    ways = found("## M {#m by=2026-01-09}\n1. [ ] A {#a 5d R=nia A=nia}\n2. [ ] B {#b 3d R=otto A=ada}\n")
    way = option(ways, Lever.START_EARLIER)

    assert ways is not None
    assert ways.late_by == 3
    assert (way.steps[0].activity, way.steps[0].other) == ("b", "a")
    assert (way.gained, way.date, way.enough, way.agree) == (3, date(2026, 1, 9), True, ("ada",))
    assert ways.package is None


def test_a_stated_link_is_never_broken_but_may_be_overlapped():
    ways = found("## M {#m by=2026-01-09}\n- [ ] A {#a 4d R=nia}\n- [ ] B {#b 4d R=otto after=a}\n")
    way = option(ways, Lever.OVERLAP)

    assert ways is not None
    assert Lever.START_EARLIER not in {each.steps[0].lever for each in ways.options}
    assert (way.steps[0].other, way.gained, way.date) == ("a", 2, date(2026, 1, 12))


def test_a_colleague_covers_an_absence_or_those_who_are_there_go_on():
    front = FRONT.replace("{name: Nia Noor,", "{name: Nia Noor, away: [2026-01-06/2026-01-08],")
    alone = option(found("## M {#m by=2026-01-06}\n- [ ] A {#a 2d R=nia}\n", front=front), Lever.COVER)
    both = option(found("## M {#m by=2026-01-06}\n- [ ] A {#a 2d R=nia,ada}\n", front=front), Lever.COVER)

    assert (alone.steps[0].instead, alone.steps[0].person, alone.gained) == ("nia", "otto", 3)
    assert alone.agree == ("nia", "otto")
    assert (both.steps[0].instead, both.gained, both.date) == ("nia", 3, date(2026, 1, 6))


def test_a_lag_is_shortened_and_a_from_is_lifted():
    lag = option(
        found("## M {#m by=2026-01-07}\n- [ ] A {#a R=nia}\n- [ ] B {#b R=nia after=a+4d}\n"), Lever.SHORTEN_LAG
    )
    lifted = option(found("## M {#m by=2026-01-07}\n- [ ] A {#a R=nia from=2026-01-12}\n"), Lever.LIFT_FROM)

    assert (lag.gained, lag.date) == (4, date(2026, 1, 6))
    assert (lifted.gained, lifted.date) == (5, date(2026, 1, 5))


def test_the_best_case_is_taken_and_a_fixed_meeting_is_pulled():
    best = option(found("## M {#m by=2026-01-07}\n- [ ] A {#a 2/5/9d R=nia}\n"), Lever.BEST_CASE)
    body = "## M {#m by=2026-01-07}\n1. [ ] A {#a 2d R=nia}\n2. [ ] Meet {#b .meeting on=2026-01-14 R=ada}\n"

    assert (best.gained, best.date) == (3, date(2026, 1, 6))
    assert option(found(body), Lever.PULL_FIXED).date == date(2026, 1, 7)


def test_work_is_handed_to_somebody_of_the_same_role_who_is_free_earlier():
    front = FRONT.replace("otto: {name: Otto Ohm,", "otto: {name: Otto Ohm, role: Account executive,").replace(
        "week", "week"
    )
    front = front.replace("nord: {name: Nord, side: supplier}", "nord: {name: Nord, side: supplier, week: mon-tue}")
    front = front.replace(
        "otto: {name: Otto Ohm, role: Account executive, of: nord}",
        "otto: {name: Otto Ohm, role: Account executive, of: law}",
    )
    way = option(found("## M {#m by=2026-01-07}\n- [ ] A {#a 3d R=nia}\n", front=front), Lever.HAND_OVER)

    assert (way.steps[0].instead, way.steps[0].person, way.date) == ("nia", "otto", date(2026, 1, 7))


def test_an_optional_activity_may_be_dropped():
    body = "## M {#m by=2026-01-07}\n1. [ ] A {#a 3d R=nia}\n2. [ ] B {#b 2d R=otto .optional}\n3. [ ] C {#c R=nia}\n"
    way = option(found(body), Lever.DROP_OPTIONAL)

    assert (way.steps[0].activity, way.gained, way.date) == ("b", 2, date(2026, 1, 8))


def test_options_come_in_the_order_of_what_they_ask_and_are_five_at_most():
    body = "".join(f"{n}. [ ] Task {n} {{#t{n} 1/4/6d R=nia,otto .optional}}\n" for n in range(1, 8))
    ways = found("## M {#m by=2026-01-07}\n" + body)

    assert ways is not None
    levers = [way.steps[0].lever for way in ways.options]
    assert levers == sorted(levers)
    assert len(ways.options) == 5


def test_where_no_single_change_suffices_the_fewest_that_do_are_named_together():
    body = "## M {#m by=2026-01-09}\n- [ ] A {#a 4/6/8d R=nia A=nia}\n- [ ] B {#b 1/4/6d R=otto A=ada after=a}\n"
    ways = found(body)

    assert ways is not None
    assert not any(way.enough for way in ways.options)
    assert ways.package is not None
    assert len(ways.package.steps) == 2
    assert ways.package.enough
    assert ways.package.date <= date(2026, 1, 9)
    assert ways.package.gained >= ways.late_by


def test_none_of_these_may_be_enough():
    ways = found("## M {#m by=2026-01-06}\n- [ ] A {#a 9/10/12d R=nia}\n")

    assert ways is not None
    assert ways.package is None
    assert [way.enough for way in ways.options] == [False]


def test_the_deadline_can_always_be_moved_to_where_the_milestone_is_expected():
    body = "## M {#m by=2026-01-06 approver=ada}\n- [ ] A {#a 9d R=nia}\n"
    ways = found(body)

    assert ways is not None
    assert ways.options == ()
    assert (ways.deadline.steps[0].lever, ways.deadline.date, ways.deadline.agree) == (
        Lever.MOVE_DEADLINE,
        date(2026, 1, 15),
        ("ada",),
    )


def test_done_and_running_work_is_not_done_differently():
    body = (
        "## M {#m by=2026-01-06}\n1. [x] A {#a 2/5/9d R=nia done=2026-01-05}\n"
        "2. [/] B {#b 2/9/12d R=otto started=2026-01-06}\n"
    )
    ways = found(body, today=date(2026, 1, 7))

    assert ways is not None
    assert ways.options == ()


@pytest.mark.parametrize("days", [1, 4, 9])
def test_a_deadline_missed_by_days_off_alone_is_a_day_late(days):
    ways = found(f"## M {{#m by=2026-01-03}}\n- [ ] A {{#a {days}d R=nia}}\n")

    assert ways is not None
    assert ways.late_by == days
