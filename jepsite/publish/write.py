"""A build's outputs become the site: whole or not at all.

Everything is written into a folder beside the site and swapped in at the end, so that a build that is interrupted,
fills the disk or finds a fault leaves the site as it was. A manifest beside the site (never in it) says which file is
whose. Knows nothing of deals: a plan is the path of its source. Memory stays flat: outputs are written as they come.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from jepsite.artifact import Artifact, Keep, Output
from jepsite.manifest import Manifest, SiteFile
from jepsite.publish.record import files_in, read_manifest
from jepsite.publish.stage import Stage, WriteReport
from jepsite.publish.swap import recover, swap

DESKTOP_LITTER: Final = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What file managers leave behind: nobody's, and not worth a refusal."""


class ForeignFilesError(Exception):
    """The output folder holds what jepsite did not write; `strays` are the first few such files, relative to it."""

    def __init__(self, out: Path, strays: tuple[str, ...]) -> None:
        super().__init__(f"{out} holds files that jepsite did not write: {', '.join(strays)}")
        self.out = out
        self.strays = strays


Gate = Callable[[Iterator[SiteFile]], bool]
"""Looks at every file of the finished site, one at a time, and says whether it may take the old one's place."""


def write(
    outputs: Iterable[Output | Keep],
    out: Path,
    *,
    today: date,
    others: frozenset[str] | None = None,
    standing: tuple[Artifact, ...] = (),
    gate: Gate | None = None,
) -> WriteReport:
    """Write what a build makes as it comes, and swap it in; what is not among it goes.

    `others` is given for a build that is not of all plans: it names those that have a source and were not built. Every
    file of theirs stays, and so do the pages of plans that nobody names. `standing` are the files of the site itself,
    the same with every build. `gate` is asked last; where it says no, nothing of the old site is touched.

    Raises `ForeignFilesError` where the folder holds what is not ours, and `OSError` for what the world does (a full
    disk, no permission): the site is as before.
    """
    out = out.resolve()
    before = claim(out)
    staging = out.with_name(f".{out.name}.building-{os.getpid()}")
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    try:
        stage = Stage(folder=staging, out=out, before=before, today=today)
        stage.reserve(others or frozenset())
        stage.stand(standing)
        for output in outputs:
            stage.take(output)
        if others is not None:
            stage.keep_the_rest()
        report, manifest = stage.finish()
        if gate is not None and not gate(stage.laid(manifest)):
            shutil.rmtree(staging, ignore_errors=True)
            return replace(report, stopped=True)
        swap(staging, out, manifest)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    return report


def claim(out: Path) -> Manifest:
    """The manifest of the site at `out` (absolute), empty for a new one.

    Mends what a power cut left half done. Raises `ForeignFilesError` if the folder holds a file that the manifest does
    not name, and `NotADirectoryError` if it is no folder.
    """
    recover(out)
    manifest = read_manifest(out) or Manifest()
    if not out.exists():
        return manifest
    if not out.is_dir():
        raise NotADirectoryError(f"{out} is a file, not a folder")
    found = {path for path in files_in(out) if path.rpartition("/")[2] not in DESKTOP_LITTER}
    strays = sorted(found - manifest.files.keys())
    if strays:
        raise ForeignFilesError(out, tuple(strays[:5]))
    return manifest
