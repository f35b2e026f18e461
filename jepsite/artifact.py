"""What a build makes, still in memory: single files, and what one plan comes to."""

from datetime import date
from enum import StrEnum

from jepsite.audience import Audience
from jepsite.record import record


class Kind(StrEnum):
    """What a file of a site is. A site holds nothing else: what is of no kind stops a publish."""

    SEALED_PAGE = "sealed-page"
    """The page that opens in the browser, with an envelope in it."""
    SEALED_FILE = "sealed-file"
    """The envelope of a plan's picture or document."""
    OPEN = "open"
    """A plan's page, picture or document in clear, because its author asked for `access: open`."""
    SHARED = "shared"
    """A theme's file, the same for all plans: it names nobody."""
    NEUTRAL = "neutral"
    """A page of the site itself, such as `404.html`: it names nobody."""
    HOST = "host"
    """What a host reads and does not show: `_headers`, `robots.txt`."""


@record
class Artifact:
    """A file that a build makes: where in the site it goes, its bytes, and for whom it is."""

    path: str
    """Relative to the site's root, forward slashes: `p/<slug>/index.html`."""
    content: bytes
    media_type: str
    audience: Audience = Audience.PUBLIC
    kind: Kind = Kind.OPEN


@record
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
    generation: int = 1
    """Of its links: whoever was withdrawn from them could open a page of an earlier one."""


@record
class Keep:
    """A plan with errors, whose last page stays."""

    plan: str
    prefix: str | None = None
    """Where its pages stand now, `p/<slug>/`, as far as that could be read: a page elsewhere is old and goes."""
    generation: int | None = None
    """Of its links, as far as it could be read: a page of an earlier one goes."""
