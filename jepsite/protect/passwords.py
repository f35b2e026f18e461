"""Passwords that nobody typed: six words for each recipient, derived from the workspace secret like all else.

An author cannot choose one, so a weak one cannot be. The list (wordlist/, its licence beside it) is read when the
first password is asked for.
"""

from functools import cache
from importlib import resources
from typing import Final

from jepsite.protect.links import derive

WORDS: Final = 6
"""77.5 bits: 6 × log2(7,776)."""
RAW_BYTES: Final = 48
"""384 bits for a number below 7,776^6: what the remainder favours is under 2^-300 (as in FIPS 186-5, A.2.1, where 64
bits more than needed are enough)."""


def password_of(secret: bytes, deal_key: bytes, url: int, label: str) -> str:
    """A recipient's password: six words with blanks between, the same for the same secret, deal, counter and label.

    A new one comes with a new label or a new `url`, together with a new link.
    """
    salt = deal_key + url.to_bytes(4, "big")
    raw = derive(secret, salt=salt, info=b"jepsite/1/password/" + label.encode(), length=RAW_BYTES)
    return phrase(int.from_bytes(raw, "big"))


def phrase(number: int) -> str:
    """The six words that a number stands for: its last six digits to the base 7,776, the first one first."""
    words = word_list()
    drawn = []
    for _ in range(WORDS):
        number, position = divmod(number, len(words))
        drawn.append(words[position])
    return " ".join(reversed(drawn))


@cache  # of a file of the package's own: it does not change in a run
def word_list() -> tuple[str, ...]:
    """The 7,776 words, in the order that the numbers of five dice give them."""
    return tuple((resources.files("jepsite.protect") / "wordlist" / "eff-large.txt").read_text("ascii").split())
