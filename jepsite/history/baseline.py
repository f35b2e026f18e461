"""Finds the version of a plan that `baseline` names: a day, a tag or a commit. A branch is none of them: it moves.

What comes from a plan reaches git only behind a prefix or as digits, so that it can be neither an option nor an
expression.
"""

import re
from datetime import date
from difflib import get_close_matches
from typing import Final

from jepsite.history.git import Repository
from jepsite.history.log import Log, Touch
from jepsite.record import record

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_NAME: Final = re.compile(r"[^\s~^:?*\[\\{}\x00-\x1f]+")
"""What may be a tag's name; with other signs it would be an expression."""
_DIGITS: Final = re.compile(r"[0-9a-f]{4,64}")
_COMMIT_AND_DAY: Final = ("log", "--max-count=1", "--no-walk", "--format=tformat:%H %cs")
_WHOLE_HISTORY: Final = (
    "this clone holds only part of the history: git fetch --unshallow --tags (on CI: fetch-depth: 0)"
)


@record
class Revision:
    """A plan as it stood in one commit."""

    commit: str
    day: date
    """The committer's own date on the commit."""
    path: str
    """What the file was called then, from the repository's top."""
    text: str
    """As plans are read: no byte order mark, lines that end in a line feed."""


@record
class NoRevision:
    """Why there is no such version, and what to do."""

    message: str
    hint: str


def agreed_version(log: Log, path: str, value: str) -> Revision | NoRevision:
    """The version of a file (`path` from the repository's top) that `value` names.

    A day means the last commit that changed the file by the end of that day.
    """
    newest = next(log.touches(path), None)
    if newest is None:
        return NoRevision(
            message=f"the baseline '{value}' cannot be looked up: the plan was never committed",
            hint="a baseline is a committed version of the plan: commit it, or take `baseline` out",
        )
    return _of_day(log, path, value) if _DAY.fullmatch(value) else _of_name(log, path, value)


def _of_day(log: Log, path: str, value: str) -> Revision | NoRevision:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return NoRevision(message=f"there is no day '{value}'", hint="a day is written 2026-10-05")
    touch: Touch | None = None
    for touch in log.touches(path):
        if touch.day <= day:
            return _read(log.repository, touch.commit, touch.day, touch.path)
    oldest = touch.day if touch else day
    return NoRevision(
        message=f"no version of the plan is as old as {day}; the first is of {oldest}",
        hint=_WHOLE_HISTORY if log.repository.shallow else f"name a day from {oldest} on",
    )


def _of_name(log: Log, path: str, value: str) -> Revision | NoRevision:
    commit = _commit(log.repository, value)
    if commit is None:
        return NoRevision(message=f"no tag or commit '{value}'", hint=_meant(log.repository, value))
    names = dict.fromkeys([path, *(touch.path for touch in log.touches(path))])
    name = next((name for name in names if log.repository.holds(commit[0], name)), path)
    return _read(log.repository, *commit, name)


def _commit(repository: Repository, value: str) -> tuple[str, date] | None:
    """The commit that a tag or digits stand for, and its day."""
    tag = f"refs/tags/{value}^{{commit}}" if _NAME.fullmatch(value) and ".." not in value else None
    digits = f"{value}^{{commit}}" if _DIGITS.fullmatch(value) and not _is_branch(repository, value) else None
    for expression in (tag, digits):
        if expression and (answer := repository.ask(*_COMMIT_AND_DAY, expression, "--")).ok:
            commit, day = answer.out.decode().split()
            return commit, date.fromisoformat(day)
    return None


def _is_branch(repository: Repository, value: str) -> bool:
    return repository.ask("show-ref", "--verify", "--quiet", f"refs/heads/{value}").ok


def _meant(repository: Repository, value: str) -> str:
    """What to do about a name that stands for nothing."""
    if _is_branch(repository, value):
        return "that is a branch, and a branch moves: name a tag, a commit or a day"
    tags = repository.ask("tag", "--list").out.decode(errors="replace").split()
    if near := get_close_matches(value, tags, n=1):
        return f"did you mean '{near[0]}'?"
    return _WHOLE_HISTORY if repository.shallow else "name a tag, a commit, or a day such as 2026-10-05"


def _read(repository: Repository, commit: str, day: date, path: str) -> Revision | NoRevision:
    text = repository.text(commit, path)
    if text is not None:
        return Revision(commit=commit, day=day, path=path, text=text)
    where = f"{commit[:10]} of {day}"
    if repository.holds(commit, path):
        return NoRevision(message=f"the plan's version in {where} is not UTF-8", hint="name a version that can be read")
    return NoRevision(message=f"the plan is not in {where}", hint="name a version that holds the plan")
