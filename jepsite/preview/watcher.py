"""Watches folders and tells which paths to look at, once their writers have fallen silent.

Uses what the system offers, as long as a probe file proves that it works, and polls otherwise. Reads no content and
decides nothing about it. Times are monotonic.
"""

import errno
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Condition, Thread
from typing import Final, Protocol

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

from jepsite.preview.filters import WATCHED, noticed
from jepsite.preview.mounts import why_to_poll
from jepsite.preview.probe import Probe
from jepsite.preview.quiet import Quiet
from jepsite.preview.roots import Root
from jepsite.preview.snapshot import Mode, Watching
from jepsite.record import record

POLLED_EVERY: Final = 0.5
HEARTBEAT: Final = 1.0
"""How often it is seen to that the watched folders are still those that were there before."""
PROBED_WITHIN: Final = 1.0
_FULL: Final = {
    errno.ENOSPC: ("the system has no watches left", "raise the limit: sysctl fs.inotify.max_user_watches=524288"),
    errno.EMFILE: ("too many programs are watching files", "raise it: sysctl fs.inotify.max_user_instances=512"),
}


class Listener(Protocol):
    """Who is told. Called in the watcher's own thread, one call at a time."""

    def changed(self, paths: frozenset[str], since: float) -> None:
        """These may have changed: absolute paths of files, and of folders that went or moved. First noticed `since`."""

    def moved(self) -> None:
        """A watched folder came, went or became another one: anything may have changed."""

    def watched(self, watching: Watching) -> None:
        """How files are watched from now on."""


@record
class Observers:
    """How observers are made, so that a test can let them fail."""

    native: Callable[[], BaseObserver] = Observer
    polling: Callable[[], BaseObserver] = partial(PollingObserver, timeout=POLLED_EVERY)


class Watcher:
    """Watches what `roots` names, now and whenever that changes."""

    def __init__(
        self,
        roots: Callable[[], frozenset[Root]],
        listener: Listener,
        *,
        probes: Path | None,
        poll: bool = False,
        observers: Observers | None = None,
    ) -> None:
        """`probes` is a folder for the probe file, None where there is none; `poll` asks for polling from the start."""
        self._roots = roots
        self._listener = listener
        self._probe = Probe(probes) if probes is not None else None
        self._observers = observers or Observers()
        self._wants_polling = poll
        self._turn = Condition()
        self._stopped = False
        self._observer: BaseObserver | None = None
        self._armed: dict[Root, ObservedWatch] = {}
        self._quiet = Quiet(closes=False)
        self._probed_by: float | None = None
        self._thread = Thread(target=self._run, name="jepsite-watcher", daemon=True)

    def start(self) -> None:
        """Begin: when this returns, no change is missed any more."""
        reason = self._why_to_poll()
        if reason is None:
            self._start_native()
        else:
            self._start_polling(reason)
        self._thread.start()

    def stop(self) -> None:
        """End, without waiting for anybody."""
        with self._turn:
            self._stopped = True
            self._turn.notify_all()
        if self._observer is not None:
            _leave(self._observer)

    # --- how files are watched ----------------------------------------------------------------------------------------

    def _why_to_poll(self) -> str | None:
        if self._wants_polling:
            return "as asked for"
        return next((why for root in self._roots() if (why := why_to_poll(Path(root.path)))), None)

    def _start_native(self) -> None:
        self._observer = self._observers.native()
        self._quiet = Quiet(closes=sys.platform == "linux")
        try:
            self._observer.start()
            self._arm()
            if self._probe is not None:
                # Scheduled last: where watches run out within a folder, the observer keeps that to itself.
                self._observer.schedule(_Seen(self._probe.saw), str(self._probe.folder))
        except OSError as error:
            self._start_polling(*_FULL.get(error.errno or 0, (f"the system watches nothing: {error}", None)))
            return
        if self._probe is None:
            self._listener.watched(Watching(mode=Mode.NATIVE))
            return
        self._probed_by = time.monotonic() + PROBED_WITHIN
        self._probe.cast()

    def _start_polling(self, reason: str, hint: str | None = None) -> None:
        former, self._observer = self._observer, self._observers.polling()
        if former is not None:
            _leave(former)
        self._armed = {}
        self._quiet = Quiet(closes=False)
        self._probed_by = None
        self._observer.start()
        self._arm()
        self._listener.watched(Watching(mode=Mode.POLLING, reason=reason, hint=hint))

    def _arm(self) -> bool:
        """Watch what is to be watched and is not yet, and nothing else. Whether anything was to do."""
        assert self._observer is not None  # noqa: S101 -- started before
        wanted = self._roots()
        gone, new = self._armed.keys() - wanted, wanted - self._armed.keys()
        for root in gone:
            self._observer.unschedule(self._armed.pop(root))
        for root in sorted(new, key=lambda each: each.path):
            handler = _Seen(partial(self._note, root.path))
            try:
                watch = self._observer.schedule(
                    handler, root.path, recursive=root.recursive, event_filter=list(WATCHED)
                )
            except OSError as error:
                if error.errno in _FULL:
                    raise
                continue  # gone again: the next heartbeat will see
            self._armed[root] = watch
        return bool(gone or new)

    # --- what was noticed ---------------------------------------------------------------------------------------------

    def _note(self, root: str, event: FileSystemEvent) -> None:
        """In the observer's thread."""
        seen = noticed(event, root)
        if seen:
            with self._turn:
                self._quiet.note(seen, time.monotonic())
                self._turn.notify_all()

    def _run(self) -> None:
        heartbeat = time.monotonic() + HEARTBEAT
        while not self._stopped:
            paths, since = frozenset[str](), 0.0
            with self._turn:
                due = self._quiet.due()
                self._turn.wait(max(0.0, min(heartbeat, *self._dues(due)) - time.monotonic()))
                now = time.monotonic()
                due = self._quiet.due()
                if due is not None and due <= now:
                    paths, since = self._quiet.take(now)
            if paths and not self._stopped:
                self._listener.changed(paths, since)
            self._probe_answered(now)
            if now >= heartbeat and not self._stopped:
                heartbeat = now + HEARTBEAT
                self._rearm()

    def _dues(self, due: float | None) -> list[float]:
        probing = time.monotonic() + 0.02 if self._probed_by is not None else None
        return [each for each in (due, probing) if each is not None] or [float("inf")]

    def _probe_answered(self, now: float) -> None:
        if self._probed_by is None or self._probe is None:
            return
        if self._probe.answered:
            self._probed_by = None
            self._listener.watched(Watching(mode=Mode.NATIVE))
        elif now >= self._probed_by:
            self._start_polling("the system did not tell of a file written to try it")
            self._listener.moved()  # what was missed in the meantime

    def _rearm(self) -> None:
        try:
            if self._arm():
                self._listener.moved()
        except OSError as error:
            self._start_polling(*_FULL[error.errno or 0])
            self._listener.moved()


def _leave(observer: BaseObserver) -> None:
    """Stop an observer. One that polls waits for its threads, and they may be reading a slow folder: not for us."""
    if isinstance(observer, PollingObserver):
        Thread(target=observer.stop, name="jepsite-watcher-end", daemon=True).start()
    else:
        observer.stop()


class _Seen(FileSystemEventHandler):
    """Hands on every event."""

    def __init__(self, tell: Callable[[FileSystemEvent], None]) -> None:
        super().__init__()
        self._tell = tell

    def dispatch(self, event: FileSystemEvent) -> None:
        """In the observer's thread."""
        self._tell(event)
