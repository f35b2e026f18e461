"""Every message of the modules and templates has its translation, and every translation still has its message."""

import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

from jepsite.i18n.catalogue import read_catalogue
from jepsite.i18n.words import languages

ROOT = Path(__file__).parents[2]
TRANSLATED = [language for language in languages() if language != "en"]
KEYWORDS = {"say": None, "plural": (1, 2)}  # as in the Makefile's `words`
PLACEHOLDER = re.compile(r"{\w+}|%\(\w+\)s")


def path_of(language: str) -> Path:
    return ROOT / "jepsite/i18n/catalogues" / language / "LC_MESSAGES/jepsite.po"


@cache
def catalogue_of(language: str) -> Catalog:
    with path_of(language).open("rb") as file:
        return read_po(file, locale=language)


@cache
def messages_in_use() -> frozenset[tuple[str | None, str | tuple[str, ...]]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["babel"]["mappings"]
    methods = [(mapping["pattern"], mapping["method"]) for mapping in settings]
    options = {
        mapping["pattern"]: {k: v for k, v in mapping.items() if k not in ("pattern", "method")} for mapping in settings
    }
    found = set()
    for folder in ("jepsite", "themes"):
        for _, _, message, _, context in extract_from_dir(
            ROOT / folder,
            method_map=[(pattern.removeprefix(f"{folder}/"), method) for pattern, method in methods],
            options_map={pattern.removeprefix(f"{folder}/"): each for pattern, each in options.items()},
            keywords={**DEFAULT_KEYWORDS, **KEYWORDS},
        ):
            found.add((context, message))
    return frozenset(found)


def translated(language: str) -> list[Message]:
    return [message for message in catalogue_of(language) if message.id]


def forms(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, list | tuple) else (message.string or "",)


def originals(message: Message) -> tuple[str, ...]:
    return tuple(message.id) if isinstance(message.id, list | tuple) else (message.id,)


def ending(text: str) -> str:
    return text[-1:] if text[-1:] in ".:?!" else ""


def test_there_are_italian_and_german_words():
    assert TRANSLATED == ["de", "it"]


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_catalogue_holds_the_messages_in_use_and_no_others(language):
    held = {(message.context, message.id) for message in translated(language)}

    assert held == messages_in_use()


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_translated_in_every_plural_form_and_none_is_in_doubt(language):
    number = catalogue_of(language).num_plurals
    wanting = [
        message.id
        for message in translated(language)
        if message.fuzzy
        or not all(forms(message))
        or len(forms(message)) != (number if isinstance(message.id, tuple) else 1)
    ]

    assert wanting == []
    assert not catalogue_of(language).obsolete


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_fills_the_same_places(language):
    differing = []
    for message in translated(language):
        wanted = Counter(PLACEHOLDER.findall(originals(message)[-1]))
        for number, form in enumerate(forms(message)):
            # A singular may spell the number out.
            spared = Counter({"{n}": 1}) if isinstance(message.id, tuple) and number == 0 else Counter()
            if Counter(PLACEHOLDER.findall(form)) not in (wanted, wanted - spared):
                differing.append(form)

    assert differing == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_ends_as_its_message_does(language):
    differing = [
        form
        for message in translated(language)
        for form in forms(message)
        if message.context != "date" and ending(form) != ending(originals(message)[-1])
    ]

    assert differing == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_our_reader_reads_what_babel_reads(language):
    read = read_catalogue(path_of(language).read_text(encoding="utf-8"))
    babel = catalogue_of(language)

    singular = {(m.context, originals(m)[0]): forms(m) for m in translated(language)}
    assert read.messages == singular
    assert [read.form(n) for n in range(200)] == [int(eval(babel.plural_expr, {"n": n})) for n in range(200)]
