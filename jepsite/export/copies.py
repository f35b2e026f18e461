"""A reader's copy of a PDF, in a folder of the user's: under its own name, and never in place of something else."""

import os
from collections.abc import Collection
from pathlib import Path
from typing import Final

from jepsite.export.strings import pdf_text

_PDF: Final = b"%PDF-"
_SEALED: Final = b"/Encrypt "


class TakenError(Exception):
    """Something that is no PDF stands where one should be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def place(folder: Path, name: str, *, title: str, plan: str, taken: Collection[Path] = ()) -> Path:
    """Where a document belongs: under its name, or with the plan's beside it where another document has that name.

    An older copy of the same document, which its title tells, is there to be replaced; `taken` are of this very run.
    """
    path = folder / name
    if path in taken or (path.exists() and not _is_older_copy(path, title)):
        return path.with_name(f"{path.stem} - {plan}{path.suffix}")
    return path


def write_copy(path: Path, pdf: bytes) -> None:
    """Write the file, whole or not at all, making its folder. Errors: `TakenError`, OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and (not path.is_file() or not _head(path).startswith(_PDF)):
        raise TakenError(path)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(pdf)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _is_older_copy(path: Path, title: str) -> bool:
    if not path.is_file():
        return False
    content = path.read_bytes()
    return content.startswith(_PDF) and (b"/Title " + pdf_text(title) in content or _SEALED in content)


def _head(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(len(_PDF))
