"""What an editor is at work on is looked at again, once; then it is what it is."""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from jepsite.preview.doubts import DOUBT, Doubts
from jepsite.preview.drafting import Draft
from jepsite.preview.inputs import prints
from jepsite.preview.orders import Lane, Order
from jepsite.preview.snapshot import PlanState
from jepsite.preview.survey import Entry
from jepsite.source import Source

ORDER = Order(plan="content/a.md", lane=Lane.EDIT)
FAULTY = "strat: 2026-10-05\n"


@pytest.fixture
def entry(tmp_path: Path) -> Entry:
    """A plan with an error, whole."""
    path = tmp_path / "a.md"
    path.write_text(FAULTY)
    return Entry(path=path, plan="content/a.md", name="a")


def drafted(entry: Entry, read: str | None = FAULTY, errors: int = 1) -> Draft:
    """What became of the plan where this was read of it; None: it was no text."""
    source = None if read is None else Source(path=entry.plan, text=read)
    state = PlanState(plan=entry.plan, name=entry.name, address="/p/a/", errors=errors, source=source)
    return Draft(state=state, inputs=prints([entry.path]))


def later() -> float:
    return time.monotonic() + DOUBT


def test_a_file_in_doubt_is_told_once_when_it_is_due():
    doubts = Doubts()
    doubts.put_off("/p/a.md", 10.5)
    doubts.put_off("/p/a.md", 10.9)
    early, due, again = doubts.paths(time.monotonic()), doubts.paths(later()), doubts.paths(later())

    assert (early, due, again, doubts.next()) == ({}, {"/p/a.md": 10.5}, {}, [])


def test_an_error_in_a_file_that_is_whole_is_one(entry):
    assert not Doubts().concern(ORDER, entry, drafted(entry))


def test_a_plan_without_errors_is_never_in_doubt(entry):
    draft = drafted(entry, "", errors=0)
    entry.path.write_text("")

    assert not Doubts().concern(ORDER, entry, draft)


@pytest.mark.parametrize(("read", "now"), [("", FAULTY), (FAULTY, "start: 2026-10-05\n"), (FAULTY, ""), (None, FAULTY)])
def test_what_was_saved_while_it_was_read_is_built_again_and_then_so(read, now, entry):
    doubts, draft = Doubts(), drafted(entry, read)
    entry.path.write_text(now)
    first = doubts.concern(ORDER, entry, draft)
    early, due = doubts.orders(time.monotonic()), doubts.orders(later())
    second = doubts.concern(ORDER, entry, draft)

    assert (first, early, due, second, doubts.orders(later())) == (True, [], [ORDER], False, [])


def test_the_next_save_may_be_in_doubt_again(entry):
    doubts = Doubts()
    half = drafted(entry, "")
    for _ in range(2):
        assert doubts.concern(ORDER, entry, half)
        assert doubts.orders(later())
        assert not doubts.concern(ORDER, entry, replace(half, good=True))
