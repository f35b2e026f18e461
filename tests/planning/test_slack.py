"""Room to slip at its edges: a deadline behind the plan's end, open work before work that has begun all the same."""

from datetime import date

from tests.deals import plan
from tests.planning.scheduling import scheduled


def room(text: str, today: date = date(2026, 1, 5)) -> dict[str, int | None]:
    return {dates.id: dates.total_slack for dates in scheduled(plan(text), today).activities}


def test_a_deadline_behind_the_plans_end_gives_no_room_beyond_that_end():
    found = room("## A {#m by=2026-01-07}\n\n- [ ] A thing {#a 2d}\n- [ ] B thing {#b 1d}\n")

    assert found == {"a": 0, "b": 1}


def test_work_that_has_begun_does_not_hold_what_it_should_have_followed_but_what_it_must_not_end_before():
    found = room(
        """
        ## A {#m}

        - [ ] Before {#before 1d}
        - [ ] Beside {#beside 1d}
        - [/] Running {#running 2d started=2026-01-05 by=2026-01-08 after=before ends-with=beside}
        - [ ] Long {#long 10d}
        """,
        date(2026, 1, 6),
    )

    assert found == {"before": 9, "beside": 2, "running": 2, "long": 0}


def test_of_two_that_start_a_group_one_is_held_by_what_starts_with_it_if_the_other_would_start_too_late():
    found = room(
        """
        ## A {#m}

        - Prepare {#prepare}
          - [ ] First {#first 1d}
          - [ ] Later {#later 1d from=2026-01-09}
        - [ ] Help {#help 3d by=2026-01-12 with=prepare}
        - [ ] Long {#long 15d}
        """
    )

    assert found == {"first": 3, "later": 10, "help": 3, "long": 0}


def test_of_two_that_start_a_group_neither_is_held_if_the_other_is_just_in_time():
    found = room(
        """
        ## A {#m}

        - Prepare {#prepare}
          - [ ] First {#first 1d}
          - [ ] Later {#later 1d from=2026-01-08}
        - [ ] Help {#help 3d by=2026-01-12 with=prepare}
        - [ ] Long {#long 15d}
        """
    )

    assert found == {"first": 14, "later": 11, "help": 3, "long": 0}


def test_the_room_of_work_fixed_to_a_day_off_is_counted_from_its_start():
    text = "## A {#m}\n\n- [ ] Saturday {#saturday 1d on=2026-01-10}\n- [ ] Long {#long 8d}\n"

    assert room(text) == {"saturday": 2, "long": 0}


def test_what_starts_with_work_that_has_begun_does_not_hold_it():
    text = """
        ## A {#m}

        - [/] Running {#running 3d started=2026-01-05}
        - [ ] Help {#help 1d by=2026-01-06 with=running}
        - [ ] Long {#long 10d}
        """

    assert room(text, date(2026, 1, 6)) == {"running": 8, "help": 0, "long": 0}
