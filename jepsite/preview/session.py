"""Who may look: whoever has the link of the terminal. One token a run, in a cookie that only this server reads.

Nothing is written and nothing is printed here; the token is handed out by the command line alone.
"""

import hashlib
import hmac
import secrets
from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import Final
from urllib.parse import parse_qsl, quote, urlencode

from jepsite.preview.guards import Request, target_of

ENTER: Final = "/~/enter"
"""Where a link leads that brings the token."""
GRACE: Final = 60.0
"""Seconds in which tabs of the run before are let in again."""
_BYTES: Final = 16


class Session:
    """The token of one run, the tickets given out on it, and the mark of the run before.

    Cookies do not know ports: the port is part of the cookie's name, so that two previews do not sign each other out.
    """

    def __init__(self, *, port: int, former: str | None = None, clock: Callable[[], float] = monotonic) -> None:
        """`former` is `mark` of this project's last run on this port, if its tabs are to be let in again."""
        self.token = secrets.token_urlsafe(_BYTES)
        self.cookie = f"jepsite-{port}"
        self._former = former
        self._clock = clock
        self._until = clock() + GRACE
        self._tickets: set[str] = set()
        self._lock = Lock()

    @property
    def mark(self) -> str:
        """What tells this token again without giving it away: its SHA-256, in hex."""
        return _mark(self.token)

    @property
    def expects(self) -> bool:
        """Whether there was a run before whose tabs may be waiting."""
        return self._former is not None

    def link(self, origin: str, path: str = "/", *, once: bool = False) -> str:
        """The address that lets in and leads to `path`; `origin` is `http://127.0.0.1:4700`.

        `once` gives a ticket in place of the token: for the arguments of another program, which others on this machine
        can list.
        """
        token = self.token
        if once:
            token = secrets.token_urlsafe(_BYTES)
            with self._lock:
                self._tickets.add(token)
        wanted = {} if path == "/" else {"to": path}
        return f"{origin}{ENTER}?{urlencode({'t': token, **wanted}, quote_via=quote, safe='/')}"

    def admits(self, query: str) -> str | None:
        """Where the query of an entering link leads; None where it brings neither the token nor an unspent ticket."""
        said = dict(parse_qsl(query))
        offered = said.get("t", "")
        with self._lock:
            ticket = next((each for each in self._tickets if _same(each, offered)), None)
            self._tickets.discard(ticket or "")
        if ticket is None and not _same(self.token, offered):
            return None
        to = said.get("to", "/")
        return to if target_of(quote(to, safe="/")) is not None and not to.startswith("//") else "/"

    def knows(self, request: Request) -> bool:
        """Whether a request brings this run's cookie."""
        return any(_same(self.token, value) for value in self._cookies(request))

    def remembers(self, request: Request) -> bool:
        """Whether a request brings the cookie of the run before, soon enough: a tab that was left open, waiting."""
        if self._former is None or self._clock() > self._until:
            return False
        return any(_same(self._former, _mark(value)) for value in self._cookies(request))

    def set_cookie(self) -> str:
        """The value of the header that gives the cookie."""
        return f"{self.cookie}={self.token}; Path=/; HttpOnly; SameSite=Strict"

    def _cookies(self, request: Request) -> list[str]:
        pairs = [pair.strip().partition("=") for line in request.headers.get("cookie", ()) for pair in line.split(";")]
        return [value for name, _, value in pairs if name == self.cookie]


def _mark(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def _same(one: str, other: str) -> bool:
    """Compared in a time that does not tell how much of it was right."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))
