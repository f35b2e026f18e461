"""How a command comes by the workspace secret, and how the settings come to name it."""

import os
import sys

import click

from jepsite.cli import options
from jepsite.cli.printer import safe
from jepsite.cli.workspace import Workspace
from jepsite.diagnostics import Checked, Span, has_errors
from jepsite.intake import edits
from jepsite.intake.settings import NEW, with_fingerprint
from jepsite.parse.files import SETTINGS
from jepsite.protect.secret import VARIABLE, Origin, Secret, find_secret
from jepsite.protect.vault import Vault


def secret_of(workspace: Workspace, *, may_create: bool = False) -> Checked[Secret]:
    """The secret of a workspace: no value and no word where its settings have errors, which say all there is to say.

    With `may_create` a first build makes one, in a file.
    """
    if has_errors(workspace.diagnostics):
        return Checked(value=None)
    return find_secret(
        wanted=workspace.site.secret,
        wanted_at=named_at(workspace),
        variable=os.environ.get(VARIABLE),
        file=options.secret_file(),
        vault=vault(),
        may_create=may_create,
    )


def named_at(workspace: Workspace) -> Span:
    """Where the settings name the secret, or would."""
    nowhere = Span(path=SETTINGS, line=1, column=1, end_line=1, end_column=1)
    return workspace.site.spans.get("secret", nowhere)


def vault() -> Vault:
    """The system's keyring; where somebody can unlock it, with time to do so."""
    windows = sys.platform == "darwin" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    return Vault(patience=60.0 if windows and sys.stderr.isatty() else 5.0, waiting=_waiting)


def _waiting() -> None:
    click.echo("Waiting for the system's keyring: it may be asking you to unlock it.", err=True)


def pin(workspace: Workspace, secret: Secret, *, quiet: bool = False) -> None:
    """Let the settings name the secret that a workspace is built with, where they name none yet.

    Otherwise another machine would make another secret, and quietly change every link. A secret that a variable holds
    is left alone: such a machine builds what others look after.
    """
    if workspace.site.secret is None and secret.origin in {Origin.FILE, Origin.NEW_FILE, Origin.KEYRING}:
        try:
            said = name_in_settings(workspace, secret.fingerprint)
        except click.ClickException as fault:
            said = fault.message
        if not quiet:
            click.echo(said)


def name_in_settings(workspace: Workspace, fingerprint: str) -> str:
    """Write the fingerprint into the settings; gives a sentence that says so.

    Raises:
        click.ClickException: That cannot be done; the message says what to write by hand.
    """
    path = workspace.root / SETTINGS
    try:
        if workspace.settings is None:
            edits.create(path, f"{NEW}secret: {fingerprint}\n")
        else:
            edit = with_fingerprint(workspace.settings, fingerprint)
            if edit is None:
                raise ValueError("not without touching other settings")
            edits.write(path, workspace.settings, [edit])
    except (OSError, ValueError) as fault:
        raise click.ClickException(
            f"The fingerprint of the secret could not be written into the settings ({fault}).\n"
            f"Write this line into {safe(str(path))} yourself, and commit that:\n  secret: {fingerprint}"
        ) from None
    return f"{safe(str(path))} now names the secret by its fingerprint, {fingerprint}: commit that."
