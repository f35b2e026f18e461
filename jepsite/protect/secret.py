"""The workspace secret: 32 bytes on which every address hangs.

Kept in `JEPSITE_SECRET` or in a file that only its owner can read, outside the site; the settings hold a fingerprint
of it, never the secret. This is the only module that writes it, and only where there is none yet.
"""

import hashlib
import os
import secrets
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from jepsite.diagnostics import Checked, Diagnostic, Span
from jepsite.protect.links import derive

DEMO: Final = "demo"
"""`secret: demo` in the settings: the public secret of examples."""
VARIABLE: Final = "JEPSITE_SECRET"


class Origin(StrEnum):
    """Where a secret came from."""

    VARIABLE = "variable"
    FILE = "file"
    NEW_FILE = "new-file"
    """Made by this run: there was none."""
    DEMO = "demo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """The workspace secret and where it came from."""

    value: bytes = field(repr=False)
    """32 bytes; kept out of every representation."""
    origin: Origin

    @property
    def fingerprint(self) -> str:
        """16 hex digits that tell one secret from another and lead back to none."""
        return derive(self.value, salt=b"", info=b"jepsite/1/fingerprint", length=8).hex()


def find_secret(
    *, wanted: str | None, wanted_at: Span, variable: str | None, file: Path, may_create: bool
) -> Checked[Secret]:
    """The workspace secret that the settings ask for.

    `wanted` is `secret:` of the settings (a fingerprint, `demo` or None), `wanted_at` its place, `variable` the value
    of `JEPSITE_SECRET`, `file` where a secret is kept on this machine. Where there is none and the settings ask for no
    certain one, a new one is written to `file` with mode 0600, if `may_create`.

    Errors: `bad-secret` (not 64 hex digits, a file that others can read), `wrong-secret` (not the one the settings
    name, so that all links would change), `no-secret`.
    """
    if wanted == DEMO:
        return Checked(
            value=Secret(value=hashlib.sha256(b"jepsite demo secret, known to all").digest(), origin=Origin.DEMO)
        )
    if variable is not None:
        found = _from_text(variable, Origin.VARIABLE, VARIABLE)
    elif file.exists():
        found = _from_file(file)
    elif wanted is None and may_create:
        return Checked(value=_create(file))
    else:
        return _fault(
            "no-secret",
            "there is no workspace secret on this machine, and without it every link would change",
            wanted_at,
            f"set {VARIABLE} to its 64 hex digits, or copy the file from the machine that has it to {file}",
        )
    if found.value is not None and wanted is not None and found.value.fingerprint != wanted:
        return _fault(
            "wrong-secret",
            f"the workspace secret has the fingerprint '{found.value.fingerprint}', the settings ask for '{wanted}'",
            wanted_at,
            "use the secret that this workspace was begun with: with another one every link that was sent would die",
        )
    return found


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
    return Checked(value=Secret(value=bytes.fromhex(digits), origin=origin))


def _create(file: Path) -> Secret:
    value = secrets.token_bytes(32)
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as stream:
        stream.write(value.hex() + "\n")
    return Secret(value=value, origin=Origin.NEW_FILE)


def _whole(where: str) -> Span:
    return Span(path=where, line=1, column=1, end_line=1, end_column=1)


def _fault(code: str, message: str, span: Span, hint: str) -> Checked[Secret]:
    return Checked(value=None, diagnostics=(Diagnostic(code=code, message=message, span=span, hint=hint),))
