"""The real pages that the tests of this folder look at: the examples in content/, and plans of extreme states.

Each is built once per process by the stages that a build uses, with the secret that everybody knows. The day on which
one looks at a plan stands in its front matter (`# today 2026-03-30`, as in tests/cases/README.md) or, for the examples,
here.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from jepsite.artifact import Artifact, Output
from jepsite.history.journal import Journal
from jepsite.model.site import Site
from jepsite.pipeline import build_plan
from jepsite.planning.holidaybook import HolidayBook
from jepsite.render.renderers import Renderers
from jepsite.source import Source

ROOT: Final = Path(__file__).parents[2]
SECRET: Final = bytes(range(32))
EXAMPLES_AS_OF: Final = date(2026, 11, 23)

_TODAY: Final = re.compile(r"^# today (\d{4}-\d\d-\d\d)$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A plan's page and the files it shares with others."""

    page: Artifact
    shared: tuple[Artifact, ...]

    @property
    def html(self) -> str:
        return self.page.content.decode()


def _named(folder: str) -> dict[str, Path]:
    return {path.stem: path for path in sorted((ROOT / folder).glob("*.md"))}


EXAMPLES: Final = _named("content") | _named("tests/cases/plans")
STATES: Final = _named("tests/cases/states")
PLANS: Final = EXAMPLES | STATES


@cache
def built(name: str) -> Built:
    """The page of one of `PLANS`; an error in the plan is an error of the test's."""
    text = PLANS[name].read_text(encoding="utf-8")
    said = _TODAY.search(text)
    made = build_plan(
        Source(path=PLANS[name].relative_to(ROOT).as_posix(), text=text),
        Site(),
        today=date.fromisoformat(said[1]) if said else EXAMPLES_AS_OF,
        root=ROOT,
        secret=SECRET,
        book=_book(),
        journal=Journal(ROOT),
        renderers=_renderers(),
        strict=False,
    )
    faults = [fault for fault in made.diagnostics if fault.severity == "error"]
    assert isinstance(made.output, Output), f"{name} has no page: {faults}"
    (page,) = made.output.artifacts
    return Built(page=page, shared=made.output.shared)


@cache
def _book() -> HolidayBook:
    return HolidayBook()


@cache
def _renderers() -> Renderers:
    return Renderers(site=ROOT, default="default")
