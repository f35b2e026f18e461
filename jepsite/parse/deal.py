"""One plan's source -> `Deal`, with every fault that the file alone can show.

What needs dates or other files is not judged here: cycles and impossible work belong to `planning`, unknown calendars
too, advice to `coach`.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import PurePosixPath
from typing import Final, TypeVar

from jepsite.diagnostics import Checked, Diagnostic, Span
from jepsite.model.deal import Brand, Deal, Links, Section
from jepsite.model.people import Party, Person
from jepsite.model.site import Site
from jepsite.model.values import ItemId, Prose
from jepsite.model.work import Milestone
from jepsite.parse import publishing, terms
from jepsite.parse.agreements import cadence, goals
from jepsite.parse.cast import Cast
from jepsite.parse.characters import readable
from jepsite.parse.faults import Faults, shown
from jepsite.parse.fields import Fields, term, text
from jepsite.parse.frontmatter import FrontMatter, read_front_matter
from jepsite.parse.nodes import Node, Pairs
from jepsite.parse.outline import Heading, read_outline
from jepsite.parse.people import PARTIES, closures, ids_in, people
from jepsite.parse.references import Names
from jepsite.parse.sections import SECTION_HEADINGS, read_sections
from jepsite.parse.vocabulary import On
from jepsite.parse.written import Placed, Written
from jepsite.source import Source

KEY_BYTES: Final = 16

T = TypeVar("T", Party, Person)


def read_deal(source: Source, site: Site) -> Checked[Deal]:
    """The deal in a plan's source, under the settings of its site.

    All faults of the file come in one run, in file order. The value is None where there is no front matter to go on
    with; beside errors it is what could be read, fit for messages and not for a schedule.
    """
    source, faults = readable(source)
    front = read_front_matter(faults)
    deal = _read(front, site, faults) if front else None
    return Checked(value=deal, diagnostics=faults.in_order())


def check_together(deals: Sequence[Deal]) -> tuple[Diagnostic, ...]:
    """What is wrong between the plans of one site: two with one `deal`, two with one name."""
    by_key: dict[bytes, Deal] = {}
    by_name: dict[str, Deal] = {}
    found = []
    for deal in deals:
        other = by_name.setdefault(deal.name, deal)
        if other is not deal:
            message = f"two plans are called '{deal.name}'"
            found.append(_between("doubled-name", message, deal, other, "rename one of the files", ""))
        other = by_key.setdefault(deal.key, deal)
        if other is not deal:
            message = f"'{deal.name}' and '{other.name}' have one and the same deal:"
            hint = "delete it in the copy and run 'jepsite check --fix': each deal has an id of its own"
            found.append(_between("doubled-deal", message, deal, other, hint, "deal"))
    return tuple(found)


def _between(code: str, message: str, deal: Deal, other: Deal, hint: str, key: str) -> Diagnostic:
    related = (("the other one", other.place(key)),)
    return Diagnostic(code=code, message=message, span=deal.place(key), hint=hint, related=related)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Body:
    """What stands below the front matter."""

    title: Heading | None
    summary: Prose | None
    sections: tuple[Section, ...]
    names: Names
    pictures: Mapping[str, Placed]


def _read(front: FrontMatter, site: Site, faults: Faults) -> Deal | None:
    if front.pairs is None:
        _body(front, Cast((), (), complete=False), faults)
        return None
    nodes = {key.text: node for key, node in front.pairs.pairs}
    own_parties, own_people = ids_in(nodes.get("parties")), ids_in(nodes.get("people"))
    cast = Cast(own_parties | {party.id for party in site.parties}, own_people | {person.id for person in site.people})
    fields = Fields(front.pairs, faults, "a plan")
    parties = _merged(fields.take("parties", PARTIES) or (), site.parties, own_parties)
    persons = _merged(fields.take("people", people(cast)) or (), site.people, own_people)
    _check_apart(nodes.get("people"), cast, faults)
    deal = _deal(fields, front, site, cast, _body(front, cast, faults), faults)
    fields.finish()
    parties, persons = cast.on_stage(parties, persons, own_parties | own_people)
    return replace(deal, parties=parties, people=persons)


def _body(front: FrontMatter, cast: Cast, faults: Faults) -> _Body:
    outline = read_outline(faults, front.body)
    if outline.title:
        for name, written in outline.title.attributes.names():
            faults.add("attribute-not-here", written, f"'{name}' does not belong on the plan's title")
    sections, names = read_sections(outline, cast, faults)
    summary = outline.prose.read(outline.summary, SECTION_HEADINGS)
    return _Body(title=outline.title, summary=summary, sections=sections, names=names, pictures=outline.prose.pictures)


def _deal(fields: Fields, front: FrontMatter, site: Site, cast: Cast, body: _Body, faults: Faults) -> Deal:
    """The deal with no parties and people yet: who is on stage is known when all else has been read."""
    path = PurePosixPath(faults.source.path)
    links = fields.take("links", publishing.links) or Links()
    recipients = fields.take("recipients", partial(publishing.recipients, links.revoked)) or ()
    cast.named.update(recipients)
    stated_key = fields.take("deal", term(_key))
    return Deal(
        path=faults.source.path,
        name=path.stem,
        title=_title(fields, front, body, faults) or path.stem,
        key=stated_key or hashlib.sha256(path.name.encode()).digest()[:KEY_BYTES],
        key_stated=_has_key(fields, front, faults),
        parties=(),
        people=(),
        language=fields.take("language", term(terms.language)) or site.language,
        time_zone=site.time_zone,
        start=_start(fields, front, faults),
        work_back=fields.take("work-back", term(partial(_anchor, body))),
        buffer=fields.take("buffer", term(terms.working_days)) or 0,
        closures=fields.take("closures", closures(cast)) or (),
        goals=fields.take("goals", goals(cast)) or (),
        cadence=fields.take("cadence", cadence(cast)) or (),
        baseline=fields.take("baseline", text),
        stopped=fields.take("stopped", term(terms.day)),
        access=fields.take("access", publishing.access) or site.access,
        recipients=recipients,
        links=links,
        expires=fields.take("expires", term(terms.day)),
        theme=fields.take("theme", term(terms.identifier)),
        brand=fields.take("brand", publishing.brand) or Brand(),
        feedback=fields.take("feedback", text),
        internal=fields.take("internal", publishing.internal) or (),
        summary=body.summary,
        sections=body.sections,
        images=tuple(body.pictures),
        span=faults.span(front.opening),
        spans=tuple(_spans(fields, body, faults)),
    )


def _merged(own: tuple[T, ...], of_site: tuple[T, ...], stated: frozenset[str]) -> tuple[T, ...]:
    """The plan's own entries, then those of the site whose id the plan does not use."""
    return own + tuple(entry for entry in of_site if entry.id not in stated)


