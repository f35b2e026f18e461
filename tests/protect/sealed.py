"""Sealed pages for tests: a plan's page, locked, with its keys."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from jepsite.artifact import Artifact
from jepsite.i18n.words import words_for
from jepsite.protect.keys import Keys, Recipient
from jepsite.protect.lock import lock
from jepsite.views.page import DealView
from tests.render.sample import SAMPLE
from tests.render.test_pages import rendered

MEDIA_TYPES: Final = {"pdf": "application/pdf", "png": "image/png", "svg": "image/svg+xml", "bin": "x/y"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Locked:
    """A locked plan: what lies on the host."""

    keys: Keys
    clear: bytes
    """The page before."""
    page: Artifact
    files: tuple[Artifact, ...]
    shared: tuple[Artifact, ...]

    @property
    def artifacts(self) -> tuple[Artifact, ...]:
        return (self.page, *self.files, *self.shared)

    @property
    def reader(self) -> Recipient:
        return self.keys.recipients[0]

    @property
    def address(self) -> str:
        """From the site's root, with the first recipient's key."""
        return f"/p/{self.keys.slug}/#{self.reader.fragment}"


def locked(
    keys: Keys,
    *,
    view: DealView = SAMPLE,
    html: bytes | None = None,
    files: dict[str, bytes] | None = None,
    expires: date | None = None,
    language: str = "en",
    seller: str = "Nordwind Systems",
) -> Locked:
    """A view's page under these keys, or in its stead `html`; `files` beside it, by name."""
    drawn = rendered(view)
    clear = replace(drawn.page, path=f"p/{keys.slug}/index.html", content=html or drawn.page.content)
    beside = tuple(
        Artifact(path=f"p/{keys.slug}/{name}", content=content, media_type=MEDIA_TYPES[name.rpartition(".")[2]])
        for name, content in (files or {}).items()
    )
    page, *sealed = lock(clear, beside, keys=keys, expires=expires, words=words_for(language), seller=seller)
    return Locked(keys=keys, clear=clear.content, page=page, files=tuple(sealed), shared=drawn.shared)
