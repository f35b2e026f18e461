"""The few pages that the preview's server has of its own: who is turned away, and how to get in. None shows a plan."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import field
from hashlib import sha256
from html import escape
from http import HTTPStatus
from typing import Final

from jepsite.record import record

STYLE: Final = (
    ":root{color-scheme:light dark}body{font:1.125rem/1.5 system-ui,sans-serif;max-width:34rem;margin:18vh auto;"
    "padding:0 1.5rem}h1{font-size:1.5rem;line-height:1.25}li{margin-block:.75rem}"
)
"""Of the few pages that are neither a plan nor about one."""
LINKS: Final = "/~/links"
"""Where the links of a published site are listed, for its author."""
_POLICY: Final = (
    f"default-src 'none'; style-src 'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'; "
    "img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
_SAID: Final = {
    HTTPStatus.BAD_REQUEST: "No page here has such an address.",
    HTTPStatus.FORBIDDEN: "The preview answers this computer's own browser only, under its own address.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "This is a fault in jepsite, not in your plan. The terminal says more.",
    HTTPStatus.METHOD_NOT_ALLOWED: "Pages can be looked at here, and nothing else.",
}


@record
class Answer:
    """What the server sends, but for the headers that every answer has."""

    status: HTTPStatus
    content: bytes = b""
    media_type: str = "text/plain; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)


def turned_away(status: HTTPStatus) -> Answer:
    """One plain sentence for what a browser of ours never sends."""
    allow = {"Allow": "GET, HEAD"} if status is HTTPStatus.METHOD_NOT_ALLOWED else {}
    return Answer(status=status, content=f"{_SAID.get(status, status.phrase)}\n".encode(), headers=allow)


def locked() -> Answer:
    """For a reader who does not have the cookie."""
    return _page(
        HTTPStatus.FORBIDDEN,
        "Open the link shown in the terminal",
        "This preview is private: its link has a token that is new each time <code>jepsite serve</code> starts.",
    )


def nothing_here() -> Answer:
    """For an address that no plan has."""
    return _page(
        HTTPStatus.NOT_FOUND,
        "There is no page here",
        'The plan may have moved, or its file is gone. <a href="/">See all plans</a>.',
    )


def entered(to: str, cookie: str, *, from_elsewhere: bool) -> Answer:
    """Gives the cookie and leads on to the path `to`, escaped as it stands in an address.

    A browser keeps a strict cookie back on a way that another site began, redirects included. Who comes from there
    is led on by a page of ours, so that the next step is our own.
    """
    if not from_elsewhere:
        return Answer(status=HTTPStatus.SEE_OTHER, headers={"Location": to, "Set-Cookie": cookie})
    onward = f'<meta http-equiv="refresh" content="0;url={escape(to)}">'
    text = f'<a href="{escape(to)}">Go on to the preview</a>.'
    page = _page(HTTPStatus.OK, "Opening the preview", text, head=onward)
    return Answer(
        status=page.status,
        content=page.content,
        media_type=page.media_type,
        headers={**page.headers, "Set-Cookie": cookie},
    )


def _page(status: HTTPStatus, title: str, text: str, *, head: str = "") -> Answer:
    html = (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">'
        f"{head}<style>{STYLE}</style>"
        f"<h1>{title}</h1><p>{text}</p></html>\n"
    )
    return Answer(
        status=status,
        content=html.encode(),
        media_type="text/html; charset=utf-8",
        headers={"Content-Security-Policy": _POLICY},
    )
