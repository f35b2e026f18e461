"""`jepsite links`: the plans' private links, ready to be sent; and how they are withdrawn."""

import os
import sys
from datetime import date
from pathlib import Path
from typing import Final

import click

from jepsite.cli import options
from jepsite.cli.clipboard import copy
from jepsite.cli.gathering import Link, Place, gather
from jepsite.cli.keeping import name_in_settings, secret_of, vault
from jepsite.cli.linklist import as_json, as_text
from jepsite.cli.printer import safe
from jepsite.cli.workspace import Workspace, open_settings, open_workspace, show
from jepsite.diagnostics import Checked, has_errors
from jepsite.intake import edits
from jepsite.intake.links import Withdrawal, revocation, rotation
from jepsite.parse.files import read_source
from jepsite.protect.secret import DEMO, VARIABLE, Origin, keep, new_secret
from jepsite.source import Source

AFTERWARDS: Final = "Build and publish again: until then the old page stands."


class _Links(click.Group):
    """Lists where no other command is named: `jepsite links bellini-mes`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0] not in self.commands and args[0] not in ctx.help_option_names):
            args = ["list", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_Links, subcommand_metavar="[list] [PLAN]... | COMMAND")
def links() -> None:
    """Show the private links of the plans, ready to be sent, or withdraw them.

    'jepsite links' alone lists them. It is the only command that shows keys and passwords.

    \b
    Examples:
      jepsite links
      jepsite links bellini-mes --for giulia --copy
      jepsite links revoke bellini-mes giulia
      jepsite links rotate bellini-mes
    """  # noqa: D301 - \\b is click's mark for lines that stay as they are


@links.command("list")
@options.plans
@options.content
@options.today
@click.option("--for", "recipient", metavar="LABEL", help="Only the links of this recipient.")
@click.option("--copy", "copied", is_flag=True, help="Put the one link that is shown on the clipboard, with its words.")
@click.option("--local", is_flag=True, help="The addresses of the pages on this disk, to be opened in a browser.")
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("site"), show_default=True, help="With --local: where."
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="text for people, json for programs.",
)  # fmt: skip
def list_(
    plans: tuple[Path, ...],
    content: Path,
    today: date | None,
    recipient: str | None,
    copied: bool,
    local: bool,
    out: Path,
    form: str,
) -> int:
    """List the links of all plans, or of those named: recipient, age, expiry, address, password."""
    workspace = open_workspace(content, plans)
    day = options.day(today, workspace.site)
    secret = secret_of(workspace)
    if secret.value is None or has_errors(workspace.diagnostics):
        show(workspace.diagnostics + secret.diagnostics, workspace.settings)
        return 1
    place = Place(base=workspace.site.base_url, folder=out if local else None)
    gathered = gather(workspace, content, secret.value.value, place=place, today=day)
    found = [link for link in gathered.links if recipient in {None, link.recipient}]
    if recipient is not None and not found:
        raise click.UsageError(f"'{recipient}' has no link in these plans.")
    if copied and len(found) != 1:
        raise click.UsageError(f"--copy takes one link, and here are {len(found)}: name the plan, and --for whom.")
    if copied and place.folder is None and place.base is None:
        raise click.UsageError(
            "--copy needs whole addresses: say 'site: {base_url: https://...}' in jepsite.yml first."
        )
    demo = secret.value.origin is Origin.DEMO
    click.echo(as_json(found, today=day, demo=demo) if form == "json" else as_text(found, today=day, demo=demo))
    _tell_place(found, place, form)
    show(gathered.faults, *gathered.sources)
    well = _copied(found[0]) if copied else True
    return int(has_errors(gathered.faults) or not well)


def _tell_place(found: list[Link], place: Place, form: str) -> None:
    """What is still wanting for an address to lead somewhere."""
    if place.folder is None and place.base is None and found:
        hint = "The addresses lack their beginning: say 'site: {base_url: https://...}' in jepsite.yml, or use --local."
        click.echo(hint, err=form == "json")
    missing = sorted({link.plan for link in found if place.folder and not (place.folder / link.page).is_file()})
    if missing:
        click.echo(f"Not built yet in {place.folder}: {', '.join(map(safe, missing))}.", err=form == "json")


def _copied(link: Link) -> bool:
    said = copy(link.message)
    click.echo(said or "There is no clipboard here: mark the lines above and copy them.", err=True)
    if said and link.password is not None:
        click.echo("The password is not with it: send it another way.", err=True)
    return said is not None


_plan = click.argument("plan", type=click.Path(path_type=Path))


@links.command()
@_plan
@options.content
def rotate(plan: Path, content: Path) -> int:
    """Give PLAN a new address and new links, and let all old ones die."""
    workspace, source = _opened(content, plan)
    if source.value is None:
        show(source.diagnostics)
        return 1
    withdrawal = rotation(source.value, workspace.site)
    if not _written(workspace, source.value, withdrawal):
        return 1
    name = safe(workspace.paths[0].stem)
    click.echo(f"All links of '{name}' are new, and so is its address: 'jepsite links {name}' shows them. {AFTERWARDS}")
    return 0


@links.command()
@_plan
@click.argument("recipient")
@options.content
def revoke(plan: Path, recipient: str, content: Path) -> int:
    """Let the link of RECIPIENT to PLAN die; the others' links stay as they are.

    The last link of a plan, or its only one, goes together with the address.
    """
    workspace, source = _opened(content, plan)
    if source.value is None:
        show(source.diagnostics)
        return 1
    withdrawal = revocation(source.value, workspace.site, recipient)
    if not _written(workspace, source.value, withdrawal) or withdrawal.value is None:
        return 1
    name, left = safe(workspace.paths[0].stem), withdrawal.value.recipients
    stay = f"The links of {', '.join(left)} stay." if left else "It was the last: the plan has a new address and link."
    click.echo(f"The link of '{safe(recipient)}' to '{name}' is withdrawn. {stay} {AFTERWARDS}")
    return 0


def _opened(content: Path, plan: Path) -> tuple[Workspace, Checked[Source]]:
    workspace = open_workspace(content, (plan,))
    if has_errors(workspace.diagnostics):
        return workspace, Checked(value=None, diagnostics=workspace.diagnostics)
    return workspace, read_source(workspace.root, workspace.paths[0])


def _written(workspace: Workspace, source: Source, withdrawal: Checked[Withdrawal]) -> bool:
    if withdrawal.value is None:
        show(withdrawal.diagnostics, source)
        return False
    try:
        edits.write(workspace.paths[0], source, withdrawal.value.edits)
    except ValueError as fault:
        raise click.ClickException(f"{fault}. Nothing was written; try again.") from None
    return True


@links.command()
@options.content
@click.option("--yes", is_flag=True, help="Do not ask.")
def rekey(content: Path, yes: bool) -> int:
    """Make a new workspace secret: ALL links of ALL plans die, and everybody needs a new one.

    For a secret that is lost, or that somebody has who should not.
    """
    workspace = open_settings(content)
    if has_errors(workspace.diagnostics):
        show(workspace.diagnostics, workspace.settings)
        return 1
    _refuse_rekey(workspace)
    old = secret_of(workspace).value  # it may be lost: then there is nothing to go back to
    if not yes:
        if not sys.stdin.isatty():
            raise click.UsageError("every link of every plan will die; where nobody can be asked, say --yes.")
        click.confirm("Every link of every plan will die, and everybody needs a new one. Go on?", abort=True)
    kept = keep(new_secret(), file=options.secret_file(), vault=vault())
    click.echo(f"The new secret is in {safe(kept.secret.place)}.")
    click.echo(name_in_settings(workspace, kept.secret.fingerprint))
    if old is not None:
        fingerprint, where = old.fingerprint, safe(old.place)
        click.echo(f"The old one stays in {where}: 'secret: {fingerprint}' in jepsite.yml brings the old links back.")
    click.echo(f"'jepsite links' shows the new links. {AFTERWARDS}")
    return 0


def _refuse_rekey(workspace: Workspace) -> None:
    if workspace.site.secret == DEMO:
        raise click.ClickException(
            "the examples' demo secret is not replaced here: 'jepsite secret init' makes your own."
        )
    if os.environ.get(VARIABLE) is not None:
        raise click.ClickException(
            f"{VARIABLE} holds the secret here, and would hold the old one then. Take it out of the environment, run "
            "this again where the secret is kept, and set the variable to the new one ('jepsite secret show')."
        )
