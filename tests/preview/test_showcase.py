"""One reference is swapped; who waits is woken, and may catch up with what was missed."""

import threading
import time

from jepsite.preview.showcase import REMEMBERED, Showcase
from jepsite.preview.snapshot import Change, Kind, Snapshot


def test_an_announcement_is_the_next_version_and_says_how_it_differs() -> None:
    showcase = Showcase(Snapshot(version=0))
    showcase.announce(showcase.snapshot, Kind.BODY, ("/p/a/",), 14.2)

    assert showcase.snapshot.version == 1
    assert showcase.snapshot.changes == (Change(version=1, kind=Kind.BODY, addresses=("/p/a/",), took=14.2),)


def test_a_swap_wakes_nobody_and_loses_nothing() -> None:
    showcase = Showcase(Snapshot(version=0))
    showcase.swap(Snapshot(version=77, busy="/p/a/"))

    assert showcase.snapshot == Snapshot(version=0, busy="/p/a/")


def test_who_waits_is_woken_by_a_newer_version() -> None:
    showcase = Showcase(Snapshot(version=0))
    threading.Timer(0.05, lambda: showcase.announce(showcase.snapshot, Kind.FULL, ())).start()
    began = time.perf_counter()

    assert showcase.wait(0, 10).version == 1
    assert time.perf_counter() - began < 5


def test_who_is_behind_does_not_wait_and_who_waits_in_vain_gets_what_there_is() -> None:
    showcase = Showcase(Snapshot(version=0))
    showcase.announce(showcase.snapshot, Kind.FULL, ())
    began = time.perf_counter()

    assert showcase.wait(0, 10).version == 1
    assert showcase.wait(1, 0.01).version == 1

    showcase.close()

    assert showcase.wait(1, 10).version == 1
    assert time.perf_counter() - began < 5


def test_changes_are_remembered_for_a_while() -> None:
    showcase = Showcase(Snapshot(version=0))
    for _ in range(REMEMBERED + 3):
        showcase.announce(showcase.snapshot, Kind.STATE, ())
    snapshot = showcase.snapshot

    assert len(snapshot.changes) == REMEMBERED
    assert [each.version for each in snapshot.since(snapshot.version - 2) or ()] == [REMEMBERED + 2, REMEMBERED + 3]
    assert snapshot.since(3) is not None
    assert snapshot.since(2) is None
