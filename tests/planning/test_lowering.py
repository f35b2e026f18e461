"""How a plan's structure becomes links, where `schedule.md` leaves it open."""

from dataclasses import replace
from datetime import date

import pytest

from jepsite.model.deal import Deal
from jepsite.model.values import ItemId, Reference, Waits
from jepsite.model.work import Group, Parallel, Series
from jepsite.planning.calendar import HolidayBook, calendars
from jepsite.planning.lowering import lower
from jepsite.planning.network import FF, FS, GATE
from jepsite.planning.result import Schedule
from jepsite.planning.schedule import schedule
from tests.deals import plan
from tests.strategies import rebuilt

BOOK = HolidayBook()
MONDAY = date(2026, 1, 5)
"""The plans' start, and today."""


def scheduled(text: str) -> Schedule:
    return of(plan(text))


def of(deal: Deal) -> Schedule:
    days = calendars(deal, BOOK, today=MONDAY)
    assert days.value is not None
    value = schedule(deal, days.value, today=MONDAY).value

    assert value is not None
    return value


def starts(found: Schedule) -> dict[str, int]:
    """The day of January on which each activity starts."""
    return {dates.id: dates.expected.start.day for dates in found.activities if dates.expected}


def test_a_groups_own_wait_holds_for_what_is_in_it_whatever_that_says_of_itself():
    found = scheduled(
        """
        ## Demo {#demo}

        - [ ] Sign the contract {#contract 3d}
        - [ ] Get a quote {#quote 1d}
        - Prepare {#prepare after=contract}
          - [ ] Order the hardware {#order 1d after=quote}
          - [ ] Book the room {#book 1d after=start}
        """
    )

    assert starts(found) == {"contract": 5, "quote": 5, "order": 8, "book": 8}


def test_a_headings_wait_gives_way_to_that_of_an_item_and_of_a_group():
    found = scheduled(
        """
        ## Draft {#draft}

        - [ ] Write the draft {#write 3d}

        ## Legal {#legal after=draft}

        - [ ] Read the draft {#read 1d}
        - [ ] Find a lawyer {#find 1d after=start}
        - Papers {#papers after=find}
          - [ ] Sort the papers {#sort 1d}
        """
    )

    assert starts(found) == {"write": 5, "read": 8, "find": 5, "sort": 6}


def test_a_numbered_order_holds_beside_what_an_item_states():
    found = scheduled("## A {#m}\n\n1. [ ] A thing {#a 3d}\n2. Then\n   - [ ] B thing {#b 1d after=start}\n")

    assert starts(found) == {"a": 5, "b": 8}


def test_with_a_group_means_with_the_first_that_starts_in_it():
    found = scheduled(
        """
        ## Demo {#demo}

        - [ ] Wait {#wait 2d}
        - Prepare {#prepare}
          - [ ] Later {#later 1d from=2026-01-12}
          - [ ] Sooner {#sooner 1d after=wait}
        - [ ] Help {#help 1d with=prepare}
        - [ ] Help later {#more 1d with=prepare+2d}
        """
    )

    assert (starts(found)["help"], starts(found)["more"]) == (7, 9)


def test_an_event_of_a_milestone_that_goes_with_something_is_not_before_its_start():
    found = scheduled(
        """
        ## Demo {#demo}

        1. [ ] Wait {#wait 2d}
        2. [ ] Build {#build 3d}

        ## Beside {#beside with=build}

        - [ ] Watch {#watch 1d}
        - [ ] It begins {#begins 0d}
        """
    )

    assert (starts(found)["watch"], starts(found)["begins"]) == (7, 7)


def test_an_event_falls_on_the_day_on_which_what_it_follows_ends():
    found = scheduled("## A {#m}\n\n1. [ ] A thing {#a 3d}\n2. [ ] It is so {#so 0d}\n3. [ ] Then {#then 1d}\n")

    assert starts(found) == {"a": 5, "so": 7, "then": 8}


