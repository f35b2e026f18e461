"""A plan's root, wrapped for each recipient: what a link, a password or both of them open. Part of the format `jep1`.

The IV is zero. That is sound only because slug and generation are part of what the key is derived from, so that one key
ever encrypts one root under one label: a new root for an unchanged link comes with a new generation.
"""

import unicodedata
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

from jepsite.model.deal import Access
from jepsite.protect.keys import Keys, Recipient
from jepsite.protect.links import derive
from jepsite.record import record

ROUNDS: Final = 600_000
"""Of PBKDF2-HMAC-SHA-256 where a link is needed beside the password (OWASP's figure)."""
ROUNDS_ALONE: Final = 2_000_000
"""Where the password is all there is."""

_ZERO: Final = bytes(12)


@record
class Wrap:
    """The root for one recipient, as it stands in the page."""

    wrapped: bytes
    """48 bytes."""
    rounds: int = 0
    """Of the stretching of a password; 0: none is asked for."""
    alone: bool = False
    """The password is all that is needed."""


def wraps_of(keys: Keys) -> tuple[Wrap, ...]:
    """One wrap for each recipient, in the plan's order. A password costs a tenth of a second and more."""
    return tuple(
        Wrap(
            wrapped=wrap(keys.root, key_of(reader, keys), keys.slug, keys.gen),
            rounds=rounds_of(keys.access),
            alone=keys.access is Access.PASSWORD,
        )
        for reader in keys.recipients
    )


def rounds_of(access: Access) -> int:
    """How often a password is stretched; 0 where there is none."""
    return {Access.LINK_AND_PASSWORD: ROUNDS, Access.PASSWORD: ROUNDS_ALONE}.get(access, 0)


def key_of(reader: Recipient, keys: Keys) -> bytes:
    """The key that wraps the root for a recipient: 32 bytes."""
    stretched = (
        b"" if reader.password is None else stretch(reader.password, salt=keys.salt, rounds=rounds_of(keys.access))
    )
    link = b"" if keys.access is Access.PASSWORD else reader.secret
    return wrapping_key(keys.slug, keys.gen, link=link, stretched=stretched)


def wrapping_key(slug: str, gen: int, *, link: bytes = b"", stretched: bytes = b"") -> bytes:
    """The key that a link (20 bytes), a stretched password (32 bytes) or both make for one address and generation."""
    kind = {(True, False): "kek", (True, True): "kek+pw", (False, True): "kek/pwonly"}[bool(link), bool(stretched)]
    return derive(link + stretched, salt=b"", info=f"jepsite/1/{kind}|{slug}|{gen}".encode(), length=32)


def stretch(password: str, *, salt: bytes, rounds: int) -> bytes:
    """A password made slow to guess: 32 bytes."""
    return PBKDF2HMAC(algorithm=SHA256(), length=32, salt=salt, iterations=rounds).derive(normalised(password).encode())


def normalised(password: str) -> str:
    """A password as it is meant, whatever a keyboard made of it.

    Passwords are drawn from a list in lower case, so that the capital that a phone begins with, and a second blank,
    can be forgiven without any loss.
    """
    return " ".join(unicodedata.normalize("NFKC", password).lower().split())


def wrap(root: bytes, key: bytes, slug: str, gen: int) -> bytes:
    """The root under a recipient's key: 48 bytes."""
    return AESGCM(key).encrypt(_ZERO, root, _label(slug, gen))


def unwrap(wrapped: bytes, key: bytes, slug: str, gen: int) -> bytes | None:
    """The root, or None where the key is not the one that wrapped it for this address and generation."""
    try:
        return AESGCM(key).decrypt(_ZERO, wrapped, _label(slug, gen))
    except (InvalidTag, ValueError):  # ValueError: shorter than a tag
        return None


def _label(slug: str, gen: int) -> bytes:
    return f"jep1|wrap|{slug}|{gen}".encode()
