"""A build's outputs become the site: whole or not at all.

Everything is written into a folder beside the site and swapped in at the end, so that a build that is interrupted,
fills the disk or finds a fault leaves the site as it was. A manifest beside the site (never in it) says which file is
whose. Knows nothing of deals: a plan is the path of its source. Memory stays flat: outputs are written as they come.
"""

import hashlib
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from jepsite.artifact import Artifact, Keep, Output
from jepsite.audience import Audience
from jepsite.manifest import Manifest, Published, manifest_from

DESKTOP_LITTER: Final = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What file managers leave behind: nobody's, and not worth a refusal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collision:
    """Two plans that would write one path. Neither is written."""

    path: str
    plans: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteReport:
    """What became of each plan."""

    written: tuple[str, ...]
    """Their pages are new."""
    kept: tuple[str, ...]
    """Their last pages stand as they were."""
    removed: tuple[str, ...]
    """They had pages before and have none now."""
    collisions: tuple[Collision, ...]


class ForeignFilesError(Exception):
    """The output folder holds what jepsite did not write; `strays` are the first few such files, relative to it."""

    def __init__(self, out: Path, strays: tuple[str, ...]) -> None:
        super().__init__(f"{out} holds files that jepsite did not write: {', '.join(strays)}")
        self.out = out
        self.strays = strays


def write(
    outputs: Iterable[Output | Keep], out: Path, *, today: date, others: frozenset[str] | None = None
) -> WriteReport:
    """Write what a build makes as it comes, and swap it in; what is not among it goes.

    `others` is given for a build that is not of all plans: it names those that have a source and were not built. Every
    file of theirs stays, and so do the pages of plans that nobody names. Raises `ForeignFilesError` where the folder
    holds what is not ours, and `OSError` for what the world does (a full disk, no permission): the site is as before.
    """
    out = out.resolve()
    before = claim(out)
    staging = out.with_name(f".{out.name}.building-{os.getpid()}")
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    try:
        stage = _Stage(folder=staging, out=out, before=before, today=today)
        stage.reserve(others or frozenset())
        for output in outputs:
            stage.take(output)
        if others is not None:
            stage.keep_the_rest()
        report, manifest = stage.finish()
        _swap(staging, out, manifest)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    return report


def claim(out: Path) -> Manifest:
    """The manifest of the site at `out` (absolute), empty for a new one.

    Mends what a power cut left half done. Raises `ForeignFilesError` if the folder holds a file that the manifest does
    not name, and `NotADirectoryError` if it is no folder.
    """
    _recover(out)
    manifest = _read_manifest(out) or Manifest()
    if not out.exists():
        return manifest
    if not out.is_dir():
        raise NotADirectoryError(f"{out} is a file, not a folder")
    found = {path for path in _files(out) if path.rpartition("/")[2] not in DESKTOP_LITTER}
    strays = sorted(found - manifest.files.keys())
    if strays:
        raise ForeignFilesError(out, tuple(strays[:5]))
    return manifest


