"""Keeps in the user's cache what the package of holidays said: loading it takes longer than to draw a plan.

One small file for each answer. It is asked again where a file is missing or makes no sense, and altogether where
another release of the package, or another version of what reads it, would say it differently.
"""

import hashlib
import json
import os
import re
from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, TypeVar

T = TypeVar("T")
_NAME: Final = re.compile(r"[A-Z0-9-]{1,40}(\.[a-z]{1,10}){0,2}")
"""What may name a file: `IT-BS-2026.en`. Codes and languages come from plans, and where upper case and lower case are
one to the file system `it-bs` is not to be answered as `IT-BS`."""


class Almanac:
    """Answers of one release of the package, in files."""

    def __init__(self, folder: Path | None, package: str, reader: Path) -> None:
        """`folder` is the user's own, None to keep nothing; `reader` the source file that reads `package`."""
        print_ = _print(package, reader) if folder else None
        self._folder = folder / "holidays" / print_ if folder and print_ else None

    def look_up(self, name: str, ask: Callable[[], T], *, write: Callable[[T], Any], read: Callable[[Any], T]) -> T:
        """The answer kept under a name, else the one that is given now. `write` and `read` make JSON of it and back.

        `read` raises ValueError, TypeError or LookupError where it is given something else.
        """
        path = self._folder / f"{name}.json" if self._folder and _NAME.fullmatch(name) else None
        if path is None:
            return ask()
        with suppress(OSError, ValueError, TypeError, LookupError):
            return read(json.loads(path.read_bytes()))
        answer = ask()
        with suppress(OSError):  # a full disk is no reason not to schedule
            _put(path, json.dumps(write(answer), ensure_ascii=False))
        return answer


def _print(package: str, reader: Path) -> str | None:
    """What tells one release from another: the hashes that its installer left. None where there are none, or two."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        return None
    records = list(Path(spec.origin).parent.parent.glob(f"{package}-*.dist-info/RECORD"))
    if len(records) != 1:
        return None
    try:
        return hashlib.sha256(records[0].read_bytes() + reader.read_bytes()).hexdigest()[:16]
    except OSError:
        return None


def _put(path: Path, text: str) -> None:
    """Write a file that others may be reading, or writing too: whole, or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = path.with_suffix(f".{os.getpid()}")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)
