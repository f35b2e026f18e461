"""What a new page asks of a browser that shows the old one. Compares bytes and knows no browser."""

import re
from collections.abc import Mapping
from typing import Final

from jepsite.preview.snapshot import Kind, Reply

_BODY: Final = re.compile(rb"<body\b")
_STYLE: Final = re.compile(rb'<link rel="stylesheet" href="[^"]*">')
_ADAPTED: Final = re.compile(rb"<title>.*?</title>|<html\b[^>]*>", re.DOTALL)
"""What a browser takes over from the new page without loading it."""


def kind_of(old: Mapping[str, Reply], new: Mapping[str, Reply], address: str) -> Kind | None:
    """The kind of change from one plan's files to its next ones; None where they are the same.

    Both are by address; `address` is the page's.
    """
    before, after = old.get(address), new.get(address)
    if before is None or after is None:
        return Kind.FULL if before is not after else None
    beside = {**old, address: after} != {**new}
    if before.content == after.content:
        return Kind.FULL if beside else None
    if beside:
        return Kind.FULL
    (head, body), (new_head, new_body) = _parts(before.content), _parts(after.content)
    if _fixed(head) != _fixed(new_head):
        return Kind.FULL
    if _STYLE.findall(head) == _STYLE.findall(new_head):
        return Kind.BODY
    adapted = body != new_body or _ADAPTED.findall(head) != _ADAPTED.findall(new_head)
    return Kind.FULL if adapted else Kind.CSS


def _parts(page: bytes) -> tuple[bytes, bytes]:
    body = _BODY.search(page)
    return (page[: body.start()], page[body.start() :]) if body else (page, b"")


def _fixed(head: bytes) -> bytes:
    return _STYLE.sub(b"", _ADAPTED.sub(b"", head))
