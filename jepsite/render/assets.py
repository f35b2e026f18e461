"""What all pages of a theme share: its style sheet, script, fonts and pictures, as files of the site.

Their names carry a hash of what is in them, so that a copy that a browser kept is never a wrong one. They hold nothing
of any deal: a brand's colour is the one thing that can differ between two pages of a theme.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Final

from jepsite.artifact import Artifact, Kind
from jepsite.record import record
from jepsite.render.contrast import Rgb, as_hex, readable, rgb
from jepsite.render.theme import Theme

READABLE: Final = 7.0
"""The contrast that all text of a page has, links among it."""
LIGHT_GROUND: Final[Rgb] = (255, 255, 255)
DARK_GROUND: Final[Rgb] = (14, 16, 20)

FOLDER: Final = "a"
"""Where in the site they lie: `a/<theme>/<name>.<hash>.<ending>`."""

_MEDIA_TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
_URL: Final = re.compile(r"url\(([\"']?)([^\"')]+)\1\)")
_DARK: Final = "@media screen and (prefers-color-scheme: dark)"


@record
class Assets:
    """The addresses that a page's head names, relative to the site's root, and the files behind them."""

    style: str
    script: str | None
    preload: tuple[str, ...]
    artifacts: tuple[Artifact, ...]


def assets_of(theme: Theme, accent: str | None = None) -> Assets:
    """A theme's shared files; `accent` (`#rrggbb`) takes the place of the theme's, as far as it can be read."""
    files = {name: content for name, content in theme.files.items() if name not in theme.styles}
    published = {name: theme_file(theme.name, name, content) for name, content in files.items()}
    addresses = {name: PurePosixPath(artifact.path).name for name, artifact in published.items()}
    style = theme_file(theme.name, "page.css", style_sheet(theme, addresses, accent).encode())
    return Assets(
        style=style.path,
        script=published[theme.script].path if theme.script else None,
        preload=tuple(published[name].path for name in theme.preload),
        artifacts=(style, *published.values()),
    )


def style_sheet(
    theme: Theme, addresses: Mapping[str, str], accent: str | None = None, *, more: Iterable[bytes] = ()
) -> str:
    """One sheet of the styles and `more`, the tokens and the accent, with new addresses for the theme's files."""
    styles = (*(theme.files[name] for name in theme.styles), *more)
    text = "\n".join(style.decode("utf-8") for style in styles)
    text = _URL.sub(lambda found: f'url("{addresses.get(found[2], found[2])}")', text)
    blocks = (_tokens(theme.tokens), _in_dark(_tokens(theme.dark_tokens)), _accent(theme, accent) if accent else "")
    return "\n".join((text, *(block for block in blocks if block)))


def _tokens(tokens: tuple[tuple[str, str], ...]) -> str:
    declarations = " ".join(f"--{token}: {value};" for token, value in tokens)
    return f":root {{ {declarations} }}\n" if declarations else ""


def _in_dark(block: str) -> str:
    return f"{_DARK} {{ {block.strip()} }}\n" if block else ""


def _accent(theme: Theme, accent: str) -> str:
    light, dark = (
        as_hex(readable(rgb(accent), _ground(tokens, ground), READABLE))
        for tokens, ground in ((theme.tokens, LIGHT_GROUND), (theme.dark_tokens, DARK_GROUND))
    )
    return _tokens((("accent", light),)) + _in_dark(_tokens((("accent", dark),)))


def _ground(tokens: tuple[tuple[str, str], ...], default: Rgb) -> Rgb:
    try:
        return rgb(dict(tokens)["bg"])
    except (KeyError, ValueError):  # not set, or not as #rrggbb
        return default


def theme_file(theme: str, name: str, content: bytes) -> Artifact:
    """A theme's file under its published name, `a/<theme>/<name>.<hash>.<ending>`."""
    path = PurePosixPath(name)
    digest = hashlib.sha256(content).hexdigest()[:10]
    return Artifact(
        path=f"{FOLDER}/{theme}/{path.stem}.{digest}{path.suffix}",
        content=content,
        media_type=_MEDIA_TYPES.get(path.suffix, "application/octet-stream"),
        kind=Kind.SHARED,
    )
