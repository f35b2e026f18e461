"""What there is to preview: the plans with their readable addresses.

Asks `parse.files` for what lies on disk. A fault leaves what was there before, and is told.
"""

import re
import unicodedata
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

from jepsite.diagnostics import Diagnostic, Span
from jepsite.parse.files import PLAN, SETTINGS, find_plans, shown_path, shown_paths
from jepsite.record import record


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

    @property
    def address(self) -> str:
        """The readable address."""
        return f"/p/{self.name}/"


@record
class Survey:
    """The plans that are there."""

    entries: Mapping[str, Entry]
    """By plan, in the order of their paths."""
    diagnostics: tuple[Diagnostic, ...]
    """A missing folder; a folder without plans."""
    missing: bool = False
    """Whether the folder is gone, and nothing can be built."""


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
