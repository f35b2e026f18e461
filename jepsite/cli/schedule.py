"""`jepsite schedule`: one plan's dates, as a table or as JSON."""

from datetime import date
from pathlib import Path

import click

from jepsite.audience import Audience
from jepsite.cli import options
from jepsite.cli.workspace import open_workspace, show
from jepsite.diagnostics import has_errors
from jepsite.history.journal import Journal
from jepsite.i18n.words import words_for
from jepsite.parse.files import read_source
from jepsite.planning.holidaybook import HolidayBook
from jepsite.reading import read_and_schedule
from jepsite.views.deal import deal_view
from jepsite.views.figures import figures


@click.command()
@click.argument("plan", type=click.Path(path_type=Path))
@options.content
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True,
    help="table for people; json for programs, see docs/schedule.schema.json.",
)  # fmt: skip
@options.today
@click.option("--internal", is_flag=True, help="With the seller's own items. Without it, what the customer may see.")
def schedule(plan: Path, content: Path, form: str, today: date | None, internal: bool) -> int:
    """Show the dates of a plan: when each piece of work is expected, how much room it has, what is late.

    \b
    Examples:
      jepsite schedule content/bellini-mes.md --today 2026-10-05
      jepsite schedule content/bellini-mes.md --format json --internal
    """  # noqa: D301 - \\b is click's mark for lines that stay as they are
    workspace = open_workspace(content, (plan,))
    read = read_source(workspace.root, workspace.paths[0])
    if read.value is None:
        show(read.diagnostics)
        return 1
    day = options.day(today, workspace.site)
    reading = read_and_schedule(
        read.value, workspace.site, today=day, book=HolidayBook(), journal=Journal(workspace.root)
    )
    found = workspace.diagnostics + reading.diagnostics
    if reading.plan is None or has_errors(found):
        show(found, workspace.settings, read.value)
        return 1
    deal, dates, calendars = reading.plan.deal, reading.plan.schedule, reading.plan.calendars
    audience = Audience.INTERNAL if internal else Audience.PUBLIC
    seen = figures(deal, dates, audience, diagnostics=found)
    if form == "json":
        from jepsite.export.json import schedule_json  # noqa: PLC0415 - only where asked for

        click.echo(schedule_json(seen))
        return 0
    from jepsite.cli.table import schedule_table  # noqa: PLC0415 - rich takes 70 ms to load

    view = deal_view(deal, dates, audience, words_for(deal.language), days_off=calendars.days_off)
    click.echo(schedule_table(seen, title=view.header.title, status=view.header.status), nl=False)
    return 0
