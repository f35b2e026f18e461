"""One plan's source -> `Deal`, with every fault that the file alone can show.

What needs dates or other files is not judged here: cycles and impossible work belong to `planning`, unknown calendars
too, advice to `coach`.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import PurePosixPath
from typing import Final

from jepsite.diagnostics import Checked, Diagnostic
from jepsite.model.deal import ONE_READER, Deal, Links, Section
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
from jepsite.parse.outline import Heading, read_outline
from jepsite.parse.people import closures
from jepsite.parse.references import Names
from jepsite.parse.sections import SECTION_HEADINGS, read_sections
from jepsite.parse.stage import Stage, read_stage
from jepsite.parse.vocabulary import On
from jepsite.parse.written import Placed, Spans, Written
from jepsite.record import record
from jepsite.source import Source

KEY_BYTES: Final = 16


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


@record
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
    fields = Fields(front.pairs, faults, "a plan")
    stage = read_stage(fields, site, faults)
    deal = _deal(fields, front, site, stage, _body(front, stage.cast, faults), faults)
    fields.finish()
    return deal


def _body(front: FrontMatter, cast: Cast, faults: Faults) -> _Body:
    outline = read_outline(faults, front.body)
    if outline.title:
        for name, written in outline.title.attributes.words.items():
            faults.add("attribute-not-here", written, f"'{name}' does not belong on the plan's title")
    sections, names = read_sections(outline, cast, faults)
    summary = outline.prose.read(outline.summary, SECTION_HEADINGS)
    pictures = dict(sorted(outline.prose.pictures.items(), key=lambda picture: picture[1].start))
    return _Body(title=outline.title, summary=summary, sections=sections, names=names, pictures=pictures)


def _deal(fields: Fields, front: FrontMatter, site: Site, stage: Stage, body: _Body, faults: Faults) -> Deal:
    path = PurePosixPath(faults.source.path)
    closed = fields.take("closures", closures(stage.cast)) or ()
    aims = fields.take("goals", goals(stage.cast)) or ()
    meetings = fields.take("cadence", cadence(stage.cast)) or ()
    links, recipients = _links(fields, stage.cast, faults)
    parties, persons = stage.seen()  # whoever is named has been named by now
    return Deal(
        path=faults.source.path,
        name=path.stem,
        title=_title(fields, front, body, faults) or path.stem,
        key=_key(fields, front, faults) or hashlib.sha256(path.name.encode()).digest()[:KEY_BYTES],
        key_stated=fields.has("deal"),
        parties=parties,
        people=persons,
        language=fields.take("language", term(terms.language)) or site.language,
        time_zone=site.time_zone,
        start=_start(fields, front, faults),
        work_back=fields.take("work-back", term(partial(_anchor, body))),
        buffer=fields.take("buffer", term(terms.working_days)) or 0,
        closures=closed,
        goals=aims,
        cadence=meetings,
        baseline=fields.take("baseline", text),
        stopped=fields.take("stopped", term(terms.day)),
        access=fields.take("access", publishing.access) or site.access,
        recipients=recipients,
        links=links,
        expires=fields.take("expires", term(terms.day)),
        theme=fields.take("theme", term(terms.identifier)) or site.theme,
        brand=fields.take("brand", publishing.brand) or site.brand,
        feedback=fields.take("feedback", text) or site.feedback,
        internal=fields.take("internal", publishing.internal) or (),
        summary=body.summary,
        sections=body.sections,
        images=tuple(body.pictures),
        span=faults.span(front.opening),
        spans=_spans(fields, body, faults),
    )


def _links(fields: Fields, cast: Cast, faults: Faults) -> tuple[Links, tuple[str, ...]]:
    """The counters of the link, and who gets one of their own."""
    links = fields.take("links", publishing.links) or Links()
    recipients = fields.take("recipients", partial(publishing.recipients, links.revoked)) or ()
    if not recipients and ONE_READER in links.revoked:
        message = f"the plan names no recipients, so it has the one link '{ONE_READER}', and that was revoked"
        hint = "name those who are to have a link: recipients: [...]"
        faults.add("revoked-recipient", fields.place("links"), message, hint)
    cast.named.update(recipients)
    return links, recipients


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


def _key(fields: Fields, front: FrontMatter, faults: Faults) -> bytes | None:
    if fields.has("deal"):
        return fields.take("deal", term(_hexadecimal))
    message = "this plan has no 'deal:', so its private link hangs on the file's name"
    faults.add("no-deal", front.opening, message, "'jepsite check --fix' writes one")
    return None


def _hexadecimal(written: Written, faults: Faults) -> bytes | None:
    if re.fullmatch(rf"[0-9a-fA-F]{{{2 * KEY_BYTES}}}", written.text):
        return bytes.fromhex(written.text)
    message = f"{shown(written.text)} is not an id of a deal: 32 digits from 0 to 9 and a to f"
    faults.add("malformed-value", written, message, "delete the line and run 'jepsite check --fix'")
    return None


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


def _spans(fields: Fields, body: _Body, faults: Faults) -> Spans:
    """Where each key stands, and each picture as `image:NAME`."""
    pictures = {f"image:{name}": place for name, place in body.pictures.items()}
    return Spans(faults.source, dict(fields.places()) | pictures)
