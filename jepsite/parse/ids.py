"""Gives every item of a plan its id: the stated one, or a slug of its title."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from jepsite.model.values import START, ItemId
from jepsite.parse import terms
from jepsite.parse.faults import Faults
from jepsite.parse.written import Written
from jepsite.record import record

LONGEST_SLUG: Final = 48
_FOLDED: Final = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)


@record
class Claim:
    """Something that wants an id."""

    key: int
    """What it is asked for by: the offset at which it begins."""
    stated: Written | None
    title: str
    otherwise: str
    """The slug where the title gives none: `activity`."""
    internal: bool


def assign(claims: Sequence[Claim], faults: Faults) -> dict[int, ItemId]:
    """An id for every claim, by its key; a stated id that is taken or malformed is told.

    Stated ids win over made ones wherever they stand. Made ids of the seller's own come last, so that no `-2` on the
    customer's page speaks of them.
    """
    taken: dict[str, Written | None] = {START: None}
    ids: dict[int, ItemId] = {}
    for claim in claims:
        if claim.stated and (stated := _stated(claim.stated, taken, faults)):
            taken[stated] = claim.stated
            ids[claim.key] = ItemId(stated)
    tried: dict[str, int] = {}
    for claim in sorted(claims, key=lambda claim: claim.internal):
        if claim.key not in ids:
            ids[claim.key] = ItemId(_made(slug(claim.title) or claim.otherwise, taken, tried))
    return ids


def slug(title: str) -> str:
    """The title in the letters of an id: folded to ASCII, lower case, hyphens for the rest; empty for no letters."""
    plain = unicodedata.normalize("NFKD", title.casefold().translate(_FOLDED)).encode("ascii", "ignore").decode()
    whole = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(whole) <= LONGEST_SLUG:
        return whole
    return whole[: LONGEST_SLUG + 1].rpartition("-")[0] or whole[:LONGEST_SLUG]


def _stated(written: Written, taken: dict[str, Written | None], faults: Faults) -> str | None:
    identifier = terms.identifier(written, faults)
    if identifier == START:
        message = "the id 'start' is reserved: after=start waits for nothing"
        faults.add("reserved-id", written, message, "take another word")
    elif identifier in taken:
        first = taken[identifier]
        related = [("first used here", first)] if first else []
        faults.add("doubled-id", written, f"the id '{identifier}' is used twice", "ids are unique in a plan", related)
    else:
        return identifier
    return None


def _made(slug: str, taken: dict[str, Written | None], tried: dict[str, int]) -> str:
    """The slug, or with the first number that is free. `tried` keeps a thousand equal titles from a million tries."""
    made, number = slug, tried.get(slug, 1)
    while made in taken:
        number += 1
        made = f"{slug}-{number}"
    tried[slug] = number
    taken[made] = None
    return made
