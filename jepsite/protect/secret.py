"""The workspace secret: 32 bytes on which every address and every key hangs.

Kept in `JEPSITE_SECRET`, in the system's keyring, or in a file that only its owner can read, outside the site; the
settings hold a fingerprint of it, never the secret. This is the only module that writes one, and it never overwrites.
"""

import hashlib
import os
import secrets
from dataclasses import field, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from jepsite.diagnostics import Checked, Diagnostic, Span
from jepsite.protect.links import derive
from jepsite.protect.vault import Silence, Vault
from jepsite.record import record

DEMO: Final = "demo"
"""`secret: demo` in the settings: the public secret of examples."""
VARIABLE: Final = "JEPSITE_SECRET"


class Origin(StrEnum):
    """Where a secret came from."""

    VARIABLE = "variable"
    FILE = "file"
    KEYRING = "keyring"
    NEW_FILE = "new-file"
    """Made by this run: there was none."""
    DEMO = "demo"


@record
class Secret:
    """The workspace secret and where it came from."""

    value: bytes = field(repr=False)
    """32 bytes; kept out of every representation."""
    origin: Origin
    place: str = field(default="", compare=False)
    """Where it is kept, in words: the file's path, the variable's name."""

    @property
    def fingerprint(self) -> str:
        """16 hex digits that tell one secret from another and lead back to none."""
        return derive(self.value, salt=b"", info=b"jepsite/1/fingerprint", length=8).hex()


@record
class Kept:
    """A secret that was put away."""

    secret: Secret
    silence: Silence | None = None
    """Why it is in a file, where the keyring could not take it."""


def find_secret(
    *, wanted: str | None, wanted_at: Span, variable: str | None, file: Path, vault: Vault, may_create: bool
) -> Checked[Secret]:
    """The workspace secret that the settings ask for.

    `wanted` is `secret:` of the settings (a fingerprint, `demo` or None), `wanted_at` its place, `variable` the value
    of `JEPSITE_SECRET`, `file` where the secret of a workspace without a fingerprint is kept on this machine; others
    lie beside it, named after their fingerprints. The keyring is asked last: it may have to be unlocked.
    Where there is no secret and the settings ask for no certain one, a new one is written to `file` with mode 0600, if
    `may_create`.

    Errors: `bad-secret` (not 64 hex digits, a file that others can read), `wrong-secret` (not the one the settings
    name, so that all links would change), `no-secret`.
    """
    if wanted == DEMO:
        value = hashlib.sha256(b"jepsite demo secret, known to all").digest()
        return Checked(value=Secret(value=value, origin=Origin.DEMO, place="known to all"))
    if variable is not None:
        return _fitting(_from_text(variable, Origin.VARIABLE, VARIABLE), wanted, wanted_at)
    if wanted is not None:
        return _find_certain(wanted, wanted_at, file, vault)
    if file.exists():
        return _from_file(file)
    if may_create:
        value = secrets.token_bytes(32)
        _write(file, value)
        return Checked(value=Secret(value=value, origin=Origin.NEW_FILE, place=str(file)))
    hint = "'jepsite secret init' makes one; 'jepsite secret import' takes over the one of another machine"
    return _fault("no-secret", "this workspace has no secret yet", wanted_at, hint)


def from_digits(digits: str, where: str) -> Checked[Secret]:
    """The secret that 64 hex digits stand for; the only fault is `bad-secret`."""
    return _from_text(digits, Origin.VARIABLE, where)


def new_secret() -> bytes:
    """32 bytes that nobody can guess."""
    return secrets.token_bytes(32)


def keep(value: bytes, *, file: Path, vault: Vault) -> Kept:
    """Put a secret away under its fingerprint: in the keyring, else in a file beside `file` with mode 0600.

    What is kept under other fingerprints stays as it is. Raises `OSError` where a file is needed and cannot be written.
    """
    secret = Secret(value=value, origin=Origin.KEYRING)
    kept = vault.put(secret.fingerprint, value.hex())
    if not isinstance(kept, Silence):
        return Kept(secret=replace(secret, place=f"the system's keyring ({kept})"))
    place = named_file(file, secret.fingerprint)
    if not place.exists():
        _write(place, value)
    return Kept(secret=replace(secret, origin=Origin.FILE, place=str(place)), silence=kept)


def named_file(file: Path, fingerprint: str) -> Path:
    """Where the secret of that fingerprint is kept, where it is kept in a file."""
    return file.with_name(f"{file.name}-{fingerprint}")


def _find_certain(wanted: str, wanted_at: Span, file: Path, vault: Vault) -> Checked[Secret]:
    """The secret of that fingerprint, wherever it is kept."""
    named = named_file(file, wanted)
    if named.exists():
        return _fitting(_from_file(named), wanted, wanted_at)
    found = _from_file(file) if file.exists() else None
    if found and found.value and found.value.fingerprint == wanted:
        return found
    digits = vault.get(wanted)
    if isinstance(digits, str):
        return _fitting(_from_text(digits, Origin.KEYRING, "the system's keyring"), wanted, wanted_at)
    if found:
        return _fitting(found, wanted, wanted_at)
    asked = f"; its keyring is of no use: {digits.reason}" if isinstance(digits, Silence) else ""
    return _fault(
        "no-secret",
        f"the workspace secret '{wanted}' is not on this machine, and with another one every link would change{asked}",
        wanted_at,
        "take it over from a machine that has it: 'jepsite secret show' there, 'jepsite secret import' here; or set "
        f"{VARIABLE}",
    )


def _fitting(found: Checked[Secret], wanted: str | None, wanted_at: Span) -> Checked[Secret]:
    """The secret, if it is the one that the settings name."""
    if found.value is None or wanted in {None, found.value.fingerprint}:
        return found
    return _fault(
        "wrong-secret",
        f"the secret in {found.value.place} has the fingerprint '{found.value.fingerprint}', "
        f"the settings ask for '{wanted}'",
        wanted_at,
        "use the secret that this workspace was begun with: with another one every link that was sent would die",
    )


def _from_file(file: Path) -> Checked[Secret]:
    if os.name == "posix" and file.stat().st_mode & 0o077:
        return _fault("bad-secret", f"others on this machine can read {file}", _whole(str(file)), f"chmod 600 {file}")
    return _from_text(file.read_text(encoding="ascii", errors="replace"), Origin.FILE, str(file))


def _from_text(text: str, origin: Origin, where: str) -> Checked[Secret]:
    digits = text.strip().lower()
    if len(digits) != 64 or set(digits) - set("0123456789abcdef"):
        return _fault(
            "bad-secret", f"{where} does not hold 64 hex digits", _whole(where), "a secret is 32 bytes in hex"
        )
    return Checked(value=Secret(value=bytes.fromhex(digits), origin=origin, place=where))


def _write(file: Path, value: bytes) -> None:
    """A new file that its owner alone can read; half a one is not left behind."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as stream:
            stream.write(value.hex() + "\n")
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        file.unlink(missing_ok=True)
        raise


def _whole(where: str) -> Span:
    return Span(path=where, line=1, column=1, end_line=1, end_column=1)


def _fault(code: str, message: str, span: Span, hint: str) -> Checked[Secret]:
    return Checked(value=None, diagnostics=(Diagnostic(code=code, message=message, span=span, hint=hint),))
