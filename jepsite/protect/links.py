"""The address of a plan's page, derived from the workspace secret and nothing that a stranger could guess.

Format and parameters: the design's `jep1` (HKDF-SHA-256, Crockford base32). No network, no files.
"""

from typing import Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

ALPHABET: Final = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base32 in lower case: no letter that a reader could take for another."""
SLUG_LENGTH: Final = 26
"""Characters: 130 bits."""


def slug(secret: bytes, deal_key: bytes, url: int) -> str:
    """The 26 characters behind `/p/`: same secret (32 bytes), deal (16 bytes) and counter, same slug.

    A new `url` gives an address that has nothing in common with the old one.
    """
    salt = deal_key + url.to_bytes(4, "big")
    return crockford(derive(secret, salt=salt, info=b"jepsite/1/slug", length=17))[:SLUG_LENGTH]


def derive(secret: bytes, *, salt: bytes, info: bytes, length: int) -> bytes:
    """HKDF-SHA-256 (RFC 5869) of a secret: `length` bytes that say nothing of it."""
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(secret)


def crockford(raw: bytes) -> str:
    """Bytes as Crockford base32, bits left-aligned, zero-filled at the end."""
    characters = -(-len(raw) * 8 // 5)
    number = int.from_bytes(raw, "big") << (characters * 5 - len(raw) * 8)
    return "".join(ALPHABET[number >> 5 * position & 31] for position in reversed(range(characters)))
