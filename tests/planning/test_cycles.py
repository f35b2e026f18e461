"""Cycles, told with the places of their steps."""

from datetime import date

from jepsite.diagnostics import Diagnostic
from jepsite.planning.calendar import HolidayBook, calendars
from jepsite.planning.schedule import schedule
from tests.deals import plan

TODAY = date(2026, 1, 5)
BOOK = HolidayBook()


def cycles(text: str) -> tuple[Diagnostic, ...]:
    deal = plan(text)
    days = calendars(deal, BOOK, today=TODAY)
    assert days.value is not None

    checked = schedule(deal, days.value, today=TODAY)

    assert checked.value is None
    assert {fault.code for fault in checked.diagnostics} == {"cycle"}
    return checked.diagnostics


def told(fault: Diagnostic) -> tuple[str, list[str]]:
    return fault.message.partition(": ")[2], [text for text, _ in fault.related]


def test_a_cycle_is_told_as_its_whole_path_and_stands_where_the_author_wrote_it():
    (fault,) = cycles(
        """
        ## Demo {#demo}

        1. [ ] Load the data {#load 2d after=rehearse}
        2. [ ] Rehearse it all {#rehearse 1d}
        """
    )

    assert told(fault) == (
        "load -> rehearse -> load",
        ["'rehearse' follows 'load' by a numbered list (soft)", "'load' has after=rehearse"],
    )
    assert [span.line for _, span in fault.related] == [21, 20]
    assert (fault.span.line, fault.span.column) == (20, 38)


def test_a_cycle_over_three_milestones_names_them():
    (fault,) = cycles(
        """
        ## One thing {#one}

        - [ ] Do the first {#a 2d after=c}

        ## Two things {#two}

        - [ ] Do the second {#b 2d}

        ## Three things {#three}

        - [ ] Do the third {#c 2d}
        """
    )

    assert told(fault) == (
        "a -> one -> c -> a",
        [
            "'one' ends when 'a' does",
            "'c' follows 'one' by the order of the milestones (soft)",
            "'a' has after=c",
        ],
    )


def test_an_item_that_waits_for_itself_is_a_cycle():
    (fault,) = cycles("## Demo {#demo}\n\n- [ ] Load the data {#load after=load}\n")

    assert told(fault) == ("load -> load", ["'load' has after=load"])


def test_work_that_waits_for_its_own_milestone_is_a_cycle():
    (fault,) = cycles("## Demo {#demo}\n\n- [ ] Load the data {#load after=demo}\n")

    assert told(fault) == ("load -> demo -> load", ["'demo' ends when 'load' does", "'load' has after=demo"])


def test_a_milestone_that_waits_for_itself_is_a_cycle():
    (fault,) = cycles("## Demo {#demo after=demo}\n\n- [ ] Load the data {#load}\n")

    assert told(fault) == (
        "demo -> load -> demo",
        ["'load' is part of 'demo'", "'demo' ends when 'load' does", "'demo' has after=demo"],
    )
    assert [span.line for _, span in fault.related] == [19, 17, 17]


def test_an_empty_milestone_that_waits_for_itself_is_a_cycle():
    (fault,) = cycles("## Demo {#demo .milestone after=demo}\n")

    assert told(fault) == ("demo -> demo", ["'demo' has after=demo"])


def test_a_group_that_waits_for_what_is_in_it_is_a_cycle():
    (fault,) = cycles(
        """
        ## Demo {#demo}

        - Prepare {#prepare after=load}
          - [ ] Load the data {#load}
        """
    )

    assert told(fault) == (
        "prepare -> load -> prepare",
        ["'load' is part of 'prepare'", "'prepare' has after=load"],
    )


def test_starts_and_ends_that_wait_for_each_other_are_a_cycle():
    (fault,) = cycles("## Demo {#demo}\n\n- [ ] Load it {#a with=b}\n- [ ] Check it {#b ends-with=a}\n")

    assert told(fault) == ("a -> b -> a", ["'b' has ends-with=a", "'a' has with=b"])


def test_all_cycles_are_told_at_once():
    text = "## Demo {#demo}\n\n- [ ] A {#a after=b}\n- [ ] B {#b after=a}\n- [ ] C {#c after=c}\n"

    assert [told(fault)[0] for fault in cycles(text)] == ["a -> b -> a", "c -> c"]
