"""Names of pictures: only files beside the plan. Reads no file."""

import re
from pathlib import PurePosixPath
from typing import Final

from jepsite.parse.faults import Faults, among, shown
from jepsite.parse.written import Written

KINDS: Final = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def picture(written: Written, faults: Faults) -> str | None:
    """The name of a picture relative to the plan's folder, as a clean path with forward slashes."""
    name = written.text
    hint = None
    if _SCHEME.match(name) or name.startswith(("/", "\\", "~")) or "\\" in name:
        hint = "put the file beside the plan and name it from there: images/plant.png"
    elif ".." in PurePosixPath(name).parts:
        hint = "it must lie in the plan's own folder or below"
    elif PurePosixPath(name).suffix.lower() not in KINDS:
        hint = f"pictures end in {among(KINDS)}"
    if hint is None:
        return str(PurePosixPath(name))
    faults.add("unsafe-image", written, f"{shown(name)} is not a picture beside the plan", hint)
    return None
