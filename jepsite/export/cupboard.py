"""A folder for what is dear to make and may be made again at any time: kept by name, private, and never too large.

Drafts of customers' plans may lie here in clear: the folder is its owner's alone, and no business of git's.
"""

import os
from pathlib import Path


class Cupboard:
    """One folder, which is made when the first thing is kept."""

    def __init__(self, folder: Path, *, largest: int) -> None:
        """`largest` is how many bytes may be kept; what was wanted longest ago goes first."""
        self._folder = folder
        self._largest = largest

    def find(self, name: str) -> bytes | None:
        """What was kept under a name, if it still is."""
        path = self._folder / name
        try:
            content = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        return content

    def keep(self, name: str, content: bytes) -> None:
        """Keep it, whole or not at all."""
        if not self._folder.is_dir():
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._write(".gitignore", b"*\n")
        self._write(name, content)

    def tidy(self, ending: str) -> None:
        """Let go of what was wanted longest ago, among names with this ending, where there is more than may be kept."""
        kept = [(each.stat(), each) for each in self._folder.glob(f"*{ending}")]
        over = sum(stat.st_size for stat, _ in kept) - self._largest
        for stat, path in sorted(kept, key=lambda each: each[0].st_mtime_ns):
            if over <= 0:
                break
            path.unlink(missing_ok=True)
            over -= stat.st_size

    def _write(self, name: str, content: bytes) -> None:
        beside = self._folder / f".{name}.{os.getpid()}"
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
        beside.replace(self._folder / name)
