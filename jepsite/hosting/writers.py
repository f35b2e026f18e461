"""The table of headers in each host's own form. Text only: who wants it as a file writes it."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from jepsite.hosting.headers import HEADERS


class Host(StrEnum):
    """What a site is served by."""

    NETLIFY = "netlify"
    CLOUDFLARE = "cloudflare"
    NGINX = "nginx"
    APACHE = "apache"


def headers_file() -> str:
    """`_headers`, which Netlify and Cloudflare Pages read from the site's root: one rule for all paths."""
    return "\n".join(("/*", *(f"  {name}: {value}" for name, value in HEADERS.items()))) + "\n"


def netlify_toml() -> str:
    """The same rule as a block of `netlify.toml`. Netlify counts two equal rules as one, so both may be there."""
    lines = (f'{name} = "{value}"' for name, value in HEADERS.items())
    return "\n".join(("[[headers]]", 'for = "/*"', "", "[headers.values]", *lines)) + "\n"


def nginx() -> str:
    """The lines for a `server` block: headers with every answer, errors included, and the one page for all of these.

    `add_header` in a `location` of one's own would take these back; nginx inherits them only where there is none.
    """
    lines = (f'add_header {name} "{value}" always;' for name, value in HEADERS.items())
    return "\n".join((*lines, "error_page 403 404 =404 /404.html;", "autoindex off;", "index index.html;")) + "\n"


def apache() -> str:
    """The lines for a `<VirtualHost>` or `.htaccess`; needs mod_headers. `always` covers errors too."""
    lines = (f'Header always set {name} "{value}"' for name, value in HEADERS.items())
    errors = (f"ErrorDocument {code} /404.html" for code in (403, 404))
    return "\n".join((*lines, *errors, "Options -Indexes", "DirectoryIndex index.html")) + "\n"


WRITERS: Final[Mapping[Host, Callable[[], str]]] = MappingProxyType(
    {Host.NETLIFY: netlify_toml, Host.CLOUDFLARE: headers_file, Host.NGINX: nginx, Host.APACHE: apache}
)
