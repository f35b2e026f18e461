"""Text as words that can be compared: without case, accents, marks and invisible characters.

Bytes all the way, because a page is a hundred kilobytes and a build has thousands of them: cutting at bytes takes a
tenth of the time that a pattern takes over characters.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

Word = bytes
"""A folded word in UTF-8."""

GRAM: Final = 5
"""Words in a row that make a text recognisable."""

_INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_PUNCTUATION: Final = (re.compile(rb"\xe2[\x80-\x82]."), re.compile(rb"\xc2[\x80-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf]"))
"""In UTF-8: U+2000 to U+20BF, and what stands in Latin-1 above ASCII and is no letter."""
_WITHOUT_SPACES: Final = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
"""Scripts that put no space between words: each character counts as one."""
_ONE_BY_ONE: Final = re.compile(f"[{_WITHOUT_SPACES}]")
_PARTS: Final = re.compile(rf"[{_WITHOUT_SPACES}]|[^\W_{_WITHOUT_SPACES}]+")
_OTHER_LEADS: Final = bytes(set(range(256)) - {0xE0, *range(0xE3, 0xEA)})
"""What no character of these scripts begins with in UTF-8."""
_TAG: Final = re.compile(r"<[^<>]*>")
_SAYING_TAG: Final = re.compile(r"<(?:[^<>=]*=|!)[^<>]*>")
_IN_WORDS: Final = re.compile(r"</?(?:wbr|b|i|em|strong|mark|span)\b[^<>]*>")


def _table(kept: bytes) -> bytes:
    """Maps what is kept, and all of a character beyond ASCII, to itself in lower case, and all else to a blank."""
    return bytes(byte if byte >= 128 else ord(chr(byte).lower()) if byte in kept else 32 for byte in range(256))


_WORDS: Final = _table(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")


def words_of(text: str) -> list[Word]:
    """The words of a text in their order."""
    if text.isascii():
        return text.encode().translate(_WORDS).split()
    text = _visible(text)
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    raw = text.encode(errors="replace")
    if raw.translate(None, _OTHER_LEADS):
        raw = _ONE_BY_ONE.sub(r" \g<0> ", text).encode(errors="replace")
    for pattern in _PUNCTUATION:
        raw = pattern.sub(b" ", raw)
    words = raw.translate(_WORDS).split()
    changed = {word: _folded_word(word) for word in set(words) if not word.isascii()}
    if all(len(parts) == 1 for parts in changed.values()):
        one = {word: parts[0] for word, parts in changed.items()}
        return [one.get(word, word) for word in words] if changed else words
    return [part for word in words for part in changed.get(word, (word,))]


def grams(words: list[Word]) -> Iterator[int]:
    """Each run of five words as a number, the same within one run of the program."""
    return map(hash, zip(*(words[start:] for start in range(GRAM)), strict=False))


def folded(text: str) -> str:
    """A text as words are compared, with all that stands between them (a caseless match as Unicode has it, D146)."""
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", _visible(text)).casefold())
    return "".join(each for each in text if not unicodedata.combining(each))


def without_tags(html: str) -> str:
    """The text of a page, as a reader has it before them; nothing stands where a tag within a word stood."""
    return _TAG.sub(" ", _IN_WORDS.sub("", html)) if "<" in html else html


def within_tags(html: str) -> str:
    """What stands within the tags of a page: attributes and comments."""
    return " ".join(_SAYING_TAG.findall(html)) if "<" in html else ""


def place_of(words: tuple[Word, ...], text: str) -> int | None:
    """The offset in the folded text at which these words stand, one behind the other."""
    between = r"[\W_]*" if any(_ONE_BY_ONE.match(word.decode()) for word in words) else r"[\W_]+"
    pattern = between.join(re.escape(word.decode()) for word in words)
    found = re.search(rf"(?<![^\W_]){pattern}(?![^\W_])", folded(text)) or re.search(pattern, folded(text))
    return found.start() if found else None


def holds(words: list[Word], part: tuple[Word, ...]) -> bool:
    """Whether these words stand somewhere in a text, one behind the other."""
    start = 0
    while part[0] in words[start:]:
        start = words.index(part[0], start)
        if tuple(words[start : start + len(part)]) == part:
            return True
        start += 1
    return False


def _visible(text: str) -> str:
    for character in _INVISIBLE:
        if character in text:
            text = text.replace(character, "")
    return text


def _folded_word(word: Word) -> tuple[Word, ...]:
    """A word beyond ASCII; in a script whose punctuation is not known here it may turn out to be several, or none."""
    return tuple(part.encode() for part in _PARTS.findall(folded(word.decode(errors="replace"))))
