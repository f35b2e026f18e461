"""What is sealed in a page: its HTML and, behind it, the plan's pictures, and where its documents are to be found.

The table of files is one more data block at the end of the HTML; a page without files is sealed as it is.
"""

import base64
import json
from collections.abc import Mapping
from dataclasses import field
from typing import Final

from jepsite.artifact import Artifact
from jepsite.record import record

INSIDE_LIMIT: Final = 1_000_000
"""Bytes of pictures that travel within the page, so that it is whole from disk, too; the rest is fetched."""

_OPENING: Final = b'\n<script type="application/json" id="files">'
_CLOSING: Final = b"</script>\n"


@record
class Contents:
    """A page as its reader gets it."""

    page: bytes
    """The HTML as it was before it was sealed, to the byte."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Those that travel within it, by the name by which the page calls them."""
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    """Names of the others, and what their sealed files are called."""


def inside(files: Mapping[str, Artifact]) -> frozenset[str]:
    """The names of the files that travel within the page: pictures, each as long as there is room.

    Documents never do: two PDFs weigh ten times the page, and most readers look at none.
    """
    room = INSIDE_LIMIT
    taken = set()
    for name, file in files.items():
        if file.media_type.startswith("image/") and len(file.content) <= room:
            room -= len(file.content)
            taken.add(name)
    return frozenset(taken)


def joined(page: bytes, files: Mapping[str, Artifact], elsewhere: Mapping[str, str]) -> bytes:
    """HTML and table as one; `elsewhere` maps the names of files that do not travel within to their sealed names."""
    if not files:
        return page
    table = {
        name: {"type": file.media_type, "at": elsewhere[name]}
        if name in elsewhere
        else {"type": file.media_type, "data": base64.b64encode(file.content).decode()}
        for name, file in files.items()
    }
    text = json.dumps(table, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return page + _OPENING + text.encode() + _CLOSING


def parted(content: bytes) -> Contents:
    """What `joined` put together."""
    page, found, table = content.rpartition(_OPENING)
    if not found or not table.endswith(_CLOSING):
        return Contents(page=content)
    files = json.loads(table.removesuffix(_CLOSING))
    return Contents(
        page=page,
        files={name: base64.b64decode(file["data"]) for name, file in files.items() if "data" in file},
        elsewhere={name: file["at"] for name, file in files.items() if "at" in file},
    )
