"""`jepsite build`: the plans of a folder, or some of them, become pages."""

import os
from collections.abc import Mapping
from contextlib import nullcontext
from datetime import date
from functools import partial
from pathlib import Path

import click

from jepsite.cli import options
from jepsite.cli.buildlog import BuildLog
from jepsite.cli.cards import cards
from jepsite.cli.collecting import collect_rarely
from jepsite.cli.keeping import pin, secret_of
from jepsite.cli.progress import progress
from jepsite.cli.workspace import Workspace, open_workspace, raised, show
from jepsite.diagnostics import Diagnostic, has_errors
from jepsite.export.browsers import browsers
from jepsite.export.press import Press
from jepsite.export.shelf import SHELF, Shelf
from jepsite.hosting.neutral import neutral_files
from jepsite.leaks.check import LeakCheck
from jepsite.leaks.memory import MEMORY, Memory
from jepsite.parse.files import find_plans, read_source, shown_path
from jepsite.publish.stage import WriteReport
from jepsite.publish.write import ForeignFilesError, claim, write
from jepsite.render.renderers import Renderers
from jepsite.render.templates import Compiled
from jepsite.source import Source


@click.command()
@options.plans
@options.content
@click.option("--out", type=click.Path(path_type=Path), default=Path("site"), show_default=True, help="Where to write.")
@options.today
@click.option("--pdf/--no-pdf", default=None, help="Make PDFs too. Default: as 'pdf:' in the settings says; else not.")
@click.option("--jobs", type=click.IntRange(min=1), help="PDFs printed at once. Default: what this machine bears.")
@options.strict
@options.quiet
def build(
    plans: tuple[Path, ...],
    content: Path,
    out: Path,
    today: date | None,
    pdf: bool | None,
    jobs: int | None,
    strict: bool,
    quiet: bool,
) -> int:
    """Write a page for each plan.

    Without PLAN all plans of the content folder are built, and pages of plans that are gone are taken down. With PLAN
    only those are touched. The site is replaced when everything is written, or not at all; a plan with errors keeps its
    last page.

    \b
    Examples:
      jepsite build
      jepsite build content/bellini-mes.md --today 2026-10-05
    """  # noqa: D301 - \\b is click's mark for lines that stay as they are
    workspace = open_workspace(content, plans)
    day = options.day(today, workspace.site)
    _refuse_foreign_files(out)
    secret = secret_of(workspace, may_create=True)
    renderers = _renderers(workspace)
    theme = renderers.of(None, workspace.site.place("theme"))
    found = raised(workspace.diagnostics + secret.diagnostics + theme.diagnostics, strict=strict)
    if secret.value is None or has_errors(found):
        show(found, workspace.settings)
        return 1
    if content.is_dir():  # else a plan was named from anywhere, and there is no workspace to speak of
        pin(workspace, secret.value, quiet=quiet)
    collect_rarely()
    beside = _beside(workspace, content) if plans else None
    log, leaks = BuildLog(strict=strict), _leak_check(workspace, secret.value.value, beside or {})
    with _press(workspace, jobs) if (workspace.site.pdf if pdf is None else pdf) else nullcontext() as press:
        outputs = log.outputs(workspace, secret.value.value, renderers, day, printing=press, note=leaks.note)
        report = write(
            progress(outputs, total=len(workspace.paths), doing="Building", quiet=quiet),
            out,
            today=day,
            others=frozenset(beside) if beside is not None else None,
            standing=neutral_files(workspace.site.language),
            gate=leaks.gate,
        )
    _show_faults(workspace, found, log, report, leaks.found)
    if not report.stopped and not quiet:
        click.echo(cards(log.cards, report, out=out, origin=secret.value.origin, advice=log.advice))
    return int(report.stopped or has_errors(tuple(log.faults)))


def _show_faults(
    workspace: Workspace,
    found: tuple[Diagnostic, ...],
    log: BuildLog,
    report: WriteReport,
    leaked: tuple[Diagnostic, ...],
) -> None:
    log.collided(report.collisions)
    sources = (_source_of(workspace, fault.span.path) for fault in leaked)
    show((*found, *log.faults, *leaked), workspace.settings, *log.sources, *sources)
    if leaked:
        click.echo("Nothing was written: what stood before stands as it was.", err=True)


def _renderers(workspace: Workspace) -> Renderers:
    compiled = Compiled(options.cache_folder())
    return Renderers(site=workspace.root, default=workspace.site.theme, compiled=compiled)


def _press(workspace: Workspace, jobs: int | None) -> Press:
    return Press(browsers(os.environ), pages=jobs, shelf=Shelf(workspace.root / SHELF))


def _refuse_foreign_files(out: Path) -> None:
    """Before any work: a folder that is not ours is not written to."""
    try:
        claim(out.resolve())
    except ForeignFilesError as refusal:
        listed = "\n".join(f"  {out / stray}" for stray in refusal.strays)
        raise click.UsageError(
            f"'{out}' holds files that jepsite did not write, and a build replaces the whole folder:\n{listed}\n"
            "Move them away, or write elsewhere with --out."
        ) from None
    except NotADirectoryError:
        raise click.UsageError(f"'{out}' is a file; --out names a folder.") from None


def _beside(workspace: Workspace, content: Path) -> dict[str, Path]:
    """The plans that exist and are not built now, by their path as it is shown."""
    every = find_plans(workspace.root, content=content).value or () if content.is_dir() else ()
    built = {path.absolute() for path in workspace.paths}
    return {shown_path(workspace.root, path): path for path in every if path.absolute() not in built}


def _source_of(workspace: Workspace, plan: str) -> Source | None:
    path = next((path for path in workspace.paths if shown_path(workspace.root, path) == plan), None)
    return read_source(workspace.root, path).value if path is not None else None


def _leak_check(workspace: Workspace, secret: bytes, beside: Mapping[str, Path]) -> LeakCheck:
    """Knows the names in all plans, those that are not built now among them: no new page may say them."""
    memory = Memory(workspace.root / MEMORY)
    leaks = LeakCheck(secret=secret, source_of=partial(_source_of, workspace), pieces=memory.pieces_of)
    memory.tidy()
    for path in beside.values():
        source = read_source(workspace.root, path).value
        if source is not None:
            leaks.note_beside(source, workspace.site)
    return leaks
