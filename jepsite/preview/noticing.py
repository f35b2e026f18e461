"""From paths that may have changed to what has: plans, themes, settings, or which plans there are.

Compares content with what was built in, and changes nothing. What cannot be told counts as changed.
"""

import os
from collections.abc import Iterable
from pathlib import Path

from jepsite.parse.files import PLAN
from jepsite.preview.inputs import Found, Inputs, look, prints, theme_prints
from jepsite.preview.roots import theme_folders
from jepsite.preview.survey import Project
from jepsite.record import record


@record
class Changes:
    """What has changed."""

    plans: frozenset[str] = frozenset()
    """Those whose own files did."""
    listing: bool = False
    """Whether plans may have come or gone."""
    shared: bool = False
    """Whether the settings or a theme did: what all plans are made with."""
    doubtful: frozenset[str] = frozenset()
    """Paths to be looked at again in a moment. Their files are missing, empty, or end within a character: so they are
    while an editor is at work, and seldom for longer."""

    @property
    def any(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.plans) or self.listing or self.shared


class Noticing:
    """What everything was like when it was built in last."""

    def __init__(self, project: Project, inputs: Inputs) -> None:
        """`inputs` is kept up to date by whoever builds."""
        self._project = project
        self._inputs = inputs
        self._shared = self._shared_now()

    def everything(self) -> frozenset[str]:
        """All paths that anything was built from."""
        return frozenset({*self._inputs.paths(), *self._shared})

    def changes(self, paths: Iterable[str], *, patient: bool) -> Changes:
        """What has changed at these paths; where `patient`, a file in doubt is put off and not yet a change.

        What it tells of settings and themes counts as built in from then on.
        """
        candidates = {key for path in paths for key in (path, os.path.realpath(path), *self._inputs.within(path))}
        shared = {path for path in candidates if self._is_shared(path)}
        found = {path: look(path) for path in candidates}
        if any(found[path].whole and self._is_new(path, found[path]) for path in candidates - shared):
            patient = False  # a plan that is gone from one place and found at another was renamed
        doubtful = {
            path
            for path in candidates
            if patient
            and not found[path].whole
            and (self._otherwise(path, found[path]) or self._is_new(path, found[path]))
        }
        sure = candidates - shared - doubtful
        gone = {path for path in sure if found[path].print is None and self._otherwise(path, found[path])}
        return Changes(
            plans=frozenset(plan for path in sure for plan in self._inputs.made_otherwise(path, found[path].print)),
            listing=any(path.endswith(PLAN) for path in gone)
            or any(self._is_new(path, found[path]) or found[path].folder for path in sure),
            shared=any(self._otherwise(path, found[path]) for path in shared - doubtful) and self._shared_changed(),
            doubtful=frozenset(doubtful),
        )

    def _otherwise(self, path: str, found: Found) -> bool:
        """Whether a file is not as it was built in."""
        if self._is_shared(path):
            return self._shared.get(path) != found.print
        return bool(self._inputs.made_otherwise(path, found.print))

    def _is_new(self, path: str, found: Found) -> bool:
        """Whether it looks like a plan that nobody knows yet."""
        return found.print is not None and path.endswith(PLAN) and not self._inputs.reads(path)

    def _is_shared(self, path: str) -> bool:
        return path in self._shared or any(Path(path).is_relative_to(folder) for folder in self._folders)

    def _shared_changed(self) -> bool:
        now = self._shared_now()
        changed, self._shared = now != self._shared, now
        return changed

    def _shared_now(self) -> dict[str, str | None]:
        self._folders = tuple(theme_folders(self._project.root))
        return theme_prints(self._folders) | prints([self._project.settings])
