"""What a build makes, still in memory: single files, and what one plan comes to."""

from dataclasses import dataclass
from datetime import date

from jepsite.audience import Audience


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """A file that a build makes: where in the site it goes, its bytes, and for whom it is."""

    path: str
    """Relative to the site's root, forward slashes: `p/<slug>/index.html`."""
    content: bytes
    media_type: str
    audience: Audience = Audience.PUBLIC


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """What one plan puts on the site."""

    plan: str
    """Path of the source."""
    artifacts: tuple[Artifact, ...]
    """Its own files: the page and what belongs to it alone. None: the plan has no page (any more)."""
    shared: tuple[Artifact, ...] = ()
    """Files that plans have in common: the theme's. Same path means same bytes."""
    expires: date | None = None
    """After this day the page is taken down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keep:
    """A plan with errors, whose last page stays."""

    plan: str
    prefix: str | None = None
    """Where its pages stand now, `p/<slug>/`, as far as that could be read: a page elsewhere is old and goes."""
