"""A finished site takes the old one's place in one step, and what a power cut left half done is mended."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from jepsite.manifest import Manifest
from jepsite.publish.record import digest, files_in, read_manifest, write_manifest


def swap(staging: Path, out: Path, manifest: Manifest) -> None:
    """Put the new site in place of the old one; whatever goes wrong on the way puts the old one back."""
    aside = _aside(out)
    moved_old = moved_new = False
    try:
        if out.exists():
            out.rename(aside)
            moved_old = True
        staging.rename(out)
        moved_new = True
        write_manifest(out, manifest)
    except BaseException:
        if moved_new:
            out.rename(staging)
        if moved_old:
            aside.rename(out)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def recover(out: Path) -> None:
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
    manifest = read_manifest(out)
    return manifest is not None and {path: recorded.digest for path, recorded in manifest.files.items()} == {
        path: digest((out / path).read_bytes()) for path in files_in(out)
    }


def _is_running(process: str) -> bool:
    with suppress(ProcessLookupError, ValueError, OverflowError):
        try:
            os.kill(int(process), 0)
        except PermissionError:
            return True
        return True
    return False


def _aside(out: Path) -> Path:
    return out.with_name(f".{out.name}.before")
