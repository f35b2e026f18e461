"""A plan with its dates becomes what one audience looks at, in clear: a page with its pictures, or a document's sheet.

Neither locks nor prints, and writes nothing.
"""

from mimetypes import guess_type
from pathlib import Path

from jepsite.artifact import Artifact
from jepsite.audience import Audience
from jepsite.diagnostics import Checked
from jepsite.i18n.words import words_for
from jepsite.model.deal import Deal
from jepsite.parse.files import read_picture
from jepsite.reading import Scheduled
from jepsite.record import record
from jepsite.render.pages import Renderer
from jepsite.render.renderers import Renderers
from jepsite.render.sheets import Paper, Sheet
from jepsite.views.deal import deal_view
from jepsite.views.documents import Cut, document_name
from jepsite.views.page import DealView


@record
class Parts:
    """What draws a plan, what one audience sees of it, and the pictures that its prose shows."""

    renderer: Renderer
    view: DealView
    pictures: tuple[Artifact, ...]


@record
class Drawn:
    """A plan as one audience sees it, in clear: its page and the files that stand beside it."""

    view: DealView
    page: Artifact
    files: tuple[Artifact, ...]
    """The pictures that its prose shows."""
    shared: tuple[Artifact, ...]
    """The theme's files."""


@record
class Document:
    """A document of a plan before it is printed, and what a reader's copy is called."""

    sheet: Sheet
    name: str


def draw(plan: Scheduled, audience: Audience, *, root: Path, folder: str, renderers: Renderers) -> Checked[Drawn]:
    """A plan's page as one audience sees it, at `p/<folder>/`; None where its theme or a picture is at fault."""
    parts = parts_of(plan, audience, root=root, folder=folder, renderers=renderers)
    if parts.value is None:
        return Checked(value=None, diagnostics=parts.diagnostics)
    page = parts.value.renderer.page(parts.value.view, folder)
    if page.value is None:
        return Checked(value=None, diagnostics=page.diagnostics)
    shared = page.value.shared
    return Checked(value=Drawn(view=parts.value.view, page=page.value.page, files=parts.value.pictures, shared=shared))


def document_of(plan: Scheduled, *, cut: Cut, paper: Paper, root: Path, renderers: Renderers) -> Checked[Document]:
    """A plan on paper as its customer sees it; None where its theme or a picture is at fault."""
    executive = cut is Cut.EXECUTIVE
    parts = parts_of(plan, Audience.PUBLIC, root=root, folder="", renderers=renderers, executive=executive)
    if parts.value is None:
        return Checked(value=None, diagnostics=parts.diagnostics)
    view = parts.value.view
    sheet = parts.value.renderer.sheet(view, cut, paper, parts.value.pictures)
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


def parts_of(
    plan: Scheduled, audience: Audience, *, root: Path, folder: str, renderers: Renderers, executive: bool = False
) -> Checked[Parts]:
    """All that a page or a document is drawn from; None where a theme or a picture is at fault.

    `root` is the project's folder: pictures lie beside the plan. They are to lie at `p/<folder>/` beside the page.
    """
    renderer = renderers.of(plan.deal.theme, plan.deal.place("theme"))
    pictures = _pictures(root, plan.deal, folder)
    if renderer.value is None or pictures.value is None:
        return Checked(value=None, diagnostics=renderer.diagnostics + pictures.diagnostics)
    view = view_of(plan, audience, executive=executive)
    return Checked(value=Parts(renderer=renderer.value, view=view, pictures=pictures.value))


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
