"""Content that only the holder of a plan's root can read, or change unnoticed: the inner part of the format `jep1`.

Bytes in, bytes out; it knows no pages and no readers. The same input always gives the same bytes, and any other input
another key and IV (a synthetic IV, after the rationale of RFC 8452), so nothing here counts or draws by chance.
"""

import hmac
import json
import zlib
from enum import StrEnum
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from jepsite.protect.links import crockford, derive
from jepsite.record import record

FORMAT: Final = "jep1"
SIV_LENGTH: Final = 16

_LENGTH: Final = 4
_MAGIC: Final = FORMAT.encode()


class Content(StrEnum):
    """What is sealed."""

    PAGE = "html"
    FILE = "file"


@record
class Label:
    """What an envelope says of itself in clear, and cannot be made to say otherwise. It names nobody."""

    slug: str
    path: str
    """Below `p/<slug>/`."""
    content: Content
    gen: int
    expires: int = 0
    """Unix seconds; 0: never."""

    def text(self) -> str:
        """As it is authenticated: `["jep1","h5q…","index.html","html",1,0]`."""
        return json.dumps(
            [FORMAT, self.slug, self.path, self.content.value, self.gen, self.expires], separators=(",", ":")
        )


@record
class Sealed:
    """A label and what is under it."""

    label: str
    siv: bytes
    """16 bytes, of which the content's key and IV are derived."""
    ciphertext: bytes
    """With its tag of 16 bytes at the end."""


def seal(content: bytes, label: Label, root: bytes) -> Sealed:
    """Seal bytes of any length under a plan's root (32 bytes)."""
    return seal_body(packed(content), label.text(), root)


def seal_body(body: bytes, label: str, root: bytes) -> Sealed:
    """Seal what is already packed."""
    about = label.encode()
    siv = hmac.digest(derive(root, salt=b"", info=b"jepsite/1/siv", length=32), about + b"\0" + body, "sha256")
    siv = siv[:SIV_LENGTH]
    key, iv = _content_key(root, siv)
    return Sealed(label=label, siv=siv, ciphertext=AESGCM(key).encrypt(iv, body, about))


def unseal(sealed: Sealed, root: bytes) -> bytes | None:
    """The bytes that were sealed; None where a single bit of them, their label or the root is another."""
    about = sealed.label.encode()
    key, iv = _content_key(root, sealed.siv)
    try:
        return unpacked(AESGCM(key).decrypt(iv, sealed.ciphertext, about))
    except (InvalidTag, ValueError, zlib.error):  # ValueError: shorter than a tag; zlib: sealed by someone else's code
        return None


def to_bytes(sealed: Sealed) -> bytes:
    """An envelope that is a file: `jep1`, the label's length in 2 bytes, label, 16 bytes of `siv`, ciphertext."""
    label = sealed.label.encode()
    return _MAGIC + len(label).to_bytes(2, "big") + label + sealed.siv + sealed.ciphertext


def from_bytes(content: bytes) -> Sealed | None:
    """What `to_bytes` wrote; None for a file that is none of ours."""
    start = len(_MAGIC) + 2
    end = start + int.from_bytes(content[len(_MAGIC) : start], "big")
    try:
        label = content[start:end].decode("ascii")
    except UnicodeDecodeError:
        return None
    if not content.startswith(_MAGIC) or len(content) < end + 2 * SIV_LENGTH:
        return None
    return Sealed(label=label, siv=content[end : end + SIV_LENGTH], ciphertext=content[end + SIV_LENGTH :])


def packed(content: bytes) -> bytes:
    """Length (4 bytes, big-endian), raw deflate, zeros up to a bucket's size.

    Raw, because a gzip header differs between versions of Python; the parameters are fixed, so that one zlib always
    makes the same bytes.
    """
    deflate = zlib.compressobj(level=4, method=zlib.DEFLATED, wbits=-15, memLevel=8, strategy=zlib.Z_DEFAULT_STRATEGY)
    deflated = deflate.compress(content) + deflate.flush()
    body = len(deflated).to_bytes(_LENGTH, "big") + deflated
    return body.ljust(padded(len(body)), b"\0")


def unpacked(body: bytes) -> bytes:
    """The content of a body that `packed` made."""
    length = int.from_bytes(body[:_LENGTH], "big")
    return zlib.decompress(body[_LENGTH : _LENGTH + length], wbits=-15)


def padded(length: int) -> int:
    """The bucket that a length (bytes, at least 2) is padded to: at most an eighth more.

    Padmé (Nikitin et al., Reducing Metadata Leakage from Encrypted Files, PETS 2019): only the leading bits of a length
    remain, as many as its own length in bits has.
    """
    exponent = length.bit_length() - 1
    lost = exponent - exponent.bit_length()
    mask = (1 << lost) - 1
    return (length + mask) & ~mask


def file_name(root: bytes, name: str) -> str:
    """What a sealed file is called on the host: 16 characters that say nothing of its name in the plan."""
    return crockford(derive(root, salt=b"", info=b"jepsite/1/name/" + name.encode(), length=10))


def _content_key(root: bytes, siv: bytes) -> tuple[bytes, bytes]:
    both = derive(root, salt=siv, info=b"jepsite/1/content", length=32 + 12)
    return both[:32], both[32:]
