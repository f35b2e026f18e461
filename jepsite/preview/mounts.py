"""Where the system cannot be trusted to tell of a saved file: network mounts, and Windows' drives under WSL.

Reads what Linux says of its mounts, nothing else. On other systems nothing is known against a folder.
"""

import os
import re
from pathlib import Path
from typing import Final

_MOUNTS: Final = Path("/proc/mounts")
_VERSION: Final = Path("/proc/version")
_WINDOWS_DRIVE: Final = re.compile(r"/mnt/[a-z](/|$)")
_DEAF: Final = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "drvfs", "virtiofs", "vboxsf", "prl_fs"})
"""File systems that tell nobody of what another machine, or the host of this one, has written."""
_ESCAPE: Final = re.compile(r"\\([0-7]{3})")


def why_to_poll(folder: Path) -> str | None:
    """Why files in a folder must be polled, as the beginning of a sentence; None where the system can be asked."""
    return reason(os.path.realpath(folder), mounts=_text(_MOUNTS), version=_text(_VERSION))


def reason(folder: str, *, mounts: str, version: str) -> str | None:
    """The same for a resolved path; `mounts` and `version` are the texts of `/proc/mounts` and `/proc/version`."""
    if "microsoft" in version.lower() and _WINDOWS_DRIVE.match(folder):
        return f"{folder} is on a Windows drive, of which WSL hears nothing"
    kind = _kind(folder, mounts)
    if kind in _DEAF or kind.startswith("fuse"):
        return f"{folder} is on {kind}, which does not tell of every change"
    return None


def _kind(folder: str, mounts: str) -> str:
    """The file system that a folder lies on: of the deepest mount, the latest."""
    best, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = _ESCAPE.sub(lambda escape: chr(int(escape[1], 8)), fields[1])
        within = folder == point or folder.startswith(point.rstrip("/") + "/")
        if within and len(point) >= len(best):
            best, kind = point, fields[2]
    return kind


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