class _Stage:
    """The folder under construction and who owns what in it. Lives for one `write`."""

    def __init__(self, *, folder: Path, out: Path, before: Manifest, today: date) -> None:
        self.folder, self.out, self.before, self.today = folder, out, before, today
        self.hashes: dict[str, str] = {}
        self.owners: dict[str, str] = {}
        """By path in lower case: on some disks `A` and `a` are one file."""
        self.plans: dict[str, Published] = {}
        self.keeps: list[Keep] = []
        self.collisions: list[Collision] = []

    def reserve(self, plans: frozenset[str]) -> None:
        """What these have on the site is theirs: nobody else may write there."""
        for plan in plans & self.before.plans.keys():
            self.owners.update((path.casefold(), plan) for path in self.before.plans[plan].files)

    def take(self, output: Output | Keep) -> None:
        """Write one plan's files, or remember that its last ones stay."""
        if isinstance(output, Keep):
            self.keeps.append(output)
            return
        for artifact in output.artifacts:
            owner = self.owners.setdefault(artifact.path.casefold(), output.plan)
            if owner != output.plan:
                self.collisions.append(Collision(path=artifact.path, plans=(owner, output.plan)))
                return
        for artifact in output.artifacts + output.shared:
            self._put(artifact)
        self.plans[output.plan] = Published(
            files=tuple(artifact.path for artifact in output.artifacts),
            shared=tuple(artifact.path for artifact in output.shared),
            expires=output.expires,
        )

    def keep_the_rest(self) -> None:
        """All plans of the last build that this one did not name stay as they are."""
        self.keeps.extend(Keep(plan=plan) for plan in self.before.plans)

    def finish(self) -> tuple[WriteReport, Manifest]:
        """Withdraw what collided, carry over what stays, and say what became of all."""
        for plan in dict.fromkeys(plan for collision in self.collisions for plan in collision.plans):
            self._withdraw(plan)
            self.keeps.append(Keep(plan=plan))
        written = tuple(plan for plan, published in self.plans.items() if published.files)
        kept = tuple(keep.plan for keep in self.keeps if self._carry(keep))
        plans = {plan: published for plan, published in self.plans.items() if published.files}
        report = WriteReport(
            written=written,
            kept=kept,
            removed=tuple(sorted(self.before.plans.keys() - plans.keys())),
            collisions=tuple(self.collisions),
        )
        return report, Manifest(plans=plans, files=self.hashes)

    def _put(self, artifact: Artifact) -> None:
        if artifact.audience is not Audience.PUBLIC:
            raise ValueError(f"{artifact.path} is not for customers and may not be published")
        target = self.folder / artifact.path
        if ".." in target.parts or not target.is_relative_to(self.folder):
            raise ValueError(f"{artifact.path} leads out of the site")
        if artifact.path not in self.hashes:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(artifact.content)
            self.hashes[artifact.path] = hashlib.sha256(artifact.content).hexdigest()

    def _withdraw(self, plan: str) -> None:
        if plan in self.plans:
            for path in self.plans.pop(plan).files:
                (self.folder / path).unlink()
                del self.hashes[path]
                del self.owners[path.casefold()]

    def _carry(self, keep: Keep) -> bool:
        """Take a plan's last files over, unless they may not stay; whether they were."""
        published = self.before.plans.get(keep.plan)
        if published is None or keep.plan in self.plans:
            return False
        expired = published.expires is not None and published.expires < self.today
        moved = keep.prefix is not None and not all(path.startswith(keep.prefix) for path in published.files)
        taken = any(self.owners.get(path.casefold(), keep.plan) != keep.plan for path in published.files)
        lost = not all((self.out / path).is_file() for path in published.files + published.shared)
        if expired or moved or taken or lost:
            return False
        for path in published.files + published.shared:
            if path not in self.hashes:
                _link_or_copy(self.out / path, self.folder / path)
                self.hashes[path] = self.before.files[path]
        self.plans[keep.plan] = published
        return True


def _link_or_copy(old: Path, new: Path) -> None:
    new.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(old, new)
    except OSError:  # another disk, or one without links
        shutil.copy2(old, new)


def _swap(staging: Path, out: Path, manifest: Manifest) -> None:
    """Put the new site in place of the old one; whatever goes wrong on the way puts the old one back."""
    aside = _aside(out)
    moved_old = moved_new = False
    try:
        if out.exists():
            out.rename(aside)
            moved_old = True
        staging.rename(out)
        moved_new = True
        _write_manifest(out, manifest)
    except BaseException:
        if moved_new:
            out.rename(staging)
        if moved_old:
            aside.rename(out)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _recover(out: Path) -> None:
    """Where a build was ended inside a swap (a power cut), go back to the last whole site; sweep up after it."""
    aside = _aside(out)
    if aside.exists():
        if out.is_dir() and _is_whole(out):
            shutil.rmtree(aside)
        else:
            shutil.rmtree(out, ignore_errors=True)
            aside.rename(out)
    for left_over in out.parent.glob(f".{out.name}.building-*"):
        if not _is_running(left_over.name.rpartition("-")[2]):
            shutil.rmtree(left_over, ignore_errors=True)


def _is_whole(out: Path) -> bool:
    """Whether the folder holds just what the manifest says, byte for byte."""
    manifest = _read_manifest(out)
    return manifest is not None and manifest.files == {
        path: hashlib.sha256((out / path).read_bytes()).hexdigest() for path in _files(out)
    }


def _is_running(process: str) -> bool:
    with suppress(ProcessLookupError, ValueError, OverflowError):
        try:
            os.kill(int(process), 0)
        except PermissionError:
            return True
        return True
    return False


def _files(out: Path) -> set[str]:
    return {Path(folder, name).relative_to(out).as_posix() for folder, _, names in os.walk(out) for name in names}


def _aside(out: Path) -> Path:
    return out.with_name(f".{out.name}.before")


def _manifest_path(out: Path) -> Path:
    return out.with_name(f"{out.name}.manifest.json")


def _read_manifest(out: Path) -> Manifest | None:
    path = _manifest_path(out)
    return manifest_from(path.read_text(encoding="utf-8")) if path.is_file() else None


def _write_manifest(out: Path, manifest: Manifest) -> None:
    path = _manifest_path(out)
    new = path.with_name(f".{path.name}.new")
    try:
        new.write_text(manifest.to_json(), encoding="utf-8")
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
