"""Holds the snapshot that is shown, and wakes those who wait for another. One thread puts, any may look or wait."""

import time
from collections import deque
from dataclasses import replace
from threading import Condition
from typing import Final

from jepsite.preview.snapshot import Change, Kind, Snapshot

REMEMBERED: Final = 256
"""Changes: a browser that slept through more loads its page anew."""


class Showcase:
    """One reference, swapped."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._changes: deque[Change] = deque(maxlen=REMEMBERED)
        self._turn = Condition()
        self._closed = False

    @property
    def snapshot(self) -> Snapshot:
        """What is shown now."""
        return self._snapshot

    def swap(self, snapshot: Snapshot) -> None:
        """Show another snapshot of the same version: what it adds is there for those who ask, and wakes nobody."""
        with self._turn:
            self._snapshot = replace(snapshot, version=self._snapshot.version)

    def announce(self, snapshot: Snapshot, kind: Kind, addresses: tuple[str, ...], took: float = 0.0) -> None:
        """Show another snapshot as the next version, and say how it differs."""
        with self._turn:
            version = self._snapshot.version + 1
            self._changes.append(Change(version=version, kind=kind, addresses=addresses, took=took))
            self._snapshot = replace(snapshot, version=version, changes=tuple(self._changes))
            self._turn.notify_all()

    def wait(self, version: int, timeout: float) -> Snapshot:
        """A snapshot newer than `version` as soon as there is one; after `timeout` seconds, or at the end, what is."""
        until = time.monotonic() + timeout
        with self._turn:
            while self._snapshot.version <= version and not self._closed and (left := until - time.monotonic()) > 0:
                self._turn.wait(left)
            return self._snapshot

    def close(self) -> None:
        """Wake everybody, now and from now on."""
        with self._turn:
            self._closed = True
            self._turn.notify_all()
