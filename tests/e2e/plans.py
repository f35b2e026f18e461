"""The real pages that the tests of this folder look at: the examples in content/, and plans of extreme states.

Each is drawn once per process by the stages that a build uses, in clear, at `/p/<name>/`. The day on which
one looks at a plan stands in its front matter (`# today 2026-03-30`, as in tests/cases/README.md) or, for the examples,
here.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from jepsite.artifact import Artifact
from jepsite.audience import Audience
from jepsite.drawing import Document, document_of, draw
from jepsite.history.journal import Journal
from jepsite.model.site import Site
from jepsite.planning.holidaybook import HolidayBook
from jepsite.reading import Scheduled, read_and_schedule
from jepsite.render.renderers import Renderers
from jepsite.render.sheets import Paper
from jepsite.source import Source
from jepsite.views.documents import Cut

ROOT: Final = Path(__file__).parents[2]
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
    """The page of one of `PLANS`."""
    drawn = draw(_scheduled(name), Audience.PUBLIC, root=ROOT, folder=name, renderers=_renderers()).value
    assert drawn is not None
    return Built(page=drawn.page, shared=drawn.shared)


def document(name: str, cut: Cut, paper: Paper) -> Document:
    """One of `PLANS` on paper."""
    made = document_of(_scheduled(name), cut=cut, paper=paper, root=ROOT, renderers=_renderers())
    assert made.value is not None, made.diagnostics
    return made.value


@cache
def _scheduled(name: str) -> Scheduled:
    """One of `PLANS` with its dates; an error in the plan is an error of the test's."""
    text = PLANS[name].read_text(encoding="utf-8")
    said = _TODAY.search(text)
    reading = read_and_schedule(
        Source(path=PLANS[name].relative_to(ROOT).as_posix(), text=text),
        Site(),
        today=date.fromisoformat(said[1]) if said else EXAMPLES_AS_OF,
        book=_book(),
        journal=Journal(ROOT),
    )
    faults = [fault for fault in reading.diagnostics if fault.severity == "error"]
    assert reading.plan is not None, f"{name} has no page: {faults}"
    assert not faults
    return reading.plan


@cache
def _book() -> HolidayBook:
    return HolidayBook()


@cache
def _renderers() -> Renderers:
    return Renderers(site=ROOT, default="default")
