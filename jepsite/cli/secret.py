"""`jepsite secret`: makes the workspace secret, says where it is, and takes it to another machine."""

import os
import sys
from pathlib import Path

import click

from jepsite.cli import options
from jepsite.cli.keeping import name_in_settings, secret_of, vault
from jepsite.cli.printer import safe
from jepsite.cli.workspace import Workspace, open_settings, show
from jepsite.diagnostics import NOWHERE, has_errors
from jepsite.protect.secret import DEMO, VARIABLE, Kept, Origin, Secret, find_secret, from_digits, keep, new_secret


@click.group()
def secret() -> None:
    """Keep the workspace secret: 32 bytes on which every link hangs.

    It stays outside the folder of the plans, in the system's keyring or in a file that you alone can read. The settings
    name it by a fingerprint, so that no machine builds with another one.

    \b
    Examples:
      jepsite secret init
      jepsite secret status
      jepsite secret show           on the machine that has it
      jepsite secret import         on the one that shall have it
    """  # noqa: D301 - \\b is click's mark for lines that stay as they are


@secret.command()
@options.content
def init(content: Path) -> int:
    """Make a secret for this workspace, and write its fingerprint into jepsite.yml.

    One that there is already is never replaced: that is for 'jepsite links rekey'.
    """
    workspace = _open(content)
    if workspace is None:
        return 1
    if workspace.site.secret not in {None, DEMO}:
        raise click.ClickException(
            f"jepsite.yml names a secret already, {workspace.site.secret}. 'jepsite secret status' says whether it is "
            "on this machine, 'jepsite secret import' brings it here, 'jepsite links rekey' replaces it and all links."
        )
    held = _held()
    if held is not None:
        click.echo(f"There is a secret on this machine already, in {safe(held.place)}: this workspace uses that one.")
        click.echo(name_in_settings(workspace, held.fingerprint))
        return 0
    kept = keep(new_secret(), file=options.secret_file(), vault=vault())
    _tell(kept)
    click.echo(name_in_settings(workspace, kept.secret.fingerprint))
    click.echo("Keep a copy in a password manager ('jepsite secret show'): without it, no link can be made again.")
    return 0


@secret.command()
@options.content
def status(content: Path) -> int:
    """Say which secret the settings name, and where this machine has it."""
    workspace = _open(content)
    if workspace is None:
        return 1
    named = workspace.site.secret
    if named == DEMO:
        click.echo("jepsite.yml names the demo secret: anybody can work out every link. Fit for examples only.")
        return 0
    click.echo(f"jepsite.yml names the secret {named}." if named else "jepsite.yml names no secret yet.")
    found = secret_of(workspace)
    if found.value is None:
        show(found.diagnostics, workspace.settings)
        return 1
    click.echo(f"This machine has the secret {found.value.fingerprint} in {safe(found.value.place)}.")
    if named is None:
        click.echo(
            "'jepsite secret init' writes its fingerprint into jepsite.yml, so that no other one is taken for it."
        )
    return 0


@secret.command("show")
@options.content
@click.option("--yes", is_flag=True, help="Do not ask.")
def show_(content: Path, yes: bool) -> int:
    """Print the secret itself, to be taken to another machine or into a password manager.

    Whoever reads it can open every plan of this workspace. Never send it by mail or chat, and never commit it.
    """
    workspace = _open(content)
    if workspace is None:
        return 1
    found = secret_of(workspace)
    if found.value is None:
        show(found.diagnostics, workspace.settings)
        return 1
    if found.value.origin is Origin.DEMO:
        raise click.ClickException("the demo secret is known to all: there is nothing to take along.")
    if not yes:
        if not sys.stdin.isatty():
            raise click.UsageError(
                "whoever reads the secret can open every plan; where nobody can be asked, say --yes."
            )
        click.confirm("Whoever sees the secret can open every plan. Show it here?", abort=True, err=True)
    click.echo(found.value.value.hex())
    return 0


@secret.command("import")
@options.content
def import_(content: Path) -> int:
    """Take over the secret of another machine: it is asked for, and not shown while it is typed.

    What 'jepsite secret show' printed there may also come through a pipe.
    """
    workspace = _open(content)
    if workspace is None:
        return 1
    given = click.prompt("The secret (64 hex digits)", hide_input=True) if sys.stdin.isatty() else sys.stdin.readline()
    read = from_digits(given, "what was given")
    if read.value is None:
        raise click.ClickException("that is not 64 hex digits; 'jepsite secret show' prints them where the secret is.")
    wanted = workspace.site.secret
    if wanted == DEMO or (wanted is None and (held := _held()) and held.fingerprint != read.value.fingerprint):
        raise click.ClickException(
            f"this workspace is built with another secret ({'demo' if wanted else 'of this machine'}), and every link "
            f"would change. If you mean it, write 'secret: {read.value.fingerprint}' into jepsite.yml first."
        )
    if wanted not in {None, read.value.fingerprint}:
        raise click.ClickException(
            f"jepsite.yml names the secret {wanted}, and this one is {read.value.fingerprint}: nothing was kept."
        )
    _tell(keep(read.value.value, file=options.secret_file(), vault=vault()))
    if wanted is None:
        click.echo(name_in_settings(workspace, read.value.fingerprint))
    return 0


def _open(content: Path) -> Workspace | None:
    """The settings beside the plans, if they are without errors; else those are shown."""
    workspace = open_settings(content)
    if has_errors(workspace.diagnostics):
        show(workspace.diagnostics, workspace.settings)
        return None
    return workspace


def _held() -> Secret | None:
    """The secret that this machine would use where the settings name none."""
    found = find_secret(
        wanted=None,
        wanted_at=NOWHERE,
        variable=os.environ.get(VARIABLE),
        file=options.secret_file(),
        vault=vault(),
        may_create=False,
    )
    for fault in found.diagnostics:
        if fault.code != "no-secret":
            raise click.ClickException(f"{fault.message}; {fault.hint}.")
    return found.value


def _tell(kept: Kept) -> None:
    if kept.silence is not None:
        click.echo(f"The system's keyring is of no use here: {safe(kept.silence.reason)}.", err=True)
    click.echo(f"The secret {kept.secret.fingerprint} is kept in {safe(kept.secret.place)}.")
