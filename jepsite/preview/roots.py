"""Which folders are watched for a project: its plans, its themes, and what links in them lead to."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import field
from pathlib import Path
from stat import S_ISDIR

from jepsite.record import record
from jepsite.render.theme import packed_themes

THEMES = "themes"


@record
class Root:
    """A folder that is there, to be watched. Another folder at the same path is another root."""

    path: str
    recursive: bool
    identity: tuple[int, int] = field(repr=False)
    """Device and inode."""


def theme_folders(root: Path) -> Iterator[Path]:
    """The folders of themes that a project may use, links to them resolved: its own, and the packed ones."""
    for themes in (root / THEMES, packed_themes()):
        try:
            found = sorted(entry.path for entry in os.scandir(themes) if entry.is_dir())
        except OSError:
            continue
        yield from (Path(os.path.realpath(path)) for path in found)


def roots(root: Path, content: Path, linked: Iterable[str]) -> frozenset[Root]:
    """What to watch: the project's folder itself (for its settings), the folder of plans, the themes.

    `linked` are files that lie elsewhere, named by the user or reached by way of a link: the folders they really lie in
    are watched, too. A folder within another one that is watched whole is not watched again.
    """
    packed = packed_themes()
    whole = {_real(content), *map(_real, theme_folders(root)), _real(root / THEMES)}
    if "site-packages" not in packed.parts:
        whole.add(_real(packed))
    flat = {_real(root), *(_real(Path(file).parent) for file in linked)}
    deep = {path for path in whole if not any(_within(path, other) for other in whole)}
    found = [
        *(_root(path, recursive=True) for path in deep),
        *(
            _root(path, recursive=False)
            for path in flat
            if path not in deep and not any(_within(path, d) for d in deep)
        ),
    ]
    return frozenset(each for each in found if each is not None)


def _root(path: str, *, recursive: bool) -> Root | None:
    try:
        found = Path(path).stat()
    except OSError:
        return None
    if not S_ISDIR(found.st_mode):
        return None
    return Root(path=path, recursive=recursive, identity=(found.st_dev, found.st_ino))


def _real(path: Path) -> str:
    return os.path.realpath(path)


def _within(path: str, other: str) -> bool:
    return path != other and path.startswith(other.rstrip(os.sep) + os.sep)
