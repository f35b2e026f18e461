"""How a plan becomes a page: the stages in order, and nothing else. A newcomer reads `start` and `finish` first.

One plan at a time, so that memory stays flat; a plan's faults stop that plan's output and no other's. Prints nothing,
writes nothing, and does not know what day it is.
"""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date
from mimetypes import guess_type
from pathlib import Path

from jepsite.artifact import Artifact, Keep, Output
from jepsite.audience import Audience
from jepsite.diagnostics import Checked, Diagnostic, Span, has_errors
from jepsite.history.journal import Journal
from jepsite.i18n.words import words_for
from jepsite.model.deal import Access, Deal
from jepsite.model.expiry import expiry
from jepsite.model.people import Side
from jepsite.model.site import Site
from jepsite.parse.files import read_picture
from jepsite.planning.holidaybook import HolidayBook
from jepsite.protect.keys import Keys, keys_of
from jepsite.protect.lock import lock
from jepsite.reading import Scheduled, read_and_schedule
from jepsite.render.pages import Renderer
from jepsite.render.renderers import Renderers
from jepsite.render.sheets import Paper, Sheet
from jepsite.source import Source
from jepsite.views.deal import deal_view
from jepsite.views.documents import Cut, document_name, with_downloads
from jepsite.views.page import DealView


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A plan as one audience sees it, in clear: its page and the files that stand beside it."""

    view: DealView
    page: Artifact
    files: tuple[Artifact, ...]
    """The pictures that its prose shows."""
    shared: tuple[Artifact, ...]
    """The theme's files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document of a plan before it is printed, and what a reader's copy is called."""

    sheet: Sheet
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What became of one plan. Without a card it has no new page: it has errors, or it has expired."""

    source: Source
    output: Output | Keep
    diagnostics: tuple[Diagnostic, ...]
    deal: Deal | None
    """As far as it could be read."""
    card: Card | None = None


Printing = Callable[[Sheet, Span], Future[Checked[bytes]]]
"""Takes a sheet, to be printed beside what else is done; the span is where to point to if it fails."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """A plan on its way: all is known of it, and its documents are being printed."""

    source: Source
    deal: Deal
    view: DealView
    renderer: Renderer
    pictures: tuple[Artifact, ...]
    keys: Keys
    last_day: date | None
    printed: tuple[tuple[Cut, Future[Checked[bytes]]], ...]
    diagnostics: tuple[Diagnostic, ...]


def build_plan(
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
) -> Built:
    """From a source to its page as of `today`: `start` and `finish` in one, for those who need not print meanwhile."""
    started = start(
        source, site, root=root, today=today, secret=secret, book=book, journal=journal, renderers=renderers,
        strict=strict, printing=printing,
    )  # fmt: skip
    return finish(started, site) if isinstance(started, Started) else started


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
        return Built(source=source, output=Output(plan=source.path, artifacts=()), diagnostics=found, deal=deal)
    parts = _parts(
        reading.plan, Audience.PUBLIC, root=root, renderers=renderers, folder=keys.slug, executive=printing is not None
    )
    if parts.value is None:
        return _kept(source, deal, keys, found + parts.diagnostics)
    renderer, view, pictures = parts.value
    sheets = [(cut, renderer.sheet(view, cut, Paper.A4, pictures)) for cut in Cut] if printing else []
    faults = tuple(fault for _, sheet in sheets for fault in sheet.diagnostics)
    return Started(
        source=source,
        deal=deal,
        view=view,
        renderer=renderer,
        pictures=pictures,
        keys=keys,
        last_day=last_day,
        printed=tuple((cut, printing(sheet.value, deal.span)) for cut, sheet in sheets if sheet.value and printing),
        diagnostics=found + faults,
    )


def finish(started: Started, site: Site) -> Built:
    """The page with links to what could be printed, and all of it locked, unless its author wants it open."""
    deal, keys = started.deal, started.keys
    results = [(cut, printed.result()) for cut, printed in started.printed]
    faults = tuple(fault for _, pdf in results for fault in pdf.diagnostics)
    documents = {cut: pdf.value for cut, pdf in results if pdf.value is not None}
    view = with_downloads(started.view, documents) if documents else started.view
    page = started.renderer.page(view, keys.slug)
    if page.value is None:
        return _kept(started.source, deal, keys, started.diagnostics + faults + page.diagnostics)
    clear, files = page.value.page, (*started.pictures, *(_document(keys.slug, *each) for each in documents.items()))
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
        card=_card(deal, view, clear.path),
    )


def draw(plan: Scheduled, audience: Audience, *, root: Path, folder: str, renderers: Renderers) -> Checked[Drawn]:
    """A plan's page as one audience sees it, at `p/<folder>/`; None where its theme or a picture is at fault."""
    parts = _parts(plan, audience, root=root, renderers=renderers, folder=folder)
    if parts.value is None:
        return Checked(value=None, diagnostics=parts.diagnostics)
    renderer, view, pictures = parts.value
    page = renderer.page(view, folder)
    if page.value is None:
        return Checked(value=None, diagnostics=page.diagnostics)
    return Checked(value=Drawn(view=view, page=page.value.page, files=pictures, shared=page.value.shared))


