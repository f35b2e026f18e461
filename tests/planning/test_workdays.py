"""Adding and counting working days."""

import pytest

from jepsite.planning.workdays import every_day, work_days

MONDAY = 739_000 - 739_000 % 7 + 1
"""A Monday's day number: 1 January of the year 1 was one."""
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(MONDAY + 1, MONDAY + 7)
WEEK = work_days(b"\1\1\1\1\1\0\0" * 4, MONDAY)


def test_a_week_holds_its_working_days():
    assert list(WEEK.days[:6]) == [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, MONDAY + 7]


@pytest.mark.parametrize(("boundary", "day"), [(FRIDAY, FRIDAY), (SATURDAY, MONDAY + 7), (SUNDAY, MONDAY + 7)])
def test_the_next_working_day_is_the_first_that_begins_at_a_boundary_or_later(boundary, day):
    assert WEEK.next(boundary) == day


@pytest.mark.parametrize(("boundary", "day"), [(FRIDAY, THURSDAY), (SATURDAY, FRIDAY), (MONDAY + 7, FRIDAY)])
def test_the_last_working_day_is_the_last_that_ends_at_a_boundary_or_earlier(boundary, day):
    assert WEEK.last(boundary) == day


def test_work_over_a_weekend_ends_at_the_boundary_behind_its_last_day():
    assert WEEK.finish(FRIDAY, 2) == MONDAY + 7 + 1


def test_work_that_ends_on_a_friday_ends_at_the_boundary_that_is_saturday():
    assert WEEK.finish(THURSDAY, 2) == SATURDAY


def test_the_start_of_work_is_counted_back_from_its_end():
    assert WEEK.start(MONDAY + 8, 2) == FRIDAY


def test_a_day_that_is_stated_counts_as_worked_though_it_is_off():
    assert WEEK.finish_at(SATURDAY, 1) == SUNDAY
    assert WEEK.finish_at(SATURDAY, 2) == MONDAY + 8
    assert WEEK.start_at(SUNDAY, 1) == SATURDAY
    assert WEEK.start_at(SUNDAY, 2) == FRIDAY
    assert WEEK.start_at(WEDNESDAY, 2) == MONDAY


@pytest.mark.parametrize("length", range(1, 12))
@pytest.mark.parametrize("start", range(MONDAY, MONDAY + 5))
def test_adding_and_counting_working_days_agree(start, length):
    assert WEEK.count(start, WEEK.finish(start, length)) == length
    assert WEEK.start(WEEK.finish(start, length), length) == start


def test_counting_backwards_is_negative():
    assert WEEK.count(MONDAY + 7, MONDAY) == -5


def test_behind_the_days_that_are_known_none_are_counted():
    assert WEEK.count(MONDAY - 1000, MONDAY + 1000) == 20
    assert work_days(b"\1\0\1", MONDAY).count(MONDAY, MONDAY + 1000) == 2
    assert every_day(MONDAY, 3).count(MONDAY, MONDAY + 1000) == 3


def test_on_the_calendar_of_every_day_all_days_count():
    days = every_day(MONDAY, 28)

    assert days.finish(FRIDAY, 10) == FRIDAY + 10
    assert days.count(MONDAY, MONDAY + 7) == 7
