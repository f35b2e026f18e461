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


@pytest.mark.parametrize("item", ["[ ] B {#b 3d}", "[ ] B {#b 0d}"])
def test_what_waits_for_several_milestones_by_their_order_only_may_start_earlier(item):
    body = "## K {#k}\n- [ ] A {#a 5d}\n\n## L {#l}\n- [ ] C {#c 1d}\n\n"
    way = option(found(f"{body}## M {{#m by=2026-01-07}}\n- {item}\n"), Lever.START_EARLIER)

    assert (way.steps[0].activity, way.enough) == ("b", True)


def levers(ways: WaysOut | None) -> set[Lever]:
    assert ways is not None
    return {way.steps[0].lever for way in ways.options}


def test_what_misses_its_deadline_by_a_day_is_late_and_a_way_that_misses_it_by_a_day_is_not_enough():
    a_day = found("## M {#m by=2026-01-08}\n- [ ] A {#a 5d}\n")
    two_days = found("## M {#m by=2026-01-07}\n- [ ] A {#a 4/5/9d}\n")
    assert a_day is not None
    assert two_days is not None

    assert (a_day.milestone, a_day.late_by, two_days.late_by) == ("m", 1, 2)
    assert [(way.date, way.enough) for way in two_days.options] == [(date(2026, 1, 8), False)]
    assert (two_days.package, two_days.deadline.gained, two_days.deadline.enough) == (None, 0, True)


def test_a_change_that_gains_nothing_is_no_way_out():
    ways = found("## M {#m by=2026-01-07}\n- [ ] A {#a 1/5/9d}\n- [ ] B {#b 5d}\n")

    assert levers(ways) == set()


LAGS = "## M {#m by=BY}\n- [ ] A {#a A=nia}\n" + "".join(
    f"- [ ] Step {{#{item} A={who} after={before}+1d}}\n"
    for before, item, who in zip("abcde", "bcdef", ["ada", "nia", "ada", "nia", "ada"], strict=True)
)
"""Six days of work with five of waiting between them: until Monday the 19th, or a day earlier for each lag."""


def test_a_package_has_four_changes_at_most_and_all_who_answer_for_them_are_asked():
    four, five = found(LAGS.replace("BY", "2026-01-13")), found(LAGS.replace("BY", "2026-01-12"))
    assert four is not None
    assert five is not None
    assert four.package is not None

    assert [step.lever for step in four.package.steps] == [Lever.SHORTEN_LAG] * 4
    assert (four.package.gained, four.package.enough) == (4, True)
    assert set(four.package.agree) == {"ada", "nia"}
    assert five.package is None


def test_of_packages_that_suffice_the_one_that_asks_least_is_named():
    body = (
        "## M {#m by=2026-01-08}\n- [ ] A {#a}\n- [ ] B {#b .optional after=a}\n- [ ] C {#c after=b+1d}\n"
        "- [ ] D {#d after=c+1d}\n"
    )
    ways = found(body)
    assert ways is not None
    assert ways.package is not None

    assert [step.lever for step in ways.package.steps] == [Lever.SHORTEN_LAG] * 2


def test_a_package_may_hold_a_colleague_who_covers():
    front = FRONT.replace("{name: Nia Noor,", "{name: Nia Noor, away: [2026-01-05],")
    ways = found("## M {#m by=2026-01-06}\n- [ ] A {#a R=nia}\n- [ ] B {#b R=ada after=a+1d}\n", front=front)
    assert ways is not None
    assert ways.package is not None

    assert {step.lever for step in ways.package.steps} == {Lever.COVER, Lever.SHORTEN_LAG}


def test_a_shorter_lag_leaves_what_else_is_waited_for():
    way = option(
        found("## M {#m by=2026-01-07}\n- [ ] A {#a}\n- [ ] C {#c 5d}\n- [ ] B {#b after=a+9d,c}\n"), Lever.SHORTEN_LAG
    )

    assert (way.steps[0].other, way.date) == ("a", date(2026, 1, 12))


def test_work_overlaps_with_the_second_half_of_what_it_follows():
    way = option(found("## M {#m by=2026-01-07}\n- [ ] A {#a 5d}\n- [ ] B {#b 4d after=a}\n"), Lever.OVERLAP)

    assert way.date == date(2026, 1, 13)  # B begins behind the third of A's five days


@pytest.mark.parametrize("link", ["with=a+4d", "with=a+4ed", "ends-with=a", "ends-with=a+4d"])
def test_only_what_follows_an_end_overlaps_with_what_is_before_it(link):
    assert Lever.OVERLAP not in levers(
        found(f"## M {{#m by=2026-01-06}}\n- [ ] A {{#a 5d}}\n- [ ] B {{#b 1d {link}}}\n")
    )


