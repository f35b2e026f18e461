"""One preview a project: who runs it now, and what is left of the last one.

While a preview runs, the file holds its link, token included: it is for its owner's eyes (mode 0600). Afterwards it
holds a mark of the token only, by which a tab that was left open is known again. Two that start in the same instant
may both run: nothing is lost by it.
"""

import json
import os
from contextlib import suppress
from dataclasses import asdict
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from jepsite.preview.guards import LOOPBACK
from jepsite.record import record

PATIENCE: Final = 1.0
"""Seconds that a running preview has to answer."""


@record
class Running:
    """A preview that was running when it last wrote."""

    process: int
    link: str
    """Lets in."""


@record
class Lock:
    """The preview of a project that wrote last."""

    port: int
    mark: str
    """`Session.mark` of its token."""
    running: Running | None = None
    """None once it has ended."""


def read_lock(file: Path) -> Lock | None:
    """What stands in a lock file; None where there is none, or nothing to go by."""
    try:
        said = json.loads(file.read_text(encoding="utf-8"))
        return Lock(
            port=int(said["port"]),
            mark=str(said["mark"]),
            running=Running(process=int(running["process"]), link=str(running["link"]))
            if (running := said["running"])
            else None,
        )
    except (OSError, ValueError, TypeError, KeyError):
        return None


def write_lock(file: Path, lock: Lock) -> None:
    """Put a lock in the place of the last one, whole or not at all. Where the disk refuses, there is no lock."""
    new = file.with_name(f".{file.name}.{os.getpid()}")
    with suppress(OSError):
        try:
            descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
                json.dump(asdict(lock), stream)
            new.replace(file)
        finally:
            new.unlink(missing_ok=True)


def is_alive(running: Running) -> bool:
    """Whether the preview of a lock file runs still: its process is there, and its port takes its token.

    A process number alone may have been given to another program since. A link to anywhere but this computer is none
    of ours: the file came with somebody's project.
    """
    address = urlsplit(running.link)
    if address.hostname != LOOPBACK:
        return False
    try:
        os.kill(running.process, 0)
    except PermissionError:
        pass
    except (ProcessLookupError, ValueError, OverflowError):
        return False
    try:
        connection = HTTPConnection(LOOPBACK, address.port, timeout=PATIENCE)
        connection.request("GET", f"{address.path}?{address.query}")
        status = connection.getresponse().status
        connection.close()
    except (OSError, ValueError, HTTPException):
        return False
    return status == HTTPStatus.SEE_OTHER
