"""Reads parties, people and closures, of a plan or of the site's settings."""

from typing import Final

from jepsite.audience import Visibility
from jepsite.model.people import Closure, Party, Person, Side
from jepsite.model.values import PartyId, PersonId
from jepsite.parse import terms
from jepsite.parse.cast import Cast
from jepsite.parse.faults import Faults, shown
from jepsite.parse.fields import Fields, Reader, as_pairs, each, flag, keyed, term, text
from jepsite.parse.nodes import Items, Node
from jepsite.parse.pictures import picture
from jepsite.parse.written import Written

_SHORT_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def colour_of(written: Written, faults: Faults) -> str | None:
    """A colour, `#1d4ba8`."""
    digits = written.text.removeprefix("#")
    if len(digits) == 6 and all(digit in "0123456789abcdefABCDEF" for digit in digits) and digits != written.text:
        return written.text.lower()
    faults.add("malformed-value", written, f"{shown(written.text)} is not a colour", "write it as '#1d4ba8', in quotes")
    return None


def _side(written: Written, faults: Faults) -> Side | None:
    return terms.choice(written, faults, Side)


def _week(written: Written, faults: Faults) -> frozenset[int] | None:
    first, hyphen, last = written.text.partition("-")
    if not hyphen or first not in _SHORT_DAYS or last not in _SHORT_DAYS:
        hint = f"a week is its first and last working day, such as sun-thu ({', '.join(_SHORT_DAYS)})"
        faults.add("malformed-value", written, f"{shown(written.text)} is not a working week", hint)
        return None
    begin = _SHORT_DAYS.index(first)
    length = (_SHORT_DAYS.index(last) - begin) % 7 + 1
    return frozenset((begin + step) % 7 for step in range(length))


_SIDE: Final = term(_side)
_WEEK: Final = term(_week)
_LOGO: Final = term(picture)
_COLOUR: Final = term(colour_of)
_EMAIL: Final = term(terms.email)
_SPANS: Final = each(term(terms.days))
_DATES: Final = each(term(terms.day))


def _party(key: Written, node: Node, faults: Faults) -> Party | None:
    pairs = as_pairs(node, faults)
    if pairs is None:
        return None
    fields = Fields(pairs, faults, "a party")
    identifier = terms.identifier(key, faults)
    name = fields.need("name", text, at=key)
    side = fields.need("side", _SIDE, at=key)
    calendar = fields.take("calendar", text)
    week = fields.take("week", _WEEK)
    school = fields.take("school", text)
    logo = fields.take("logo", _LOGO)
    colour = fields.take("colour", _COLOUR)
    fields.finish()
    if identifier is None or name is None or side is None:
        return None
    return Party(
        id=PartyId(identifier),
        name=name,
        side=side,
        calendar=calendar,
        week=week,
        school=school,
        logo=logo,
        colour=colour,
        span=faults.span(key),
        calendar_span=faults.span(fields.place("calendar") if calendar else key),
    )


PARTIES: Final = keyed(_party)
"""Reader of `parties:`."""


def people(cast: Cast) -> Reader[tuple[Person, ...]]:
    """A reader of `people:`; their parties must be known."""
    known_party = term(cast.party("of:"))

    def person(key: Written, node: Node, faults: Faults) -> Person | None:
        pairs = as_pairs(node, faults)
        if pairs is None:
            return None
        fields = Fields(pairs, faults, "a person")
        identifier = terms.identifier(key, faults)
        name = fields.need("name", text, at=key)
        role = fields.take("role", text)
        of = fields.need("of", known_party, at=key)
        email = fields.take("email", _EMAIL)
        phone = fields.take("phone", text)
        away = fields.take("away", _SPANS)
        works = fields.take("works", _DATES)
        team = fields.take("team", flag)
        internal = fields.take("internal", flag)
        fields.finish()
        if identifier is None or name is None or of is None:
            return None
        return Person(
            id=PersonId(identifier),
            name=name,
            of=of,
            role=role,
            email=email,
            phone=phone,
            away=away or (),
            works=works or (),
            team=team or False,
            visibility=Visibility.INTERNAL if internal else Visibility.PUBLIC,
            span=faults.span(key),
        )

    return keyed(person)


def closures(cast: Cast) -> Reader[tuple[Closure, ...]]:
    """A reader of `closures:`."""

    def closure(node: Node, faults: Faults) -> Closure | None:
        pairs = as_pairs(node, faults)
        if pairs is None:
            return None
        fields = Fields(pairs, faults, "a closure")
        days = fields.need("dates", term(terms.days))
        who = fields.need("who", each(term(cast.party("who:"))))
        if isinstance(named := fields.node("who"), Items) and not named.nodes:
            faults.add("empty-value", named, "nobody is named here", "name the parties that are closed")
        why = fields.need("why", text)
        fields.finish()
        if days is None or not who or why is None:
            return None
        return Closure(days=days, who=who, why=why, span=faults.span(fields.place("dates")))

    def listed(node: Node, faults: Faults) -> tuple[Closure, ...]:
        return each(closure)(node, faults) or ()

    return listed


def ids_in(node: Node | None) -> frozenset[str]:
    """The ids in a map of parties or people, faulty entries included: a fault there is no second fault elsewhere."""
    if node is None or isinstance(node, Written | Items):
        return frozenset()
    return frozenset(key.text for key, _ in node.pairs)
