"""What a build asks of the history: the agreed version of a plan, and the day of its last change.

No git is run until somebody asks. One journal serves all plans of a build: it reads the history once, newest first, and
only as far back as the answers need.
"""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from itertools import islice, takewhile
from pathlib import Path
from typing import Final

from jepsite.diagnostics import Checked, Diagnostic, Span
from jepsite.history.baseline import NoRevision, Revision, agreed_version
from jepsite.history.git import NoRepository, repository
from jepsite.history.log import Log

FIRST_PAGE: Final = 16
GROWTH: Final = 4
"""Of the versions asked for at one go: most questions are answered by the newest few."""


class Journal:
    """The history of the plans in one project folder. Paths are the sources': relative to it, with forward slashes."""

    def __init__(self, root: Path) -> None:
        """Begin with nothing read."""
        self._root = root

    def last_change(self, path: str) -> date | None:
        """The day of the last commit that changed a plan (the committer's own date).

        None where nobody can say: no git, no repository, never committed, or changes that are not committed yet.
        """
        if isinstance(self._log, NoRepository) or (name := self._log.repository.prefix + path) in self._log.unsettled:
            return None
        last = next(self._log.touches(name), None)
        return last.day if last else None

    def baseline(self, path: str, value: str, span: Span) -> Checked[Revision]:
        """The version of a plan that `baseline` names.

        `value`: a day (the last commit that changed the plan by the end of that day), a tag, or a commit (4 or more of
        its digits), as written at `span`. The only fault is `unknown-baseline`, an error.
        """
        found = self._version(path, value)
        if isinstance(found, Revision):
            return Checked(value=found)
        fault = Diagnostic(code="unknown-baseline", message=found.message, hint=found.hint, span=span)
        return Checked(value=None, diagnostics=(fault,))

    def versions(self, path: str) -> Iterator[Revision]:
        """The committed versions of a file, newest first, under its former names too; only those that are UTF-8.

        Ends where the file was once deleted. Nothing comes where there is no repository.
        """
        if isinstance(self._log, NoRepository) or "\n" in path:  # git takes names line by line
            return
        repository = self._log.repository
        touches = takewhile(lambda touch: not touch.deleted, self._log.touches(repository.prefix + path))
        page = FIRST_PAGE
        while read := list(islice(touches, page)):
            texts = repository.texts([(touch.commit, touch.path) for touch in read])
            for touch, text in zip(read, texts, strict=True):
                if text is not None:
                    yield Revision(commit=touch.commit, day=touch.day, path=touch.path, text=text)
            page *= GROWTH

    def _version(self, path: str, value: str) -> Revision | NoRevision:
        if isinstance(self._log, NoRepository):
            why = self._log
            return NoRevision(message=f"the baseline '{value}' cannot be looked up: {why.reason}", hint=why.hint)
        return agreed_version(self._log, self._log.repository.prefix + path, value)

    @cached_property
    def _log(self) -> Log | NoRepository:
        found = repository(self._root)
        return found if isinstance(found, NoRepository) else Log(found)
