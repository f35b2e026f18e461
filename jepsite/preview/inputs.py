"""What the last builds were made from, by content: so that a touched, read or rewritten file changes nothing.

Hashes files and remembers who read them. Understands nothing of what is in them but whether a text is whole.
"""

import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from jepsite.record import record

MOST: Final = 9 * 1024 * 1024
"""Bytes that are looked at: no file that is longer is built in."""
UNREAD: Final = "unread"
"""In place of a hash: any content differs from it."""
_TEXTS: Final = (".md", ".yml", ".html", ".css", ".js", ".toml", ".svg")


@record
class Found:
    """A file as it is now."""

    print: str | None
    """SHA-256; None for a file that is not there or cannot be read."""
    whole: bool
    """Whether it can be what somebody meant to save: it is there, it is not empty, and a text is UTF-8."""
    folder: bool = False
    """Whether it is a folder."""


def look(path: str) -> Found:
    """Read a file."""
    try:
        with Path(path).open("rb") as file:
            content = file.read(MOST)
    except IsADirectoryError:
        return Found(print=None, whole=False, folder=True)
    except (OSError, ValueError):
        return Found(print=None, whole=False)
    return Found(print=hashlib.sha256(content).hexdigest(), whole=bool(content) and _is_whole(path, content))


def prints(paths: Iterable[Path]) -> dict[str, str | None]:
    """What builds record of these files: the hash of each by its absolute path."""
    return {str(path.absolute()): look(str(path)).print for path in paths}


def theme_prints(folders: Iterable[Path]) -> dict[str, str | None]:
    """The same of every file in these folders of themes."""
    return prints(
        Path(place) / name
        for folder in folders
        for place, _, names in os.walk(folder)
        for name in names
        if not name.startswith(".")
    )


def _is_whole(path: str, content: bytes) -> bool:
    if not path.endswith(_TEXTS):
        return True
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


class Inputs:
    """By file, its hash at the last build and the plans that were made from it. Known by its own path and by links."""

    def __init__(self) -> None:
        self._files: dict[str, dict[str, str | None]] = {}
        """By plan, hashes by path."""
        self._readers: dict[str, set[str]] = {}
        """Plans by path, and by the path without links."""
        self._links: dict[str, str] = {}
        """Where a path leads that is a link, or has one in it."""

    def record(self, plan: str, files: Mapping[str, str | None]) -> None:
        """What a plan was built from, in place of what it was built from before."""
        self.forget(plan)
        self._files[plan] = dict(files)
        for path in files:
            self._know(plan, path, os.path.realpath(path))

    def expect(self, sources: Mapping[str, Path]) -> None:
        """Plans that were not built yet, with their sources: any content of these differs."""
        here, folders = f"{Path.cwd()}{os.sep}", dict[str, str]()
        for plan, source in sources.items():
            path = str(source) if source.is_absolute() else f"{here}{source}"
            folder, _, name = path.rpartition(os.sep)
            if folder not in folders:  # a thousand plans lie in a few folders: links in their paths are followed once
                folders[folder] = os.path.realpath(folder)
            self.forget(plan)
            self._files[plan] = {path: UNREAD}
            real = os.path.realpath(path) if source.is_symlink() else f"{folders[folder]}{os.sep}{name}"
            self._know(plan, path, real)

    def _know(self, plan: str, path: str, real: str) -> None:
        """A plan reads a file, which lies at `real` where no link is left in its path."""
        self._readers.setdefault(path, set()).add(plan)
        if real != path:
            self._links[path] = real
            self._readers.setdefault(real, set()).add(plan)

    def forget(self, plan: str) -> None:
        """It is gone."""
        for path in self._files.pop(plan, ()):
            for key in {path, self._links.get(path, path)}:
                self._readers[key].discard(plan)
                if not self._readers[key]:
                    del self._readers[key]
            if path not in self._readers:
                self._links.pop(path, None)

    def linked(self) -> tuple[str, ...]:
        """The files that are reached by way of a link, where they really lie."""
        return tuple(self._links.values())

    def paths(self) -> frozenset[str]:
        """All files that were read."""
        return frozenset(path for files in self._files.values() for path, found in files.items() if found != UNREAD)

    def reads(self, path: str) -> bool:
        """Whether some plan was built from it."""
        return path in self._readers

    def within(self, folder: str) -> tuple[str, ...]:
        """The files in a folder and below."""
        beginning = folder.rstrip(os.sep) + os.sep
        return tuple(path for path in self._readers if path.startswith(beginning))

    def made_otherwise(self, path: str, found: str | None) -> frozenset[str]:
        """The plans that were built from other content of a file than what was found there now."""
        return frozenset(
            plan
            for plan in self._readers.get(path, ())
            if any(
                known != found
                for file, known in self._files[plan].items()
                if path in (file, self._links.get(file, file))
            )
        )
