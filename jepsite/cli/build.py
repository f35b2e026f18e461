"""`jepsite build`: the plans of a folder, or some of them, become pages."""

import gc
import os
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import click

from jepsite.cli import options
from jepsite.cli.buildlog import BuildLog
from jepsite.cli.cards import cards
from jepsite.cli.keeping import pin, secret_of
from jepsite.cli.progress import progress
from jepsite.cli.workspace import Workspace, open_workspace, raised, show
from jepsite.diagnostics import has_errors
from jepsite.export.browsers import browsers
from jepsite.export.press import Press
from jepsite.export.shelf import SHELF, Shelf
from jepsite.hosting.neutral import neutral_files
from jepsite.parse.files import find_plans, shown_path
from jepsite.publish.write import ForeignFilesError, claim, write
from jepsite.render.renderers import Renderers


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
    renderers = Renderers(site=workspace.root, default=workspace.site.theme)
    theme = renderers.of(None, workspace.site.place("theme"))
    found = raised(workspace.diagnostics + secret.diagnostics + theme.diagnostics, strict=strict)
    if secret.value is None or has_errors(found):
        show(found, workspace.settings)
        return 1
    if content.is_dir():  # else a plan was named from anywhere, and there is no workspace to speak of
        pin(workspace, secret.value, quiet=quiet)
    _collect_rarely()
    log = BuildLog(strict=strict)
    with ExitStack() as stack:
        press = stack.enter_context(_press(workspace, jobs)) if _with_pdf(workspace, pdf) else None
        outputs = log.outputs(
            workspace,
            secret.value.value,
            renderers,
            day,
            printing=press.submit if press else None,
            ahead=press.width if press else 0,
        )
        seen = progress(outputs, total=len(workspace.paths), doing="Building", quiet=quiet)
        report = write(
            seen,
            out,
            today=day,
            others=_others(workspace, content) if plans else None,
            standing=neutral_files(workspace.site.language),
        )
    for collision in report.collisions:
        log.collided(collision)
    show((*found, *log.faults), workspace.settings, *log.sources)
    if not quiet:
        click.echo(cards(log.cards, report, out=out, origin=secret.value.origin, advice=log.advice))
    return int(has_errors(tuple(log.faults)))


def _with_pdf(workspace: Workspace, asked: bool | None) -> bool:
    return workspace.site.pdf if asked is None else asked


def _press(workspace: Workspace, jobs: int | None) -> Press:
    return Press(browsers(os.environ), pages=jobs, shelf=Shelf(workspace.root / SHELF))


def _collect_rarely() -> None:
    """A plan leaves hardly a cycle behind: looking for them among all that was loaded would take a tenth of a build."""
    gc.freeze()
    gc.set_threshold(5_000)


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


def _others(workspace: Workspace, content: Path) -> frozenset[str]:
    """The plans that exist and are not built now."""
    every = find_plans(workspace.root, content=content).value or () if content.is_dir() else ()
    built = {path.absolute() for path in workspace.paths}
    return frozenset(shown_path(workspace.root, path) for path in every if path.absolute() not in built)
