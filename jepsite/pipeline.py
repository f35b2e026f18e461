"""How a plan becomes a page: the stages in order, and nothing else. A newcomer reads `build_plan` first.

One plan at a time, so that memory stays flat; a plan's faults stop that plan's output and no other's. Prints nothing,
writes nothing, and does not know what day it is.
"""

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
from jepsite.protect.links import slug
from jepsite.reading import Scheduled, read_and_schedule
from jepsite.render.renderers import Renderers
from jepsite.render.sheets import Paper, Sheet
from jepsite.source import Source
from jepsite.views.deal import deal_view
from jepsite.views.documents import Cut, document_name
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

    plan: str
    """Path of its source."""
    output: Output | Keep
    diagnostics: tuple[Diagnostic, ...]
    card: Card | None = None


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
) -> Built:
    """From a source to its page as of `today`. `book`, `journal` and `renderers` serve all plans of a build.

    `root` is the project's folder: pictures lie beside the plan.

    With errors, or warnings where `strict`, the plan keeps its last page, as long as its address is still the same.
    """
    reading = read_and_schedule(source, site, today=today, book=book, journal=journal)
    folder = slug(secret, reading.deal.key, reading.deal.links.url) if reading.deal else None
    faulty = has_errors(reading.diagnostics) or (strict and reading.diagnostics)
    if reading.plan is None or folder is None or faulty:
        return _kept(source, folder, reading.diagnostics)
    last_day = expiry(reading.plan.deal)
    if last_day is not None and last_day < today:
        return Built(plan=source.path, output=Output(plan=source.path, artifacts=()), diagnostics=reading.diagnostics)
    drawn = draw(reading.plan, Audience.PUBLIC, root=root, folder=folder, renderers=renderers)
    if drawn.value is None:
        return _kept(source, folder, reading.diagnostics + drawn.diagnostics)
    page, files, shared = drawn.value.page, drawn.value.files, drawn.value.shared
    return Built(
        plan=source.path,
        output=Output(
            plan=source.path,
            artifacts=(page, *files),
            shared=shared,
            expires=last_day,
            generation=reading.plan.deal.links.gen,
        ),
        diagnostics=reading.diagnostics,
        card=_card(reading.plan.deal, drawn.value.view, page.path),
    )


def draw(plan: Scheduled, audience: Audience, *, root: Path, folder: str, renderers: Renderers) -> Checked[Drawn]:
    """A plan's page as one audience sees it, at `p/<folder>/`; None where its theme or a picture is at fault."""
    renderer = renderers.of(plan.deal.theme, plan.deal.place("theme"))
    if renderer.value is None:
        return Checked(value=None, diagnostics=renderer.diagnostics)
    view = view_of(plan, audience)
    page = renderer.value.page(view, folder)
    pictures = _pictures(root, plan.deal, folder)
    if page.value is None or pictures.value is None:
        return Checked(value=None, diagnostics=page.diagnostics + pictures.diagnostics)
    return Checked(value=Drawn(view=view, page=page.value.page, files=pictures.value, shared=page.value.shared))


def document_of(plan: Scheduled, *, cut: Cut, paper: Paper, root: Path, renderers: Renderers) -> Checked[Document]:
    """A plan on paper as its customer sees it; None where its theme or a picture is at fault."""
    renderer = renderers.of(plan.deal.theme, plan.deal.place("theme"))
    pictures = _pictures(root, plan.deal, "")
    if renderer.value is None or pictures.value is None:
        return Checked(value=None, diagnostics=renderer.diagnostics + pictures.diagnostics)
    view = view_of(plan, Audience.PUBLIC)
    sheet = renderer.value.sheet(view, cut, paper, pictures.value)
    if sheet.value is None:
        return Checked(value=None, diagnostics=sheet.diagnostics)
    return Checked(value=Document(sheet=sheet.value, name=document_name(view.header, cut, words_for(view.language))))


def view_of(plan: Scheduled, audience: Audience) -> DealView:
    """What an audience sees of a plan."""
    return deal_view(
        plan.deal,
        plan.schedule,
        audience,
        words_for(plan.deal.language),
        days_off=plan.calendars.days_off,
        school=plan.calendars.school_holidays,
        rest_days=plan.calendars.rest_days,
        agreed=plan.agreed,
    )


def _kept(source: Source, folder: str | None, diagnostics: tuple[Diagnostic, ...]) -> Built:
    prefix = f"p/{folder}/" if folder else None
    return Built(plan=source.path, output=Keep(plan=source.path, prefix=prefix), diagnostics=diagnostics)


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