def test_dropped_work_does_not_hold_up_what_it_is_part_of():
    found = scheduled(
        """
        ## Audit {#audit}

        - [ ] Audit the books {#books 8d}

        ## Legal {#legal after=start}

        - [ ] Read the draft {#read 1d}
        - [-] Read the audit {#report after=audit why="no need"}

        ## Sign {#sign after=legal}

        - [ ] Sign it {#signed 1d}
        """
    )

    assert starts(found) == {"books": 5, "read": 5, "signed": 6}


def test_dropped_work_hands_on_the_latest_of_what_it_waits_for_and_no_lag():
    found = scheduled(
        """
        ## Demo {#demo}

        - [ ] A thing {#a 2d}
        - [ ] B thing {#b 4d}
        - [-] C thing {#c 5d after=a,b+3d why="no need"}
        - [ ] D thing {#d 1d after=c+2d}
        """
    )

    assert starts(found)["d"] == 9


def test_a_milestone_of_which_all_is_dropped_hands_on_what_it_waits_for_and_no_lag():
    found = scheduled(
        """
        ## Demo {#demo}

        - [ ] A thing {#a 2d}

        ## Legal {#legal after=demo+3d by=2026-01-06}

        1. Papers {#papers}
           - [-] B thing {#b 5d why="no need"}
        2. [-] C thing {#c 5d why="no need"}

        ## Sign {#sign after=legal+2d}

        - [ ] D thing {#d 1d with=papers}
        - [ ] E thing {#e 1d}
        """
    )

    assert starts(found) == {"a": 5, "d": 7, "e": 7}
    assert found.milestone(ItemId("legal")).state.value == "dropped"
    assert found.milestone(ItemId("legal")).expected is None
    assert found.activity(ItemId("a")).total_slack == 0  # the deadline of what is dropped limits nothing


def test_a_milestone_without_activities_is_reached_with_what_it_follows():
    found = scheduled("## A {#a}\n\n- [ ] A thing {#x 3d}\n\n## B {#b .milestone}\n\n## C {#c}\n\n- [ ] C {#y 1d}\n")

    assert found.milestone(ItemId("b")).expected == date(2026, 1, 7)
    assert found.milestone(ItemId("b")).driving == ("x",)
    assert starts(found)["y"] == 8


def test_a_lag_on_a_heading_counts_joint_days():
    found = scheduled(
        """
        ## A thing {#a}

        - [ ] First {#x 5d}

        ## B thing {#b after=a+10ed}

        - [ ] Second {#y 1d}

        ## C thing {#c after=a+2d}

        - [ ] Third {#z 1d}
        """
    )

    assert starts(found) == {"x": 5, "y": 20, "z": 14}


@pytest.mark.parametrize("depth", [3, 400])
def test_lists_nested_at_will_are_walked_without_recursion(depth):
    deal = plan("## A {#m}\n\n1. [ ] A thing {#a 3d}\n2. [ ] B thing {#b 1d}\n")

    def nested(item: object) -> object:
        if isinstance(item, Series):
            for number in range(depth):
                group = Group(id=ItemId(f"g{number}"), title="G", body=Parallel(items=(item,)))
                item = Series(items=(group,))
        return item

    network = lower(rebuilt(deal, nested))

    assert len(network.activities) == 2
    assert len(network.order) == len(network.kinds)


def test_a_list_in_a_numbered_list_is_followed_as_a_whole_and_a_group_may_end_with_something():
    deal = plan(
        """
        ## A {#m}

        - [ ] Long {#long 6d}

        1. Group {#group}
           - [ ] A {#a 2d}
           - [ ] B {#b 1d}
        2. [ ] C {#c 1d}
        """
    )

    def changed(item: object) -> object:
        """A list without an item around it, and a group that ends with *Long*: what no plan file holds."""
        if not isinstance(item, Series):
            return item
        group, last = item.items
        assert isinstance(group, Group)
        waits = Waits(ends_with=(Reference(target=ItemId("long")),))
        return Series(items=(group.body, replace(group, body=Parallel(items=(last,)), waits=waits), added))

    (added,) = plan("## B {#n}\n\n- [ ] D {#d 1d}\n").activities
    found = of(rebuilt(deal, changed))

    assert starts(found) == {"long": 5, "a": 5, "b": 5, "c": 7, "d": 13}


