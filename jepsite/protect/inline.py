"""The script and the style that stand inside every sealed page, as they are packed, and the hashes that name them.

The same to the byte in all pages, so that one hash each lets them through a policy.
"""

import base64
import hashlib
from pathlib import Path
from typing import Final

LOCK_PAGE: Final = Path(__file__).parent / "lockpage"
"""Where the locked page's parts lie."""


def _packed(name: str) -> str:
    return (LOCK_PAGE / name).read_text("utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


LOADER: Final = _packed("loader.js")
STYLE: Final = _packed("lock.css")
LOADER_HASH: Final = _hash(LOADER)
"""`sha256-…`, as a policy names it within quotes."""
STYLE_HASH: Final = _hash(STYLE)
