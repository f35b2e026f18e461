"""What `jepsite check --fix` does: writes what has one safe answer into the plans, and says what it wrote."""

import secrets
from collections.abc import Iterator

import click

from jepsite.cli.printer import safe
from jepsite.cli.workspace import Workspace
from jepsite.diagnostics import has_errors
from jepsite.history.ticks import ticked
from jepsite.intake import edits, fixes
from jepsite.intake.edits import Edit
from jepsite.model.deal import Deal
from jepsite.parse.deal import read_deal
from jepsite.parse.files import read_source
from jepsite.source import Source


def fix(workspace: Workspace, *, quiet: bool) -> None:
    """Mend every plan of the workspace that can be read without errors. Each file is replaced whole or not at all."""
    for path in workspace.paths:
        read = read_source(workspace.root, path)
        if read.value is None:
            continue
        deal = read_deal(read.value, workspace.site)
        if deal.value is None or has_errors(deal.diagnostics):
            continue
        made = dict(_fixes(workspace, read.value, deal.value))
        edits.write(path, read.value, made.values())
        if made and not quiet:
            click.echo(f"{safe(read.value.path)}: wrote {', '.join(made)}.")


def _fixes(workspace: Workspace, source: Source, deal: Deal) -> Iterator[tuple[str, Edit]]:
    """What to write, by what it is called."""
    key = fixes.missing_deal(source, deal, secrets.token_hex(16))
    if key:
        yield "deal:", key
    dates = fixes.missing_done_dates(source, deal, ticked(workspace.root, source.path, source.text))
    for edit in dates:
        yield f"done= in line {source.place(edit.start)[0]}", edit