def document_of(plan: Scheduled, *, cut: Cut, paper: Paper, root: Path, renderers: Renderers) -> Checked[Document]:
    """A plan on paper as its customer sees it; None where its theme or a picture is at fault."""
    executive = cut is Cut.EXECUTIVE
    parts = _parts(plan, Audience.PUBLIC, root=root, renderers=renderers, folder="", executive=executive)
    if parts.value is None:
        return Checked(value=None, diagnostics=parts.diagnostics)
    renderer, view, pictures = parts.value
    sheet = renderer.sheet(view, cut, paper, pictures)
    if sheet.value is None:
        return Checked(value=None, diagnostics=sheet.diagnostics)
    return Checked(value=Document(sheet=sheet.value, name=document_name(view.header, cut, words_for(view.language))))


def view_of(plan: Scheduled, audience: Audience, *, executive: bool = False) -> DealView:
    """What an audience sees of a plan, with the executive cut where a document of it is wanted."""
    return deal_view(
        plan.deal,
        plan.schedule,
        audience,
        words_for(plan.deal.language),
        days_off=plan.calendars.days_off,
        school=plan.calendars.school_holidays,
        rest_days=plan.calendars.rest_days,
        agreed=plan.agreed,
        executive=executive,
    )


def _parts(
    plan: Scheduled, audience: Audience, *, root: Path, renderers: Renderers, folder: str, executive: bool = False
) -> Checked[tuple[Renderer, DealView, tuple[Artifact, ...]]]:
    """What draws a plan, what one audience sees of it, and the pictures that it shows."""
    renderer = renderers.of(plan.deal.theme, plan.deal.place("theme"))
    pictures = _pictures(root, plan.deal, folder)
    if renderer.value is None or pictures.value is None:
        return Checked(value=None, diagnostics=renderer.diagnostics + pictures.diagnostics)
    return Checked(value=(renderer.value, view_of(plan, audience, executive=executive), pictures.value))


def _kept(source: Source, deal: Deal | None, keys: Keys | None, diagnostics: tuple[Diagnostic, ...]) -> Built:
    output = Keep(plan=source.path, prefix=f"p/{keys.slug}/" if keys else None, generation=keys.gen if keys else None)
    return Built(source=source, output=output, diagnostics=diagnostics, deal=deal)


def _document(folder: str, cut: Cut, pdf: bytes) -> Artifact:
    return Artifact(path=f"p/{folder}/{cut.file}", content=pdf, media_type="application/pdf")


def _pictures(root: Path, deal: Deal, folder: str) -> Checked[tuple[Artifact, ...]]:
    """The pictures that the plan shows, to lie beside its page under the names that its prose gives them."""
    read = [(name, read_picture(root, deal.path, name, deal.place(f"image:{name}"))) for name in deal.images]
    faults = tuple(diagnostic for _, picture in read for diagnostic in picture.diagnostics)
    pictures = tuple(
        Artifact(
            path=f"p/{folder}/{name}",
            content=picture.value,
            media_type=guess_type(name)[0] or "application/octet-stream",
        )
        for name, picture in read
        if picture.value is not None
    )
    return Checked(value=None if faults else pictures, diagnostics=faults)


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
