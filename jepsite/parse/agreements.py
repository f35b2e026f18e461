"""Reads what the parties agreed beside the work: goals and cadence."""

import re
from typing import Final

from jepsite.model.deal import Cadence, Every, Goal, Rhythm
from jepsite.parse import terms
from jepsite.parse.cast import Cast
from jepsite.parse.faults import Faults, shown
from jepsite.parse.fields import Fields, Reader, as_pairs, each, term, text
from jepsite.parse.nodes import Node
from jepsite.parse.written import Written

_DAY: Final = "|".join(terms.WEEKDAYS)
_RHYTHM: Final = re.compile(
    rf"(?P<which>other |first |last )?(?P<day>{_DAY})(?: (?P<at>[0-9]+:[0-9]+))?"
    r"(?: from (?P<from>[0-9]{4}-[0-9]{2}-[0-9]{2}))?(?P<month> of month)?"
)
_EVERY: Final = {
    None: Every.WEEK,
    "other ": Every.OTHER_WEEK,
    "first ": Every.FIRST_OF_MONTH,
    "last ": Every.LAST_OF_MONTH,
}


def goals(cast: Cast) -> Reader[tuple[Goal, ...]]:
    """A reader of `goals:`."""

    def goal(node: Node, faults: Faults) -> Goal | None:
        pairs = as_pairs(node, faults)
        if pairs is None:
            return None
        fields = Fields(pairs, faults, "a goal")
        aim = fields.need("goal", text)
        measure = fields.take("measure", text)
        from_ = fields.take("from", text)
        to = fields.take("to", text)
        owner = fields.take("owner", term(cast.person("owner:")))
        fields.finish()
        if aim is None:
            return None
        span = faults.span(fields.place("goal"))
        return Goal(goal=aim, measure=measure, from_=from_, to=to, owner=owner, span=span)

    return each(goal)


def cadence(cast: Cast) -> Reader[tuple[Cadence, ...]]:
    """A reader of `cadence:`."""

    def meeting(node: Node, faults: Faults) -> Cadence | None:
        pairs = as_pairs(node, faults)
        if pairs is None:
            return None
        fields = Fields(pairs, faults, "an entry of cadence")
        what = fields.need("what", text)
        every = fields.need("every", term(rhythm))
        how = fields.take("how", text)
        with_ = fields.take("with", each(term(cast.person("with:"))))
        fields.finish()
        if what is None or every is None:
            return None
        return Cadence(what=what, rhythm=every, how=how, with_=with_ or (), span=faults.span(fields.place("what")))

    return each(meeting)


def rhythm(written: Written, faults: Faults) -> Rhythm | None:
    """`Tuesday 10:00`, `other Friday from 2026-09-18`, `first Monday of month`, `last Friday of month`."""
    match = _RHYTHM.fullmatch(written.text)
    if match is None or not _holds_together(match):
        hint = "Tuesday, Tuesday 10:00, other Friday from 2026-09-18, first Monday of month, last Friday of month"
        faults.add("malformed-rhythm", written, f"{shown(written.text)} is not a rhythm", f"write one of: {hint}")
        return None
    at = terms.clock(written.part(*match.span("at")), faults) if match["at"] else None
    anchor = terms.day(written.part(*match.span("from")), faults) if match["from"] else None
    weekday = terms.WEEKDAYS.index(match["day"])
    if anchor is not None and anchor.weekday() != weekday:
        message = f"{anchor} is a {terms.WEEKDAYS[anchor.weekday()]}, not a {match['day']}"
        faults.add("wrong-weekday", written.part(*match.span("from")), message)
        return None
    if (match["at"] and at is None) or (match["from"] and anchor is None):
        return None
    return Rhythm(every=_EVERY[match["which"]], weekday=weekday, at=at, anchor=anchor)


def _holds_together(match: re.Match[str]) -> bool:
    """`from` belongs to `other`, `of month` to `first` and `last`, and neither to anything else."""
    monthly = match["which"] in ("first ", "last ")
    return bool(match["from"]) == (match["which"] == "other ") and bool(match["month"]) == monthly
