"""The manifest on disk, beside the site and never in it, and what really lies in the site's folder."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from jepsite.manifest import Manifest, SiteFile, manifest_from


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


def laid(folder: Path, manifest: Manifest, *, kept: frozenset[str] = frozenset()) -> Iterator[SiteFile]:
    """Every file that lies in a site's folder, in the order of their paths, read when it is asked for.

    One whose bytes are not those that the manifest has is of no kind, like one that it does not name. `kept` are the
    paths that were carried over from the build before.
    """
    owners = {path: plan for plan, published in manifest.plans.items() for path in published.files}
    for path in sorted(files_in(folder)):
        content = (folder / path).read_bytes()
        recorded = manifest.files.get(path)
        known = recorded is not None and recorded.digest == digest(content)
        yield SiteFile(
            path=path,
            kind=recorded.kind if recorded and known else None,
            plan=owners.get(path),
            kept=path in kept,
            content=content,
        )


def digest(content: bytes) -> str:
    """How a manifest tells one content from another: SHA-256 in hex."""
    return hashlib.sha256(content).hexdigest()
