"""Which commit ticked a box: not the last that touched the line, but the one before which the box was another.

The day is the author's own date on the commit: when somebody did it, wherever the commit went later.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from jepsite.history.git import NoRepository, Repository, repository
from jepsite.history.items import Item, Items, former, items
from jepsite.record import record


@record
class _Step:
    """One commit that made a plan what it is."""

    commit: str
    day: date
    parents: tuple[str, ...]
    """The ones before it: more than one for a merge."""
    path: str


@record
class _Version:
    """One version of a plan."""

    day: date
    parents: tuple[str, ...]
    items: Items


def ticked(root: Path, path: str, text: str) -> Mapping[int, date]:
    """The days on which the boxes of a plan were ticked, by the line (1-based) on which the item begins.

    `text` is the plan as it is read now, `path` its place under `root`. Only ticks that a commit shows beyond doubt are
    told: a box that was ticked since its item exists, or that is not committed yet, has no day.
    """
    found = repository(root)
    if isinstance(found, NoRepository) or "\n" in path:  # git takes names line by line
        return {}
    newest, versions = _versions(found, found.prefix + path)
    if newest is None:
        return {}
    now = items(text)
    days = {item.line: _day(item, now, newest, versions) for item in now.values() if item.ticked}
    return {line: day for line, day in days.items() if day is not None}


def _day(item: Item, among: Items, commit: str, versions: Mapping[str, _Version]) -> date | None:
    """The day on which an item of a version was ticked; `among` is that version, `commit` what it was made from."""
    version = versions[commit]
    current = former(item, among, version.items)
    if current is None or not current.ticked:
        return None
    while True:
        before = {name: former(current, version.items, versions[name].items) for name in version.parents}
        ticked_before = next((name for name, known in before.items() if known and known.ticked), None)
        if ticked_before is None:
            return version.day if any(before.values()) else None
        current, version = before[ticked_before] or current, versions[ticked_before]


def _versions(repository: Repository, path: str) -> tuple[str | None, Mapping[str, _Version]]:
    """The newest version of a file (its commit), and all versions by commit, under its former names too."""
    steps = _steps(repository, repository.head, path)
    newest = next(iter(steps), None)
    unasked = list(steps.values())
    while unasked:
        step = unasked.pop()
        if step.parents or (former_path := _renamed_from(repository, step)) is None:
            continue
        older = _steps(repository, f"{step.commit}^", former_path)
        steps[step.commit] = replace(step, parents=tuple(older)[:1])
        unasked += [step for step in older.values() if step.commit not in steps]
        steps = older | steps
    texts = repository.texts([(step.commit, step.path) for step in steps.values()])
    return newest, {
        commit: _Version(day=step.day, parents=tuple(filter(steps.__contains__, step.parents)), items=items(text or ""))
        for (commit, step), text in zip(steps.items(), texts, strict=True)
    }


def _steps(repository: Repository, start: str, path: str) -> dict[str, _Step]:
    """The commits that made a file what it is, newest first, each with those before it that did."""
    answer = repository.ask("log", "--topo-order", "--parents", "--format=tformat:%H %as %P", start, "--", path)
    lines = [line.split() for line in answer.out.decode().splitlines()]
    return {
        commit: _Step(commit=commit, day=date.fromisoformat(day), parents=tuple(parents), path=path)
        for commit, day, *parents in lines
    }


def _renamed_from(repository: Repository, step: _Step) -> str | None:
    """What a file was called before the commit in which it first had its name."""
    words = ("diff-tree", "-r", "-M", "-z", "--no-commit-id", "--name-status", "--diff-filter=R", step.commit)
    changes = repository.ask(*words).out.decode(errors="surrogateescape").split("\0")
    return next((was for was, now in zip(changes[1::3], changes[2::3], strict=False) if now == step.path), None)
