"""Who may see what. Two words only; what follows from them is decided in `views.redact`."""

from enum import StrEnum


class Audience(StrEnum):
    """For whom a view is made."""

    PUBLIC = "public"
    """The customer and everybody the link reaches."""
    INTERNAL = "internal"
    """The seller's own people."""


class Visibility(StrEnum):
    """Who may see an item."""

    PUBLIC = "public"
    INTERNAL = "internal"


def may_see(audience: Audience, visibility: Visibility) -> bool:
    """Whether a reader of this kind may see an item of this visibility."""
    return audience is Audience.INTERNAL or visibility is Visibility.PUBLIC
