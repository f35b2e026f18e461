"""Since when a link lives, as the history of the plan and of the settings tells.

A link is told by what its address and key hang on: the deal, its `url`, the recipient, whether there is a key at all,
and the workspace secret. It lives since the oldest commit from which on all of that stayed. Nothing is told of what
is not committed, and nothing older than the history that a clone has.
"""

from collections.abc import Mapping
from datetime import date

from jepsite.history.journal import Journal
from jepsite.model.deal import ONE_READER, Access, Deal
from jepsite.model.site import Site
from jepsite.parse.deal import read_deal
from jepsite.parse.faults import Faults
from jepsite.parse.files import SETTINGS
from jepsite.parse.frontmatter import read_front_matter
from jepsite.parse.site import read_site
from jepsite.source import Source


def link_ages(deal: Deal, site: Site, journal: Journal, *, secret_since: date | None) -> Mapping[str, date]:
    """The day since which each recipient's link lives, without those whose day is not known.

    `secret_since` is the answer of `secret_age`.
    """
    if secret_since is None:
        return {}
    now, alive = _identity(deal), set(_labels(deal))
    days: dict[str, date] = {}
    fronts: dict[tuple[str, str], Deal | None] = {}
    for version in journal.versions(deal.path):
        source = Source(path=version.path, text=version.text)
        front = read_front_matter(Faults(source))
        key = (version.path, version.text[: front.body] if front else "")
        if key not in fronts:  # most commits change the body only
            fronts[key] = read_deal(Source(path=key[0], text=key[1]), site).value if front else None
        before = fronts[key]
        alive &= set(_labels(before)) if before and _identity(before) == now else set()
        if not alive:
            break
        days.update(dict.fromkeys(alive, version.day))
    return {label: max(day, secret_since) for label, day in days.items()}


def secret_age(site: Site, journal: Journal) -> date | None:
    """The day since which the settings name this secret and no other: `date.min` where they never named another.

    None where the one they name is not committed yet, and an earlier version names another.
    """
    since: date | None = None
    for version in journal.versions(SETTINGS):
        named = read_site(Source(path=SETTINGS, text=version.text)).value
        if named is not None and named.secret not in {None, site.secret}:
            return since
        if named is not None and named.secret == site.secret:
            since = version.day
    return date.min


def _identity(deal: Deal) -> tuple[bytes, int, bool]:
    """What all links of a plan hang on: the deal, its address, whether anybody may read it."""
    return deal.key, deal.links.url, deal.access is Access.OPEN


def _labels(deal: Deal) -> tuple[str, ...]:
    return deal.recipients or (ONE_READER,)
