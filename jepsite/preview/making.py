"""From a plan's text to what the preview shows of it: the stages of a build, run from memory.

What is made can be exchanged: pages in clear for one audience, or what a build would publish. Publishes nothing and
keeps nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import TypeAlias

from jepsite.artifact import Artifact
from jepsite.audience import Audience
from jepsite.diagnostics import Diagnostic, has_errors
from jepsite.drawing import draw
from jepsite.history.journal import Journal
from jepsite.model.deal import Deal
from jepsite.model.people import Side
from jepsite.model.site import Site
from jepsite.planning.holidaybook import HolidayBook
from jepsite.preview.places import ids, titles
from jepsite.reading import read_and_schedule
from jepsite.record import record
from jepsite.render.renderers import Renderers
from jepsite.source import Source


@record
class Task:
    """What one plan is built from."""

    source: Source
    folder: str
    """In its readable address: the page is to stand at `p/<folder>/`, unless the site is shown as published."""
    root: Path
    site: Site
    today: date
    book: HolidayBook
    journal: Journal
    renderers: Renderers


@record
class Made:
    """What became of it. Without artifacts there is no page."""

    artifacts: tuple[Artifact, ...] = ()
    """The page first, then what stands beside it."""
    shared: tuple[Artifact, ...] = ()
    """The theme's files, and whatever else plans have in common."""
    diagnostics: tuple[Diagnostic, ...] = ()
    customer: str = ""
    title: str = ""
    status: str = ""
    images: tuple[str, ...] | None = None
    """Names of the pictures it shows, relative to the plan's folder; None where the plan could not be read so far."""
    ids: Mapping[str, int] = field(default_factory=dict)
    """Lines of the source by id on the page."""
    titles: Mapping[str, int] = field(default_factory=dict)
    """And by title."""


Maker: TypeAlias = Callable[[Task], Made]


def in_clear(audience: Audience) -> Maker:
    """Pages as one audience sees them, not locked, at their readable addresses."""

    def make(task: Task) -> Made:
        reading = read_and_schedule(task.source, task.site, today=task.today, book=task.book, journal=task.journal)
        if reading.plan is None or reading.deal is None or has_errors(reading.diagnostics):
            return _unmade(reading.deal, reading.diagnostics)
        deal = reading.deal
        drawn = draw(reading.plan, audience, root=task.root, folder=task.folder, renderers=task.renderers)
        if drawn.value is None:
            return _unmade(deal, reading.diagnostics + drawn.diagnostics)
        return Made(
            artifacts=(drawn.value.page, *drawn.value.files),
            shared=drawn.value.shared,
            diagnostics=reading.diagnostics,
            customer=customer_of(deal),
            title=deal.title,
            status=drawn.value.view.header.status,
            images=deal.images,
            ids=ids(deal, audience),
            titles=titles(deal, audience),
        )

    return make


def customer_of(deal: Deal) -> str:
    """The name by which a plan is looked for in a list: its first customer's, or its title where it names none."""
    customers = deal.side(Side.CUSTOMER)
    return customers[0].name if customers else deal.title


def _unmade(deal: Deal | None, diagnostics: tuple[Diagnostic, ...]) -> Made:
    if deal is None:
        return Made(diagnostics=diagnostics)
    return Made(diagnostics=diagnostics, customer=customer_of(deal), title=deal.title, images=deal.images)
