"""Saves are gathered until their writers fall silent, and no longer."""

import pytest

from jepsite.preview.filters import Noticed
from jepsite.preview.quiet import AT_ONCE, CALM, LONGEST, SILENCE, Quiet


def closed(path: str = "a.md") -> list[Noticed]:
    return [Noticed(path=path, whole=True)]


def modified(path: str = "a.md") -> list[Noticed]:
    return [Noticed(path=path, whole=False, open=True)]


def created(path: str = "a.md") -> list[Noticed]:
    return [Noticed(path=path, whole=False)]


def test_nothing_is_due_where_nothing_was_noticed() -> None:
    assert Quiet(closes=True).due() is None


def test_a_file_that_was_closed_is_handed_over_nearly_at_once() -> None:
    quiet = Quiet(closes=True)
    quiet.note(modified(), 10.0)
    quiet.note(closed(), 10.001)

    assert quiet.due() == pytest.approx(10.001 + AT_ONCE)
    assert quiet.take(10.02) == (frozenset({"a.md"}), 10.0)
    assert quiet.due() is None


def test_a_file_that_is_being_written_is_waited_for_but_not_for_ever() -> None:
    quiet = Quiet(closes=True)
    quiet.note(modified(), 10.0)
    quiet.note(modified(), 10.2)

    assert quiet.due() == 10.0 + LONGEST


def test_where_nobody_tells_of_closing_silence_has_to_do() -> None:
    quiet = Quiet(closes=False)
    quiet.note(modified(), 10.0)
    quiet.note(modified(), 10.04)

    assert quiet.due() == pytest.approx(10.04 + SILENCE)


def test_a_file_that_only_appeared_or_went_is_given_the_time_to_come_back() -> None:
    quiet = Quiet(closes=True)
    quiet.note(created(), 10.0)

    assert quiet.due() == 10.0 + SILENCE


def test_one_writer_that_is_not_done_holds_the_others_up() -> None:
    quiet = Quiet(closes=True)
    quiet.note(modified("b.md"), 10.0)
    quiet.note(closed("a.md"), 10.01)

    assert quiet.due() == 10.0 + LONGEST


def test_saves_that_follow_each_other_are_gathered() -> None:
    quiet = Quiet(closes=True)
    quiet.note(closed(), 10.0)
    quiet.take(10.02)
    quiet.note(closed(), 10.1)

    assert quiet.due() == pytest.approx(10.1 + SILENCE)


def test_after_a_while_a_save_is_no_burst_any_more() -> None:
    quiet = Quiet(closes=True)
    quiet.note(closed(), 10.0)
    quiet.take(10.02)
    quiet.note(closed(), 10.03 + CALM)

    assert quiet.due() == pytest.approx(10.03 + CALM + AT_ONCE)


def test_an_endless_burst_is_handed_over_in_between() -> None:
    quiet = Quiet(closes=True)
    for step in range(100):
        quiet.note(closed(), 10.0 + step / 100)

    assert quiet.due() == 10.0 + LONGEST
