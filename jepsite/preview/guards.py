"""Which requests the preview answers at all: pure checks, in the order in which they are made.

A draft is a customer's secret too, and every page that is open in the author's browser can send requests to this
machine. Nothing here knows what a page is, and no refusal says anything of one.
"""

from collections.abc import Mapping
from http import HTTPStatus
from string import hexdigits
from typing import Final
from urllib.parse import unquote_to_bytes

from jepsite.record import record

LOOPBACK: Final = "127.0.0.1"
"""Where this computer, and no other, reaches itself."""
METHODS: Final = ("GET", "HEAD")
LONGEST_TARGET: Final = 2_048
"""Characters of a request's target, query included."""
_CONTROL: Final = frozenset(map(chr, (*range(0x20), *range(0x7F, 0xA0))))
OURS: Final = frozenset({"same-origin", "none"})
"""What a browser says of a request that one of our own pages made, or the reader (a typed address, a bookmark)."""


@record
class Request:
    """What somebody asks, as it came over the wire."""

    method: str
    target: str
    """With its query, not decoded."""
    headers: Mapping[str, tuple[str, ...]]
    """By name in lower case, each with every value it was sent with."""

    def only(self, name: str) -> str | None:
        """The value of a header that stands there once; None where it is missing or doubled."""
        values = self.headers.get(name, ())
        return values[0].strip() if len(values) == 1 else None


@record
class Target:
    """A target that can be looked up."""

    path: str
    """Decoded once; begins with `/` and has no dot segment."""
    query: str
    """As it was sent, without the question mark."""


def target_of(raw: str) -> Target | None:
    """What a request line asks for; None for what no page of ours ever asks.

    That is: all that does not begin with a slash (an absolute address, `*`), is longer than 2,048 characters, is not
    printable ASCII, has a fragment, a bad or an overlong escape, and, once decoded, a control character, a backslash,
    a slash that was hidden in an escape, or a segment `.` or `..`.
    """
    if not raw.startswith("/") or len(raw) > LONGEST_TARGET or "#" in raw or not all("!" <= c <= "~" for c in raw):
        return None
    escaped, _, query = raw.partition("?")
    if not all(len(two := after[:2]) == 2 and set(two) <= set(hexdigits) for after in escaped.split("%")[1:]):
        return None
    try:
        path = unquote_to_bytes(escaped).decode("utf-8")
    except UnicodeDecodeError:
        return None
    if "\\" in path or _CONTROL & set(path) or path.count("/") != escaped.count("/"):
        return None
    if {".", ".."} & set(path.split("/")):
        return None
    return Target(path=path, query=query)


def refused(request: Request, hosts: frozenset[str]) -> HTTPStatus | None:
    """The status that turns a request away before it is asked who sent it; None lets it pass.

    `hosts` are the names by which this server may be called, port included: `127.0.0.1:4700`.
    """
    if request.method not in METHODS:
        return HTTPStatus.METHOD_NOT_ALLOWED
    if target_of(request.target) is None:
        return HTTPStatus.BAD_REQUEST
    host = request.only("host")
    if host not in hosts or not _may_cross(request) or not _has_our_origin(request, host):
        return HTTPStatus.FORBIDDEN
    return None


def _may_cross(request: Request) -> bool:
    """Of what another site started, only a tab of its own may show us: there no script of theirs can look in."""
    if "sec-fetch-site" not in request.headers or request.only("sec-fetch-site") in OURS:
        return True
    return (
        request.method == "GET"
        and request.only("sec-fetch-mode") == "navigate"
        and request.only("sec-fetch-dest") == "document"
    )


def _has_our_origin(request: Request, host: str | None) -> bool:
    """Browsers name an origin with all that could reveal or change something; `null` is nobody's."""
    return "origin" not in request.headers or request.only("origin") == f"http://{host}"
