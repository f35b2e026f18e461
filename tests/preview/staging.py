"""A preview without files: a test puts texts on, the real stages draw them, the real server shows them to a browser."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final

from playwright.sync_api import Page

from jepsite.artifact import Artifact
from jepsite.audience import Audience
from jepsite.diagnostics import Severity, has_errors
from jepsite.drawing import draw
from jepsite.history.journal import Journal
from jepsite.model.site import Site
from jepsite.planning.holidaybook import HolidayBook
from jepsite.preview.answers import answer, dressed
from jepsite.preview.events import messages
from jepsite.preview.places import ids, titles
from jepsite.preview.server import Server, drafts, listen
from jepsite.preview.service import Service
from jepsite.preview.session import Session
from jepsite.preview.snapshot import Change, Kind, PlanState, Reply, Snapshot
from jepsite.preview.telling import told
from jepsite.reading import read_and_schedule
from jepsite.render.renderers import Renderers
from jepsite.source import Source
from tests.compiled import COMPILED

ROOT: Final = Path(__file__).parents[2]
TODAY: Final = date(2026, 11, 23)
HTML: Final = "text/html; charset=utf-8"


@dataclass
class Stage:
    """What a workshop is to the server: the latest snapshot, and a way to wait for a newer one."""

    internal: bool = False
    site: Path = ROOT
    snapshot: Snapshot = Snapshot(version=1)
    changed: threading.Condition = field(default_factory=threading.Condition)
    coming: str | None = None
    """The address of a page that is being built."""

    def wait(self, version: int, timeout: float) -> Snapshot:
        with self.changed:
            if self.snapshot.version == version:
                self.changed.wait(timeout)
            return self.snapshot

    def find(self, path: str) -> Reply | None:
        own = answer(path, self.snapshot, root=ROOT.as_posix(), internal=self.internal)
        if path == self.coming:
            with self.changed:
                self.changed.wait_for(lambda: self.coming is None, 10)
        found = own or self.snapshot.routes.get(path)
        return replace(found, version=self.snapshot.version) if found and path.startswith("/p/") else found

    def foretell(self, name: str) -> None:
        """A plan's page is being built until it is put: who asks for it waits."""
        self.coming = f"/p/{name}/"
        self._swap((self.coming,), kind=Kind.COMING)

    def put(self, **texts: str) -> None:
        """Plans as if they had just been saved."""
        states = {state.name: state for state in self.snapshot.plans}
        routes = dict(self.snapshot.routes)
        for name, text in texts.items():
            states[name], drawn = self._drawn(name, text, states.get(name))
            routes |= drawn
        plans = tuple(states[name] for name in sorted(states))
        self._swap(tuple(f"/p/{name}/" for name in texts), plans=plans, routes=routes)

    def put_page(self, name: str, html: str) -> None:
        """A page made by hand, as a theme of one's own might draw it."""
        state = PlanState(plan=f"content/{name}.md", name=name, address=f"/p/{name}/", built=True)
        plans = (*(each for each in self.snapshot.plans if each.name != name), state)
        reply = Reply(content=dressed(html.encode(), internal=self.internal), media_type=HTML)
        self._swap((state.address,), plans=plans, routes={**self.snapshot.routes, state.address: reply})

    def take(self, name: str) -> None:
        """A plan that is gone."""
        routes = {path: reply for path, reply in self.snapshot.routes.items() if path != f"/p/{name}/"}
        plans = tuple(state for state in self.snapshot.plans if state.name != name)
        self._swap((f"/p/{name}/",), plans=plans, routes=routes)

    def turn(self, name: str, old: str, new: str) -> None:
        """A plan's page with other bytes, as a theme's change would make them."""
        path = f"/p/{name}/"
        html = self.snapshot.routes[path].content
        assert old.encode() in html
        html = html.replace(old.encode(), new.encode())
        version = re.search(rb'data-page="[^"]*"', html)
        assert version
        html = html.replace(version[0], b'data-page="%d"' % self.snapshot.version)
        reply = Reply(content=html, media_type=HTML)
        self._swap((path,), routes={**self.snapshot.routes, path: reply})

    def add(self, path: str, content: bytes, media_type: str) -> None:
        """A file beside the pages, of which nobody is told."""
        routes = {**self.snapshot.routes, path: Reply(content=content, media_type=media_type)}
        self.snapshot = replace(self.snapshot, routes=routes)

    def say(self, **words: object) -> None:
        """Anything else of the snapshot."""
        self._swap((), Kind.BODY, **words)

    def _swap(self, addresses: tuple[str, ...], kind: Kind = Kind.BODY, **words: object) -> None:
        with self.changed:
            if kind is not Kind.COMING:
                self.coming = None
            version = self.snapshot.version + 1
            change = Change(version=version, kind=kind, addresses=addresses, took=14.4)
            self.snapshot = replace(self.snapshot, version=version, changes=(change,), **words)  # type: ignore[arg-type]
            self.changed.notify_all()

    def _drawn(self, name: str, text: str, before: PlanState | None) -> tuple[PlanState, dict[str, Reply]]:
        audience = Audience.INTERNAL if self.internal else Audience.PUBLIC
        source = Source(path=f"content/{name}.md", text=text)
        read = read_and_schedule(source, Site(), today=TODAY, book=BOOK, journal=Journal(self.site))
        state = before or PlanState(plan=source.path, name=name, address=f"/p/{name}/")
        state = replace(
            state,
            built=True,
            errors=sum(each.severity is Severity.ERROR for each in read.diagnostics),
            warnings=sum(each.severity is Severity.WARNING for each in read.diagnostics),
            faults=told(read.diagnostics, source, audience),
        )
        if read.plan is None or has_errors(read.diagnostics):
            return state, {}
        drawn = draw(read.plan, audience, root=self.site, folder=name, renderers=self._renderers()).value
        assert drawn is not None
        deal, header = read.plan.deal, drawn.view.header
        state = replace(
            state,
            customer=header.customer.text if header.customer else "",
            title=deal.title,
            status=header.status,
            sources=ids(deal, audience),
            titles=titles(deal, audience),
        )
        page = Reply(content=dressed(drawn.page.content, internal=self.internal), media_type=HTML)
        shared = {f"/{each.path}": Reply(content=each.content, media_type=each.media_type) for each in drawn.shared}
        return state, {f"/p/{name}/": page, **shared}

    def _renderers(self) -> Renderers:
        return Renderers(site=self.site, default="default", compiled=COMPILED) if self.site != ROOT else RENDERERS


