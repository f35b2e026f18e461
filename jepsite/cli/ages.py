"""Since when a link lives, as the history of the plan and of the settings tells.

A link is told by what its address and key hang on: the deal, its `url`, the recipient, whether there is a key at all,
and the workspace secret. It lives since the oldest commit from which on all of that stayed. Nothing is told of what
is not committed, and nothing older than the history that a clone has.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from jepsite.history.journal import Journal
from jepsite.model.deal import ONE_READER, Access, Deal
from jepsite.model.site import Site
from jepsite.parse.deal import read_deal
from jepsite.parse.faults import Faults
from jepsite.parse.files import SETTINGS
from jepsite.parse.frontmatter import read_front_matter
from jepsite.parse.site import read_site
from jepsite.record import record
from jepsite.source import Source


@record
class Ages:
    """What the history tells of a plan's links."""

    since: Mapping[str, date]
    """The day since which each recipient's link lives, without those whose day is not known."""
    dropped: tuple[str, ...]
    """Who had a link to the very content key that is in use now, and has none any more: taken out by hand."""


def link_ages(deal: Deal, site: Site, journal: Journal, *, secret_since: date | None) -> Ages:
    """The ages of a plan's links. `secret_since` is the answer of `secret_age`."""
    if secret_since is None:
        return Ages(since={}, dropped=())
    alive = set(_labels(deal))
    days: dict[str, date] = {}
    seen: dict[str, None] = {}
    for day, before in _versions(deal, site, journal):
        same = before is not None and _identity(before) == _identity(deal)
        alive &= set(_labels(before)) if before and same else set()
        days.update(dict.fromkeys(alive, day))
        if before and same and before.links.gen == deal.links.gen:
            seen.update(dict.fromkeys(_labels(before)))
        elif not alive:
            break
    gone = tuple(label for label in seen if label not in {*_labels(deal), *deal.links.revoked})
    return Ages(since={label: max(day, secret_since) for label, day in days.items()}, dropped=gone)


def _versions(deal: Deal, site: Site, journal: Journal) -> Iterator[tuple[date, Deal | None]]:
    """What the front matter of each committed version says, newest first; None where it was none."""
    path, text, said = "", "", None
    for version in journal.versions(deal.path):
        if path != version.path or not text or not version.text.startswith(text):  # most commits change the body only
            front = read_front_matter(Faults(Source(path=version.path, text=version.text)))
            path, text = version.path, version.text[: front.body] if front else ""
            said = read_deal(Source(path=path, text=text), site).value if front else None
        yield version.day, said


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
