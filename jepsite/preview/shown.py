"""What a run shows, and how: drafts that are told of every change, or the site as a host would serve it."""

from dataclasses import dataclass, replace
from typing import Final

from jepsite.hosting.headers import headers_for
from jepsite.preview.answers import answer, dressed
from jepsite.preview.clientfiles import client_files
from jepsite.preview.published import Site
from jepsite.preview.server import Headers, drafts
from jepsite.preview.service import Elsewhere, Find
from jepsite.preview.snapshot import Reply
from jepsite.preview.workshop import Workshop

_HTML: Final = "text/html"


@dataclass(frozen=True, slots=True, kw_only=True)
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
            return replace(found, content=dressed(found.content, internal=internal))
        return found

    return Shown(workshop=workshop, find=find, headers=drafts, live=True)


def as_published(workshop: Workshop, site: Site) -> Shown:
    """The files of a site, with the headers of a host. `site` is what the workshop's plans are made by."""
    return Shown(
        workshop=workshop,
        find=lambda path: site.find(path, workshop.ask(path)),
        headers=headers_for,
        live=False,
    )
