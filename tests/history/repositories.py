"""Real git repositories for the tests of the history, made by hand, commit by commit, on days that a test names."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from jepsite.diagnostics import Diagnostic, Severity, Span
from jepsite.history.baseline import Revision
from jepsite.history.journal import Journal

PLAN = "content/plan.md"
SPAN = Span(path=PLAN, line=7, column=11, end_line=7, end_column=21)
NOON = "12:00:00 +0100"


@dataclass(frozen=True)
class Repo:
    """A working tree in a folder of its own."""

    root: Path

    def git(self, *words: str, **environment: str) -> str:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        settings = {"HOME": str(self.root), "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
        who = ("-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false")
        return subprocess.run(
            ["git", *who, *words], cwd=self.root, env=kept | settings | environment, check=True, text=True,
            capture_output=True,
        ).stdout.strip()  # fmt: skip

    def write(self, text: str | bytes, path: str = PLAN) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)

    def commit(self, day: str, *, author: str | None = None) -> str:
        """Commits all there is, on a day or at a time; the author's may be another. Gives the commit."""
        self.git("add", "--all")
        return self._dated(day, author, "commit", "--quiet", "--allow-empty", "--message=Change")

    def save(self, day: str, text: str | bytes, path: str = PLAN, author: str | None = None) -> str:
        """Writes and commits a file."""
        self.write(text, path)
        return self.commit(day, author=author)

    def merge(self, day: str, branch: str) -> str:
        """Merges a branch, with a commit even where none is needed."""
        return self._dated(day, None, "merge", "--quiet", "--no-ff", "--message=Merge", branch)

    def _dated(self, day: str, author: str | None, *words: str) -> str:
        times = [when if " " in when else f"{when} {NOON}" for when in (day, author or day)]
        self.git(*words, GIT_COMMITTER_DATE=times[0], GIT_AUTHOR_DATE=times[1])
        return self.git("rev-parse", "HEAD")


def init(folder: Path) -> Repo:
    """A new, empty repository."""
    folder.mkdir(parents=True, exist_ok=True)
    repo = Repo(root=folder)
    repo.git("init", "--quiet", "--initial-branch=main")
    return repo


def found(repo: Repo, value: str, path: str = PLAN) -> Revision:
    checked = Journal(repo.root).baseline(path, value, SPAN)

    assert checked.diagnostics == ()
    assert checked.value is not None
    return checked.value


def fault(root: Path, value: str = "2026-09-15", path: str = PLAN) -> Diagnostic:
    checked = Journal(root).baseline(path, value, SPAN)

    assert checked.value is None
    (diagnostic,) = checked.diagnostics
    assert (diagnostic.code, diagnostic.span, diagnostic.severity) == ("unknown-baseline", SPAN, Severity.ERROR)
    return diagnostic
