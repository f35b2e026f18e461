"""Small sheets for tests of printing, and the processes of a browser that prints them."""

import os
from pathlib import Path

from jepsite.artifact import Artifact
from jepsite.render.sheets import Paper, Sheet
from jepsite.views.documents import Cut


def sheet(body: str = "<h1>Plan</h1>", *, title: str = "Plan", language: str = "en", **files: bytes) -> Sheet:
    """A document with this body; `files` by name, with `_` for the dot: `plant_png=...`."""
    named = {name.replace("_", "."): content for name, content in files.items()}
    style = "<style>@page { size: A4 }</style>"
    return Sheet(
        html=f'<!doctype html><html lang="{language}"><title>{title}</title>{style}{body}</html>',
        files={name: Artifact(path=name, content=content, media_type="image/png") for name, content in named.items()},
        title=title,
        language=language,
        cut=Cut.FULL,
        paper=Paper.A4,
    )


BLANK = sheet("")


def processes(word: str) -> list[int]:
    """The processes below this one whose command line has this in it; of a browser's, `--type=renderer`."""
    parents, words = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            words[int(folder.name)] = (folder / "cmdline").read_bytes().decode(errors="replace")
        except (OSError, ValueError):
            continue  # it has ended meanwhile
    return sorted(pid for pid in parents if word in words[pid] and _is_below(pid, parents))


def _is_below(pid: int, parents: dict[int, int]) -> bool:
    while pid in parents:
        pid = parents[pid]
        if pid == os.getpid():
            return True
    return False


def chromiums(*bodies: bytes, root: int = 1, info: int | None = None) -> bytes:
    """A file of these objects, numbered from 1, laid out as Chromium does it: in clear, with one table."""
    parts = [
        b"%PDF-1.4\n",
        *(b"%d 0 obj\n%b\nendobj\n" % (number, body) for number, body in enumerate(bodies, start=1)),
    ]
    offsets = [sum(map(len, parts[:number])) for number in range(1, len(parts) + 1)]
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets[:-1])
    named = b"" if info is None else b"\n/Info %d 0 R" % info
    size = len(bodies) + 1
    tail = b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<</Size %d\n/Root %d 0 R%b>>\nstartxref\n%d\n%%%%EOF\n"
    return b"".join(parts) + tail % (size, table, size, root, named, offsets[-1])
