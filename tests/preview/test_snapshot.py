"""A snapshot answers from itself alone."""

from jepsite.preview.snapshot import Change, Kind, PlanState, Snapshot

PLAN = PlanState(plan="content/a.md", name="a", address="/p/x7k/")


def test_a_plan_is_found_at_its_address_and_at_its_readable_one() -> None:
    snapshot = Snapshot(version=1, plans=(PLAN,))

    assert snapshot.state("/p/x7k/") is PLAN
    assert snapshot.state("/p/a/") is PLAN
    assert snapshot.state("/p/a") is None
    assert snapshot.state("/") is None


def test_a_reader_learns_what_changed_since_the_version_they_have() -> None:
    changes = tuple(Change(version=version, kind=Kind.BODY, addresses=()) for version in (5, 6, 7))
    snapshot = Snapshot(version=7, changes=changes)

    assert snapshot.since(5) == changes[1:]
    assert snapshot.since(7) == ()
    assert snapshot.since(4) == changes


def test_of_what_is_not_remembered_anything_may_have_changed() -> None:
    snapshot = Snapshot(version=7, changes=(Change(version=7, kind=Kind.BODY, addresses=()),))

    assert snapshot.since(5) is None
    assert snapshot.since(8) is None, "a version of another run"
    assert Snapshot(version=1).since(0) is None
