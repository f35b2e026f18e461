"""What forces what where several things force the same, and what is waited for through gates."""

from datetime import date

from tests.deals import plan
from tests.planning.scheduling import scheduled

MONDAY = date(2026, 1, 5)


def driving(text: str, today: date = MONDAY) -> tuple[str, ...]:
    return scheduled(plan(text), today).milestones[-1].driving


def test_a_chain_begins_where_a_bound_of_its_own_forces_the_same_date_as_a_link():
    text = "## A {#m}\n\n1. [ ] A thing {#a 2d from=2026-01-06}\n2. [ ] B thing {#b from=2026-01-08}\n"

    assert driving(text) == ("b",)
    assert driving(text.replace("2026-01-08", "2026-01-07")) == ("a", "b")


BESIDE = """
    ## Before {#before after=start}

    - [ ] X {#x 2d}
    - [ ] Y {#y 4d}
    - [ ] Z {#z 4d}

    ## A {#m after=start}

    - [ ] B {#b 2d LINKS}
    """


def test_of_ends_on_one_day_that_force_another_the_first_that_is_stated_is_told():
    assert driving(BESIDE.replace("LINKS", "ends-with=y,z")) == ("y", "b")
    assert driving(BESIDE.replace("LINKS", "ends-with=z,y")) == ("z", "b")


def test_what_forces_the_start_of_work_is_told_before_what_only_forces_the_same_end():
    assert driving(BESIDE.replace("LINKS", "after=x ends-with=y")) == ("x", "b")
    assert driving(BESIDE.replace("LINKS", "after=x ends-with=y").replace("{#y 4d}", "{#y 5d}")) == ("y", "b")


def test_running_work_that_an_end_beside_it_does_not_hold_up_drives_by_itself():
    text = "## A {#m}\n\n- [ ] A {#a 1d}\n- [/] B {#b 4d started=2026-01-05 ends-with=a}\n"

    assert driving(text) == ("b",)
    assert driving(text.replace("{#a 1d}", "{#a 4d}")) == ("a",)


def waits(text: str, today: date = MONDAY) -> dict[str, tuple[str, ...]]:
    return {dates.id: dates.waits_for for dates in scheduled(plan(text), today).activities}


def test_what_starts_with_other_work_waits_until_that_has_begun():
    text = "## A {#m}\n\n- [MARK] A thing {#a 5d}\n- [ ] B thing {#b 2d with=a}\n"

    assert waits(text.replace("MARK", " "))["b"] == ("a",)
    assert waits(text.replace("MARK", "/"))["b"] == ()
    assert waits(text.replace("MARK", "x"))["b"] == ()


def test_what_starts_with_a_group_waits_until_something_in_it_has_begun():
    text = """
        ## A {#m}

        - Prepare {#prepare}
          - [ ] Late {#late 5d from=2026-01-07}
          - [MARK] Early {#early 5d}
        - [ ] Help {#help 2d with=prepare}
        """

    assert waits(text.replace("MARK", " "))["help"] == ("early",)
    assert waits(text.replace("MARK", "/"))["help"] == ()


def test_work_beside_other_work_does_not_stand_for_it():
    text = """
        ## A {#m}

        1. Prepare
           - [ ] Source {#source 5d}
           - [ ] Beside {#beside 2d LINK=source}
        2. [ ] Next {#next}
        """

    assert waits(text.replace("LINK", "with"))["next"] == ("source", "beside")
    assert waits(text.replace("LINK", "after"))["next"] == ("beside",)
    assert waits(text.replace("LINK", "ends-with"))["next"] == ("beside",)


def test_work_that_has_begun_does_not_stand_for_what_it_should_have_followed():
    text = """
        ## A {#m}

        1. Prepare
           - [ ] Open {#open 2d}
           - [/] Begun {#begun 5d started=2026-01-05 LINK=open}
        2. [ ] Next {#next}
        """

    assert waits(text.replace("LINK", "after"))["next"] == ("open", "begun")
    assert waits(text.replace("LINK", "ends-with"))["next"] == ("begun",)
