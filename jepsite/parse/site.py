"""`jepsite.yml` -> `Site`: what all plans of one supplier share."""

import re
from zoneinfo import ZoneInfo

from jepsite.diagnostics import Checked
from jepsite.model.deal import Access, Brand
from jepsite.model.site import CheckLevel, Site
from jepsite.parse import publishing, terms
from jepsite.parse.cast import Cast
from jepsite.parse.characters import readable
from jepsite.parse.faults import Faults, shown
from jepsite.parse.fields import Fields, as_pairs, flag, keyed, term, text
from jepsite.parse.nodes import Node, Pairs, read_nodes
from jepsite.parse.people import PARTIES, ids_in, people
from jepsite.parse.written import Place, Placed, Spans, Written
from jepsite.source import Source


def read_site(source: Source | None) -> Checked[Site]:
    """The site's settings; the defaults for None and for an empty file."""
    if source is None:
        return Checked(value=Site())
    source, faults = readable(source)
    node = read_nodes(faults, 0, len(source.text))
    pairs = as_pairs(node, faults) if node is not None else Pairs((), 0, 0)
    site = _site(pairs, faults) if pairs is not None else None
    return Checked(value=site, diagnostics=faults.in_order())


def _site(pairs: Pairs, faults: Faults) -> Site:
    fields = Fields(pairs, faults, "the settings file")
    nodes = {key.text: node for key, node in pairs.pairs}
    cast = Cast(ids_in(nodes.get("parties")), ids_in(nodes.get("people")))
    own = fields.take("site", _own) or Site()
    site = Site(
        name=own.name,
        base_url=own.base_url,
        language=own.language,
        time_zone=own.time_zone,
        parties=fields.take("parties", PARTIES) or (),
        people=fields.take("people", people(cast)) or (),
        theme=fields.take("theme", term(terms.identifier)) or "default",
        brand=fields.take("brand", publishing.brand) or Brand(),
        access=fields.take("access", publishing.access) or Access.LINK,
        checks=fields.take("checks", keyed(_check)) or (),
        feedback=fields.take("feedback", text),
        pdf=fields.take("pdf", flag) or False,
        secret=fields.take("secret", term(_fingerprint)),
        spans=_spans(fields, nodes, faults),
    )
    fields.finish()
    return site


def _own(node: Node, faults: Faults) -> Site | None:
    """What stands under `site:`."""
    pairs = as_pairs(node, faults)
    if pairs is None:
        return None
    fields = Fields(pairs, faults, "the site")
    site = Site(
        name=fields.take("name", text) or "",
        base_url=fields.take("base_url", term(_base_url)),
        language=fields.take("language", term(terms.language)) or "en",
        time_zone=fields.take("time_zone", term(_time_zone)),
    )
    fields.finish()
    return site


def _check(key: Written, node: Node, faults: Faults) -> tuple[str, CheckLevel] | None:
    def level(written: Written, faults: Faults) -> CheckLevel | None:
        return terms.choice(written, faults, CheckLevel)

    found = term(level)(node, faults)
    return None if found is None else (key.text, found)


def _base_url(written: Written, faults: Faults) -> str | None:
    address = terms.address(written, faults)
    return None if address is None else address.rstrip("/")


def _fingerprint(written: Written, faults: Faults) -> str | None:
    """16 hex digits, or `demo`. The secret itself is not repeated in a message, nor shown as an excerpt."""
    if written.text == "demo" or re.fullmatch(r"[0-9a-f]{16}", written.text):
        return written.text
    if re.fullmatch(r"\s*[0-9a-fA-F]{32,}\s*", written.text):
        line = faults.source.place(written.start)[0]
        end = len(faults.source.text)
        message = f"line {line} holds what looks like the workspace secret itself: whoever reads it can open every plan"
        hint = "take the line out; if it was committed or sent, make a new secret: jepsite links rekey"
        faults.add("secret-in-settings", Place(end, end), message, hint)
        return None
    hint = "a fingerprint is 16 digits from 0 to 9 and a to f: 'jepsite secret init' writes it"
    faults.add("malformed-value", written, f"{shown(written.text)} is neither a fingerprint nor demo", hint)
    return None


def _time_zone(written: Written, faults: Faults) -> str | None:
    try:
        ZoneInfo(written.text)
    except (ValueError, OSError, KeyError):
        hint = "time zones are named by place: Europe/Rome"
        faults.add("unknown-time-zone", written, f"there is no time zone {shown(written.text)}", hint)
        return None
    return written.text


def _spans(fields: Fields, nodes: dict[str, Node], faults: Faults) -> Spans:
    """Where each key stands, and each check as `checks.CODE`."""
    places: dict[str, Placed] = dict(fields.places())
    checks = nodes.get("checks")
    if isinstance(checks, Pairs):
        places |= {f"checks.{key.text}": key for key, _ in checks.pairs}
    return Spans(faults.source, places)
