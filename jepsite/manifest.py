"""What stands on a site and whose it is: kept by `publish` beside the site, never in it. Values and their JSON only."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeVar

VERSION: Final = 1

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What one plan has on the site."""

    files: tuple[str, ...]
    """Paths of its own files."""
    shared: tuple[str, ...] = ()
    """Paths of the files it needs and does not own."""
    expires: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """All of a site: its plans by the path of their source, and the SHA-256 of every file in hex."""

    plans: Mapping[str, Published] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> str:
        """The manifest as stable text, a line for each plan and each file: same site, same bytes."""
        plans, files = _object(self.plans, _line), _object(self.files, json.dumps)
        return f'{{"jepsite": {VERSION},\n"plans": {plans},\n"files": {files}}}\n'


def _line(published: Published) -> str:
    expires = published.expires.isoformat() if published.expires else None
    return json.dumps({"files": published.files, "shared": published.shared, "expires": expires})


def _object(values: Mapping[str, T], line: Callable[[T], str]) -> str:
    """A JSON object with a line for each value. The library's own indenting takes several times the memory."""
    lines = ",\n".join(f"{json.dumps(key)}: {line(values[key])}" for key in sorted(values))
    return f"{{\n{lines}\n}}"


def manifest_from(text: str) -> Manifest | None:
    """The manifest that a text holds; None where it is none of ours."""
    try:
        raw = json.loads(text)
        if raw["jepsite"] != VERSION:
            return None
        plans = {
            str(plan): Published(
                files=tuple(published["files"]),
                shared=tuple(published["shared"]),
                expires=date.fromisoformat(published["expires"]) if published["expires"] else None,
            )
            for plan, published in raw["plans"].items()
        }
        return Manifest(plans=plans, files=dict(raw["files"]))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
