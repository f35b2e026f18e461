"""Everything that opens a plan's page, derived from the workspace secret: the links, the salt, the key of the content.

Format and parameters: the design's `jep1`. Derives only: it neither seals nor opens, touches no files, and knows no
chance, so that every machine with the secret makes the same site.
"""

import hashlib
from dataclasses import field
from typing import Final

from jepsite.model.deal import ONE_READER, Access, Deal
from jepsite.protect.links import crockford, derive, slug
from jepsite.protect.passwords import password_of
from jepsite.record import record

VERSION: Final = "1"
"""First character of a fragment: the version of the format."""
LINK_LENGTH: Final = 20
"""Bytes of a link's secret: 160 bits."""

_CHECK_CHARACTERS: Final = 2
_INFO: Final = b"jepsite/1/"


@record
class Recipient:
    """One who was given a link, or a password, or both, and can lose them alone."""

    label: str
    secret: bytes = field(repr=False)
    """20 bytes: what stands in the link's fragment; unused where the access is by password alone."""
    fragment: str = field(repr=False)
    """Behind the `#` of the address; empty where the access is by password alone."""
    password: str | None = field(default=None, repr=False)
    """Six words, where the access asks for them."""


@record
class Keys:
    """What seals and opens one plan."""

    slug: str
    """Its address: 26 characters behind `/p/`."""
    gen: int
    """Generation of `root`."""
    root: bytes = field(repr=False)
    """32 bytes that all content hangs on; a recipient's link or password unwraps it."""
    salt: bytes
    """16 bytes for the stretching of passwords; they stand in the page."""
    access: Access
    recipients: tuple[Recipient, ...]


def keys_of(secret: bytes, deal: Deal) -> Keys:
    """The keys of a plan; `secret` is the workspace's (32 bytes). One that names no recipients has one, `default`."""
    address = deal.key + deal.links.url.to_bytes(4, "big")
    content = deal.key + deal.links.gen.to_bytes(4, "big")
    return Keys(
        slug=slug(secret, deal.key, deal.links.url),
        gen=deal.links.gen,
        root=derive(secret, salt=content, info=_INFO + b"root", length=32),
        salt=derive(secret, salt=address, info=_INFO + b"pwsalt", length=16),
        access=deal.access,
        recipients=tuple(_recipient(secret, deal, address, label) for label in deal.recipients or (ONE_READER,)),
    )


def fragment(secret: bytes) -> str:
    """A link's secret (20 bytes) as it stands behind the `#`: version, 32 characters, two that check them."""
    return VERSION + crockford(secret) + check_characters(secret)


def check_characters(secret: bytes) -> str:
    """Two characters (10 bits) that tell a damaged link from a wrong one, and say nothing of the secret's strength."""
    return crockford(hashlib.sha256(_INFO + b"chk" + secret).digest())[:_CHECK_CHARACTERS]


def _recipient(secret: bytes, deal: Deal, address: bytes, label: str) -> Recipient:
    link = derive(secret, salt=address, info=_INFO + b"link/" + label.encode(), length=LINK_LENGTH)
    asks = deal.access in {Access.LINK_AND_PASSWORD, Access.PASSWORD}
    return Recipient(
        label=label,
        secret=link,
        fragment="" if deal.access in {Access.PASSWORD, Access.OPEN} else fragment(link),
        password=password_of(secret, deal.key, deal.links.url, label) if asks else None,
    )
