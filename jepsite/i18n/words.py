"""The page's own words in the plan's language. What an author wrote is never translated.

Messages are written in English where they are used (`words.say("Waits for {what}", what=...)`); `make words` collects
them from modules and templates into the catalogues, and a test sees to it that each has its translation.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from babel import Locale

from jepsite.i18n.catalogue import ENGLISH, Catalogue, Key, read_catalogue

_CATALOGUES: Final = resources.files("jepsite.i18n") / "catalogues"
_SOURCE: Final = "en"

# Italian articles and prepositions before a day that begins with a vowel: il 8 -> l'8, al 11 -> all'11. The no-break
# space between a day and its month, or the other end of a span, keeps this off every other number.
_ELISION: Final = re.compile(r"\b(?:[Ii]|[AaDd]a?|[Dd]e|[Nn]e|[Ss]u)l (?=(?:8|11)(?:\N{NO-BREAK SPACE}| al ))")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Words:
    """A language's messages and the names of its months and days. There is one such value for each language."""

    language: str
    """Of the words: `en` where a plan asks for a language that has no catalogue."""
    catalogue: Catalogue
    months: tuple[str, ...]
    """In full as they stand in a date, January first."""
    months_short: tuple[str, ...]
    weekdays: tuple[str, ...]
    """In full, Monday first."""
    weekdays_short: tuple[str, ...]

    def gettext(self, message: str) -> str:
        """The message in this language."""
        return self._find((None, message)) or message

    def pgettext(self, context: str, message: str) -> str:
        """The message as it is meant in this context."""
        return self._find((context, message)) or message

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """The form of the message that the number takes."""
        return self._find((None, singular), number) or (singular if number == 1 else plural)

    def npgettext(self, context: str, singular: str, plural: str, number: int) -> str:
        """The form of the message that the number takes, as it is meant in this context."""
        return self._find((context, singular), number) or (singular if number == 1 else plural)

    def say(self, message: str, **values: str) -> str:
        """The message in this language, its `{placeholders}` filled."""
        return self._filled(self.gettext(message), values)

    def plural(self, singular: str, plural: str, number: int, **values: str) -> str:
        """The form of the message that the number takes, its `{placeholders}` filled; the number is `{n}`."""
        return self._filled(self.ngettext(singular, plural, number), {"n": str(number), **values})

    def _find(self, key: Key, number: int | None = None) -> str | None:
        forms = self.catalogue.messages.get(key)
        if forms is None:
            return None
        return forms[0 if number is None else self.catalogue.form(number)]

    def _filled(self, text: str, values: Mapping[str, str]) -> str:
        text = text.format(**values)
        return _ELISION.sub(_elided, text) if self.language == "it" else text


@cache  # of the package's own folders: they do not change in a run
def languages() -> tuple[str, ...]:
    """The languages that have words, English first."""
    return (_SOURCE, *sorted(folder.name for folder in _CATALOGUES.iterdir() if folder.is_dir()))


def language_of(tag: str) -> str | None:
    """The language whose words serve a page of this tag (`it`, `de-AT`), or None where none do."""
    language = re.split("[-_]", tag)[0].lower()
    return language if language in languages() else None


@cache  # of a pure function of the package's own files: each catalogue is read once in a run
def words_for(tag: str) -> Words:
    """The words for a page in this language; English where there are none (whoever reports that asks `language_of`)."""
    language = language_of(tag) or _SOURCE
    names = Locale.parse(language)
    months, days = names.months["format"], names.days["format"]
    return Words(
        language=language,
        catalogue=_catalogue(language),
        months=tuple(months["wide"][month] for month in range(1, 13)),
        months_short=tuple(months["abbreviated"][month] for month in range(1, 13)),
        weekdays=tuple(days["wide"][day] for day in range(7)),
        weekdays_short=tuple(days["abbreviated"][day].rstrip(".") for day in range(7)),
    )


def _catalogue(language: str) -> Catalogue:
    if language == _SOURCE:
        return ENGLISH
    return read_catalogue((_CATALOGUES / language / "LC_MESSAGES" / "jepsite.po").read_text(encoding="utf-8"))


def _elided(found: re.Match[str]) -> str:
    word = found[0].rstrip()
    return {"il": "l", "Il": "L"}.get(word, word + "l") + "\N{RIGHT SINGLE QUOTATION MARK}"
