"""What a run of `jepsite pdf` leaves: files under names that people know, faults, and a line on each file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from jepsite.cli.printer import safe
from jepsite.diagnostics import Checked, Diagnostic
from jepsite.drawing import Document
from jepsite.export.copies import TakenError, place, write_copy
from jepsite.export.encryption import encrypted
from jepsite.record import record
from jepsite.source import Source

FOLDER: Final = Path("pdf")
"""Where several PDFs go whose place nobody named."""
SUFFIX: Final = ".pdf"


@record
class Wanted:
    """One plan whose PDF is asked for: its text and its document, as far as there are any."""

    path: Path
    source: Source | None
    document: Document | None


@record
class Target:
    """Where to write: a certain file, or a folder and each document under its own name."""

    folder: Path
    file: str | None = None


def target(output: Path | None, plans: int) -> Target:
    """Where the PDFs of so many plans go; `output` as the user gave it. Several plans and one file: a usage error."""
    if output is None:
        return Target(folder=FOLDER if plans > 1 else Path())
    if output.suffix.lower() != SUFFIX:
        if output.is_file():
            raise click.UsageError(
                f"'{output}' is a file that is no PDF; -o names a folder or a file that ends in .pdf."
            )
        return Target(folder=output)
    if plans > 1:
        raise click.UsageError(f"{plans} plans do not go into one file; -o names a folder for them.")
    return Target(folder=output.parent, file=output.name)


def password(asked: str | None) -> str | None:
    """The password of `--encrypt`: as given, or `-` for one that is asked for without being shown."""
    if asked == "-":
        asked = click.prompt("Password for the PDF", hide_input=True, confirmation_prompt="Once more", err=True)
    if asked == "":
        raise click.UsageError("an empty password keeps nobody out.")
    return asked


class Tray:
    """Takes PDFs as they come, writes them, and remembers what to say at the end."""

    def __init__(self, target: Target, password: str | None) -> None:
        """`password` encrypts every file; None leaves them as they are."""
        self._target = target
        self._password = password
        self._written: dict[Path, int] = {}
        self._faults: dict[Diagnostic, None] = {}
        self.sources: list[Source] = []
        """Of plans with faults."""

    @property
    def faults(self) -> tuple[Diagnostic, ...]:
        """All that went wrong; a browser that is missing is told once, not for every plan."""
        return tuple(self._faults)

    def take(self, wanted: Wanted, made: Checked[bytes]) -> None:
        """Write a PDF, or note why there is none. A file of the user's that would be lost is a usage error."""
        for fault in made.diagnostics:
            if fault.code != "no-browser" or not any(each.code == fault.code for each in self._faults):
                self._faults[fault] = None
        if wanted.source and made.diagnostics and wanted.document is None:
            self.sources.append(wanted.source)
        if made.value is None or wanted.document is None:
            return
        folder, title = self._target.folder, wanted.document.sheet.title
        if self._target.file:
            path = folder / self._target.file
        else:
            path = place(folder, wanted.document.name, title=title, plan=wanted.path.stem, taken=self._written)
        content = encrypted(made.value, self._password) if self._password else made.value
        try:
            write_copy(path, content)
        except TakenError as refusal:
            raise click.UsageError(
                f"'{refusal.path}' is no PDF and is not written over; name another with -o."
            ) from None
        self._written[path] = len(content)

    def said(self) -> str:
        """The closing lines: each file with its size."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        if not self._written:
            yield "No PDF."
        for path, size in self._written.items():
            yield f"{safe(str(path))}  {max(1, round(size / 1000))} kB{' encrypted' if self._password else ''}"
