"""How a plan becomes a page: the stages in order, and nothing else. A newcomer reads `start` and `finish` first.

One plan at a time, so that memory stays flat; a plan's faults stop that plan's output and no other's. Prints nothing,
writes nothing, and does not know what day it is.
"""

from collections.abc import Mapping
from concurrent.futures import Future
from datetime import date
from pathlib import Path
from typing import Protocol

from jepsite.artifact import Artifact, Keep, Output
from jepsite.audience import Audience
from jepsite.diagnostics import Checked, Diagnostic, Span, has_errors
from jepsite.drawing import Parts, parts_of
from jepsite.history.journal import Journal
from jepsite.i18n.words import words_for
from jepsite.model.deal import Access, Deal
from jepsite.model.expiry import expiry
from jepsite.model.people import Side
from jepsite.model.site import Site
from jepsite.planning.holidaybook import HolidayBook
from jepsite.protect.keys import Keys, keys_of
from jepsite.protect.lock import lock
from jepsite.reading import read_and_schedule
from jepsite.record import record
from jepsite.render.renderers import Renderers
from jepsite.render.sheets import Paper, Sheet
from jepsite.source import Source
from jepsite.views.documents import Cut, with_downloads
from jepsite.views.page import DealView


@record
class Card:
    """A new page in a few words, for its author."""

    customer: str
    title: str
    status: str
    path: str
    """Of the page, relative to the site."""
    access: Access
    key_at: Span
    """Where the plan says which deal it is."""


@record
class Built:
    """What became of one plan. Without a card it has no new page: it has errors, or it has expired."""

    source: Source
    output: Output | Keep
    diagnostics: tuple[Diagnostic, ...]
    deal: Deal | None
    """As far as it could be read."""
    keys: Keys | None
    """Of that deal: what its files were locked with, or its last ones."""
    card: Card | None = None


class Printing(Protocol):
    """What prints documents beside what else is done."""

    @property
    def width(self) -> int:
        """How many documents are worth handing in before the first one is asked for."""

    def submit(self, sheet: Sheet, span: Span, /) -> Future[Checked[bytes]]:
        """Take a sheet; the span is where to point to if it cannot be printed."""


@record
class Started:
    """A plan on its way: all is known of it, and its documents are being printed."""

    source: Source
    deal: Deal
    parts: Parts
    keys: Keys
    last_day: date | None
    printed: tuple[tuple[Cut, Future[Checked[bytes]]], ...]
    diagnostics: tuple[Diagnostic, ...]


def start(
    source: Source,
    site: Site,
    *,
    root: Path,
    today: date,
    secret: bytes,
    book: HolidayBook,
    journal: Journal,
    renderers: Renderers,
    strict: bool,
    printing: Printing | None = None,
) -> Started | Built:
    """Read, schedule and see a plan as of `today`, and hand in its documents where there is `printing`.

    `book`, `journal` and `renderers` serve all plans of a build; `root` is the project's folder. A plan with errors, or
    warnings where `strict`, is built at once: it keeps its last page, as long as its address is still the same.
    """
    reading = read_and_schedule(source, site, today=today, book=book, journal=journal)
    deal, found = reading.deal, reading.diagnostics
    keys = keys_of(secret, deal) if deal else None
    if reading.plan is None or deal is None or keys is None or has_errors(found) or (strict and found):
        return _kept(source, deal, keys, found)
    last_day = expiry(deal)
    if last_day is not None and last_day < today:
        gone = Output(plan=source.path, artifacts=())
        return Built(source=source, output=gone, diagnostics=found, deal=deal, keys=keys)
    parts = parts_of(
        reading.plan, Audience.PUBLIC, root=root, folder=keys.slug, renderers=renderers, executive=printing is not None
    )
    if parts.value is None:
        return _kept(source, deal, keys, found + parts.diagnostics)
    sheets = _sheets(parts.value) if printing else {}
    return Started(
        source=source,
        deal=deal,
        parts=parts.value,
        keys=keys,
        last_day=last_day,
        printed=_handed_in(sheets, printing, deal.span),
        diagnostics=found + tuple(fault for sheet in sheets.values() for fault in sheet.diagnostics),
    )


def finish(started: Started | Built, site: Site) -> Built:
    """The page with links to what could be printed, and all of it locked, unless its author wants it open.

    Waits for the documents to be printed. What was built at once is as it was.
    """
    if isinstance(started, Built):
        return started
    deal, keys, parts = started.deal, started.keys, started.parts
    results = [(cut, printed.result()) for cut, printed in started.printed]
    faults = tuple(fault for _, pdf in results for fault in pdf.diagnostics)
    documents = {cut: pdf.value for cut, pdf in results if pdf.value is not None}
    view = with_downloads(parts.view, documents) if documents else parts.view
    page = parts.renderer.page(view, keys.slug)
    if page.value is None:
        return _kept(started.source, deal, keys, started.diagnostics + faults + page.diagnostics)
    clear, files = page.value.page, (*parts.pictures, *(_document(keys.slug, *each) for each in documents.items()))
    artifacts: tuple[Artifact, ...] = (clear, *files)
    if deal.access is not Access.OPEN:
        words = words_for(view.language)
        artifacts = lock(clear, files, keys=keys, expires=started.last_day, words=words, seller=site.name)
    return Built(
        source=started.source,
        output=Output(
            plan=started.source.path,
            artifacts=artifacts,
            shared=page.value.shared,
            expires=started.last_day,
            generation=keys.gen,
        ),
        diagnostics=started.diagnostics + faults,
        deal=deal,
        keys=keys,
        card=_card(deal, view, clear.path),
    )


def _kept(source: Source, deal: Deal | None, keys: Keys | None, diagnostics: tuple[Diagnostic, ...]) -> Built:
    output = Keep(plan=source.path, prefix=f"p/{keys.slug}/" if keys else None, generation=keys.gen if keys else None)
    return Built(source=source, output=output, diagnostics=diagnostics, deal=deal, keys=keys)


def _sheets(parts: Parts) -> dict[Cut, Checked[Sheet]]:
    return {cut: parts.renderer.sheet(parts.view, cut, Paper.A4, parts.pictures) for cut in Cut}


def _handed_in(
    sheets: Mapping[Cut, Checked[Sheet]], printing: Printing | None, span: Span
) -> tuple[tuple[Cut, Future[Checked[bytes]]], ...]:
    wanted = [(cut, sheet.value) for cut, sheet in sheets.items() if sheet.value is not None]
    return tuple((cut, printing.submit(sheet, span)) for cut, sheet in wanted) if printing else ()


def _document(folder: str, cut: Cut, pdf: bytes) -> Artifact:
    return Artifact(path=f"p/{folder}/{cut.file}", content=pdf, media_type="application/pdf")


def _card(deal: Deal, view: DealView, path: str) -> Card:
    customers = deal.side(Side.CUSTOMER) or deal.parties
    return Card(
        customer=customers[0].name if customers else deal.title,
        title=deal.title,
        status=view.header.status,
        path=path,
        access=deal.access,
        key_at=deal.place("deal"),
    )
