"""What stands on a site, of what kind, and whose it is: kept by `publish` beside the site, never in it. Values only."""

import json
from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date
from typing import Any, Final, TypeVar

from jepsite.artifact import Kind
from jepsite.record import record

VERSION: Final = 2
_WITHOUT_KINDS: Final = 1
"""The first version did not say of what kind a file is. What it wrote is known, and none of it may be kept."""

T = TypeVar("T")


@record
class Published:
    """What one plan has on the site."""

    files: tuple[str, ...]
    """Paths of its own files."""
    shared: tuple[str, ...] = ()
    """Paths of the files it needs and does not own."""
    expires: date | None = None
    generation: int = 1
    """Of its links."""


@record
class Recorded:
    """What is known of one file."""

    kind: Kind | None
    """None where the build that wrote it did not say."""
    digest: str
    """SHA-256 in hex."""


@record
class SiteFile:
    """A file as it lies in a site's folder."""

    path: str
    kind: Kind | None
    """None for one that no build is known to have written."""
    plan: str | None
    """Whose it is; None for what belongs to the site."""
    kept: bool
    """Carried over from the last build as it was."""
    content: bytes


@record
class Manifest:
    """All of a site: its plans by the path of their source, and every file by its path."""

    plans: Mapping[str, Published] = field(default_factory=dict)
    files: Mapping[str, Recorded] = field(default_factory=dict)

    def to_json(self) -> str:
        """The manifest as stable text, a line for each plan and each file: same site, same bytes."""
        plans, files = _object(self.plans, _plan), _object(self.files, _file)
        return f'{{"jepsite": {VERSION},\n"plans": {plans},\n"files": {files}}}\n'


def _plan(published: Published) -> str:
    return json.dumps(
        {
            "files": published.files,
            "shared": published.shared,
            "expires": published.expires.isoformat() if published.expires else None,
            "generation": published.generation,
        }
    )


def _file(recorded: Recorded) -> str:
    return json.dumps({"kind": recorded.kind, "sha256": recorded.digest})


def _object(values: Mapping[str, T], line: Callable[[T], str]) -> str:
    """A JSON object with a line for each value. The library's own indenting takes several times the memory."""
    lines = ",\n".join(f"{json.dumps(key)}: {line(values[key])}" for key in sorted(values))
    return f"{{\n{lines}\n}}"


def manifest_from(text: str) -> Manifest | None:
    """The manifest that a text holds, also one of the first version; None where it is none of ours."""
    try:
        raw = json.loads(text)
        if raw["jepsite"] not in (VERSION, _WITHOUT_KINDS):
            return None
        read = _recorded if raw["jepsite"] == VERSION else _without_kind
        return Manifest(
            plans={str(plan): _published(published) for plan, published in raw["plans"].items()},
            files={str(path): read(recorded) for path, recorded in raw["files"].items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _published(raw: Any) -> Published:
    return Published(
        files=tuple(raw["files"]),
        shared=tuple(raw["shared"]),
        expires=date.fromisoformat(raw["expires"]) if raw["expires"] else None,
        generation=raw.get("generation", 1),
    )


def _recorded(raw: Any) -> Recorded:
    return Recorded(kind=None if raw["kind"] is None else Kind(raw["kind"]), digest=raw["sha256"])


def _without_kind(raw: str) -> Recorded:
    return Recorded(kind=None, digest=raw)
