"""What a schedule says beside its dates: closing milestone, driving links, conflicts, work back; and what is late."""

from dataclasses import replace
from datetime import date

import pytest

from jepsite.model.deal import Deal
from jepsite.model.values import ItemId
from jepsite.model.work import Activity
from jepsite.planning.calendar import HolidayBook, calendars
from jepsite.planning.result import Closing, Conflict, Dates, MilestoneState, Schedule
from jepsite.planning.schedule import schedule
from tests.deals import plan
from tests.strategies import rebuilt

BOOK = HolidayBook()
MONDAY = date(2026, 1, 5)


def of(deal: Deal, today: date = MONDAY, agreed: dict[ItemId, Dates] | None = None) -> Schedule:
    days = calendars(deal, BOOK, today=today)
    assert days.value is not None
    value = schedule(deal, days.value, today=today, agreed=agreed).value

    assert value is not None
    return value


def day(number: int) -> date:
    return date(2026, 1, number)


def test_a_plan_without_milestones_has_a_schedule():
    found = of(plan("Nothing yet.\n"))

    assert (found.start, found.closing, found.milestones, found.activities, found.driving_links) == (
        MONDAY, None, (), (), (),
    )  # fmt: skip


def test_a_plan_of_which_all_is_dropped_has_a_schedule():
    found = of(plan("## A {#m}\n\n- [-] A thing {#a 2d why=x}\n"))

    assert found.activities[0].expected is None
    assert found.milestones[0].state is MilestoneState.DROPPED
    assert found.driving_links == ()


def test_a_plan_without_start_and_anchor_starts_today():
    deal = replace(plan("## A {#m}\n\n- [ ] A thing {#a 2d}\n"), start=None)

    assert of(deal, day(8)).start == day(8)


@pytest.mark.parametrize(
    ("second", "closing"),
    [
        ("{#end}", Closing(milestone=ItemId("end"), signs=False)),
        ("{#signature}", Closing(milestone=ItemId("signature"), signs=True)),
    ],
)
def test_without_a_signature_the_last_milestone_closes(second, closing):
    found = of(plan(f"## A {{#m}}\n\n- [ ] A thing {{#a 2d}}\n\n## B {second}\n\n- [ ] B thing {{#b}}\n"))

    assert found.closing == closing


def test_the_links_of_the_chain_that_drives_the_signature_are_told_and_then_those_of_the_next_milestone():
    text = """
        ## Signed {#signature}

        1. [MARK] A thing {#a 1d}
        2. [MARK] B thing {#b 1d}

        ## Live {#live}

        1. [ ] C thing {#c 1d}
        2. [ ] D thing {#d 1d}
        """

    assert of(plan(text.replace("MARK", " "))).driving_links == (("a", "b"),)
    assert of(plan(text.replace("MARK", "x")), day(12)).driving_links == (("c", "d"),)


def test_a_conflict_names_the_fixed_date_and_the_ends_of_what_comes_before_it():
    found = of(
        plan(
            """
            ## A {#m}

            1. Prepare
               - [ ] Long {#long 8d}
               - [ ] Short {#short 1d}
               - [ ] Also long {#also 6d}
            2. [ ] Meet {#meet 1d .meeting on=2026-01-08}
            """
        )
    )

    assert found.conflicts == (
        Conflict(fixed=ItemId("meet"), on=day(8), predecessor=ItemId("long"), finish=day(14)),
        Conflict(fixed=ItemId("meet"), on=day(8), predecessor=ItemId("also"), finish=day(12)),
    )


def test_a_lag_alone_can_make_a_conflict_also_with_what_drives_a_milestone():
    found = of(
        plan(
            """
            ## A {#m}

            - [ ] A thing {#a 2d}
            - [ ] B thing {#b 1d}

            ## B {#n after=m+5d}

            - [ ] Meet {#meet 1d .meeting on=2026-01-08}
            """
        )
    )

    assert [(conflict.predecessor, conflict.finish) for conflict in found.conflicts] == [("a", day(6))]


def test_a_start_or_an_end_that_comes_too_late_for_a_fixed_date_is_a_conflict():
    found = of(
        plan(
            """
            ## A {#m}

            - [ ] Wait {#wait 4d}
            - [ ] Build {#build 1d after=wait}
            - [ ] Watch {#watch 1d on=2026-01-07 with=build+1d}
            - [ ] Tell {#tell 1d on=2026-01-08 ends-with=build}
            """
        )
    )

    assert [(conflict.fixed, conflict.predecessor) for conflict in found.conflicts] == [
        ("watch", "build"), ("tell", "build"),
    ]  # fmt: skip


def test_done_work_is_not_late_and_what_a_late_finish_left_short_is():
    found = of(
        plan(
            """
            ## A {#m by=2026-01-08}

            1. [x] A thing {#a 1d done=2026-01-07 by=2026-01-05}
            2. [ ] B thing {#b 2d}
            """
        ),
        day(8),
    )
    done, rest = found.activities

    assert (done.is_late, done.has_moved, done.slip, done.due) == (False, True, 2, None)
    assert (rest.is_late, rest.total_slack, rest.due) == (True, -1, day(9))


def test_slip_counts_from_what_was_agreed_even_if_that_lies_far_back():
    agreed = {
        ItemId("a"): Dates(start=date(2025, 12, 1), finish=date(2026, 1, 2)),
        ItemId("m"): Dates(start=day(6), finish=day(6)),
    }

    found = of(plan("## A {#m}\n\n- [ ] A thing {#a 2d}\n"), agreed=agreed)

    assert (found.activities[0].slip, found.activities[0].has_moved) == (2, True)
    assert found.activities[0].agreed == agreed[ItemId("a")]
    assert found.milestones[0].agreed == day(6)


