"""`jepsite schedule`: one plan's dates, why they are as they are, and what would change them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from jepsite.audience import Audience
from jepsite.cli import options
from jepsite.cli.answers import HIDDEN, ways, what_if, why
from jepsite.cli.workspace import Workspace, open_workspace, show
from jepsite.diagnostics import Diagnostic, has_errors
from jepsite.export.json import schedule_json
from jepsite.history.journal import Journal
from jepsite.i18n.words import words_for
from jepsite.intake.whatif import changed
from jepsite.model.values import ItemId
from jepsite.parse.files import read_source
from jepsite.planning.explain import explain
from jepsite.planning.holidaybook import HolidayBook
from jepsite.planning.recovery import ways_out
from jepsite.reading import Reading, Scheduled, read_and_schedule
from jepsite.source import Source
from jepsite.views.comparison import differences
from jepsite.views.deal import deal_view
from jepsite.views.figures import Figures, figures


@click.command()
@click.argument("plan", type=click.Path(path_type=Path))
@options.content
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True,
    help="table for people; json for programs, see docs/schedule.schema.json.",
)  # fmt: skip
@options.today
@click.option("--milestone", metavar="ID", help="Explain why this milestone falls on its date.")
@click.option(
    "--what-if", "questions", metavar="ID=VALUE", multiple=True,
    help="Show what would change: 'load=9d', 'boardmeeting.on=2026-12-09'. May be repeated; nothing is written.",
)  # fmt: skip
@click.option("--internal", is_flag=True, help="With the seller's own items, and ways out of what is late.")
def schedule(
    plan: Path,
    content: Path,
    form: str,
    today: date | None,
    milestone: str | None,
    questions: tuple[str, ...],
    internal: bool,
) -> int:
    """Show the dates of a plan: when each piece of work is expected, how much room it has, what is late.

    \b
    Examples:
      jepsite schedule content/bellini-mes.md --today 2026-10-05
      jepsite schedule content/bellini-mes.md --format json
      jepsite schedule content/bellini-mes.md --milestone signature --internal
      jepsite schedule content/bellini-mes.md --what-if load=9d --what-if boardmeeting.on=2026-12-09
    """  # noqa: D301 - \\b is click's mark for lines that stay as they are
    if form == "json" and (milestone or questions):
        raise click.UsageError("--format json is for the whole schedule; --milestone and --what-if answer in words.")
    workspace = open_workspace(content, (plan,))
    read = read_source(workspace.root, workspace.paths[0])
    if read.value is None:
        show(read.diagnostics)
        return 1
    day = options.day(today, workspace.site)
    reading = _read(read.value, workspace, day)
    found = workspace.diagnostics + reading.diagnostics
    if reading.plan is None or has_errors(found):
        show(found, workspace.settings, read.value)
        return 1
    audience = Audience.INTERNAL if internal else Audience.PUBLIC
    if milestone:
        click.echo("\n".join(_explained(reading.plan, milestone, audience, day)))
        return 0
    if questions:
        return _asked(reading.plan, read.value, workspace, questions, audience, day)
    click.echo(_shown(reading.plan, audience, form, found, day), nl=False)
    return 0


def _read(source: Source, workspace: Workspace, today: date) -> Reading:
    book, journal = HolidayBook(options.cache_folder()), Journal(workspace.root)
    return read_and_schedule(source, workspace.site, today=today, book=book, journal=journal)


def _shown(plan: Scheduled, audience: Audience, form: str, found: tuple[Diagnostic, ...], today: date) -> str:
    seen = figures(plan.deal, plan.schedule, audience, diagnostics=found)
    if form == "json":
        return schedule_json(seen) + "\n"
    from jepsite.cli.table import schedule_table  # noqa: PLC0415 - rich takes 70 ms to load

    words, days_off = words_for(plan.deal.language), plan.calendars.days_off
    header = deal_view(plan.deal, plan.schedule, audience, words, days_off=days_off).header
    lines = [schedule_table(seen, title=header.title, status=header.status)]
    if audience is Audience.INTERNAL:
        for milestone in seen.milestones:
            lines += _ways_out(plan, milestone.id, _names(plan, seen), today)
    return "\n".join(lines)


def _explained(plan: Scheduled, milestone: str, audience: Audience, today: date) -> Iterator[str]:
    seen = figures(plan.deal, plan.schedule, audience)
    visible = [each.id for each in seen.milestones]
    if milestone not in visible:
        raise click.UsageError(f"no milestone has the id '{milestone}'; there are: {', '.join(visible)}.")
    names = _names(plan, seen)
    reasons = explain(plan.deal, plan.calendars, ItemId(milestone), today=today)
    yield from why(names[milestone], reasons, names, today)
    if audience is Audience.INTERNAL:
        yield from _ways_out(plan, milestone, names, today)


def _ways_out(plan: Scheduled, milestone: str, names: dict[str, str], today: date) -> Iterator[str]:
    found = ways_out(plan.deal, plan.calendars, ItemId(milestone), today=today)
    if found:
        yield ""
        yield from ways(found, names, today)


def _asked(
    plan: Scheduled, source: Source, workspace: Workspace, questions: tuple[str, ...], audience: Audience, today: date
) -> int:
    other = changed(source, plan.deal, questions)
    if other.value is None:
        raise click.UsageError("\n".join(f"{fault.message}; {fault.hint}" for fault in other.diagnostics))
    reading = _read(other.value, workspace, today)
    if reading.plan is None or has_errors(reading.diagnostics):
        show(reading.diagnostics, other.value)
        return 1
    before = figures(plan.deal, plan.schedule, audience)
    after = figures(reading.plan.deal, reading.plan.schedule, audience)

    def joint_days(first: date, last: date) -> int:
        return plan.calendars.joint.count(first.toordinal() + 1, last.toordinal() + 1)

    click.echo("\n".join(what_if(questions, differences(before, after, joint_days), today)))
    return 0


def _names(plan: Scheduled, seen: Figures) -> dict[str, str]:
    """What ids are called. What this audience may not see has no title."""
    names: dict[str, str] = {person.id: person.name for person in plan.deal.people}
    names.update((party.id, party.name) for party in plan.deal.parties)
    names.update((activity.id, HIDDEN) for activity in plan.deal.activities)
    names.update((activity.id, activity.title) for activity in seen.activities)
    names.update((milestone.id, milestone.title) for milestone in seen.milestones)
    return names
