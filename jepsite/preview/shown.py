"""What a run shows, and how. Here: drafts, with the preview's client in each page."""

from dataclasses import replace
from typing import Final, Protocol

from jepsite.preview.answers import answer, dressed
from jepsite.preview.clientfiles import client_files
from jepsite.preview.service import Elsewhere, Find
from jepsite.preview.snapshot import Reply, Snapshot
from jepsite.record import record

_HTML: Final = "text/html"


class Workshop(Protocol):
    """What builds the pages: `jepsite.preview.workshop` has it, with all that this needs to be loaded."""

    @property
    def snapshot(self) -> Snapshot:
        """What can be asked for now."""

    def start(self, first: str | None = None) -> None:
        """Begin; with the page at this address, if there is one."""

    def stop(self) -> None:
        """End at once."""

    def ask(self, path: str) -> Snapshot:
        """What to look a path up in; may wait while it is built."""

    def wait(self, version: int, timeout: float) -> Snapshot:
        """A snapshot newer than `version`, or after `timeout` seconds the same."""


@record
class Shown:
    """A workshop, and what of it is seen at which address."""

    workshop: Workshop
    find: Find


def as_drafts(workshop: Workshop, *, root: str, internal: bool) -> Shown:
    """Pages with the preview's client in them, and the list of plans at `/`. `root`: the project's folder, absolute."""
    client_files()  # read now: once the server answers, it opens no file

    def find(path: str) -> Reply | Elsewhere | None:
        own = answer(path, workshop.snapshot, root=root, internal=internal)
        if own is not None:
            return own
        snapshot = workshop.ask(path)
        found = snapshot.routes.get(path)
        if found is None:
            plan = snapshot.state(f"{path}/")
            return Elsewhere(path=plan.address) if plan is not None else None
        if found.media_type.startswith(_HTML):
            return replace(found, content=dressed(found.content, internal=internal), version=snapshot.version)
        return found

    return Shown(workshop=workshop, find=find)
