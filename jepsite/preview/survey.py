"""What there is to preview: the plans with their readable addresses, and what all of them share.

Asks `parse.files` for what lies on disk. A fault leaves what was there before, and is told.
"""

import re
import unicodedata
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import field
from pathlib import Path

from jepsite.coach.checks import unknown_codes
from jepsite.diagnostics import Diagnostic, Span, has_errors
from jepsite.model.site import Site
from jepsite.parse.files import PLAN, SETTINGS, find_plans, read_settings, shown_path, shown_paths
from jepsite.parse.site import read_site
from jepsite.planning.holidaybook import HolidayBook
from jepsite.preview.livejournal import LiveJournal
from jepsite.record import record
from jepsite.render.renderers import Renderers
from jepsite.render.templates import Compiled
from jepsite.source import Source


@record
class Project:
    """Where everything lies."""

    content: Path
    """The folder of plans. The settings and the themes stand beside it."""
    plans: tuple[Path, ...] = ()
    """The plans to be shown, as the user named them; none: all of the folder."""
    cache: Path | None = None
    """A folder of the user's own that keeps compiled templates for the next start."""

    @property
    def root(self) -> Path:
        """The project's folder."""
        return self.content.parent

    @property
    def settings(self) -> Path:
        """The settings file, whether it is there or not."""
        return self.root / SETTINGS

    @property
    def named(self) -> tuple[str, ...]:
        """The files among the plans that the user named."""
        return tuple(str(plan.absolute()) for plan in self.plans if plan.suffix == PLAN)


@record
class Entry:
    """One plan."""

    path: Path
    plan: str
    """As the user would name it: relative to the project, with forward slashes."""
    name: str
    """In its readable address."""


@record
class Ground:
    """What all builds share. Where one of these changes, there is another ground."""

    site: Site
    settings: Source | None
    diagnostics: tuple[Diagnostic, ...]
    """Of the settings."""
    book: HolidayBook = field(repr=False)
    journal: LiveJournal = field(repr=False)
    compiled: Compiled = field(repr=False)
    renderers: Renderers = field(repr=False)


@record
class Survey:
    """The plans that are there."""

    entries: Mapping[str, Entry]
    """By plan, in the order of their paths."""
    diagnostics: tuple[Diagnostic, ...]
    """A missing folder; a folder without plans."""
    missing: bool = False
    """Whether the folder is gone, and nothing can be built."""


def ground(project: Project, former: Ground | None = None) -> Ground:
    """The settings read anew. With errors, the settings of `former` stay in force."""
    found = read_settings(project.root)
    read = read_site(found.value)
    diagnostics = found.diagnostics + read.diagnostics
    site = read.value
    if site is None or has_errors(diagnostics):
        site = former.site if former else site or Site()
    compiled = former.compiled if former else Compiled(project.cache)
    return Ground(
        site=site,
        settings=found.value,
        diagnostics=(*diagnostics, *unknown_codes(site)),
        book=former.book if former else HolidayBook(project.cache),
        journal=former.journal if former else LiveJournal(project.root),
        compiled=compiled,
        renderers=Renderers(site=project.root, default=site.theme, compiled=compiled),
    )


def survey(project: Project, former: Mapping[str, Entry]) -> Survey:
    """The plans as they lie there now. One that was there before keeps its address.

    Where the folder is missing, the plans of `former` stay. Diagnostics: `no-such-folder`, and what finding them says.
    """
    found = find_plans(project.root, content=project.content, plans=project.plans)
    if not project.plans and any(each.code == "no-such-file" for each in found.diagnostics):
        return Survey(entries=former, diagnostics=(_missing(project),), missing=True)
    paths = shown_paths(project.root, found.value or ())
    taken = {former[plan].name for plan in paths.keys() & former.keys()}
    entries: dict[str, Entry] = {}
    for plan, path in paths.items():
        if plan not in former:
            name = _free(_readable(path.stem), taken)
            taken.add(name)
            entries[plan] = Entry(path=path, plan=plan, name=name)
        else:
            entries[plan] = former[plan]
    return Survey(entries=entries, diagnostics=found.diagnostics)


def _missing(project: Project) -> Diagnostic:
    shown = shown_path(project.root, project.content)
    return Diagnostic(
        code="no-such-folder",
        message=f"the folder '{shown}' is gone",
        span=Span(path=shown, line=1, column=1, end_line=1, end_column=1),
        hint="the preview goes on by itself when it is back",
    )


def _readable(stem: str) -> str:
    return re.sub(r"[^\w.-]+", "-", unicodedata.normalize("NFC", stem)).strip("-.") or "plan"


def _free(name: str, taken: AbstractSet[str]) -> str:
    if name not in taken:
        return name
    return next(each for n in range(2, len(taken) + 3) if (each := f"{name}-{n}") not in taken)
