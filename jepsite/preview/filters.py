"""Which of the watcher's events may mean that somebody saved something. Decides by kind and name; reads no file.

Editors make a file anew, rename, swap and back up; a read is an event too, and so is a changed date. What passes here
is a candidate: whether anything changed is for its content to say.
"""

import os
import re
from pathlib import Path
from typing import Final

from watchdog.events import (
    EVENT_TYPE_CLOSED,
    EVENT_TYPE_CREATED,
    EVENT_TYPE_DELETED,
    EVENT_TYPE_MODIFIED,
    EVENT_TYPE_MOVED,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
)

from jepsite.record import record

WATCHED: Final[tuple[type[FileSystemEvent], ...]] = (
    FileCreatedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    FileClosedEvent,
    DirMovedEvent,
    DirDeletedEvent,
)
"""The events that are asked for: not those of reading, of which a build makes hundreds."""
_OF_FILES: Final = frozenset(
    {EVENT_TYPE_CREATED, EVENT_TYPE_MODIFIED, EVENT_TYPE_MOVED, EVENT_TYPE_DELETED, EVENT_TYPE_CLOSED}
)
_OF_FOLDERS: Final = frozenset({EVENT_TYPE_MOVED, EVENT_TYPE_DELETED})
_SCRATCH: Final = re.compile(r".*~|\..*|#.*#|4913|.*\.sw[opx]|.*\.tmp", re.DOTALL)
"""Names of files that editors make beside the one that is edited."""
_FOLDERS: Final = frozenset({"__pycache__", "node_modules"})


@record
class Noticed:
    """A path to be looked at."""

    path: str
    """Absolute, as the watcher names it."""
    whole: bool
    """Whether its writer is known to be done with it: it was closed after writing, or moved. Not where it was put
    aside, under a name that is not looked at: an editor that does that writes the file anew."""
    open: bool = False
    """Whether it is being written, as far as that can be known."""


def noticed(event: FileSystemEvent, root: str) -> tuple[Noticed, ...]:
    """What an event in a watched folder `root` asks to be looked at: nothing, one path, or both ends of a move."""
    if event.event_type not in (_OF_FOLDERS if event.is_directory else _OF_FILES):
        return ()
    ends = (event.src_path, event.dest_path) if event.event_type == EVENT_TYPE_MOVED else (event.src_path,)
    paths = [os.fsdecode(end) for end in ends if end]
    stays = event.event_type in (EVENT_TYPE_CLOSED, EVENT_TYPE_MOVED) and _matters(paths[-1], root)
    being_written = event.event_type == EVENT_TYPE_MODIFIED
    return tuple(Noticed(path=path, whole=stays, open=being_written) for path in paths if _matters(path, root))


def _matters(path: str, root: str) -> bool:
    parts = Path(os.path.relpath(path, root)).parts
    if not parts:
        return True
    *folders, name = parts
    return not _SCRATCH.fullmatch(name) and not any(part.startswith(".") or part in _FOLDERS for part in folders)
