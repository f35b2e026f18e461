"""Who takes part in one plan: its own parties and people over those of the site."""

from typing import TypeVar

from jepsite.model.people import Party, Person
from jepsite.model.site import Site
from jepsite.parse.cast import Cast
from jepsite.parse.faults import Faults
from jepsite.parse.fields import Fields
from jepsite.parse.nodes import Node, Pairs
from jepsite.parse.people import PARTIES, ids_in, people
from jepsite.record import record

T = TypeVar("T", Party, Person)


@record
class Stage:
    """All who may be named, and who they are."""

    cast: Cast
    parties: tuple[Party, ...]
    people: tuple[Person, ...]
    own: frozenset[str]
    """The ids that the plan itself gives: these show whether they are named or not."""

    def seen(self) -> tuple[tuple[Party, ...], tuple[Person, ...]]:
        """The plan's own, and those of the site whom it has named by now, with the parties they are of."""
        persons = tuple(person for person in self.people if person.id in self.own or person.id in self.cast.named)
        needed = self.own | self.cast.named | {person.of for person in persons}
        return tuple(party for party in self.parties if party.id in needed), persons


def read_stage(fields: Fields, site: Site, faults: Faults) -> Stage:
    """Parties and people of a plan's front matter, under those of its site; the plan's entry wins."""
    parties, persons = fields.node("parties"), fields.node("people")
    own_parties, own_people = ids_in(parties), ids_in(persons)
    cast = Cast(own_parties | {party.id for party in site.parties}, own_people | {person.id for person in site.people})
    _check_apart(persons, cast, faults)
    return Stage(
        cast=cast,
        parties=_merged(fields.take("parties", PARTIES) or (), site.parties, own_parties),
        people=_merged(fields.take("people", people(cast)) or (), site.people, own_people),
        own=own_parties | own_people,
    )


def _merged(own: tuple[T, ...], of_site: tuple[T, ...], stated: frozenset[str]) -> tuple[T, ...]:
    return own + tuple(entry for entry in of_site if entry.id not in stated)


def _check_apart(people: Node | None, cast: Cast, faults: Faults) -> None:
    """A word in `R=` may be a person or a party: it cannot be both."""
    for key, _ in people.pairs if isinstance(people, Pairs) else ():
        if key.text in cast.parties:
            message = f"'{key.text}' is a person and a party"
            faults.add("doubled-id", key, message, "give one of them another id: R= may name either")
