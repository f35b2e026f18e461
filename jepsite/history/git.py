"""Asks git. Reads only: nothing here writes to a repository, reaches the network or waits for somebody to type.

The folder asked about decides which repository answers, whatever the environment says: in a hook, git itself sets
variables that name another one. Settings of the user that would change what git prints are overruled.
"""

import os
import subprocess
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Final

from jepsite.record import record

_KEPT: Final = ("GIT_CONFIG", "GIT_EXEC_PATH", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM")
_SET: Final = {
    "LC_ALL": "C",  # messages are recognised by their English words
    "GIT_ALLOW_PROTOCOL": "none",  # a partial clone would fetch what it lacks
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_LITERAL_PATHSPECS": "1",  # a file may be called `*.md` or `:(top)`
}
_SETTINGS: Final = ("log.showSignature=false", "log.follow=false", "core.fsmonitor=false")


@record
class Answer:
    """What git said."""

    code: int
    """0 where all is well; git's own for a fatal error is 128."""
    out: bytes
    said: str
    """Its messages, in English."""

    @property
    def ok(self) -> bool:
        """Whether git did what it was asked to."""
        return self.code == 0


@record
class Repository:
    """A repository with at least one commit, seen from a folder within its working tree."""

    top: Path
    prefix: str
    """The folder, relative to the top, with a slash at its end; empty where it is the top."""
    head: str
    """The commit that is checked out."""
    shallow: bool
    """Whether older commits were left out when it was cloned."""

    def ask(self, *words: str, given: bytes = b"") -> Answer:
        """One git command, run at the repository's top."""
        answer = ask(self.top, *words, given=given)
        return answer if isinstance(answer, Answer) else Answer(code=127, out=b"", said=answer.reason)

    def holds(self, commit: str, path: str) -> bool:
        """Whether there is a file of that name in a commit."""
        return self.ask("cat-file", "-e", f"{commit}:{path}").ok

    def texts(self, places: Sequence[tuple[str, str]]) -> tuple[str | None, ...]:
        """Files (commit and path of each) as texts, with one question for all; None as in `text`."""
        names = "".join(f"{commit}:{path}\n" for commit, path in places)
        form = "--batch=%(objecttype) %(objectsize)"  # what is missing is told by its name, which begins with a commit
        out = BytesIO(self.ask("cat-file", form, given=names.encode(errors="surrogateescape")).out)
        texts: list[str | None] = []
        for _ in places:
            kind, _, size = out.readline().partition(b" ")
            texts.append(as_text(out.read(int(size) + 1)[:-1]) if kind == b"blob" else None)
        return tuple(texts)

    def text(self, commit: str, path: str) -> str | None:
        """A file of that commit as text; None where there is no such file, or no UTF-8 in it."""
        answer = self.ask("cat-file", "blob", f"{commit}:{path}")
        return as_text(answer.out) if answer.ok else None


@record
class NoRepository:
    """Why a folder has no history."""

    reason: str
    """Continues a sentence: `git is not installed`."""
    hint: str


def repository(folder: Path) -> Repository | NoRepository:
    """The repository that a folder lies in."""
    question = ("rev-parse", "--show-toplevel", "--show-prefix", "--is-shallow-repository", "--verify", "-q", "HEAD")
    answer = ask(folder, *question)
    if isinstance(answer, NoRepository):
        return answer
    lines = answer.out.decode(errors="surrogateescape").split("\n")
    if answer.ok and len(lines) == 5:
        top, prefix, shallow, head, _end = lines
        return Repository(top=Path(top), prefix=prefix, head=head, shallow=shallow == "true")
    return _trouble(answer.said, folder)


def ask(folder: Path, *words: str, given: bytes = b"") -> Answer | NoRepository:
    """One git command, run in a folder."""
    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name.startswith(_KEPT)}
    try:
        done = subprocess.run(  # noqa: S603 -- no shell; what comes from a plan never stands where an option could
            ["git", "--no-pager", *settings, *words],  # noqa: S607 -- the user's own git, wherever it is installed
            cwd=folder,
            env=kept | _SET,
            input=given,
            capture_output=True,
            check=False,
        )
    except (NotADirectoryError, PermissionError, FileNotFoundError) as error:
        if error.filename == "git":
            return NoRepository(reason="git is not installed here", hint="install git, and have it on the PATH")
        return NoRepository(reason=f"there is no folder '{folder}'", hint="name a folder that is there")
    return Answer(code=done.returncode, out=done.stdout, said=done.stderr.decode(errors="replace").strip())


def as_text(content: bytes) -> str | None:
    """A committed file as plans are read: UTF-8, no byte order mark, lines that end in a line feed. Else None."""
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        return None


def _trouble(said: str, folder: Path) -> NoRepository:
    if not said:
        return NoRepository(reason="nothing was committed yet", hint="commit the plan first")
    if "dubious ownership" in said:
        return NoRepository(
            reason="git does not trust this folder, because it belongs to another user",
            hint=f"if you do: git config --global --add safe.directory '{folder.resolve()}'",
        )
    if "not a git repository" in said or "work tree" in said:
        return NoRepository(
            reason="the folder is in no git repository", hint="put the plans under git, and commit them"
        )
    return NoRepository(
        reason=f"git says: {said.splitlines()[0]}", hint="see whether `git status` works in this folder"
    )
