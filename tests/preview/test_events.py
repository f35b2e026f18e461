"""What a browser is told while it listens: versions and addresses, at once and then as they come."""

import json
from itertools import islice

import pytest

from jepsite.preview.events import HEARTBEAT, messages
from jepsite.preview.snapshot import Change, Kind, Reply, Snapshot

BODY = Change(version=4, kind=Kind.BODY, addresses=("/p/b/", "/p/a/"))
STYLE = Change(version=5, kind=Kind.CSS, addresses=("/p/a/",), took=14.26)
FIRST = Snapshot(version=3, routes={"/p/a/": Reply(content=b"Drafted for Clinica Alba", media_type="text/html")})


class Scripted:
    """Gives one snapshot after another; the last of them for ever."""

    def __init__(self, *snapshots: Snapshot) -> None:
        self.snapshot, *self.later = snapshots
        self.waited: list[tuple[int, float]] = []

    def wait(self, version: int, timeout: float) -> Snapshot:
        self.waited.append((version, timeout))
        self.snapshot = self.later.pop(0) if self.later else self.snapshot
        return self.snapshot


def told(*snapshots: Snapshot) -> list[bytes]:
    return list(islice(messages(Scripted(*snapshots), run="r1", stopping=lambda: False), len(snapshots)))


def data(message: bytes) -> dict[str, object]:
    (line,) = [line for line in message.decode().splitlines() if line.startswith("data: ")]
    return json.loads(line.removeprefix("data: "))


def test_the_version_that_stands_is_told_at_once():
    (first,) = told(FIRST)

    assert first.startswith(b"retry: 500\nid: 3\n")
    assert first.endswith(b"\n\n")
    assert data(first) == {
        "run": "r1",
        "version": 3,
        "since": 3,
        "pages": None,
        "coming": [],
        "building": False,
        "took": 0,
    }


def test_a_newer_version_is_told_with_the_pages_that_changed():
    _, second = told(FIRST, Snapshot(version=5, changes=(BODY, STYLE)))

    assert second.startswith(b"id: 5\n")
    assert data(second) == {
        "run": "r1", "version": 5, "since": 3, "pages": ["/p/a/", "/p/b/"], "coming": [], "building": False,
        "took": 14.3,
    }  # fmt: skip


def test_a_page_that_is_being_built_is_told_as_coming_and_not_as_changed():
    coming = Change(version=4, kind=Kind.COMING, addresses=("/p/a/",))
    _, second = told(FIRST, Snapshot(version=4, changes=(coming,)))

    assert (data(second)["pages"], data(second)["coming"]) == ([], ["/p/a/"])


@pytest.mark.parametrize(
    "changes",
    [
        (Change(version=4, kind=Kind.STATE, addresses=()), STYLE),  # of all plans
        (STYLE,),  # version 4 is forgotten
    ],
)
def test_what_may_be_any_page_is_told_as_any(changes):
    _, second = told(FIRST, Snapshot(version=5, changes=changes))

    assert data(second)["pages"] is None


def test_a_build_that_takes_long_is_told():
    _, second = told(FIRST, Snapshot(version=4, changes=(BODY,), busy="/p/a/"))

    assert data(second)["building"] is True


def test_silence_is_filled_with_comments():
    watched = Scripted(FIRST)
    _, second = islice(messages(watched, run="r1", stopping=lambda: False), 2)

    assert second == b":\n\n"
    assert watched.waited == [(3, HEARTBEAT)]


def test_a_stream_ends_with_the_server():
    assert len(list(messages(Scripted(FIRST), run="r1", stopping=lambda: True))) == 1


def test_nothing_of_a_page_is_told():
    assert b"Alba" not in b"".join(told(FIRST, Snapshot(version=5, routes=FIRST.routes, changes=(BODY, STYLE))))
