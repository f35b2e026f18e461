"""The site as a host would serve it: the files that will be deployed, the neutral pages around them, and nothing live.

What is no file of a site is the list of links, which its author needs to open a page at all.
"""

from collections.abc import Iterable, Iterator
from html import escape
from typing import Final

from jepsite.artifact import Artifact, Kind
from jepsite.preview.service import Elsewhere
from jepsite.preview.snapshot import PlanState, Reply, Snapshot

LINKS: Final = "/~/links"
_INDEX: Final = "index.html"
_MISSING: Final = "404.html"
_UNSERVED: Final = frozenset({"_headers", "_redirects"})
"""What a host reads and does not serve."""


class Site:
    """What stands at the addresses of a published site."""

    def __init__(self, neutral: Iterable[Artifact]) -> None:
        """`neutral`: the files of the site that belong to no plan."""
        files = {each.path: each for each in neutral if not (each.kind is Kind.HOST and each.path in _UNSERVED)}
        self._neutral = {
            address: Reply(content=each.content, media_type=each.media_type)
            for each in files.values()
            for address in _addresses(each.path)
        }
        missing = files[_MISSING]
        self._missing = Reply(content=missing.content, media_type=missing.media_type, status=404)

    def find(self, path: str, snapshot: Snapshot) -> Reply | Elsewhere:
        """What a host would give for a decoded path, and the list of links."""
        if path == LINKS:
            return Reply(content=_listed(snapshot.plans).encode(), media_type="text/html; charset=utf-8")
        found = snapshot.routes.get(path) or self._neutral.get(path)
        if found is not None:
            return found
        plan = snapshot.state(path if path.endswith("/") else f"{path}/")
        if plan is not None and plan.address in snapshot.routes and plan.address != path:
            return Elsewhere(path=plan.address)  # a folder without its last slash, or a plan by its readable name
        return self._missing


def _addresses(path: str) -> Iterator[str]:
    """Where a host shows a file: a folder's page at the folder, too."""
    yield f"/{path}"
    if path == _INDEX or path.endswith(f"/{_INDEX}"):
        yield f"/{path.removesuffix(_INDEX)}"


def _listed(plans: Iterable[PlanState]) -> str:
    rows = "".join(_plan(each) for each in plans)
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Links of this site</title>'
        '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">'
        f"<h1>Links of this site, as published</h1><ul>{rows}</ul></html>\n"
    )


def _plan(plan: PlanState) -> str:
    if not plan.built:
        return f'<li>{escape(plan.plan)}: <a href="/p/{escape(plan.name)}/">not built yet: build it now</a></li>'
    if not plan.links:
        return f"<li>{escape(plan.plan)}: no page</li>"
    links = ", ".join(
        f'<a href="{escape(plan.address + fragment)}">{escape(label)}</a>' for label, fragment in plan.links
    )
    return f"<li>{escape(plan.customer)}: {escape(plan.title)}: {links}</li>"
