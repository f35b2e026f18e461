"""The preview's client as it is packed with the program: scripts, styles, and the product's looks for its own pages.

The only part of the preview's answers that comes from the disk: read once, at the first question.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from jepsite.preview.snapshot import Reply
from jepsite.render.theme import packed_themes

_FOLDER: Final = Path(__file__).parent / "client"
_MEDIA_TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
}


@cache
def client_files() -> Mapping[str, Reply]:
    """Replies by file name; the default theme's tokens and fonts are among them, by their name in the theme."""
    looks = packed_themes() / "default" / "static"
    own = {file.name: file for file in _FOLDER.iterdir() if file.suffix in _MEDIA_TYPES}
    themes = {file.relative_to(looks).as_posix(): file for file in (looks / "tokens.css", *(looks / "fonts").iterdir())}
    return MappingProxyType(
        {
            name: Reply(content=file.read_bytes(), media_type=_MEDIA_TYPES[file.suffix])
            for name, file in (own | themes).items()
        }
    )
