"""The commits that touched a project's files, newest first, read from git a page at a time.

A *day* is the committer's own date on the commit: the day it took its place in the history, where that was done. It is
the same on every machine, whatever its time zone.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Final

from jepsite.history.git import Repository
from jepsite.record import record

FIRST_PAGE: Final = 400
GROWTH: Final = 4
"""Each page is so many times longer than the one before: reading all of a history costs a third more than at one go."""

_COMMIT: Final = re.compile(r"\x01([0-9a-f]{40,64})\0([0-9-]{10})\0")
_FORMAT: Final = "--format=tformat:%x01%H%x00%cs"


@record
class Touch:
    """What one commit did to one file."""

    order: int
    """Position of the commit in the history, 0 is the newest."""
    commit: str
    day: date
    path: str
    """From the repository's top, after the commit."""
    renamed_from: str | None = None
    deleted: bool = False


class Log:
    """Touches by path. Remembers what was read, and reads on only when somebody asks for something older."""

    def __init__(self, repository: Repository) -> None:
        """Begin with nothing read."""
        self.repository = repository
        self._touches: dict[str, list[Touch]] = {}
        self._read = 0
        self._page = FIRST_PAGE
        self._ended = False

    def touches(self, path: str) -> Iterator[Touch]:
        """What happened to a file, newest first, under its former names too."""
        seen, since = 0, -1
        while True:
            known = self._touches.get(path, ())
            if seen == len(known):
                if self._ended:
                    return
                self._read_page()
                continue
            touch = known[seen]
            seen += 1
            if touch.order > since:
                yield touch
                if touch.renamed_from is not None:
                    path, seen, since = touch.renamed_from, 0, touch.order

    @cached_property
    def unsettled(self) -> frozenset[str]:
        """Files that differ from the newest commit, from the repository's top."""
        where = self.repository.prefix or "."
        answer = self.repository.ask("diff", "--name-only", "-z", "--no-ext-diff", "HEAD", "--", where)
        return frozenset(answer.out.decode(errors="surrogateescape").split("\0"))

    def _read_page(self) -> None:
        """One more page. A merge counts where it is unlike all it merged."""
        window = (f"--skip={self._read}", f"--max-count={self._page}")
        form = ("-z", "-c", "-M", "--name-status", "--no-ext-diff", "--no-textconv", _FORMAT)
        where = self.repository.prefix or "."
        answer = self.repository.ask("log", *window, *form, self.repository.head, "--", where)
        parts = _COMMIT.split(answer.out.decode(errors="surrogateescape"))[1:]
        for commit, day, changes in zip(parts[0::3], parts[1::3], parts[2::3], strict=True):
            for touch in _touches(self._read, commit, date.fromisoformat(day), changes):
                self._touches.setdefault(touch.path, []).append(touch)
            self._read += 1
        self._ended = len(parts) < 3 * self._page
        self._page *= GROWTH


def _touches(order: int, commit: str, day: date, changes: str) -> Iterator[Touch]:
    """The list of `--name-status -z`: a letter for each parent, then a path, or two where a file was renamed."""
    words = iter(changes.strip("\n\0").split("\0") if changes.strip("\n\0") else ())
    for status in words:
        path, former = next(words), None
        if status[0] in "RC":
            former, path = path, next(words)
        yield Touch(
            order=order,
            commit=commit,
            day=day,
            path=path,
            renamed_from=former if status[0] == "R" else None,
            deleted=status[0] == "D",
        )
