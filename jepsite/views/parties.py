"""Companies and people as the page names them: letters, short names, the language of a name, which side of the page.

The author gives full names; headings and sentences need short ones. What cannot be known (a name's language where a
country has several) is left out.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from jepsite.i18n.formats import Formats
from jepsite.model.people import Side
from jepsite.model.values import PartyId, PersonId
from jepsite.record import record
from jepsite.views.marks import Name, PartyMark
from jepsite.views.seen import Seen, SeenActivity, SeenParty, SeenPerson

_LEGAL_FORMS: Final = frozenset(
    {
        "&", "ab", "ag", "aps", "as", "asa", "bv", "co", "corp", "corporation", "eg", "ek", "ev", "ggmbh", "gmbh",
        "inc", "kft", "kg", "kgaa", "lda", "limited", "llc", "llp", "ltd", "mbh", "nv", "ohg", "oo", "oy", "oyj", "plc",
        "pty", "sa", "sapa", "sarl", "sas", "se", "sl", "slu", "snc", "sp", "spa", "srl", "srls", "sro", "ug", "z",
    }
)  # fmt: skip
"""As they stand at the end of a company's name, without marks and in lower case."""
_LANGUAGES: Final = {
    country: language
    for language, countries in {
        "cs": "CZ", "da": "DK", "de": "AT DE", "el": "GR", "en": "AU GB IE NZ US", "es": "AR CL CO ES MX", "fr": "FR",
        "hr": "HR", "hu": "HU", "it": "IT", "ja": "JP", "nl": "NL", "no": "NO", "pl": "PL", "pt": "BR PT", "ro": "RO",
        "sk": "SK", "sl": "SI", "sv": "SE",
    }.items()
    for country in countries.split()
}  # fmt: skip
"""The language of names by country, where a country has one."""


@record
class Parties:
    """Companies and people by id, as the page names them."""

    left: tuple[PartyMark, ...]
    """The customer, and the partners that work for it."""
    right: tuple[PartyMark, ...]
    """The supplier, and the partners that work for it."""
    persons: Mapping[PersonId, SeenPerson]
    names: Mapping[PersonId, Name]
    formats: Formats

    @property
    def all(self) -> tuple[PartyMark, ...]:
        """Everybody in the order of the page."""
        return self.left + self.right

    def mark(self, party: PartyId) -> PartyMark:
        """A company's mark; the company is known to be there."""
        return next(mark for mark in self.all if mark.id == party)

    def first(self, side: Side) -> PartyMark | None:
        """The first company of a side."""
        return next((mark for mark in self.all if mark.side == side), None)

    def people_of(self, mark: PartyMark) -> tuple[SeenPerson, ...]:
        """A company's people in the author's order."""
        return tuple(person for person in self.persons.values() if person.of == mark.id)

    def name(self, person: PersonId) -> str:
        """A person's name as text."""
        return self.names[person].text

    def listed(self, people: Iterable[PersonId]) -> str:
        """`Lena Hofer, Jonas Weber and Giulia Ferri`."""
        return self.formats.listing([self.name(person) for person in people])

    def doing(self, activity: SeenActivity) -> tuple[PartyMark, ...]:
        """The companies responsible for an activity, in the order of the page."""
        ids = {self.persons[person].of for person in activity.responsible} | set(activity.companies)
        return tuple(mark for mark in self.all if mark.id in ids)

    def doers(self, activity: SeenActivity) -> tuple[str, ...]:
        """The names of those responsible for an activity: people first, then companies named as such."""
        companies = (self.mark(party).short.text for party in activity.companies)
        return (*(self.name(person) for person in activity.responsible), *companies)


def parties_of(seen: Seen, formats: Formats) -> Parties:
    """The companies and people of a plan, named in its language."""
    language = formats.words.language
    marks = tuple(_marks(seen.parties, language))
    for_supplier = _supplier_partners(seen)
    right = tuple(mark for mark in marks if mark.side == Side.SUPPLIER or mark.id in for_supplier)
    order = [Side.CUSTOMER, Side.SUPPLIER, Side.PARTNER]
    countries = {party.id: party.calendar for party in seen.parties}
    return Parties(
        left=tuple(
            sorted((mark for mark in marks if mark not in right), key=lambda mark: order.index(Side(mark.side)))
        ),
        right=tuple(sorted(right, key=lambda mark: order.index(Side(mark.side)))),
        persons={person.id: person for person in seen.people},
        names={
            person.id: Name(text=person.name, lang=None if person.team else _language(countries[person.of], language))
            for person in seen.people
        },
        formats=formats,
    )


def short_name(name: str) -> str:
    """A company's name without its legal form: `Officine Bellini S.p.A.` -> `Officine Bellini`."""
    words = name.split()
    while len(words) > 1 and re.sub(r"[.,()]", "", words[-1]).lower() in _LEGAL_FORMS:
        words.pop()
    return " ".join(words).rstrip(",") or name


def _marks(parties: tuple[SeenParty, ...], language: str) -> Iterator[PartyMark]:
    taken: set[str] = set()
    for party in parties:
        short = short_name(party.name)
        letter = next(letter for letter in _letters(party.id, short) if letter not in taken)
        taken.add(letter)
        lang = _language(party.calendar, language)
        yield PartyMark(
            id=party.id,
            side=party.side.value,
            letter=letter,
            name=Name(text=party.name, lang=lang),
            short=Name(text=short, lang=lang),
        )


def _letters(party: str, short: str) -> Iterator[str]:
    """Letters that may stand for a company, best first: as the author calls it, if that is a word of its name."""
    initials = [word[0].upper()[0] for word in short.split() if word[0].isalnum()]
    if any(word.lower().startswith(party.lower()) for word in short.split()):
        yield party[0].upper()
    yield from initials
    yield from (character.upper()[0] for character in short if character.isalnum())
    yield from (str(number) for number in range(2, 1000))


def _language(calendar: str | None, page: str) -> str | None:
    language = _LANGUAGES.get((calendar or "").split("-")[0].upper())
    return None if language == page else language


def _supplier_partners(seen: Seen) -> frozenset[PartyId]:
    """The partners whose work mostly somebody of the supplier answers for; all others stand with the customer."""
    sides = {party.id: party.side for party in seen.parties}
    party_of = {person.id: person.of for person in seen.people}
    balance: Counter[PartyId] = Counter()
    for activity in seen.activities:
        if activity.accountable is None:
            continue
        weight = {Side.SUPPLIER: 1, Side.CUSTOMER: -1, Side.PARTNER: 0}[sides[party_of[activity.accountable]]]
        for party in {*(party_of[person] for person in activity.responsible), *activity.companies}:
            balance[party] += weight
    return frozenset(p for p, weight in balance.items() if sides[p] is Side.PARTNER and weight > 0)
