"""What the check keeps of a plan once it was read: hashes, names and keys, a few kilobytes."""

from array import array

from jepsite.audience import Visibility
from jepsite.leaks.inner import texts_of, visible_source
from jepsite.leaks.lexicon import numbers_of
from jepsite.leaks.terms import Term, colleagues_in, names_in, passwords_in, shown_names
from jepsite.leaks.traces import addresses_in
from jepsite.leaks.words import Word
from jepsite.model.deal import Deal
from jepsite.protect.keys import Keys
from jepsite.record import record
from jepsite.source import Source


@record
class Noted:
    """One plan, as far as the check needs it."""

    plan: str
    """Path of its source."""
    keys: Keys
    shows: frozenset[tuple[Word, ...]]
    """Names that it may show, whoever else has them."""
    addresses: frozenset[str]
    """The e-mail addresses that it may show, in lower case."""
    inner: "array[int]"
    """Its runs of five internal words that it does not show elsewhere, as numbers."""


def noted(deal: Deal, source: Source, keys: Keys) -> Noted:
    """What is kept of a plan."""
    own, shown = texts_of(deal, source)
    inner = numbers_of(own)
    if inner:
        inner -= numbers_of(shown)
    return Noted(
        plan=deal.path,
        keys=keys,
        shows=frozenset(shown_names(deal)),
        addresses=_addresses(deal, source),
        inner=array("q", inner),
    )


def terms_of(deal: Deal, keys: Keys) -> tuple[Term, ...]:
    """What of a plan must not be found where it does not belong."""
    return (*names_in(deal.path, deal.parties, deal.people), *colleagues_in(deal), *passwords_in(keys, deal.path))


def _addresses(deal: Deal, source: Source) -> frozenset[str]:
    """Those of the people who are shown, and those that the text itself says for all to read."""
    hidden = {person.email.lower() for person in deal.people if person.email and _is_hidden(person.visibility)}
    people = {person.email.lower() for person in deal.people if person.email}
    written = {found.text.lower() for found in addresses_in(visible_source(source))} if "@" in source.text else set()
    return frozenset((people | written) - hidden)


def _is_hidden(visibility: Visibility) -> bool:
    return visibility is Visibility.INTERNAL
