"""Fetches what a host serves, as a stranger would: without cookies, without following anybody elsewhere.

The only module that speaks to a network. It asks for paths of the site and says nothing else.
"""

import http.client
import urllib.error
import urllib.request
from collections.abc import Iterable, Mapping
from typing import Final
from urllib.parse import urlsplit

from jepsite.record import record

PATIENCE: Final = 20.0
"""Seconds for one answer."""
MOST: Final = 64 * 1024 * 1024
"""Bytes of one answer that are looked at."""
LOOPBACK: Final = frozenset({"127.0.0.1", "::1", "localhost"})


@record
class Answer:
    """What a host says to one request."""

    status: int
    """0 where no answer came."""
    headers: Mapping[str, str]
    """Names in lower case."""
    content: bytes
    trouble: str = ""
    """Why no answer came."""


class _StayHere(urllib.request.HTTPRedirectHandler):
    """A site of ours sends nobody anywhere; whoever does is to be told of."""

    def redirect_request(self, *args: object, **kwargs: object) -> None:
        return None


def refused(address: str) -> str | None:
    """Why an address is not asked; None where it may be."""
    parts = urlsplit(address)
    if parts.scheme == "https" and parts.hostname:
        return None
    if parts.scheme == "http" and parts.hostname in LOOPBACK:
        return None
    return "an address begins with https://"


def fetch(address: str) -> Answer:
    """One answer. Raises ValueError for an address that `refused` refuses."""
    if reason := refused(address):
        raise ValueError(reason)
    proxies: dict[str, str] | None = {} if urlsplit(address).hostname in LOOPBACK else None
    opener = urllib.request.build_opener(_StayHere(), urllib.request.ProxyHandler(proxies))
    asked = {"User-Agent": "jepsite verify", "Accept-Encoding": "identity"}
    request = urllib.request.Request(address, headers=asked)  # noqa: S310 - `refused` has looked at the scheme
    try:
        with opener.open(request, timeout=PATIENCE) as response:
            return _answer(response.status, response.headers.items(), response.read(MOST))
    except urllib.error.HTTPError as error:
        with error:
            return _answer(error.code, error.headers.items(), error.read(MOST))
    except urllib.error.URLError as error:
        return Answer(status=0, headers={}, content=b"", trouble=str(error.reason))
    except (http.client.HTTPException, OSError) as error:
        return Answer(status=0, headers={}, content=b"", trouble=str(error) or type(error).__name__)


def _answer(status: int, headers: Iterable[tuple[str, str]], content: bytes) -> Answer:
    named: dict[str, str] = {}
    for name, value in headers:
        named[name.lower()] = f"{named[name.lower()]}, {value}" if name.lower() in named else value
    return Answer(status=status, headers=named, content=content)
