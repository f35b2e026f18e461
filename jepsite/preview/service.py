"""What the preview answers to a request: who may ask, then an exact look-up. Nothing here opens a file or a socket.

It does not know where pages come from: it is given one function that finds them and, where pages change under the
reader, one that tells of changes.
"""

from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from http import HTTPStatus
from threading import Event
from typing import Final, TypeAlias
from urllib.parse import quote

from jepsite.preview.doorway import Answer, entered, locked, nothing_here, turned_away
from jepsite.preview.guards import LOOPBACK, OURS, Request, refused, target_of
from jepsite.preview.session import ENTER, Session
from jepsite.preview.snapshot import Reply
from jepsite.record import record
from jepsite.render.assets import FOLDER

EVENTS: Final = "/~/events"
"""Where a browser is told that something changed."""
VERSION: Final = "Jepsite-Version"
"""With a page: what it is as new as, for the client to compare with the news."""
_KEPT: Final = "private, max-age=86400, immutable"
"""A theme's files say nothing of any deal, and their names change with their content. A font that is loaded anew with
every edit of a style sheet would make the page flicker."""
_HERE: Final = (f"{LOOPBACK}:", "localhost:")


@record
class Elsewhere:
    """What was asked for has another address now."""

    path: str


Find: TypeAlias = Callable[[str], Reply | Elsewhere | None]
"""What stands at a decoded path; may wait while it is made."""
Stream: TypeAlias = Callable[[], Iterator[bytes]]
"""The messages for one browser, as long as it listens; each a write of its own."""


@record
class Streaming:
    """An answer that goes on."""

    messages: Iterator[bytes]
    headers: Mapping[str, str]


class Service:
    """The answers of one run."""

    def __init__(self, *, session: Session, hosts: frozenset[str], find: Find, stream: Stream | None) -> None:
        """`hosts`: the names this server goes by, with their port. `stream`: None where nothing is told of changes."""
        self._session = session
        self._hosts = hosts
        self._find = find
        self._stream = stream
        self.returned = Event()
        """Set as soon as a tab of the run before is back."""

    def answer(self, request: Request) -> Answer | Streaming:
        """The answer to any request whatever; in the order of the checks, and nobody's page before all are passed."""
        status = refused(request, self._hosts)
        target = target_of(request.target)
        if status is not None or target is None:
            return turned_away(status or HTTPStatus.BAD_REQUEST)
        if target.path == ENTER:
            return self._enter(request, target.query)
        if self._session.knows(request):
            return self._look_up(request, target.path, {})
        if self._session.remembers(request):
            if target.path == EVENTS:
                self.returned.set()
            return self._look_up(request, target.path, {"Set-Cookie": self._session.set_cookie()})
        return locked()

    def _enter(self, request: Request, query: str) -> Answer:
        to = self._session.admits(query)
        if to is None:
            return locked()
        return entered(quote(to, safe="/"), self._session.set_cookie(), from_elsewhere=_may_be_from_elsewhere(request))

    def _look_up(self, request: Request, path: str, headers: Mapping[str, str]) -> Answer | Streaming:
        if path == EVENTS and self._stream is not None:
            return Streaming(messages=self._stream(), headers=headers)
        found = self._find(path)
        if found is None:
            missing = nothing_here()
            return Answer(
                status=missing.status,
                content=missing.content,
                media_type=missing.media_type,
                headers={**missing.headers, **headers},
            )
        if isinstance(found, Elsewhere):
            leading = {**headers, "Location": quote(found.path, safe="/")}
            return Answer(status=HTTPStatus.FOUND, headers=leading)
        tag = f'"{sha256(found.content).hexdigest()[:32]}"'
        headers = {**headers, "ETag": tag}
        if found.version is not None:
            headers[VERSION] = str(found.version)
        status = HTTPStatus(found.status)
        if status is HTTPStatus.OK and request.only("if-none-match") == tag:
            return Answer(status=HTTPStatus.NOT_MODIFIED, media_type=found.media_type, headers=headers)
        if status is HTTPStatus.OK and self._stream is not None and path.startswith(f"/{FOLDER}/"):
            headers = {**headers, "Cache-Control": _KEPT}
        return Answer(status=status, content=found.content, media_type=found.media_type, headers=headers)


def _may_be_from_elsewhere(request: Request) -> bool:
    """Whether another site may have led the reader here. Browsers say so to this computer's own servers only."""
    site = request.only("sec-fetch-site")
    if site is not None:
        return site not in OURS
    return not (request.only("host") or "").startswith(_HERE)
