"""Saved files are heard of, or looked for where the system is deaf; it is always known which (P14)."""

import errno
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from jepsite.preview import watcher
from jepsite.preview.roots import Root
from jepsite.preview.snapshot import Mode, Watching
from jepsite.preview.watcher import Observers, Watcher


class Heard:
    """Writes down what it is told."""

    def __init__(self) -> None:
        self.paths: set[str] = set()
        self.times_moved = 0
        self.watching: list[Watching] = []

    def changed(self, paths: frozenset[str], since: float) -> None:
        assert since <= time.monotonic()
        self.paths |= paths

    def moved(self) -> None:
        self.times_moved += 1

    def watched(self, watching: Watching) -> None:
        self.watching.append(watching)


def root(path: Path) -> Root:
    found = path.stat()
    return Root(path=str(path), recursive=True, identity=(found.st_dev, found.st_ino))


def until(holds: Callable[[], object], within: float = 15.0) -> float:
    began = time.perf_counter()
    while not holds():
        assert time.perf_counter() - began < within
        time.sleep(0.005)
    return time.perf_counter() - began


@pytest.fixture
def watch(tmp_path):
    """A function that starts a watcher of one folder; whatever it started is stopped in the end."""
    started = []

    def start(**arguments: Any) -> tuple[Path, Heard, Watcher]:
        folder, probes, heard = tmp_path / "content", tmp_path / "probes", Heard()
        folder.mkdir()
        probes.mkdir()

        def there() -> frozenset[Root]:
            return frozenset([root(folder)]) if folder.is_dir() else frozenset()

        made = Watcher(there, heard, **{"probes": probes, **arguments})
        made.start()
        started.append(made)
        return folder, heard, made

    yield start
    for each in started:
        each.stop()


def refusing(number: int) -> type[BaseObserver]:
    """An observer to which the system gives nothing to watch with."""

    class Refusing(Observer):  # type: ignore[misc,valid-type] # which class it is, hangs on the system
        def schedule(self, *args: Any, **kwargs: Any) -> Any:
            raise OSError(number, os.strerror(number))

    return Refusing


class Deaf(Observer):  # type: ignore[misc,valid-type] # the same
    """An observer that hears of nothing, as on many a network drive."""

    def dispatch_events(self, event_queue: Any) -> None:
        event_queue.get(block=True)


def test_the_probe_proves_that_the_system_tells(watch) -> None:
    folder, heard, _ = watch()
    until(lambda: heard.watching)
    (folder / "a.md").write_text("text")
    until(lambda: heard.paths)

    assert heard.watching == [Watching(mode=Mode.NATIVE)]
    assert heard.paths == {str(folder / "a.md")}
    assert list(folder.parent.joinpath("probes").iterdir()) == []


@pytest.mark.parametrize(("number", "word"), [(errno.ENOSPC, "max_user_watches"), (errno.EMFILE, "max_user_instances")])
def test_where_watches_run_out_files_are_polled_and_it_is_said_how_to_raise_the_limit(watch, number, word) -> None:
    folder, heard, _ = watch(observers=Observers(native=refusing(number)))

    assert [each.mode for each in heard.watching] == [Mode.POLLING]
    assert word in (heard.watching[0].hint or "")

    (folder / "a.md").write_text("text")
    until(lambda: str(folder / "a.md") in heard.paths)


def test_where_the_probe_is_not_heard_files_are_polled_and_what_was_missed_is_looked_for(watch) -> None:
    folder, heard, _ = watch(observers=Observers(native=Deaf))
    took = until(lambda: heard.watching)

    assert took < 2
    assert [each.mode for each in heard.watching] == [Mode.POLLING]
    assert heard.watching[0].reason == "the system did not tell of a file written to try it"
    until(lambda: heard.times_moved == 1)

    (folder / "a.md").write_text("text")
    until(lambda: str(folder / "a.md") in heard.paths)


def test_a_mount_that_cannot_be_trusted_is_polled_from_the_start(watch, monkeypatch) -> None:
    monkeypatch.setattr(watcher, "why_to_poll", lambda folder: f"{folder.name} is on nfs")
    folder, heard, _ = watch()

    assert heard.watching == [Watching(mode=Mode.POLLING, reason="content is on nfs")]

    (folder / "a.md").write_text("text")
    until(lambda: str(folder / "a.md") in heard.paths)


def test_polling_can_be_asked_for(watch) -> None:
    _, heard, _ = watch(poll=True)

    assert heard.watching == [Watching(mode=Mode.POLLING, reason="as asked for")]


def test_where_no_probe_can_be_written_the_system_is_trusted(watch) -> None:
    _, heard, _ = watch(probes=None)

    assert heard.watching == [Watching(mode=Mode.NATIVE)]


def test_a_folder_that_goes_and_comes_back_is_watched_again(watch) -> None:
    folder, heard, _ = watch()
    folder.rename(folder.with_name("away"))
    until(lambda: heard.times_moved == 1)
    folder.mkdir()
    until(lambda: heard.times_moved == 2)
    (folder / "new.md").write_text("text")
    until(lambda: str(folder / "new.md") in heard.paths)


def test_it_stops_at_once_and_its_threads_end(watch) -> None:
    _, heard, made = watch()
    until(lambda: heard.watching)
    began = time.perf_counter()
    made.stop()

    assert time.perf_counter() - began < 2

    until(lambda: not any(each.name == "jepsite-watcher" and each is made._thread for each in threading.enumerate()))


def test_an_idle_watcher_takes_no_time(watch) -> None:
    _, heard, _ = watch()
    until(lambda: heard.watching)
    time.sleep(0.2)
    before = time.process_time()
    time.sleep(0.8)

    assert time.process_time() - before < 0.04
