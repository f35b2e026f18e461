"""A PDF as Chromium makes it becomes one that tells only what the plan says, and is the same every time.

Out go producer, browser, dates, ID and pictures' own notes; links lead to the web, to mail, to a telephone, within the
document, or nowhere. The ids of the document's structure count from 1, whatever the page printed before. What the
document shows is not touched.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final
from urllib.parse import urlsplit

from jepsite.export.objects import Objects, is_stream, put_together, taken_apart
from jepsite.export.outline import retold
from jepsite.export.strings import LITERAL, pdf_text, plain_text

VERSION: Final = 1
"""Counts up whenever the same input gives other bytes."""

NO_HEADINGS: Final[Mapping[str, str]] = MappingProxyType({})
_STRING: Final = re.compile(LITERAL, re.DOTALL)
_METADATA: Final = re.compile(rb"/Metadata (\d+) 0 R\s*")
_LANGUAGE: Final = re.compile(rb"/Lang " + LITERAL + rb"\s*", re.DOTALL)
_IDS: Final = re.compile(rb"/ID \(node\d+\)|/(?:Headers|Names|Limits) \[[^\]]*\]")
_ID: Final = re.compile(rb"\(node(\d+)\)")
_TREE: Final = re.compile(rb"/StructTreeRoot (\d+) 0 R")
_ROLES: Final = b"\n/RoleMap <</Em /Span\n/Strong /Span>>>>"
"""Chromium tags with two words of PDF 2.0; this tells them to readers of today."""
_LINK: Final = re.compile(rb"/Subtype\s*/Link\b")
_ACTION: Final = re.compile(rb"/A\s*(?:<<(?:[^<>()]|" + LITERAL + rb")*>>|\d+ 0 R)\s*", re.DOTALL)
_ADDRESS: Final = re.compile(rb"/A\s*<<\s*(?:/Type /Action\s*)?/S /URI\s*/URI (" + LITERAL + rb")\s*>>\s*", re.DOTALL)
_ACTIONS: Final = re.compile(rb"/AA?\b")
_SHAPE: Final = re.compile(rb"/Rect \[[^\]]*\]|/StructParent \d+")
_LENGTH: Final = re.compile(rb"/Length \d+(?: 0 R)?")

_SCHEMES: Final = frozenset({"https", "mailto", "tel"})
_OWN_HOSTS: Final = ("localhost", "invalid", "local", "internal")
"""Hosts, and ends of hosts, that are somebody's own machine or network, or nobody's."""


def cleaned(pdf: bytes, *, title: str, language: str, headings: Mapping[str, str] = NO_HEADINGS) -> bytes:
    """The same document with nothing in it but what it shows, its title and its language.

    `headings` are those of the sheet, as `outline.headings` finds them. The same sheet and browser give the same bytes.
    Errors: `StrangePdfError`.
    """
    objects = taken_apart(pdf)
    bodies = dict(objects.bodies)
    for unseen in _METADATA.findall(bodies[objects.root]):
        bodies.pop(int(unseen), None)
    info = objects.info if objects.info is not None else max(bodies) + 1
    ids = _counted(objects)
    for number, body in bodies.items():
        if not is_stream(body):
            bodies[number] = _without_foreign_link(retold(_renumbered(body, ids), headings))
        elif b"/DCTDecode" in body[:1000]:
            bodies[number] = _bare_photograph(body)
    tree = _TREE.search(bodies[objects.root])
    if tree:
        bodies[int(tree[1])] = bodies[int(tree[1])].removesuffix(b">>") + _ROLES
    bodies[objects.root] = _spoken(bodies[objects.root], language)
    bodies[info] = b"<</Title %b>>" % pdf_text(title)
    return put_together(replace(objects, bodies=bodies, info=info))


def is_allowed(address: str) -> bool:
    """Whether a link may lead there: the web (encrypted), mail or a telephone, and no machine of somebody's own."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return False
    if parts.scheme not in _SCHEMES:
        return False
    if parts.scheme != "https":
        return True
    labels = host.split(".")
    return len(labels) > 1 and labels[-1] not in _OWN_HOSTS and not labels[-1].isdigit()


def _counted(objects: Objects) -> dict[bytes, bytes]:
    """A number for every id of the structure, in the order that Chromium gave them out."""
    found = sorted({id for body in objects.bodies.values() for id in _ids(body)}, key=int)
    return {id: b"(node%08d)" % number for number, id in enumerate(found, start=1)}


def _ids(body: bytes) -> Iterator[bytes]:
    if is_stream(body):
        return
    for listed in _IDS.findall(body):
        yield from _ID.findall(listed)


def _renumbered(body: bytes, ids: dict[bytes, bytes]) -> bytes:
    return _IDS.sub(lambda listed: _ID.sub(lambda found: ids[found[1]], listed[0]), body) if b"(node" in body else body


def _without_foreign_link(body: bytes) -> bytes:
    """A link that may lead where it leads, or one that leads nowhere."""
    if not _LINK.search(body):
        return body
    left = _ACTION.sub(lambda action: action[0] if _leads_well(action[0]) else b"", body)
    if len(_ACTIONS.findall(_STRING.sub(b"()", left))) == len(_ACTION.findall(left)):
        return left
    return b"<<" + b"\n".join((b"/Type /Annot\n/Subtype /Link", *_SHAPE.findall(body))) + b">>"


def _leads_well(action: bytes) -> bool:
    address = _ADDRESS.fullmatch(action)
    return address is not None and is_allowed(plain_text(address[1]))


def _spoken(catalogue: bytes, language: str) -> bytes:
    """The catalogue with the document's language and without a reference to metadata."""
    bare = _LANGUAGE.sub(b"", _METADATA.sub(b"", catalogue)).rstrip()
    return bare.removesuffix(b">>") + b"\n/Lang %b>>" % pdf_text(language)


# --- photographs ------------------------------------------------------------------------------------------------------

_KEPT_MARKERS: Final = frozenset({0xE0, 0xEE})
"""Of a photograph's own notes, those that a reader needs to show it: JFIF's, and Adobe's on its colours."""


def _bare_photograph(body: bytes) -> bytes:
    """A JPEG without what its camera wrote into it: place, time, names."""
    head, mark, rest = body.partition(b"stream\n")
    picture = _without_notes(rest.removesuffix(b"endstream").removesuffix(b"\n"))
    return _LENGTH.sub(b"/Length %d" % len(picture), head, count=1) + mark + picture + b"\nendstream"


def _without_notes(jpeg: bytes) -> bytes:
    """The segments of a JPEG up to its picture, but for application notes and comments; other bytes as they are."""
    kept, at = [jpeg[:2]], 2
    while jpeg[at : at + 1] == b"\xff" and jpeg[at + 1 : at + 2] not in {b"\xda", b""}:
        kind, end = jpeg[at + 1], at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        is_note = 0xE0 <= kind <= 0xEF or kind == 0xFE
        if not is_note or kind in _KEPT_MARKERS:
            kept.append(jpeg[at:end])
        at = end
    return b"".join((*kept, jpeg[at:]))