def test_an_event_follows_by_ends_and_dropped_work_is_a_gate():
    network = lower(plan("## A {#m}\n\n1. [ ] A {#a 3d}\n2. [ ] B {#b 0d}\n3. [-] C {#c ends-with=a why=x}\n"))
    a, b, c = network.activities

    assert [(link[0], link[1]) for link in network.links[b]] == [(a, FF)]
    assert network.kinds[c] == GATE
    assert network.void == {c}


def test_a_plan_without_milestones_is_an_empty_network():
    network = lower(plan("Nothing yet.\n\n## How we work\n\nWell.\n"))

    assert (network.names, network.activities, network.milestones) == ((), (), ())


def test_dropped_work_hands_on_the_end_that_it_was_not_to_come_before():
    text = """
        ## A {#m}

        1. [-] A thing {#a why=No ends-with=b}
        2. [ ] C thing {#c}

        ## B {#n after=start}

        - [ ] B thing {#b 3d}
        """

    assert starts(scheduled(text))["c"] == 8


def test_an_event_that_states_what_it_follows_falls_on_the_day_on_which_that_ends():
    assert starts(scheduled("## A {#m}\n\n- [ ] Sign {#sign 0d after=a}\n- [ ] A thing {#a 2d}\n"))["sign"] == 6


def test_a_milestone_hands_on_what_all_its_lists_waited_for_if_all_of_it_is_dropped():
    text = """
        ## Before {#before}

        - [ ] X thing {#x 3d}

        ## A {#m after=start}

        - [-] A thing {#a why=No after=x}

        1. [-] B thing {#b why=No}

        ## B {#n after=m}

        - [ ] Next {#next}
        """

    assert starts(scheduled(text))["next"] == 8


def test_what_is_not_stated_is_nought_and_so_is_all_that_is_stated_of_dropped_work():
    dropped = "[-] Gone {#gone 1/2/3d why=No after=a from=2026-01-06 by=2026-01-09}"
    network = lower(plan(f"## A {{#m}}\n\n- [ ] A thing {{#a}}\n- {dropped}\n"))
    a, gone = network.activities
    every = (
        network.lengths, network.best, network.worst, network.not_before, network.fixed, network.until, network.left,
        network.by, network.started, network.done,
    )  # fmt: skip

    assert [numbers[a] for numbers in every] == [1, *[0] * 9]
    assert [numbers[gone] for numbers in every] == [0] * 10
    assert list(network.links[gone]) == [(a, FS, 0, 0, False)]
    assert (network.start, network.anchor) == (MONDAY.toordinal(), -1)


def test_dropped_work_waits_by_links_that_its_author_stated():
    network = lower(plan("## A {#m}\n\n- [ ] A thing {#a}\n- [-] Gone {#gone why=No ends-with=a}\n"))
    a, gone = network.activities

    assert list(network.links[gone]) == [(a, FS, 0, 0, False)]


def test_a_case_or_a_rest_of_no_days_is_a_day():
    found = scheduled(
        "## A {#m}\n\n- [ ] A {#a 0/2/4d}\n- [ ] E {#e 0/0/0d}\n- [/] R {#r 3d started=2026-01-05 left=0d}\n"
    )
    a, e, r = found.activities

    assert (a.best_finish, e.worst_finish) == (MONDAY, MONDAY)
    assert r.expected is not None
    assert r.expected.finish == MONDAY
