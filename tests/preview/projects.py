"""A small project on disk with a workshop that previews it, and ways to wait for what it shows."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from jepsite.audience import Audience
from jepsite.cli.options import cache_folder
from jepsite.preview.making import Made, Maker, Task, in_clear
from jepsite.preview.snapshot import Change, Kind, PlanState, Snapshot
from jepsite.preview.survey import Project
from jepsite.preview.workshop import Workshop
from tests.deals import FRONT

TODAY = date(2026, 1, 7)
SOON = 20.0
"""Seconds within which everything has happened, also on a busy machine."""


def text(title: str = "A plan for a test", body: str = "") -> str:
    """A plan that is quick to build; `body` stands behind its one activity."""
    front = FRONT.replace("A plan for a test", title)
    return f"{front}\n## Begin {{#begin}}\n\n- [ ] Write the contract {{#contract 3d R=ada}}\n{body}"


class Studio:
    """A project in `root` and its preview, not started."""

    def __init__(self, root: Path, *plans: str, make: Maker | None = None, **arguments: Any) -> None:
        self.root = root
        self.content = root / "content"
        self.content.mkdir(parents=True, exist_ok=True)
        for name in plans:
            (self.content / f"{name}.md").write_text(text(name), encoding="utf-8")
        self.built: list[str] = []
        """The plans that were made, in order."""
        self._polls = bool(arguments.get("poll"))
        self._make = make or in_clear(arguments.get("audience", Audience.PUBLIC))
        project = Project(content=self.content, cache=cache_folder())
        self.workshop = Workshop(project, today=lambda site: TODAY, make=self._count, **arguments)

    def _count(self, task: Task) -> Made:
        self.built.append(task.source.path)
        return self._make(task)

    @property
    def snapshot(self) -> Snapshot:
        return self.workshop.snapshot

    def plan(self, name: str) -> Path:
        return self.content / f"{name}.md"

    def state(self, name: str) -> PlanState:
        state = self.snapshot.state(f"/p/{name}/")
        assert state is not None, f"{name} is not there: {[each.name for each in self.snapshot.plans]}"
        return state

    def page(self, name: str) -> str:
        """What stands at a plan's address now; empty where nothing does."""
        reply = self.snapshot.routes.get(f"/p/{name}/")
        return reply.content.decode() if reply else ""

    def open(self, *names: str) -> None:
        """Somebody looks at these pages."""
        for name in names:
            self.workshop.ask(f"/p/{name}/")

    def until(self, holds: Callable[[], object], within: float = SOON) -> float:
        """Wait until something holds; the seconds that it took."""
        began = time.perf_counter()
        while not holds():
            assert time.perf_counter() - began < within, f"not within {within} s: {self.snapshot}"
            time.sleep(0.002)
        return time.perf_counter() - began

    def settle(self) -> None:
        """Wait until everything is built and nothing happens any more."""
        silence = 0.4 if self._polls else 0.25
        self.until(lambda: all(each.built for each in self.snapshot.plans))
        version, since = -1, time.perf_counter()
        while time.perf_counter() - since < silence:
            if self.snapshot.version != version:
                version, since = self.snapshot.version, time.perf_counter()
            time.sleep(0.01)

    def updates(self, version: int) -> list[Change]:
        """What browsers were told of pages since a version."""
        return [each for each in self.snapshot.since(version) or () if each.kind not in (Kind.STATE, Kind.COMING)]


@contextmanager
def studio(root: Path, *plans: str, **arguments: Any) -> Iterator[Studio]:
    """The same, started, and stopped in the end."""
    made = Studio(root, *plans, **arguments)
    made.workshop.start()
    try:
        yield made
    finally:
        made.workshop.stop()
