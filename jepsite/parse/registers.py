"""Raw items that are no work -> outcomes, risks, decisions and questions."""

from jepsite.audience import Visibility
from jepsite.diagnostics import Span
from jepsite.model.registers import Decision, Outcome, Question, Risk
from jepsite.model.values import ItemId, Prose
from jepsite.parse import terms
from jepsite.parse.activities import level
from jepsite.parse.faults import Faults
from jepsite.parse.lists import Item
from jepsite.parse.references import Names
from jepsite.parse.vocabulary import On
from jepsite.parse.written import Place, Written


def read_outcome(item: Item, internal: bool, details: Prose | None, names: Names, faults: Faults) -> Outcome | None:
    """What a party gains; None where the party is missing or unknown."""
    said = item.attributes
    if not said.has("for="):
        hint = "name the party that gains: for=ID"
        faults.add("missing-attribute", said.words[".outcome"], "an outcome needs for=", hint)
    for_ = said.take("for=", names.cast.party("for="), faults)
    if for_ is None:
        return None
    return Outcome(
        title=item.title,
        for_=for_,
        achieved=item.mark == "x",
        dropped=item.mark == "-",
        id=names.ids.get(item.start),
        why=said.text("why="),
        link=said.take("link=", terms.address, faults),
        visibility=_visibility(internal),
        details=details,
        span=_span(item, faults),
    )


def read_risk(
    item: Item, milestone: ItemId | None, internal: bool, details: Prose | None, names: Names, faults: Faults
) -> Risk:
    """What may go wrong; `milestone` is the one it stands in, and so what it is for unless it says otherwise."""
    said = item.attributes

    def at_risk(written: Written, faults: Faults) -> ItemId | None:
        return names.known.one(written, faults, On.ACTIVITY, On.MILESTONE)

    return Risk(
        title=item.title,
        id=names.ids[item.start],
        for_=said.take("for=", at_risk, faults) or milestone,
        likelihood=said.take("likelihood=", level, faults),
        impact=said.take("impact=", terms.duration, faults),
        owner=said.take("owner=", names.cast.person("owner="), faults),
        by=said.take("by=", terms.day, faults),
        plan=said.text("plan="),
        closed=item.mark in ("x", "-"),
        dropped=item.mark == "-",
        why=said.text("why="),
        link=said.take("link=", terms.address, faults),
        visibility=_visibility(internal),
        details=details,
        span=_span(item, faults),
    )


def read_decision(item: Item, internal: bool, details: Prose | None, names: Names, faults: Faults) -> Decision:
    """A decision, taken or open."""
    said = item.attributes
    return Decision(
        title=item.title,
        taken=item.mark == "x",
        dropped=item.mark == "-",
        id=names.ids.get(item.start),
        owner=said.take("owner=", names.cast.person("owner="), faults),
        by=said.take("by=", terms.day, faults),
        why=said.text("why="),
        link=said.take("link=", terms.address, faults),
        visibility=_visibility(internal),
        details=details,
        span=_span(item, faults),
    )


def read_question(item: Item, internal: bool, details: Prose | None, names: Names, faults: Faults) -> Question:
    """A question, open or answered."""
    said = item.attributes
    return Question(
        title=item.title,
        answered=item.mark == "x",
        dropped=item.mark == "-",
        id=names.ids.get(item.start),
        owner=said.take("owner=", names.cast.person("owner="), faults),
        by=said.take("by=", terms.day, faults),
        why=said.text("why="),
        link=said.take("link=", terms.address, faults),
        visibility=_visibility(internal),
        details=details,
        span=_span(item, faults),
    )


def _visibility(internal: bool) -> Visibility:
    return Visibility.INTERNAL if internal else Visibility.PUBLIC


def _span(item: Item, faults: Faults) -> Span:
    return faults.span(Place(item.start, item.end))
