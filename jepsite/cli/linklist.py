"""Shows the links of plans, as text or JSON.

This is the only output of any command that holds keys and passwords.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Final

import click

from jepsite.cli.gathering import Link
from jepsite.cli.printer import safe
from jepsite.model.deal import ONE_READER, Access

SOON: Final = timedelta(days=14)
"""How far ahead an expiry is worth a colour."""
DEMO: Final = "demo secret: anybody can work this out"
_ACCESS: Final = {
    Access.LINK: "link",
    Access.LINK_AND_PASSWORD: "link and password",
    Access.PASSWORD: "password alone",
    Access.OPEN: "open, not sealed",
}


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
