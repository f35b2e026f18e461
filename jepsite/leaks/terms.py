"""What of one plan must not be found elsewhere, in words: its customer, its links and passwords, the seller's own."""

import base64
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from jepsite.audience import Visibility
from jepsite.leaks.words import Word, words_of
from jepsite.model.deal import Deal
from jepsite.model.people import Party, Person, Side
from jepsite.protect.keys import Keys
from jepsite.protect.links import crockford
from jepsite.record import record
from jepsite.views.parties import short_name

MAIL_HOSTS: Final = frozenset(
    {
        *("gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "icloud.com", "me.com", "yahoo.com"),
        *("proton.me", "protonmail.com", "aol.com", "gmx.de", "gmx.net", "web.de", "t-online.de", "libero.it"),
    }
)
"""Domains that are nobody's in particular."""


FEWEST_DIGITS: Final = 7
"""Of a telephone number, so that none is a year or a price."""


class Why(StrEnum):
    """Why a term must not be there."""

    CUSTOMER = "customer"
    CONTACT = "contact"
    DOMAIN = "domain"
    COLLEAGUE = "colleague"
    """One whom no customer is to see."""
    PASSWORD = "password"
    SECRET = "secret"


@record
class Term:
    """A few words in a row."""

    words: tuple[Word, ...]
    why: Why
    plan: str
    """Whose it is; empty for the workspace's."""
    shown: str
    """What a message may say of it: never a secret itself."""

    @property
    def anchor(self) -> Word:
        """The word to look for first: the longest, as the rarest."""
        return max(self.words, key=len)


def names_in(plan: str, parties: tuple[Party, ...], people: tuple[Person, ...]) -> Iterator[Term]:
    """The customer by its names, and whom and what it can be reached by; `plan` is the path of its source.

    A name without a word of three letters is none.
    """
    customers = [party for party in parties if party.side is Side.CUSTOMER]
    ids = {party.id for party in customers}
    for party in customers:
        for name in dict.fromkeys((party.name, short_name(party.name))):
            yield from _term(name, Why.CUSTOMER, plan, fewest=1)
    own = {_domain(person.email) for person in people if person.of not in ids}
    for person in people:
        if person.of in ids and not person.team and person.visibility is Visibility.PUBLIC:
            yield from _contact(person, Why.CONTACT, plan)
            if (domain := _domain(person.email)) and domain not in MAIL_HOSTS | own:
                yield from _term(domain, Why.DOMAIN, plan)


def colleagues_in(deal: Deal) -> Iterator[Term]:
    """The people whom no customer is to see."""
    for person in deal.people:
        if person.visibility is Visibility.INTERNAL and not person.team:
            yield from _contact(person, Why.COLLEAGUE, deal.path)


def passwords_in(keys: Keys, plan: str) -> Iterator[Term]:
    """The passwords of a plan, as words."""
    for reader in keys.recipients:
        if reader.password:
            yield Term(
                words=tuple(words_of(reader.password)),
                why=Why.PASSWORD,
                plan=plan,
                shown=f"the password of '{reader.label}'",
            )


def secrets_in(keys: Keys, plan: str) -> Iterator[tuple[bytes, Term]]:
    """What opens a plan, in each writing it could stand in: hexadecimal, base64, base32, as a link's end."""
    shown = f"the link of {plan}"
    for secret in (*(reader.secret for reader in keys.recipients), keys.root):
        for written in writings(secret):
            yield written, Term(words=(), why=Why.SECRET, plan=plan, shown=shown)
    for reader in keys.recipients:
        if reader.fragment:
            yield reader.fragment.encode(), Term(words=(), why=Why.SECRET, plan=plan, shown=shown)


def writings(secret: bytes) -> Iterator[bytes]:
    """A secret in hexadecimal, base64 and base32, in lower case where case means nothing."""
    yield secret.hex().encode()
    yield base64.b64encode(secret).rstrip(b"=")
    yield base64.urlsafe_b64encode(secret).rstrip(b"=")
    yield base64.b32encode(secret).rstrip(b"=").lower()
    yield crockford(secret).encode()


def shown_names(deal: Deal) -> Iterator[tuple[Word, ...]]:
    """The names that this plan itself may show: they are nobody's secret in it."""
    for party in deal.parties:
        yield tuple(words_of(party.name))
    for person in deal.people:
        if person.visibility is Visibility.PUBLIC:
            for text in (person.name, person.email, person.phone, _digits(person)):
                if text:
                    yield tuple(words_of(text))


def is_within(part: tuple[Word, ...], whole: tuple[Word, ...]) -> bool:
    """Whether the words of one name stand in another, in a row."""
    return any(whole[start : start + len(part)] == part for start in range(len(whole) - len(part) + 1))


def _contact(person: Person, why: Why, plan: str) -> Iterator[Term]:
    yield from _term(person.name, why, plan)  # a first name alone is many people's
    if person.email:
        yield from _term(person.email, why, plan)
    if person.phone:
        yield from _term(person.phone, why, plan)
        if len(_digits(person)) >= FEWEST_DIGITS:
            yield from _term(_digits(person), why, plan, fewest=1)


def _term(text: str, why: Why, plan: str, fewest: int = 2) -> Iterator[Term]:
    words = tuple(words_of(text))
    if len(words) >= fewest and any(len(word) > 2 for word in words):
        yield Term(words=words, why=why, plan=plan, shown=text)


def _digits(person: Person) -> str:
    """A telephone number as a link to it has it."""
    return "".join(filter(str.isdigit, person.phone or ""))


def _domain(email: str | None) -> str:
    return email.rpartition("@")[2].lower() if email else ""
