"""The files that stand on every site and belong to no plan. They name nobody, and their bytes depend on no plan.

`404.html` is one constant page: whether an address never was, was given up or has expired cannot be told from it.
"""

from html import escape
from typing import Final

from jepsite.artifact import Artifact, Kind
from jepsite.hosting.headers import POLICY
from jepsite.hosting.inline import RESCUE, STYLE
from jepsite.hosting.writers import headers_file
from jepsite.i18n.words import Words, words_for

ROBOTS: Final = "User-agent: *\nAllow: /\n"
"""Everything may be fetched, and so is seen to say `noindex`: what may not be fetched can be listed all the same."""

_HTML: Final = "text/html; charset=utf-8"
_TEXT: Final = "text/plain; charset=utf-8"
_META_POLICY: Final = "; ".join(part for part in POLICY.split("; ") if not part.startswith("frame-ancestors"))
"""The page's own copy: a browser ignores `frame-ancestors` there, and says so."""


def neutral_files(language: str) -> tuple[Artifact, ...]:
    """What every site has besides its plans: two pages that say nothing, 404, robots, `_headers`; in this language."""
    words = words_for(language)
    front = _front(words)
    return (
        _page("index.html", front),
        _page("p/index.html", front),
        _page("404.html", _not_found(words)),
        Artifact(path="robots.txt", content=ROBOTS.encode(), media_type=_TEXT, kind=Kind.HOST),
        Artifact(path="_headers", content=headers_file().encode(), media_type=_TEXT, kind=Kind.HOST),
    )


def _front(words: Words) -> str:
    title = words.gettext("Private plans")
    text = words.gettext("Every plan here opens with a link of its own. Use the whole link that you were sent.")
    return _html(words.language, title, text)


def _not_found(words: Words) -> str:
    title = words.gettext("There is no page at this address")
    text = words.gettext(
        "The link may be incomplete, or the plan is no longer available. Ask the person who sent you the link."
    )
    return _html(words.language, title, text, script=RESCUE)


def _html(language: str, title: str, text: str, *, script: str = "") -> str:
    lines = (
        "<!doctype html>",
        f'<html lang="{escape(language)}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_META_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="robots" content="noindex, nofollow, noarchive, nosnippet, noimageindex">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{escape(title)}</title>",
        '<link rel="icon" href="data:,">',
        f"<style>{STYLE}</style>",
        *((f"<script>{script}</script>",) if script else ()),
        "</head>",
        "<body>",
        "<main>",
        f"<h1>{escape(title)}</h1>",
        f"<p>{escape(text)}</p>",
        "</main>",
        "</body>",
        "</html>",
    )
    return "\n".join(lines) + "\n"


def _page(path: str, html: str) -> Artifact:
    return Artifact(path=path, content=html.encode(), media_type=_HTML, kind=Kind.NEUTRAL)
