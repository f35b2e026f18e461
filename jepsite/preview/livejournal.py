"""The history as the preview asks it: many times while one file is edited. Git is asked once, not with every save.

What may change under its hands: a file that is edited is not as it was committed any more, and a commit makes another
history. The first is told to it, the second it can be asked.
"""

from datetime import date
from pathlib import Path

from jepsite.diagnostics import Checked, Span
from jepsite.history.baseline import Revision
from jepsite.history.git import Repository, repository
from jepsite.history.journal import Journal


class LiveJournal(Journal):
    """A journal that remembers agreed versions, and knows what was edited since it was opened."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self._folder = root
        self._edited: set[str] = set()
        self._agreed: dict[tuple[str, str], Checked[Revision]] = {}
        self._head: str | None = None

    def last_change(self, path: str) -> date | None:
        """As the journal says; of an edited file nobody can say."""
        self._asked()
        return None if path in self._edited else super().last_change(path)

    def baseline(self, path: str, value: str, span: Span) -> Checked[Revision]:
        """As the journal says; a version that was found once is not looked for again."""
        self._asked()
        known = self._agreed.get((path, value))
        if known is not None:
            return known
        found = super().baseline(path, value, span)
        if found.value is not None:
            self._agreed[path, value] = found
        return found

    def edited(self, path: str) -> None:
        """A file's content has changed."""
        self._edited.add(path)

    @property
    def agreements(self) -> frozenset[str]:
        """The plans that named a version that was found."""
        return frozenset(path for path, _ in self._agreed)

    def is_outdated(self) -> bool:
        """Whether something was committed, or another commit checked out, since it was first asked."""
        return self._head is not None and self._head != _head(self._folder)

    def _asked(self) -> None:
        if self._head is None:
            self._head = _head(self._folder)


def _head(folder: Path) -> str:
    found = repository(folder)
    return found.head if isinstance(found, Repository) else ""
