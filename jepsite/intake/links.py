"""Edits of a plan's text that withdraw links: the counters and the list of who has one. Nothing else changes.

Every edit is tried out first: where the text that it makes does not read as the same plan with those links, it is
refused, and the author is told what to write. Knows nothing of secrets: what a counter is good for is `protect`'s.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from jepsite.diagnostics import Checked, Diagnostic, has_errors
from jepsite.intake.edits import Edit, apply
from jepsite.intake.yamledits import entry_added, entry_removed, key_added, key_set
from jepsite.model.deal import ONE_READER, Deal, Links
from jepsite.model.site import Site
from jepsite.parse.deal import read_deal
from jepsite.parse.faults import Faults, meant
from jepsite.parse.frontmatter import read_front_matter
from jepsite.parse.nodes import Pairs
from jepsite.record import record
from jepsite.source import Source

BEFORE_LINKS: Final = ("recipients", "access", "stopped", "baseline", "deal", "title")
"""After the first of these that is written stands a new `links:`."""


@record
class Withdrawal:
    """Edits that withdraw links, and what the plan says of its links afterwards."""

    edits: tuple[Edit, ...]
    links: Links
    recipients: tuple[str, ...]


def rotation(source: Source, site: Site) -> Checked[Withdrawal]:
    """All links of a plan are withdrawn: a new address, new keys.

    Faults: those of the front matter, `links-by-hand`.
    """
    read = read_for_links(source, site)
    if read.value is None:
        return Checked(value=None, diagnostics=read.diagnostics)
    deal = read.value
    links = replace(deal.links, url=deal.links.url + 1, gen=deal.links.gen + 1)
    return _tried(source, site, deal, links=links, recipients=deal.recipients)


def revocation(source: Source, site: Site, label: str) -> Checked[Withdrawal]:
    """One recipient's link is withdrawn for good; the others' stay.

    The last one goes with the whole address: the plan's link would else be `default` again, and who had that one before
    there were recipients could open the page. Faults: those of the front matter, `unknown-recipient`, `links-by-hand`.
    """
    read = read_for_links(source, site)
    if read.value is None:
        return Checked(value=None, diagnostics=read.diagnostics)
    deal = read.value
    labels = deal.recipients or (ONE_READER,)
    if label not in labels:
        return _refused(_unknown(deal, label, labels))
    left = tuple(other for other in deal.recipients if other != label)
    links = replace(deal.links, gen=deal.links.gen + 1)
    if not left:
        links = replace(links, url=links.url + 1)
    if label != ONE_READER or left:  # `default` goes with its address, and may come back at another
        links = replace(links, revoked=(*links.revoked, label))
    if not left and ONE_READER in links.revoked:
        return _refused(_last(deal, label))
    return _tried(source, site, deal, links=links, recipients=left)


def read_for_links(source: Source, site: Site) -> Checked[Deal]:
    """The plan, if its front matter is without errors; those of the body have nothing to do with its links."""
    read = read_deal(source, site)
    end = _front_matter_end(source)
    faults = tuple(fault for fault in read.diagnostics if fault.span.line <= end)
    if read.value is None or has_errors(faults):
        return Checked(value=None, diagnostics=faults or read.diagnostics)
    return Checked(value=read.value)


def _front_matter_end(source: Source) -> int:
    front = read_front_matter(Faults(source))
    return source.place(front.body)[0] - 1 if front else len(source.line_starts)


def _tried(source: Source, site: Site, deal: Deal, *, links: Links, recipients: tuple[str, ...]) -> Checked[Withdrawal]:
    """The edits, if the text that they make reads as they mean it."""
    front = read_front_matter(Faults(source))
    if front is not None and front.pairs is not None:
        edits = tuple(_edits(source, front.pairs, deal, links, recipients))
        if _mean(source, site, front.body, edits, links=links, recipients=recipients):
            return Checked(value=Withdrawal(edits=edits, links=links, recipients=recipients))
    return _refused(_by_hand(deal, links, recipients))


def _mean(
    source: Source, site: Site, body: int, edits: tuple[Edit, ...], *, links: Links, recipients: tuple[str, ...]
) -> bool:
    """Whether edits make a plan say this of its links, and nothing else that is new."""
    before = read_deal(Source(path=source.path, text=source.text[:body]), site).value
    try:
        text = apply(source, edits)
    except ValueError:  # in an unusual place, edits may overlap
        return False
    front = text[: len(text) - (len(source.text) - body)]
    after = read_for_links(Source(path=source.path, text=text), site)
    read = read_deal(Source(path=source.path, text=front), site).value
    if before is None or read is None or after.value is None or not text.endswith(source.text[body:]):
        return False
    # A plan has only those people whom it names: who was a recipient and nothing else is gone from it now.
    seen = replace(read, people=before.people, parties=before.parties)
    return seen == replace(before, links=links, recipients=recipients)


def _edits(source: Source, pairs: Pairs, deal: Deal, links: Links, recipients: tuple[str, ...]) -> Iterator[Edit]:
    nodes = {key.text: node for key, node in pairs.pairs}
    gone = [label for label in deal.recipients if label not in recipients]
    if gone:
        yield entry_removed(source.text, nodes["recipients"], gone[0])
    written = nodes.get("links")
    if isinstance(written, Pairs) and written.pairs:
        yield from _counted(source.text, written, deal.links, links)
        return
    revoked = f", revoked: [{', '.join(links.revoked)}]" if links.revoked else ""
    value = f"{{url: {links.url}, gen: {links.gen}{revoked}}}"
    before = next((key for key in BEFORE_LINKS if key in nodes), None)
    yield key_set(written, value) if written else key_added(source.text, pairs, "links", value, after=before)


def _counted(text: str, written: Pairs, before: Links, links: Links) -> Iterator[Edit]:
    """The edits of a `links:` that is there."""
    inner = {key.text: node for key, node in written.pairs}
    for key, value, old in (("url", links.url, before.url), ("gen", links.gen, before.gen)):
        if key in inner:
            yield key_set(inner[key], str(value))
        elif value != old:
            yield key_added(text, written, key, str(value))
    if links.revoked != before.revoked:
        label, revoked = links.revoked[-1], inner.get("revoked")
        yield entry_added(text, revoked, label) if revoked else key_added(text, written, "revoked", f"[{label}]")


def _unknown(deal: Deal, label: str, labels: tuple[str, ...]) -> Diagnostic:
    if label in deal.links.revoked:
        message = f"the link of '{label}' was revoked before"
        hint: str | None = "there is nothing left to withdraw"
    else:
        message = f"'{label}' has no link of this plan"
        hint = meant(label, labels, f"links have: {', '.join(labels)}")
    return Diagnostic(code="unknown-recipient", message=message, span=deal.place("recipients"), hint=hint)


def _last(deal: Deal, label: str) -> Diagnostic:
    return Diagnostic(
        code="last-recipient",
        message=f"'{label}' has the plan's last link, and '{ONE_READER}', which would take its place, was revoked",
        span=deal.place("recipients"),
        hint="name somebody else under recipients: first, or take the page down by a past day under expires:",
    )


def _by_hand(deal: Deal, links: Links, recipients: tuple[str, ...]) -> Diagnostic:
    """What to write, where a plan's front matter is written in a way that edits cannot follow."""
    revoked = f", revoked: [{', '.join(links.revoked)}]" if links.revoked else ""
    listed = f" and recipients: [{', '.join(recipients)}]" if recipients != deal.recipients else ""
    return Diagnostic(
        code="links-by-hand",
        message="the front matter is written in a way that cannot be edited without touching more than the links",
        span=deal.place("links"),
        hint=f"write links: {{url: {links.url}, gen: {links.gen}{revoked}}}{listed} yourself",
    )


def _refused(fault: Diagnostic) -> Checked[Withdrawal]:
    return Checked(value=None, diagnostics=(fault,))
