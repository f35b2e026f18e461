"""`jepsite check`: every fault of the plans, and advice on good ones."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from jepsite.cli import options
from jepsite.cli.printer import Format, rendered, summary
from jepsite.cli.progress import progress
from jepsite.cli.workspace import Workspace, open_workspace, raised
from jepsite.diagnostics import Diagnostic, has_errors
from jepsite.history.journal import Journal
from jepsite.model.deal import Deal
from jepsite.parse.deal import check_together
from jepsite.parse.files import read_source
from jepsite.planning.holidaybook import HolidayBook
from jepsite.reading import read_and_schedule
from jepsite.record import record
from jepsite.source import Source


@record
class Checkup:
    """One plan's faults, with what is needed to show them."""

    diagnostics: tuple[Diagnostic, ...]
    source: Source | None
    deal: Deal | None


@click.command()
@options.plans
@options.content
@click.option(
    "--format", "form", type=click.Choice([form.value for form in Format]), default="text", show_default=True,
    help="text for people, json for editors, github for annotations on a pull request.",
)  # fmt: skip
@options.today
@options.strict
@click.option(
    "--fix", "mend", is_flag=True, help="Write what has one safe answer: a missing deal:, a missing done= date."
)
@options.quiet
def check(
    plans: tuple[Path, ...], content: Path, form: str, today: date | None, strict: bool, mend: bool, quiet: bool
) -> int:
    """Look for faults in the plans, and for what could be better.

    Errors keep a plan from being built; warnings are advice. All of them are found in one run. Nothing is written,
    but for --fix.

    \b
    Examples:
      jepsite check
      jepsite check content/bellini-mes.md --strict
      jepsite check --format github
      jepsite check --fix
    """  # noqa: D301 - \\b is click's mark for lines that stay as they are
    workspace = open_workspace(content, plans)
    day = options.day(today, workspace.site)
    if mend:
        from jepsite.cli.fixing import fix  # noqa: PLC0415 - only where asked for

        fix(workspace, quiet=quiet or form != Format.TEXT)
    looked = tuple(progress(_all(workspace, day), total=len(workspace.paths), doing="Checking", quiet=quiet))
    between = check_together([checkup.deal for checkup in looked if checkup.deal is not None])
    own = tuple(diagnostic for checkup in looked for diagnostic in checkup.diagnostics)
    found = raised(workspace.diagnostics + own + between, strict=strict)
    sources = [workspace.settings, *(checkup.source for checkup in looked)]
    text = rendered(found, {source.path: source for source in sources if source is not None}, Format(form))
    if text:
        click.echo(text)
    if not quiet and form == Format.TEXT:
        click.echo(_verdict(found, len(workspace.paths)))
    return int(has_errors(found))


def _all(workspace: Workspace, today: date) -> Iterator[Checkup]:
    book, journal = HolidayBook(options.cache_folder()), Journal(workspace.root)
    for path in workspace.paths:
        read = read_source(workspace.root, path)
        if read.value is None:
            yield Checkup(diagnostics=read.diagnostics, source=None, deal=None)
            continue
        reading = read_and_schedule(read.value, workspace.site, today=today, book=book, journal=journal)
        # Only a faulty plan's text is kept, to be quoted: a folder of thousands is no more to hold than one of ten.
        source = read.value if reading.diagnostics else None
        yield Checkup(diagnostics=reading.diagnostics, source=source, deal=reading.deal)


def _verdict(found: tuple[Diagnostic, ...], plans: int) -> str:
    looked_at = f"{plans} plan{'' if plans == 1 else 's'} checked"
    return f"\n{looked_at}: {summary(found)}." if found else f"{looked_at}: nothing to say."
