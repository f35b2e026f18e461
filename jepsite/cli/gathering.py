"""Gathers the links of plans: who has one, where it leads, since when. Nothing is shown here."""

from dataclasses import field
from datetime import date
from pathlib import Path

from jepsite.cli.ages import Ages, link_ages, secret_age
from jepsite.cli.workspace import Workspace
from jepsite.diagnostics import Diagnostic, Severity
from jepsite.history.journal import Journal
from jepsite.intake.links import read_for_links
from jepsite.model.deal import Access, Deal
from jepsite.model.expiry import expiry
from jepsite.model.people import Side
from jepsite.parse.deal import check_together
from jepsite.parse.files import find_plans, read_source
from jepsite.protect.keys import keys_of
from jepsite.record import record
from jepsite.source import Source
from jepsite.views.invitation import invitation


@record
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


@record
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


@record
class Gathered:
    """The links of a workspace's plans, and what is to be said of plans whose links are not right."""

    links: tuple[Link, ...]
    faults: tuple[Diagnostic, ...]
    sources: tuple[Source, ...]
    """Of plans with faults."""


def gather(workspace: Workspace, content: Path, secret: bytes, *, place: Place, today: date) -> Gathered:
    """The links of the workspace's plans; `content` is the folder of all there are.

    A fault in a plan's body does not keep its links back. A second plan of the same deal does: its link would open the
    page of the first, which may be another customer's.

    Faults: those of files and of front matter, `doubled-deal`; a warning `dropped-recipient`.
    """
    journal = Journal(workspace.root)
    since = secret_age(workspace.site, journal)
    read = [_read(workspace, path) for path in workspace.paths]
    deals = [one.deal for one in read if one.deal]
    together = check_together([*deals, *_others(workspace, content, deals)])
    twins = [fault for fault in together if fault.code == "doubled-deal"]
    withheld = {fault.span.path for fault in twins} | {span.path for fault in twins for _, span in fault.related}
    faults = [fault for one in read for fault in one.faults] + twins
    links: list[Link] = []
    for deal in deals:
        ages = link_ages(deal, workspace.site, journal, secret_since=since)
        faults += [_dropped(deal, label) for label in ages.dropped]
        if deal.path not in withheld:
            links += links_of(deal, secret, ages, place=place, today=today)
    about = {fault.span.path for fault in faults}
    sources = tuple(one.source for one in read if one.source and one.source.path in about)
    return Gathered(links=tuple(links), faults=tuple(faults), sources=sources)


@record
class _Read:
    source: Source | None
    deal: Deal | None
    faults: tuple[Diagnostic, ...]


def _read(workspace: Workspace, path: Path) -> _Read:
    source = read_source(workspace.root, path)
    if source.value is None:
        return _Read(source=None, deal=None, faults=source.diagnostics)
    deal = read_for_links(source.value, workspace.site)
    return _Read(source=source.value, deal=deal.value, faults=deal.diagnostics)


def _others(workspace: Workspace, content: Path, deals: list[Deal]) -> list[Deal]:
    """The plans that were not asked for and may be of the same deal as one that was."""
    asked = {path.absolute() for path in workspace.paths}
    every = find_plans(workspace.root, content=content).value or () if content.is_dir() else ()
    found: list[Deal] = []
    for path in every:
        source = read_source(workspace.root, path).value if path.absolute() not in asked else None
        if source and any(deal.key.hex() in source.text.lower() or deal.name == path.stem for deal in deals):
            other = read_for_links(source, workspace.site).value
            found += [other] if other else []
    return found


def _dropped(deal: Deal, label: str) -> Diagnostic:
    return Diagnostic(
        code="dropped-recipient",
        message=f"the link of '{label}' was taken out by hand; with an old copy of the page it can still open new ones",
        span=deal.place("recipients"),
        hint=f"write 'gen: {deal.links.gen + 1}' under links:, and withdraw links by 'jepsite links revoke'",
        severity=Severity.WARNING,
    )


def links_of(deal: Deal, secret: bytes, ages: Ages, *, place: Place, today: date) -> tuple[Link, ...]:
    """The links of one plan, in the order of its recipients."""
    keys = keys_of(secret, deal)
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
                since=ages.since.get(recipient.label),
                expires=expiry(deal),
                page=f"p/{keys.slug}/index.html",
                address=address,
                password=recipient.password,
                message=invitation(deal.title, deal.access, address, language=deal.language, today=today),
            )
        )
    return tuple(listed)