def _check_apart(node: Node | None, cast: Cast, faults: Faults) -> None:
    """A word in `R=` may be a person or a party: it cannot be both."""
    for key, _ in node.pairs if isinstance(node, Pairs) else ():
        if key.text in cast.parties:
            message = f"'{key.text}' is a person and a party"
            faults.add("doubled-id", key, message, "give one of them another id: R= may name either")


def _title(fields: Fields, front: FrontMatter, body: _Body, faults: Faults) -> str | None:
    """The title of the front matter, or of the one `#` heading; where both stand they say the same."""
    heading = body.title
    if heading is None:
        return fields.need("title", text, at=front.opening)
    title = fields.take("title", text)
    if title is not None and " ".join(title.split()) != " ".join(heading.title.split()):
        related = [("the title in the front matter", fields.place("title"))]
        message = f"the title here is not {shown(title)}"
        faults.add("title-differs", heading, message, "a # heading stands for title: - delete one of the two", related)
    return title or heading.title


def _key(written: Written, faults: Faults) -> bytes | None:
    if re.fullmatch(rf"[0-9a-fA-F]{{{2 * KEY_BYTES}}}", written.text):
        return bytes.fromhex(written.text)
    message = f"{shown(written.text)} is not an id of a deal: 32 digits from 0 to 9 and a to f"
    faults.add("malformed-value", written, message, "delete the line and run 'jepsite check --fix'")
    return None


def _has_key(fields: Fields, front: FrontMatter, faults: Faults) -> bool:
    if not fields.has("deal"):
        message = "this plan has no 'deal:', so its private link hangs on the file's name"
        faults.add("no-deal", front.opening, message, "'jepsite check --fix' writes one")
    return fields.has("deal")


def _start(fields: Fields, front: FrontMatter, faults: Faults) -> date | None:
    if not fields.has("start") and not fields.has("work-back"):
        hint = "say when work can begin (start:), or for which milestone to plan back (work-back:)"
        faults.add("no-start", front.opening, "this plan has neither 'start:' nor 'work-back:'", hint)
    return fields.take("start", term(terms.day))


def _anchor(body: _Body, written: Written, faults: Faults) -> ItemId | None:
    """The milestone to plan back from; it needs a deadline."""
    anchor = body.names.known.one(written, faults, On.MILESTONE)
    for section in body.sections:
        if isinstance(section, Milestone) and section.id == anchor and section.by is None:
            message = f"the milestone '{anchor}' has no by="
            faults.add("anchor-without-by", written, message, "planning back needs a deadline: by=2026-12-11")
    return anchor


def _spans(fields: Fields, body: _Body, faults: Faults) -> Iterator[tuple[str, Span]]:
    """Where each key stands, and each picture as `image:NAME`."""
    yield from ((key, faults.span(place)) for key, place in fields.places())
    yield from ((f"image:{name}", faults.span(place)) for name, place in body.pictures.items())
