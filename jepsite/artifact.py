"""One output file, still in memory."""

from dataclasses import dataclass

from jepsite.audience import Audience


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """A file that a build makes: where in the site it goes, its bytes, and for whom it is."""

    path: str
    """Relative to the site's root, forward slashes: `p/<slug>/index.html`."""
    content: bytes
    media_type: str
    audience: Audience = Audience.PUBLIC
