"""What a run shows, and how. Here: drafts, with the preview's client in each page."""

from dataclasses import replace
from typing import Final

from jepsite.preview.answers import answer, dressed
from jepsite.preview.clientfiles import client_files
from jepsite.preview.server import Headers, drafts
from jepsite.preview.service import Elsewhere, Find
from jepsite.preview.snapshot import Reply
from jepsite.preview.workshop import Workshop
from jepsite.record import record

LINKS: Final = "/~/links"
"""Where the links of a published site are listed, for its author."""
_HTML: Final = "text/html"


@record
class Shown:
    """A workshop, and what of it is seen at which address."""

    workshop: Workshop
    find: Find
    headers: Headers
    live: bool
    """Whether browsers are told of changes."""


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

    return Shown(workshop=workshop, find=find, headers=drafts, live=True)