BOOK: Final = HolidayBook()
RENDERERS: Final = Renderers(site=ROOT, default="default", compiled=COMPILED)


@dataclass
class Served:
    """A stage with its server. `asked` are the paths of all requests but streams, `opened` counts those."""

    stage: Stage
    server: Server
    session: Session
    asked: list[str] = field(default_factory=list)
    opened: int = 0
    ending: threading.Event = field(default_factory=threading.Event)

    def address(self, path: str) -> str:
        return self.session.link(self.server.origin, path)

    def open(self, page: Page, path: str) -> None:
        """Go to a page by the terminal's link, until its client listens."""
        page.goto(self.address(path))
        page.locator("jepsite-preview .bar").wait_for()


@contextmanager
def served(stage: Stage, *, run: str = "run", port: int | None = 0, former: str | None = None) -> Iterator[Served]:
    server = listen(port)
    session = Session(port=server.server_port, former=former)
    shown = Served(stage=stage, server=server, session=session)

    def find(path: str) -> Reply | None:
        shown.asked.append(path)
        return stage.find(path)

    def stream() -> Iterator[bytes]:
        shown.opened += 1
        return messages(stage, run=run, stopping=shown.ending.is_set)

    hosts = frozenset({f"127.0.0.1:{server.server_port}"})
    server.begin(Service(session=session, hosts=hosts, find=find, stream=stream), drafts)
    try:
        yield shown
    finally:
        shown.ending.set()
        with stage.changed:
            stage.changed.notify_all()
        server.end()


def drawn_page(text: str, name: str) -> tuple[Artifact, ...]:
    """A plan's page and the theme's files as they are published in clear."""
    source = Source(path=f"content/{name}.md", text=text)
    read = read_and_schedule(source, Site(), today=TODAY, book=BOOK, journal=Journal(ROOT))
    assert read.plan is not None
    drawn = draw(read.plan, Audience.PUBLIC, root=ROOT, folder=name, renderers=RENDERERS).value
    assert drawn is not None
    return (drawn.page, *drawn.shared)
