"""The user's folder as a command finds it: settings, plans, and the faults of both."""

from dataclasses import replace
from pathlib import Path

import click

from jepsite.cli.printer import Format, rendered, summary
from jepsite.diagnostics import Diagnostic, Severity
from jepsite.model.site import Site
from jepsite.parse.files import find_plans, read_settings
from jepsite.parse.site import read_site
from jepsite.record import record
from jepsite.source import Source


@record
class Workspace:
    """Where the plans are, and what they share."""

    root: Path
    paths: tuple[Path, ...]
    """Of the plans, in order. Read one at a time, so that memory stays flat."""
    site: Site
    settings: Source | None
    diagnostics: tuple[Diagnostic, ...]
    """Of the settings, and of plans that are not there."""


def open_workspace(content: Path, plans: tuple[Path, ...]) -> Workspace:
    """The workspace around a content folder: the settings stand beside that folder.

    A plan that is named and not there is a usage error, and so is, where none is named, a missing content folder.
    """
    if not plans and not content.is_dir():
        raise click.UsageError(
            f"there is no folder '{content}' here. Name another one with --content, or a plan: jepsite check my-plan.md"
        )
    without = open_settings(content)
    found = find_plans(without.root, content=content, plans=plans)
    if plans and found.diagnostics:
        raise click.UsageError("\n".join(_told(diagnostic) for diagnostic in found.diagnostics))
    return replace(
        without,
        paths=found.value or (),
        diagnostics=without.diagnostics + found.diagnostics + _unknown_checks(without.site),
    )


def open_settings(content: Path) -> Workspace:
    """The workspace without its plans: what a command needs that is about none of them."""
    root = content.parent
    settings = read_settings(root)
    read = read_site(settings.value)
    return Workspace(
        root=root,
        paths=(),
        site=read.value or Site(),
        settings=settings.value,
        diagnostics=settings.diagnostics + read.diagnostics,
    )


def _unknown_checks(site: Site) -> tuple[Diagnostic, ...]:
    if not site.checks:
        return ()
    from jepsite.coach.checks import unknown_codes  # noqa: PLC0415 -- few settings name checks, and all are loaded

    return tuple(unknown_codes(site))


def _told(diagnostic: Diagnostic) -> str:
    return diagnostic.message + (f"; {diagnostic.hint}" if diagnostic.hint else "")


def raised(diagnostics: tuple[Diagnostic, ...], *, strict: bool) -> tuple[Diagnostic, ...]:
    """The same, or with every warning made an error where the user is strict."""
    return tuple(replace(diagnostic, severity=Severity.ERROR) for diagnostic in diagnostics) if strict else diagnostics


def show(diagnostics: tuple[Diagnostic, ...], *sources: Source | None) -> None:
    """Print diagnostics as text on standard error, with excerpts of these sources, then how many there are."""
    if diagnostics:
        texts = {source.path: source for source in sources if source is not None}
        click.echo(rendered(diagnostics, texts, Format.TEXT), err=True)
        click.echo(f"\n{summary(diagnostics)}.", err=True)
