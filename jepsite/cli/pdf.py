"""`jepsite pdf`: plans as PDFs, for those who want a file."""

import os
from collections.abc import Iterator
from concurrent.futures import Future
from datetime import date
from pathlib import Path
from typing import Final

import click

from jepsite.cli import options
from jepsite.cli.progress import progress
from jepsite.cli.tray import Tray, Wanted, password, target
from jepsite.cli.workspace import Workspace, open_workspace, show
from jepsite.diagnostics import Checked, Span, has_errors
from jepsite.drawing import Document, document_of
from jepsite.export.browsers import browsers
from jepsite.export.press import Press, in_turn
from jepsite.export.shelf import SHELF, Shelf
from jepsite.history.journal import Journal
from jepsite.parse.files import read_source, shown_path
from jepsite.planning.holidaybook import HolidayBook
from jepsite.reading import read_and_schedule
from jepsite.record import record
from jepsite.render.renderers import Renderers
from jepsite.render.sheets import Paper
from jepsite.source import Source
from jepsite.views.documents import Cut

WORTH_A_BAR: Final = 5


@record
class _Order:
    """What is wanted of every plan."""

    day: date
    cut: Cut
    paper: Paper


@click.command()
@options.plans
@options.content
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path),
    help="Where to write: a file that ends in .pdf, or a folder. Default: this folder; for several plans, pdf/.",
)  # fmt: skip
@click.option(
    "--cut", type=click.Choice([*map(str, Cut)]), default=str(Cut.FULL), show_default=True,
    help="full: all that the page shows; executive: one or two pages for who decides.",
)  # fmt: skip
@click.option(
    "--paper",
    type=click.Choice([*map(str, Paper)]),
    default=str(Paper.A4),
    show_default=True,
    help="What it is printed on.",
)
@options.today
@click.option("--encrypt", metavar="PASSWORD", help="Ask the reader for this password; '-' asks you for it.")
@click.option("--jobs", type=click.IntRange(min=1), help="Plans printed at once. Default: what this machine bears.")
@options.quiet
def pdf(
    plans: tuple[Path, ...],
    content: Path,
    output: Path | None,
    cut: str,
    paper: str,
    today: date | None,
    encrypt: str | None,
    jobs: int | None,
    quiet: bool,
) -> int:
    """Make a PDF of each plan.

    Without PLAN of all plans of the content folder. A PDF shows what the customer's page shows, and is made again only
    when that has changed.

    \b
    Examples:
      jepsite pdf content/bellini-mes.md
      jepsite pdf content/bellini-mes.md --cut executive --paper letter -o summary.pdf
      jepsite pdf --encrypt -
    """  # noqa: D301 - \\b is click's mark for lines that stay as they are
    workspace = open_workspace(content, plans)
    if has_errors(workspace.diagnostics):
        show(workspace.diagnostics, workspace.settings)
        return 1
    order = _Order(day=options.day(today, workspace.site), cut=Cut(cut), paper=Paper(paper))
    total = len(workspace.paths)
    tray = Tray(target(output, total), password(encrypt))
    with Press(browsers(os.environ), pages=jobs, shelf=Shelf(workspace.root / SHELF)) as press:
        coming = in_turn(_handed_in(workspace, order, press), press.width)
        for wanted, made in progress(coming, total=total, doing="Printing", quiet=quiet, worth_a_bar=WORTH_A_BAR):
            tray.take(wanted, made)
    show(tray.faults, *tray.sources)
    if not quiet:
        click.echo(tray.said())
    return int(has_errors(tray.faults))


def _handed_in(workspace: Workspace, order: _Order, press: Press) -> Iterator[tuple[Wanted, Future[Checked[bytes]]]]:
    """Each plan with its PDF to come; read and handed in when it is asked for."""
    book, journal = HolidayBook(options.cache_folder()), Journal(workspace.root)
    renderers = Renderers(site=workspace.root, default=workspace.site.theme)
    for path in workspace.paths:
        source, document = _drawn(path, workspace, order, book=book, journal=journal, renderers=renderers)
        wanted = Wanted(path=path, source=source, document=document.value)
        if document.value is None:
            yield wanted, _at_once(Checked(value=None, diagnostics=document.diagnostics))
        else:
            yield wanted, press.submit(document.value.sheet, _first_line(path, workspace))


def _drawn(
    path: Path, workspace: Workspace, order: _Order, *, book: HolidayBook, journal: Journal, renderers: Renderers
) -> tuple[Source | None, Checked[Document]]:
    """A plan's text and its document, as far as there are any."""
    read = read_source(workspace.root, path)
    if read.value is None:
        return None, Checked(value=None, diagnostics=read.diagnostics)
    reading = read_and_schedule(read.value, workspace.site, today=order.day, book=book, journal=journal)
    if reading.plan is None or has_errors(reading.diagnostics):
        return read.value, Checked(value=None, diagnostics=reading.diagnostics)
    return read.value, document_of(
        reading.plan, cut=order.cut, paper=order.paper, root=workspace.root, renderers=renderers
    )


def _at_once(made: Checked[bytes]) -> Future[Checked[bytes]]:
    future: Future[Checked[bytes]] = Future()
    future.set_result(made)
    return future


def _first_line(path: Path, workspace: Workspace) -> Span:
    return Span(path=shown_path(workspace.root, path), line=1, column=1, end_line=1, end_column=1)
