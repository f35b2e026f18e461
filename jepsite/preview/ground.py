"""What all builds of a preview share: the settings, and what was looked up, compiled or asked of git before.

Asks `parse.files` for what lies on disk. A fault leaves what was there before, and is told.
"""

from dataclasses import field

from jepsite.coach.checks import unknown_codes
from jepsite.diagnostics import Diagnostic, has_errors
from jepsite.model.site import Site
from jepsite.parse.files import read_settings
from jepsite.parse.site import read_site
from jepsite.planning.holidaybook import HolidayBook
from jepsite.preview.livejournal import LiveJournal
from jepsite.preview.survey import Project
from jepsite.record import record
from jepsite.render.renderers import Renderers
from jepsite.render.templates import Compiled
from jepsite.source import Source


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
