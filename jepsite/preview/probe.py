"""Finds out whether the system tells of saved files at all: writes one, renames it, and waits to hear of it."""

import os
from pathlib import Path
from threading import Event

from watchdog.events import FileSystemEvent


class Probe:
    """One probe file in a folder of the project's own, so that it lies on the same mount as the plans."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._name = f"probe-{os.getpid()}"
        self._heard = Event()

    @property
    def answered(self) -> bool:
        """Whether somebody heard of it."""
        return self._heard.is_set()

    def cast(self) -> None:
        """Write it, rename it and take it away again. A folder that cannot be written to proves nothing: it passes."""
        first, second = self.folder / self._name, self.folder / f"{self._name}.renamed"
        try:
            first.write_bytes(b"is anybody listening?\n")
            first.replace(second)
            second.unlink()
        except OSError:
            self._heard.set()

    def saw(self, event: FileSystemEvent) -> None:
        """Told of every event in the folder."""
        if self._name in os.fsdecode(event.src_path) or self._name in os.fsdecode(event.dest_path):
            self._heard.set()