def test_running_work_waits_only_for_what_it_must_not_end_before():
    found = of(
        plan(
            """
            ## A {#m}

            1. [ ] A thing {#a 4d}
            2. [/] B thing {#b 1d started=2026-01-05 ends-with=a}
            3. [/] C thing {#c 1d started=2026-01-05}
            """
        ),
        day(6),
    )

    assert [dates.waits_for for dates in found.activities] == [(), ("a",), ()]
    assert [dates.expected.finish for dates in found.activities if dates.expected] == [day(9), day(9), day(6)]
    assert found.milestones[0].driving == ("a",)


def test_a_miss_by_days_off_alone_counts_as_a_day():
    deal = plan("## A {#m by=2026-01-09}\n\n- [ ] Wait for it {#wait 6ed}\n")

    assert (of(deal).milestones[0].buffer_days, of(deal).milestones[0].state) == (-1, MilestoneState.LATE)


def test_working_back_short_by_days_off_alone_is_short_by_one():
    deal = plan("## A {#m by=2026-01-09}\n\n- [ ] Wait for it {#wait 6ed}\n")

    assert of(replace(deal, work_back=ItemId("m"))).short_by == 1


def test_working_back_from_a_milestone_of_which_all_is_dropped_starts_today():
    deal = plan("## A {#m by=2026-03-09}\n\n- [-] A thing {#a why=x}\n\n## B {#n}\n\n- [ ] B thing {#b}\n")

    found = of(replace(deal, start=None, work_back=ItemId("m")), day(7))

    assert (found.start, found.activities[1].expected) == (day(7), Dates(start=day(7), finish=day(7)))


def test_of_a_group_that_something_starts_with_only_what_alone_is_first_is_held_by_it():
    text = """
        ## A {#m}

        - Prepare {#prepare}
          1. [ ] First {#first 1d}
          2. [ ] Second {#second 1d}
        - [ ] Help {#help 3d by=2026-01-12 with=prepare}
        - [ ] Long {#long 15d}
        """
    apart = text.replace("1. ", "- ").replace("2. ", "- ")

    in_turn = {dates.id: dates.total_slack for dates in of(plan(text)).activities}
    side_by_side = {dates.id: dates.total_slack for dates in of(plan(apart)).activities}

    assert in_turn == {"first": 3, "second": 13, "help": 3, "long": 0}
    assert side_by_side == {"first": 14, "second": 14, "help": 3, "long": 0}


def test_stated_cases_of_one_activity_move_its_own_finish_and_all_worst_cases_the_milestone():
    found = of(
        plan(
            """
            ## A {#m by=2026-01-12}

            1. [/] A thing {#a 1/2/4d started=2026-01-05}
            2. [ ] B thing {#b 1/1/3d}
            3. [ ] Meet {#meet 1/1/2d on=2026-01-12}
            """
        )
    )

    assert [(dates.best_finish, dates.worst_finish) for dates in found.activities] == [
        (day(5), day(8)), (day(7), day(9)), (day(12), day(13)),
    ]  # fmt: skip
    assert (found.milestones[0].expected, found.milestones[0].worst) == (day(12), day(13))
    assert found.milestones[0].state is MilestoneState.AT_RISK


def test_finished_work_has_no_cases_any_more():
    found = of(plan("## A {#m}\n\n- [x] A thing {#a 1/2/4d done=2026-01-06}\n"), day(7))

    assert (found.activities[0].best_finish, found.activities[0].worst_finish) == (None, None)


def test_a_start_that_was_reported_counts_whatever_the_box_says():
    deal = plan("## A {#m}\n\n- [ ] A thing {#a 3d}\n")
    begun = rebuilt(deal, lambda item: replace(item, started=day(6)) if isinstance(item, Activity) else item)

    assert of(begun, day(7)).activities[0].expected == Dates(start=day(6), finish=day(8))


def test_blocked_work_that_had_begun_does_not_end_before_it_may_go_on():
    found = of(plan("## A {#m}\n\n- [!] A thing {#a 1d started=2026-01-05 until=2026-01-14 why=x}\n"), day(7))

    assert found.activities[0].expected == Dates(start=day(5), finish=day(14))


def test_done_work_is_in_time_for_a_fixed_date_unless_a_lag_still_runs():
    text = """
        ## A {#m}

        - [x] Give notice {#notice 1d done=2026-01-07}
        - [ ] Meet {#meet 1d on=2026-01-07 after=noticeLAG}
        """

    assert of(plan(text.replace("LAG", "")), day(7)).conflicts == ()
    assert of(plan(text.replace("LAG", "+10ed")), day(7)).conflicts == (
        Conflict(fixed=ItemId("meet"), on=day(7), predecessor=ItemId("notice"), finish=day(7)),
    )


def test_a_schedule_names_its_plan_and_its_day():
    deal = plan("## A {#m}\n\n- [ ] A thing {#a}\n")

    assert (of(deal, day(7)).plan, of(deal, day(7)).today) == (deal.name, day(7))


def test_the_links_that_drive_are_those_of_the_closing_milestone_and_not_of_the_first():
    found = of(plan("## A {#m}\n\n1. [ ] A {#a}\n2. [ ] B {#b}\n\n## B {#n}\n\n- [ ] C {#c}\n"))

    assert found.driving_links == (("a", "b"), ("b", "c"))
