"""The one table of headers that a site is served with; every host's own form of it is made from here.

One rule for all paths: a path that is told apart is a path that can be forgotten.
"""

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from types import MappingProxyType
from typing import Final

from jepsite.hosting.inline import RESCUE, STYLE
from jepsite.protect.inline import LOADER_HASH, STYLE_HASH


def source_of(inline: str) -> str:
    """How a content security policy names an inline script or style: the hash of its very bytes (CSP 3, 2.3.1)."""
    return f"'sha256-{b64encode(sha256(inline.encode()).digest()).decode()}'"


SCRIPTS: Final = (f"'{LOADER_HASH}'", source_of(RESCUE))
"""The inline scripts of a site, of which there are none but these: what opens a sealed page, and what mends a link."""
STYLES: Final = (f"'{STYLE_HASH}'", source_of(STYLE))

POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        f"script-src 'self' {' '.join(SCRIPTS)}",
        f"style-src 'self' {' '.join(STYLES)}",
        "img-src 'self' blob: data:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types jepsite",
    )
)
"""Nothing is loaded from elsewhere, no inline script runs but those whose hash stands here, nothing frames a page or is
sent from it."""

HEADERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Content-Security-Policy": POLICY,
        # A link in a plan does not tell its target where the reader came from.
        "Referrer-Policy": "no-referrer",
        # A plan is for its readers, not for search engines.
        "X-Robots-Tag": "noindex, nofollow, noarchive, nosnippet, noimageindex",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
        "Strict-Transport-Security": "max-age=31536000",
        # A page that was changed or withdrawn is not shown from a cache.
        "Cache-Control": "private, no-cache",
    }
)


def headers_for(path: str) -> Mapping[str, str]:
    """The headers that a host sends with this path of a site (`/p/<slug>/`), whether there is such a file or not.

    All paths have the same. The media type is not among them: hosts, and the server of the preview, know it themselves.
    """
    del path
    return HEADERS
