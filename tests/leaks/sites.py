"""A site of two customers, sealed piece by piece, with room for something that must not be in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from jepsite.artifact import Artifact, Kind
from jepsite.diagnostics import Diagnostic
from jepsite.i18n.words import words_for
from jepsite.leaks.check import LeakCheck
from jepsite.manifest import SiteFile
from jepsite.model.deal import Deal
from jepsite.model.site import Site
from jepsite.parse.deal import read_deal
from jepsite.protect.keys import keys_of
from jepsite.protect.lock import lock
from jepsite.source import Source

SECRET = bytes(range(32))
FRONT = """---
title: {title}
deal: {deal}
start: 2026-11-02
access: {access}
parties:
  them: {{name: {customer}, side: customer, calendar: IT}}
  roster: {{name: Roster Ltd, side: supplier, calendar: IE}}
people:
  first: {{name: {contact}, of: them, email: {mail}, phone: "{phone}"}}
  tom: {{name: Tom Byrne, of: roster, email: tom@roster.example}}
  boss: {{name: Grace Hidden, of: roster, email: grace@roster.example, internal: true}}
# We would go down to ten percent below list
internal:
  notes: The margin is thin but the reference is worth it
---

We start on one ward. <!-- Do not tell them that the other site was late. -->

::: internal
Their board has fallen out with the present supplier.
:::

## Contract signed {{#signature by=2026-11-27}}

1. [ ] Try it on one ward {{#trial 4d R=first,tom A=first}}
2. [ ] Ask the other customer how much they really paid {{#ask 1d R=tom A=tom .internal}}
3. [ ] Sign the contract {{#sign 1d R=first,tom A=first}}
"""
BELLINI = FRONT.format(
    title="Planning for Bellini",
    deal="11" * 16,
    access="link",
    customer="Officine Bellíni S.p.A.",
    contact="Giulia Ferri",
    mail="g.ferri@bellini.example",
    phone="+39 030 123 4567",
)
ALBA = FRONT.format(
    title="Planning for Alba",
    deal="22" * 16,
    access="link",
    customer="Clinica Alba",
    contact="Chiara Riva",
    mail="c.riva@alba.example",
    phone="+39 02 765 4321",
)
PAGE = (
    "<!doctype html><html lang=en><head><title>A plan</title>"
    '<link rel="stylesheet" href="../../a/default/page.css"></head><body>{}</body></html>'
)


@dataclass(frozen=True)
class Plan:
    """A plan and what is to be on its page."""

    name: str
    text: str
    body: str = "<p>Try it on one ward</p>"
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def source(self) -> Source:
        return Source(path=f"content/{self.name}.md", text=self.text)

    @property
    def deal(self) -> Deal:
        read = read_deal(self.source, Site())
        assert read.value is not None, read.diagnostics
        return read.value


def sealed(plan: Plan) -> Iterator[SiteFile]:
    """A plan's files as they lie on the site."""
    keys = keys_of(SECRET, plan.deal)
    folder = f"p/{keys.slug}/"
    page = Artifact(path=f"{folder}index.html", content=PAGE.format(plan.body).encode(), media_type="text/html")
    files = tuple(
        Artifact(path=folder + name, content=content, media_type="application/octet-stream")
        for name, content in plan.files.items()
    )
    for each in lock(page, files, keys=keys, expires=None, words=words_for("en"), seller="Roster Ltd"):
        yield laid(each.path, each.content, each.kind, plan.source.path)


def laid(
    path: str, content: bytes, kind: Kind | None = None, plan: str | None = None, *, kept: bool = False
) -> SiteFile:
    return SiteFile(path=path, kind=kind, plan=plan, kept=kept, content=content)


def found_in(*plans: Plan, more: tuple[SiteFile, ...] = ()) -> tuple[Diagnostic, ...]:
    """What the check says of a site of these plans."""
    return found_among([*more, *(file for plan in plans for file in sealed(plan))], *plans)


def found_among(files: list[SiteFile], *plans: Plan) -> tuple[Diagnostic, ...]:
    """What the check says of these files, knowing these plans."""
    sources = {plan.source.path: plan.source for plan in plans}
    check = LeakCheck(secret=SECRET, source_of=sources.get)
    for plan in plans:
        check.note(plan.deal, plan.source, keys_of(SECRET, plan.deal))
    passed = check.gate(files)

    assert passed is not bool(check.found)
    return check.found
