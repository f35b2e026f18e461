"""PDFs that were made before: printing costs a tenth of a second, looking one up a thousandth.

A PDF is kept under a hash of all that it depends on: the sheet's HTML, its files, the browser's version and this
package's way of cleaning.
"""

import hashlib
import json
from pathlib import Path
from typing import Final

from jepsite.export.browsers import Browser
from jepsite.export.cleaning import VERSION
from jepsite.export.cupboard import Cupboard
from jepsite.render.sheets import Sheet

SHELF: Final = Path(".jepsite", "cache", "pdf")
"""Below a project's folder: PDFs that need not be made again."""
LARGEST: Final = 1_000_000_000
"""Bytes that are kept; the PDFs that were wanted longest ago go first."""
_VERSIONS: Final = "browsers.json"


class Shelf:
    """The PDFs of a project."""

    def __init__(self, folder: Path, *, largest: int = LARGEST) -> None:
        self._kept = Cupboard(folder, largest=largest)
        self._versions: dict[str, str] | None = None

    def find(self, sheet: Sheet, found: tuple[Browser, ...]) -> bytes | None:
        """The PDF of this sheet as the first of these browsers that starts would print it, if it was kept."""
        known = self._known().get(_identity(found))
        pdf = self._kept.find(_name(sheet, known)) if known is not None else None
        return pdf if pdf is not None and pdf.endswith(b"%%EOF\n") else None

    def keep(self, sheet: Sheet, pdf: bytes, found: tuple[Browser, ...], *, version: str) -> None:
        """Keep what the browser of this version, the first of `found` that started, made of a sheet."""
        if self._known().get(_identity(found)) != version:
            self._versions = {**self._known(), _identity(found): version}
            self._kept.keep(_VERSIONS, json.dumps(self._versions, indent=1).encode())
        self._kept.keep(_name(sheet, version), pdf)

    def tidy(self) -> None:
        """Let go of what was wanted longest ago, where there is more than may be kept."""
        self._kept.tidy(".pdf")

    def _known(self) -> dict[str, str]:
        """By the browsers of a machine, as a hash (an endpoint may have a key in it), which version started."""
        if self._versions is None:
            try:
                self._versions = dict(json.loads(self._kept.find(_VERSIONS) or b"{}"))
            except ValueError:
                self._versions = {}
        return self._versions


def _name(sheet: Sheet, browser: str) -> str:
    whole = hashlib.sha256(f"{VERSION}\n{browser}\n{sheet.title}\n{sheet.language}\n".encode())
    whole.update(hashlib.sha256(sheet.html.encode()).digest())
    for name, file in sorted(sheet.files.items()):
        whole.update(f"{name}\n{file.media_type}\n".encode() + hashlib.sha256(file.content).digest())
    return f"{whole.hexdigest()[:32]}.pdf"


def _identity(found: tuple[Browser, ...]) -> str:
    return hashlib.sha256("\n".join(browser.identity() for browser in found).encode()).hexdigest()[:16]
