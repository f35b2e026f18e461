"""The site as a host would serve it: the files that will be deployed, the neutral pages around them, and nothing live.

What is no file of a site is the list of links, which its author needs to open a page at all.
"""

from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from html import escape
from typing import Final
from urllib.parse import quote

from jepsite.artifact import Artifact, Output
from jepsite.pipeline import Printing, finish, start
from jepsite.preview.doorway import LINKS, STYLE
from jepsite.preview.making import Made, Task, customer_of
from jepsite.preview.service import Elsewhere
from jepsite.preview.shown import Shown
from jepsite.preview.snapshot import PlanState, Reply, Snapshot
from jepsite.preview.workshop import Workshop
from jepsite.protect.keys import Keys, keys_of
from jepsite.record import record

_LOOKS: Final = f"{LINKS}.css"
_INDEX: Final = "index.html"
_MISSING: Final = "404.html"
_UNSERVED: Final = frozenset({"_headers", "_redirects"})
"""What a host reads and does not serve."""


@record
class Link:
    """One way to open a plan's page."""

    label: str
    """Whose it is."""
    fragment: str = field(repr=False)
    """What follows its address, `#` included."""
    needs_password: bool


class Site:
    """What stands at the addresses of a published site, and who is given which link."""

    def __init__(
        self, *, secret: bytes, strict: bool, neutral: Iterable[Artifact], printing: Printing | None = None
    ) -> None:
        """`secret` is the workspace's; `neutral`: the files of the site that belong to no plan.

        `printing` makes the plans' PDFs; None where the site has none.
        """
        self._secret = secret
        self._strict = strict
        self._printing = printing
        self._links: dict[str, tuple[Link, ...]] = {}
        files = {each.path: each for each in neutral if each.path not in _UNSERVED}
        self._neutral = {address: _reply(each) for each in files.values() for address in _addresses(each.path)}
        self._missing = replace(_reply(files[_MISSING]), status=404)

    def make(self, task: Task) -> Made:
        """What a build would publish of a plan: the very files."""
        started = start(
            task.source,
            task.site,
            root=task.root,
            today=task.today,
            secret=self._secret,
            book=task.book,
            journal=task.journal,
            renderers=task.renderers,
            strict=self._strict,
            printing=self._printing,
        )
        built = finish(started, task.site)
        deal = built.deal
        self._links[task.source.path] = tuple(_links(keys_of(self._secret, deal))) if deal else ()
        output = built.output if isinstance(built.output, Output) else Output(plan=task.source.path, artifacts=())
        return Made(
            artifacts=output.artifacts,
            shared=output.shared,
            diagnostics=built.diagnostics,
            customer=customer_of(deal) if deal else "",
            title=deal.title if deal else "",
            status=built.card.status if built.card else "",
            images=deal.images if deal else None,
        )

    def find(self, path: str, snapshot: Snapshot) -> Reply | Elsewhere:
        """What a host would give for a decoded path, and the list of links."""
        if path == LINKS:
            listed = "".join(_row(plan, self._links.get(plan.plan, ())) for plan in snapshot.plans)
            return Reply(content=_page(listed).encode(), media_type="text/html; charset=utf-8")
        if path == _LOOKS:
            return Reply(content=STYLE.encode(), media_type="text/css; charset=utf-8")
        found = snapshot.routes.get(path) or self._neutral.get(path)
        if found is not None:
            return found
        plan = snapshot.state(path if path.endswith("/") else f"{path}/")
        if plan is not None and plan.address in snapshot.routes and plan.address != path:
            return Elsewhere(path=plan.address)  # a folder without its last slash, or a plan by its readable name
        return self._missing


def as_published(workshop: Workshop, site: Site) -> Shown:
    """The files of a site. `site` is what the workshop's plans are made by."""
    return Shown(workshop=workshop, find=lambda path: site.find(path, workshop.ask(path)))


def _addresses(path: str) -> Iterator[str]:
    """Where a host shows a file: a folder's page at the folder, too."""
    yield f"/{path}"
    if path == _INDEX or path.endswith(f"/{_INDEX}"):
        yield f"/{path.removesuffix(_INDEX)}"


def _reply(artifact: Artifact) -> Reply:
    return Reply(content=artifact.content, media_type=artifact.media_type)


def _links(keys: Keys) -> Iterator[Link]:
    for recipient in keys.recipients:
        yield Link(
            label=recipient.label,
            fragment=f"#{recipient.fragment}" if recipient.fragment else "",
            needs_password=recipient.password is not None,
        )


def _row(plan: PlanState, links: Iterable[Link]) -> str:
    readable = f"/p/{quote(plan.name)}/"
    if not plan.built:
        return f'<li>{escape(plan.plan)}: <a href="{readable}">build it</a>, then look here again</li>'
    if plan.errors and not plan.last_good:
        return f'<li>{escape(plan.plan)}: <a href="{readable}">not published, it has errors</a></li>'
    if plan.address == readable:
        return f"<li>{escape(plan.plan)}: no page, the plan has expired</li>"
    listed = ", ".join(
        f'<a href="{escape(plan.address + link.fragment)}">{escape(link.label)}</a>'
        + (" (asks for a password: <code>jepsite links</code> shows it)" if link.needs_password else "")
        for link in links
    )
    return f"<li><b>{escape(plan.customer)}</b>: {escape(plan.title)}<br>{listed}</li>"


def _page(rows: str) -> str:
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Links of this site</title>'
        f'<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">'
        f'<link rel="stylesheet" href="{_LOOKS}">'
        "<h1>Links of this site</h1><p>Each opens a plan as its readers see it once the site is deployed.</p>"
        f"<ul>{rows}</ul></html>\n"
    )
