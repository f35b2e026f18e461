"""The documents of a plan beside its page: their cuts, their names, and the revision that tells two of them apart.

Works on a finished view: what is not for this reader is not there to be named.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Final

from jepsite.i18n.words import Words, words_for
from jepsite.views.header import Download, HeaderView
from jepsite.views.page import DealView
from jepsite.views.timeline.drawing import Drawing

_DIGITS: Final = 8
_LONGEST: Final = 100
"""Bytes of a company's name in a file's, so that all of it stays under the 143 that an encrypted disk may leave."""
_DIVIDERS: Final = re.compile(r"\s*[/\\|:]+\s*")
_FORBIDDEN: Final = re.compile(r'[<>"?*]+')


class Cut(StrEnum):
    """How much of a plan a document shows."""

    FULL = "full"
    """All that the page shows."""
    EXECUTIVE = "executive"
    """One or two pages for who decides."""

    @property
    def file(self) -> str:
        """What the document is called beside its page; a reader's copy has a name of its own."""
        return {Cut.FULL: "plan.pdf", Cut.EXECUTIVE: "executive.pdf"}[self]


def with_downloads(view: DealView, cuts: Iterable[Cut]) -> DealView:
    """The view of a page that has these documents beside it."""
    words = words_for(view.language)
    downloads = tuple(
        Download(label=_label(cut, words), href=cut.file, name=document_name(view.header, cut, words)) for cut in cuts
    )
    return replace(view, header=replace(view.header, downloads=downloads))


def document_name(header: HeaderView, cut: Cut, words: Words) -> str:
    """What a reader's copy is called on any disk: `Officine Bellini - joint execution plan - 2026-10-05.pdf`."""
    whose = header.customer or header.supplier
    parts = (_safe(whose.text if whose else header.title), _safe(_what(cut, words)), header.as_of.iso)
    return f"{' - '.join(part for part in parts if part)}.pdf"


def revision(view: DealView) -> str:
    """Eight hex digits of all that a view says; the same for the page and for each of its documents.

    Pictures do not count, because the list beside them says the same, nor do the documents that can be downloaded and
    the executive cut, which says nothing new.
    """
    told = replace(view, header=replace(view.header, downloads=()), executive=None)
    text = json.dumps(_told(told), ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _told(value: object) -> object:
    """A view's values as lists, without its drawings."""
    kind: type = type(value)
    if kind is str or kind is Drawing:
        return value if kind is str else None
    if isinstance(value, tuple):
        return [_told(each) for each in value]
    names = _fields(kind)
    return [_told(getattr(value, name)) for name in names] if names else value


@cache  # of types: a few dozen
def _fields(kind: type) -> tuple[str, ...]:
    """The fields of a view; none of what is no view."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def _label(cut: Cut, words: Words) -> str:
    return words.say("PDF") if cut is Cut.FULL else words.say("Executive summary (PDF)")


def _what(cut: Cut, words: Words) -> str:
    # Translators: within the name of a file
    return words.say("joint execution plan") if cut is Cut.FULL else words.say("executive summary")


def _safe(text: str) -> str:
    """A part of a file's name: no separators, nothing invisible, no dots or spaces at its ends, not too long."""
    text = _FORBIDDEN.sub("", _DIVIDERS.sub("-", " ".join(unicodedata.normalize("NFC", text).split())))
    seen = "".join(letter for letter in text if letter == " " or unicodedata.category(letter)[0] not in "CZ")
    return seen.strip(" .-").encode()[:_LONGEST].decode("utf-8", "ignore").rstrip(" .-")
