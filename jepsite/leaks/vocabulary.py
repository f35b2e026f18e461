"""The words that jepsite itself puts on every page: a company that is called like one of them is not thereby named."""

from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath
from typing import Final

from jepsite.i18n.words import languages, words_for
from jepsite.leaks.words import Word, grams, words_of
from jepsite.protect.inline import LOADER, STYLE
from jepsite.render.theme import find_theme

_TEXTS: Final = frozenset({".css", ".js", ".txt", ".svg"})


@cache  # of the package's own files: they do not change in a run
def own_words() -> frozenset[Word]:
    """All words of the packed theme, the lock page and the catalogues; asked for only where a name was found."""
    theme = find_theme("default", None).value
    files = theme.files if theme else {}
    texts = [LOADER, STYLE, *_messages()]
    texts += [content.decode() for name, content in files.items() if PurePosixPath(name).suffix in _TEXTS]
    return frozenset(word for text in texts for word in words_of(text))


@cache  # as above
def own_runs() -> frozenset[int]:
    """The runs of five words in the catalogues, as numbers: who notes what every page says has told no secret."""
    return frozenset(number for text in _messages() for number in grams(words_of(text)))


def _messages() -> Iterator[str]:
    for language in languages():
        for (_, message), forms in words_for(language).catalogue.messages.items():
            yield from (message, *forms)
