"""The manifest on disk, beside the site and never in it, and what really lies in the site's folder."""

import hashlib
import os
from pathlib import Path

from jepsite.manifest import Manifest, manifest_from


def manifest_path(out: Path) -> Path:
    """Where the manifest of the site at `out` is kept."""
    return out.with_name(f"{out.name}.manifest.json")


def read_manifest(out: Path) -> Manifest | None:
    """The manifest of the site at `out`; None where there is none that can be read."""
    path = manifest_path(out)
    return manifest_from(path.read_text(encoding="utf-8")) if path.is_file() else None


def write_manifest(out: Path, manifest: Manifest) -> None:
    """Keep a manifest: whole or not at all."""
    path = manifest_path(out)
    new = path.with_name(f".{path.name}.new")
    try:
        new.write_text(manifest.to_json(), encoding="utf-8")
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def files_in(out: Path) -> set[str]:
    """Every file in a folder and below, relative to it, with forward slashes."""
    return {Path(folder, name).relative_to(out).as_posix() for folder, _, names in os.walk(out) for name in names}


def digest(content: bytes) -> str:
    """How a manifest tells one content from another: SHA-256 in hex."""
    return hashlib.sha256(content).hexdigest()