def test_nothing_overlaps_with_what_is_done():
    body = "## M {#m by=2026-01-06}\n- [x] A {#a 4d done=2026-01-05}\n- [ ] B {#b 1d after=a+4d}\n"

    assert levers(found(body, today=date(2026, 1, 6))) == {Lever.SHORTEN_LAG}


def test_a_fixed_meeting_of_several_days_is_pulled():
    way = option(found("## M {#m by=2026-01-07}\n- [ ] Meet {#a 2d .meeting on=2026-01-14}\n"), Lever.PULL_FIXED)

    assert way.date == date(2026, 1, 6)


def test_who_is_there_goes_on_alone_only_while_somebody_is_away():
    away = FRONT.replace("{name: Nia Noor,", "{name: Nia Noor, away: [2026-01-06/2026-01-08],")
    weeks = FRONT.replace("{name: Acme, side: customer}", "{name: Acme, side: customer, week: mon-tue}")
    body = "## M {#m by=2026-01-06}\n- [ ] A {#a 2d R=nia,ada}\n"

    assert option(found(body, front=away), Lever.COVER).steps[0].person is None
    assert levers(found(body.replace("2d", "4d"), front=weeks)) == set()


@pytest.mark.parametrize("away", ["2026-03-02", "2026-01-13", "2025-12-30"])
def test_nobody_covers_for_an_absence_at_another_time(away):
    front = FRONT.replace("{name: Nia Noor,", f"{{name: Nia Noor, away: [{away}],")
    front = front.replace("{name: Otto Ohm,", "{name: Otto Ohm, works: [2026-01-10],")

    assert levers(found("## M {#m by=2026-01-07}\n- [ ] A {#a 6d R=nia}\n", front=front)) == set()


def test_a_colleague_covers_an_absence_on_the_only_day():
    front = FRONT.replace("{name: Nia Noor,", "{name: Nia Noor, away: [2026-01-05],")
    way = option(found("## M {#m by=2026-01-05}\n- [ ] A {#a R=nia}\n", front=front), Lever.COVER)

    assert (way.steps[0].person, way.date) == ("otto", date(2026, 1, 5))


def test_who_covers_one_activity_does_not_do_the_next_one():
    front = FRONT.replace("{name: Nia Noor,", "{name: Nia Noor, away: [2026-01-06, 2026-01-08],")
    way = option(
        found("## M {#m by=2026-01-06}\n- [ ] A {#a 2d R=nia}\n- [ ] B {#b 2d R=nia after=a}\n", front=front),
        Lever.COVER,
    )

    assert (way.steps[0].activity, way.date) == ("a", date(2026, 1, 9))


def test_a_team_covers_for_nobody_and_nobody_for_a_team():
    front = FRONT.replace(
        "ben: {name: Ben Bode, of: acme}", "ben: {name: Ben Bode, of: acme, away: [2026-01-05/2026-01-09]}"
    )
    ada_away = front.replace("{name: Ada Abel,", "{name: Ada Abel, away: [2026-01-05/2026-01-09],")
    team_away = FRONT.replace("{name: IT operations,", "{name: IT operations, away: [2026-01-05/2026-01-09],")

    assert levers(found("## M {#m by=2026-01-06}\n- [ ] A {#a 2d R=ada}\n", front=ada_away)) == set()
    assert levers(found("## M {#m by=2026-01-06}\n- [ ] A {#a 2d R=team}\n", front=team_away)) == set()


@pytest.mark.parametrize("others", ["otto", "ada"])
def test_work_is_not_handed_to_who_does_it_already_nor_taken_from_who_does_it_too(others):
    front = FRONT.replace(
        "otto: {name: Otto Ohm, of: nord}", "otto: {name: Otto Ohm, role: Account executive, of: law}"
    )
    party = "{name: Nord, side: supplier" if others == "otto" else "{name: Acme, side: customer"
    front = front.replace(party, f"{party}, week: mon-tue")

    assert levers(found(f"## M {{#m by=2026-01-06}}\n- [ ] A {{#a 4d R=nia,{others}}}\n", front=front)) == set()


def test_an_optional_activity_may_be_dropped_from_a_plan_that_works_back():
    front = FRONT.replace("start: 2026-01-05", "start: 2026-01-05\nwork-back: m")
    way = option(
        found(
            "## M {#m by=2026-01-07}\n- [ ] A {#a 3d}\n- [ ] B {#b 2d .optional by=2026-01-06 after=a}\n", front=front
        ),
        Lever.DROP_OPTIONAL,
    )

    assert (way.date, way.enough) == (date(2026, 1, 7), True)


def test_a_lag_behind_a_milestone_that_nothing_leads_to_is_shortened():
    way = option(found("## K {#k .milestone}\n\n## M {#m by=2026-01-06}\n- [ ] A {#a after=k+4d}\n"), Lever.SHORTEN_LAG)

    assert (way.steps[0].other, way.date) == (None, MONDAY)
