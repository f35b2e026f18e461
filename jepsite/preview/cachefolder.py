"""The project's own folder for what is nobody's work: the watcher's probe, the preview's lock file.

It ignores itself for git, so that a project needs no line about it. Holds nothing that a build reads.
"""

from pathlib import Path
from typing import Final

NAME: Final = ".jepsite"
_IGNORED: Final = "# made by jepsite; nothing in here belongs into a repository\n*\n"


def cache_folder(root: Path) -> Path | None:
    """`.jepsite/` in a project's folder, made where it is missing; None where it cannot be made or written to."""
    folder = root / NAME
    try:
        folder.mkdir(exist_ok=True)
        ignore = folder / ".gitignore"
        if not ignore.exists():
            ignore.write_text(_IGNORED, encoding="utf-8")
    except OSError:
        return None
    return folder
