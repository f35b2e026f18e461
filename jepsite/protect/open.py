"""Opens what was locked, as the leak check, `verify` and tests need it: the way back from `lock`.

Looks at shapes before it trusts them, and says in one word why something does not open.
"""

import base64
import binascii
import json
from enum import StrEnum

from jepsite.protect.contents import Contents, parted
from jepsite.protect.envelope import FORMAT, Content, Sealed, from_bytes, unseal
from jepsite.protect.keys import Keys
from jepsite.protect.shell import envelope_of, shell_of
from jepsite.protect.wrapping import Wrap, key_of, unwrap
from jepsite.record import record

__all__ = ["Contents", "Envelope", "Refusal", "open_file", "open_page", "read_envelope", "root_for", "shell_of"]


class Refusal(StrEnum):
    """Why something does not open."""

    NOT_OURS = "not-ours"
    """It has not the shape of what `lock` makes."""
    MISPLACED = "misplaced"
    """It was made for another address, another file or another generation of links."""
    WRONG_KEY = "wrong-key"
    """The root of these keys is not what it was sealed under, or a recipient's link or password does not open it."""


@record
class Envelope:
    """What a sealed page holds."""

    wraps: tuple[Wrap, ...]
    salt: bytes
    """Of the passwords; empty where there are none."""
    content: Sealed


def open_page(html: bytes, *, path: str, keys: Keys) -> Contents | Refusal:
    """The page and the files in it. `path` is where in the site it was found: `p/<slug>/index.html`."""
    envelope = read_envelope(html)
    if envelope is None:
        return Refusal.NOT_OURS
    opened = _opened(envelope.content, path, Content.PAGE, keys)
    return opened if isinstance(opened, Refusal) else parted(opened)


def open_file(content: bytes, *, path: str, keys: Keys) -> bytes | Refusal:
    """A picture or document. `path` is where in the site it was found: `p/<slug>/<name>.bin`."""
    sealed = from_bytes(content)
    return Refusal.NOT_OURS if sealed is None else _opened(sealed, path, Content.FILE, keys)


def root_for(envelope: Envelope, keys: Keys) -> tuple[bytes | None, ...]:
    """What each recipient's link and password unwrap: the root, or None. Passwords cost a tenth of a second each."""
    return tuple(
        next(
            (
                root
                for wrap in envelope.wraps
                if (root := unwrap(wrap.wrapped, key_of(reader, keys), keys.slug, keys.gen)) is not None
            ),
            None,
        )
        for reader in keys.recipients
    )


def read_envelope(html: bytes) -> Envelope | None:
    """The envelope of a sealed page; None where it has not exactly the shape of one."""
    text = envelope_of(html)
    if text is None:
        return None
    try:
        data = json.loads(text)
        if set(data) != {"v", "k", "d"} or data["v"] != 1 or set(data["d"]) != {"a", "s", "c"}:
            return None
        content = Sealed(label=data["d"]["a"], siv=_raw(data["d"]["s"], 16), ciphertext=_raw(data["d"]["c"]))
        salts = {_raw(entry["p"]["s"], 16) for entry in data["k"] if "p" in entry}
        wraps = tuple(_wrap(entry) for entry in data["k"])
    except (ValueError, TypeError, KeyError, binascii.Error):
        return None
    if len(salts) > 1 or not wraps or not isinstance(content.label, str):
        return None
    return Envelope(wraps=wraps, salt=next(iter(salts), b""), content=content)


def _wrap(entry: dict[str, object]) -> Wrap:
    if set(entry) - {"w", "p"}:
        raise ValueError(entry)
    asks = entry.get("p", {"it": 0})
    if not isinstance(asks, dict) or set(asks) - {"it", "s", "only"} or not isinstance(asks["it"], int):
        raise ValueError(entry)
    if asks.get("only", True) is not True:
        raise ValueError(entry)
    return Wrap(wrapped=_raw(entry["w"], 48), rounds=asks["it"], alone="only" in asks)


def _raw(text: object, length: int | None = None) -> bytes:
    """What base64 stands for, which has to be of this length in bytes."""
    if not isinstance(text, str):
        raise TypeError(text)
    raw = base64.b64decode(text, validate=True)
    if length is not None and len(raw) != length:
        raise ValueError(text)
    return raw


def _opened(sealed: Sealed, path: str, kind: Content, keys: Keys) -> bytes | Refusal:
    try:
        said = json.loads(sealed.label)
    except ValueError:
        return Refusal.NOT_OURS
    if not isinstance(said, list) or len(said) != 6 or said[0] != FORMAT:
        return Refusal.NOT_OURS
    _, slug, name, content, gen, _expires = said
    if (slug, content, gen) != (keys.slug, kind, keys.gen) or path != f"p/{slug}/{name}":
        return Refusal.MISPLACED
    opened = unseal(sealed, keys.root)
    return Refusal.WRONG_KEY if opened is None else opened
