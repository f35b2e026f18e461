"""PDFs that were made before: printing costs a tenth of a second, looking one up a thousandth.

A PDF is kept under a hash of all that it depends on: the sheet's HTML, its files, the browser's version and this
package's way of cleaning. Drafts of customers' plans lie here in clear: the folder is its owner's alone, and no
business of git's.
"""

import hashlib
import json
import os
from pathlib import Path
from typing import Final

from jepsite.export.browsers import Browser
from jepsite.export.cleaning import VERSION
from jepsite.render.sheets import Sheet

SHELF: Final = Path(".jepsite", "cache", "pdf")
"""Below a project's folder: PDFs that need not be made again."""
LARGEST: Final = 1_000_000_000
"""Bytes that are kept; the PDFs that were wanted longest ago go first."""
_VERSIONS: Final = "browsers.json"


class Shelf:
    """The PDFs of a project, in one folder, which is made when the first one is kept."""

    def __init__(self, folder: Path, *, largest: int = LARGEST) -> None:
        self._folder = folder
        self._largest = largest
        self._versions: dict[str, str] | None = None

    def find(self, sheet: Sheet, found: tuple[Browser, ...]) -> bytes | None:
        """The PDF of this sheet as the first of these browsers that starts would print it, if it was kept."""
        known = self._known().get(_identity(found))
        if known is None:
            return None
        path = self._path(sheet, known)
        try:
            pdf = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        return pdf if pdf.endswith(b"%%EOF\n") else None

    def keep(self, sheet: Sheet, pdf: bytes, found: tuple[Browser, ...], *, version: str) -> None:
        """Keep what the browser of this version, the first of `found` that started, made of a sheet."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if self._known().get(_identity(found)) != version:
            self._versions = {**self._known(), _identity(found): version}
            _write(self._folder / ".gitignore", b"*\n")
            _write(self._folder / _VERSIONS, json.dumps(self._versions, indent=1).encode())
        _write(self._path(sheet, version), pdf)

    def tidy(self) -> None:
        """Let go of what was wanted longest ago, where there is more than may be kept."""
        kept = [(each.stat(), each) for each in self._folder.glob("*.pdf")]
        over = sum(stat.st_size for stat, _ in kept) - self._largest
        for stat, path in sorted(kept, key=lambda each: each[0].st_mtime_ns):
            if over <= 0:
                break
            path.unlink(missing_ok=True)
            over -= stat.st_size

    def _path(self, sheet: Sheet, browser: str) -> Path:
        whole = hashlib.sha256(f"{VERSION}\n{browser}\n{sheet.title}\n{sheet.language}\n".encode())
        whole.update(hashlib.sha256(sheet.html.encode()).digest())
        for name, file in sorted(sheet.files.items()):
            whole.update(f"{name}\n{file.media_type}\n".encode() + hashlib.sha256(file.content).digest())
        return self._folder / f"{whole.hexdigest()[:32]}.pdf"

    def _known(self) -> dict[str, str]:
        """By the browsers of a machine, as a hash (an endpoint may have a key in it), which version started."""
        if self._versions is None:
            try:
                self._versions = dict(json.loads((self._folder / _VERSIONS).read_bytes()))
            except (OSError, ValueError):
                self._versions = {}
        return self._versions


def _identity(found: tuple[Browser, ...]) -> str:
    return hashlib.sha256("\n".join(browser.identity() for browser in found).encode()).hexdigest()[:16]


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all, for its owner alone."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
    beside.replace(path)
