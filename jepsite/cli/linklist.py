"""The links of plans: gathered, and shown as text or JSON.

This is the only output of any command that holds keys and passwords.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from typing import Final

import click

from jepsite.cli.ages import link_ages, secret_age
from jepsite.cli.printer import safe
from jepsite.cli.workspace import Workspace
from jepsite.diagnostics import Checked, Diagnostic
from jepsite.history.journal import Journal
from jepsite.intake.links import read_for_links
from jepsite.model.deal import ONE_READER, Access, Deal
from jepsite.model.expiry import expiry
from jepsite.model.people import Side
from jepsite.model.site import Site
from jepsite.parse.files import read_source
from jepsite.protect.keys import keys_of
from jepsite.source import Source
from jepsite.views.invitation import invitation

SOON: Final = timedelta(days=14)
"""How far ahead an expiry is worth a colour."""
DEMO: Final = "demo secret: anybody can work this out"
_ACCESS: Final = {
    Access.LINK: "link",
    Access.LINK_AND_PASSWORD: "link and password",
    Access.PASSWORD: "password alone",
    Access.OPEN: "open, not sealed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link of one plan."""

    plan: str
    """Path of the source."""
    title: str
    customer: str
    recipient: str | None
    """The label; None where the page is open, or the plan names no recipients."""
    name: str | None
    """Of the person, where the label is one's id."""
    access: Access
    since: date | None
    """None where the history does not tell."""
    expires: date | None
    page: str
    """Relative to the site: `p/<slug>/index.html`."""
    address: str = field(repr=False)
    """Whole, with its key."""
    password: str | None = field(repr=False)
    message: str = field(repr=False)
    """Ready to be sent, with the address and without the password."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the addresses lead."""

    base: str | None
    """Of the site, without a slash at its end; None where the settings name none."""
    folder: Path | None = None
    """Of a site on this disk, where its addresses were asked for instead."""

    def address(self, slug: str, fragment: str) -> str:
        """The address of a page with its key."""
        end = f"#{fragment}" if fragment else ""
        if self.folder is not None:
            return (self.folder / "p" / slug / "index.html").resolve().as_uri() + end
        return f"{self.base or ''}/p/{slug}/{end}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The links of a workspace's plans, and the faults of plans whose front matter does not tell them."""

    links: tuple[Link, ...]
    faults: tuple[Diagnostic, ...]
    sources: tuple[Source, ...]
    """Of those plans."""


def gather(workspace: Workspace, secret: bytes, *, place: Place, today: date) -> Gathered:
    """The links of all plans of a workspace. A fault in a plan's body does not keep its links back."""
    journal = Journal(workspace.root)
    since = secret_age(workspace.site, journal)
    links: list[Link] = []
    faults: list[Diagnostic] = []
    sources: list[Source] = []
    for path in workspace.paths:
        read = read_source(workspace.root, path)
        deal = read_for_links(read.value, workspace.site) if read.value else Checked(value=None)
        if deal.value is None:
            faults += [*read.diagnostics, *deal.diagnostics]
            sources += [read.value] if read.value else []
        else:
            links += links_of(
                deal.value, workspace.site, secret, place=place, today=today, journal=journal, secret_since=since
            )
    return Gathered(links=tuple(links), faults=tuple(faults), sources=tuple(sources))


def links_of(
    deal: Deal, site: Site, secret: bytes, *, place: Place, today: date, journal: Journal, secret_since: date | None
) -> tuple[Link, ...]:
    """The links of one plan, in the order of its recipients."""
    keys = keys_of(secret, deal)
    ages = link_ages(deal, site, journal, secret_since=secret_since)
    customers = deal.side(Side.CUSTOMER) or deal.parties
    people = {str(person.id): person.name for person in deal.people}
    listed = []
    for recipient in keys.recipients[:1] if deal.access is Access.OPEN else keys.recipients:
        address = place.address(keys.slug, recipient.fragment)
        named = deal.recipients and deal.access is not Access.OPEN
        listed.append(
            Link(
                plan=deal.path,
                title=deal.title,
                customer=customers[0].name if customers else deal.title,
                recipient=recipient.label if named else None,
                name=people.get(recipient.label) if named else None,
                access=deal.access,
                since=ages.get(recipient.label),
                expires=expiry(deal),
                page=f"p/{keys.slug}/index.html",
                address=address,
                password=recipient.password,
                message=invitation(deal, address, today=today),
            )
        )
    return tuple(listed)


def as_text(links: Sequence[Link], *, today: date, demo: bool) -> str:
    """The links by customer and plan, each with what can be sent."""
    lines: list[str] = []
    ordered = sorted(links, key=lambda link: (link.customer.casefold(), link.title.casefold(), link.plan))
    for plan, theirs in groupby(ordered, key=lambda link: link.plan):
        listed = list(theirs)
        lines += [
            click.style(safe(listed[0].customer), bold=True),
            f"  {safe(listed[0].title)}  ({safe(plan)})",
            f"  {_end(listed[0].expires, today)}",
            "",
        ]
        for link in listed:
            lines += [*_shown(link, today, demo=demo), ""]
    return "\n".join(lines)


def as_json(links: Iterable[Link], *, today: date, demo: bool) -> str:
    """The same for programs; an address without a host begins with a slash."""
    listed = [
        {
            "plan": link.plan,
            "title": link.title,
            "customer": link.customer,
            "recipient": link.recipient or ONE_READER,
            "name": link.name,
            "access": link.access,
            "since": link.since.isoformat() if link.since else None,
            "days": (today - link.since).days if link.since else None,
            "expires": link.expires.isoformat() if link.expires else None,
            "address": link.address,
            "password": link.password,
            "message": link.message,
        }
        for link in links
    ]
    return json.dumps({"demo": demo, "links": listed}, indent=2, ensure_ascii=False)


def _shown(link: Link, today: date, *, demo: bool) -> Iterator[str]:
    who = safe(link.recipient or "one link for all readers")
    name = f" ({safe(link.name)})" if link.name else ""
    warned = click.style(f"; {DEMO}", fg="yellow") if demo and link.access is not Access.OPEN else ""
    if link.access is Access.OPEN:
        who, warned = "everybody", click.style("; whoever has the address can read the page", fg="yellow")
    yield f"  {click.style(who, bold=True)}{name}: {_ACCESS[link.access]}, {_age(link.since, today)}{warned}"
    yield from (f"    {safe(line)}" for line in link.message.split("\n"))
    if link.password is not None:
        yield f"    Password, to be sent another way: {click.style(link.password, bold=True)}"


def _end(expires: date | None, today: date) -> str:
    if expires is None:
        return click.style("The page is never taken down: give the plan a deadline, or expires:.", fg="yellow")
    if expires < today:
        return click.style(f"Expired on {_day(expires)}: the page goes with the next build.", fg="red")
    if expires - today <= SOON:
        left = "today" if expires == today else f"in {_days((expires - today).days)}"
        return click.style(f"The page expires {left}, on {_day(expires)}.", fg="yellow")
    return f"The page stands until {_day(expires)}."


def _age(since: date | None, today: date) -> str:
    if since is None:
        return "not committed yet"
    return f"since {_day(since)} ({_days((today - since).days)})"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _days(number: int) -> str:
    return f"{number} day{'' if number == 1 else 's'}"
