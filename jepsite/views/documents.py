"""The documents of a plan beside its page: which cuts there are, and what a reader's file of one is called."""

from enum import StrEnum


class Cut(StrEnum):
    """How much of a plan a document shows."""

    FULL = "full"
    """All that the page shows."""
    EXECUTIVE = "executive"
    """One or two pages for who decides."""
