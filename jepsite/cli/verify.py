"""`jepsite verify`: is what was built, or what a host serves, what the plans say, sealed, and nothing else?"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from jepsite.cli import options
from jepsite.cli.keeping import secret_of
from jepsite.cli.printer import safe
from jepsite.cli.progress import progress
from jepsite.cli.workspace import Workspace, open_workspace, show
from jepsite.diagnostics import Diagnostic, has_errors
from jepsite.leaks.check import LeakCheck
from jepsite.leaks.finding import Finding, diagnostic
from jepsite.leaks.live import Answer, fetch, refused
from jepsite.leaks.memory import MEMORY, Memory
from jepsite.leaks.remote import Old, compare
from jepsite.leaks.standing import unsettled
from jepsite.manifest import Manifest
from jepsite.model.deal import Deal
from jepsite.parse.deal import read_deal
from jepsite.parse.files import read_source, shown_path
from jepsite.protect.keys import Keys, keys_of
from jepsite.protect.links import slug
from jepsite.publish.record import files_in, laid, read_manifest
from jepsite.record import record


@record
class _Known:
    """What of the plans is needed to look into their pages."""

    keys: dict[str, Keys]
    """By the path of the source."""
    old: tuple[Old, ...]
    """Addresses that were given up."""


@click.command()
@options.content
@click.option("--out", type=click.Path(path_type=Path), default=Path("site"), show_default=True, help="The built site.")
@click.option("--remote", metavar="URL", help="Compare what stands at this address with the built site, too.")
@options.today
@options.quiet
def verify(content: Path, out: Path, remote: str | None, today: date | None, quiet: bool) -> int:
    """Look into every file of a built site for what must not be there.

    Each file is classified, opened, decoded and searched: for other customers' names, internal text, secrets, traces of
    your machine. A build does the same before it replaces the site.

    With --remote every file that the host serves is compared with the built one, with its headers; and addresses that
    were given up are asked for, to see that nothing is there any more.

    \b
    Examples:
      jepsite verify
      jepsite verify --remote https://plans.example.com
    """  # noqa: D301 - \\b is click's mark for lines that stay as they are
    if remote is not None and (reason := refused(remote)):
        raise click.UsageError(f"'{remote}' is not asked: {reason}.")
    workspace = open_workspace(content, ())
    day = options.day(today, workspace.site)
    manifest = _manifest(out)
    secret = secret_of(workspace)
    if secret.value is None or has_errors(workspace.diagnostics):
        show(workspace.diagnostics + secret.diagnostics, workspace.settings)
        return 1
    check = LeakCheck(
        secret=secret.value.value,
        source_of=lambda plan: read_source(workspace.root, workspace.root / plan).value,
        pieces=Memory(workspace.root / MEMORY).pieces_of,
    )
    known = _note(check, workspace, manifest, secret.value.value)
    check.gate(progress(laid(out, manifest), total=len(manifest.files), doing="Looking into files", quiet=quiet))
    there = frozenset(files_in(out))
    settled = unsettled(manifest, there=there, plans=frozenset(known.keys), today=day)
    found = [*check.found, *(diagnostic(each, None) for each in settled)]
    if remote is not None:
        found += _remote(remote, out, manifest, known)
    show(tuple(found), workspace.settings)
    if not quiet and not found:
        click.echo(_all_is_well(manifest, remote))
    return int(bool(found))


def _manifest(out: Path) -> Manifest:
    manifest = read_manifest(out.resolve())
    if manifest is None:
        raise click.UsageError(f"'{out}' is no site that jepsite built. Build it first, or name it with --out.")
    return manifest


def _note(check: LeakCheck, workspace: Workspace, manifest: Manifest, secret: bytes) -> _Known:
    """Read every plan, as far as it can be read: those of the content folder, and those built from anywhere else."""
    shown = {shown_path(workspace.root, path) for path in workspace.paths}
    elsewhere = (workspace.root / plan for plan in manifest.plans if plan not in shown)
    keys: dict[str, Keys] = {}
    old: list[Old] = []
    for path in (*workspace.paths, *elsewhere):
        source = read_source(workspace.root, path).value
        deal = read_deal(source, workspace.site).value if source else None
        if source is not None and deal is not None:
            keys[source.path] = keys_of(secret, deal)
            check.note(deal, source, keys[source.path])
            old += _given_up(secret, deal)
    return _Known(keys=keys, old=tuple(old))


def _given_up(secret: bytes, deal: Deal) -> Iterator[Old]:
    """The addresses that a plan had before its links were rotated."""
    for url in range(1, deal.links.url):
        yield Old(plan=deal.path, path=f"p/{slug(secret, deal.key, url)}/")


def _remote(address: str, out: Path, manifest: Manifest, known: _Known) -> Iterator[Diagnostic]:
    def ask(path: str) -> Answer:
        return fetch(f"{address.rstrip('/')}/{path}")

    found: Iterator[Finding] = compare(laid(out, manifest), ask, keys_of=known.keys.get, old=known.old)
    return (diagnostic(each, None) for each in found)


def _all_is_well(manifest: Manifest, remote: str | None) -> str:
    files, plans = len(manifest.files), len(manifest.plans)
    said = (
        f"{files} files of {plans} {'plan' if plans == 1 else 'plans'}: all known, opened and searched. Nothing found."
    )
    return said if remote is None else f"{said}\n{safe(remote)} serves the same, with all headers."
