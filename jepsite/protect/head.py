"""The lines of a page's head that name its theme's files, for the locked page in its stead.

So it has the theme's looks, and the browser fetches while it decrypts. Only addresses of shared files are taken, and
only attributes that cannot speak of a deal.
"""

import re
from html import escape
from html.parser import HTMLParser
from typing import Final

_SHARED: Final = "../../a/"
_TAG: Final = re.compile(r"<(?:link|script)\b[^>]*>")
_ATTRIBUTES: Final = ("rel", "href", "src", "as", "type", "media", "crossorigin", "defer")
_NO_ICON: Final = '<link rel="icon" href="data:,">'


def theme_lines(page: bytes) -> str:
    """The `<link>`s and scripts of the theme in the head of a page, and its icon or the absence of one."""
    reader = _Head()
    reader.feed("".join(_TAG.findall(page.partition(b"</head>")[0].decode())))
    return "\n".join(reader.lines if reader.has_icon else [_NO_ICON, *reader.lines])


class _Head(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.has_icon = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        address = given.get("href" if tag == "link" else "src") or ""
        if tag not in {"link", "script"} or not address.startswith(_SHARED):
            return
        self.has_icon = self.has_icon or given.get("rel") == "icon"
        written = "".join(
            f" {name}" if given[name] is None else f' {name}="{escape(given[name] or "")}"'
            for name in _ATTRIBUTES
            if name in given
        )
        self.lines.append(f"<{tag}{written}>" + ("</script>" if tag == "script" else ""))
