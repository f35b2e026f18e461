"""What a browser is told while it listens: which pages changed, never what stands in them. It fetches its own page."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Final, Protocol

from jepsite.preview.snapshot import Change, Kind, Snapshot

RETRY: Final = 500
"""Milliseconds after which a browser that lost the server looks for it again."""
HEARTBEAT: Final = 15.0
"""Seconds of silence after which a comment is sent, so that neither side takes the other for gone."""


class Watched(Protocol):
    """Whose snapshots are told of."""

    @property
    def snapshot(self) -> Snapshot:
        """The latest."""

    def wait(self, version: int, timeout: float) -> Snapshot:
        """The latest, as soon as it is newer than `version`, or after `timeout` seconds."""


def messages(watched: Watched, *, run: str, stopping: Callable[[], bool]) -> Iterator[bytes]:
    """One browser's stream of server-sent events: the version that stands, at once, then every newer one.

    `run` names this run of the server: versions begin anew with each.
    """
    seen = watched.snapshot
    yield f"retry: {RETRY}\n".encode() + _message(seen, run, since=None)
    while not stopping():
        latest = watched.wait(seen.version, HEARTBEAT)
        yield b":\n\n" if latest.version == seen.version else _message(latest, run, since=seen.version)
        seen = latest


def _message(snapshot: Snapshot, run: str, since: int | None) -> bytes:
    """`pages` are the addresses concerned by what came after `since`; null where it may be any.

    `coming` are those whose new page is being built: asked for now, it is on its way before the news of it is. `took`
    are the milliseconds from the save to the latest change, 0 where nobody saved anything.
    """
    told = snapshot.since(since) if since is not None else None
    changes = [change for change in told or () if change.kind is not Kind.COMING]
    anything = told is None or any(not change.addresses for change in changes)
    data = {
        "run": run,
        "version": snapshot.version,
        "since": snapshot.version if since is None else since,
        "pages": None if anything else _pages(changes),
        "coming": _pages(change for change in told or () if change.kind is Kind.COMING),
        "building": snapshot.busy is not None,
        "took": round(changes[-1].took, 1) if changes else 0,
    }
    return f"id: {snapshot.version}\ndata: {json.dumps(data)}\n\n".encode()


def _pages(changes: Iterable[Change]) -> list[str]:
    return sorted({page for change in changes for page in change.addresses})
