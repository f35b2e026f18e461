"""Who is known by name: resolves ids of people and parties, and tells the unknown ones.

Built from the front matter and the site's settings before the body is read. It remembers who was named, because on a
page only those of the site stand whom the plan names.
"""

from collections.abc import Callable, Iterable

from jepsite.model.values import PartyId, PersonId
from jepsite.parse.faults import Faults, meant, shown
from jepsite.parse.written import Written


class Cast:
    """The ids that may be named in one plan."""

    def __init__(self, parties: Iterable[str], people: Iterable[str], *, complete: bool = True) -> None:
        """`complete` is False where the lists could not be read: then no id is called unknown."""
        self.parties = frozenset(parties)
        self.people = frozenset(people)
        self.complete = complete
        self.named: set[str] = set()

    def person(self, where: str) -> Callable[[Written, Faults], PersonId | None]:
        """A reader of one person's id; `where` is how messages call the place: `R=`."""

        def read(written: Written, faults: Faults) -> PersonId | None:
            if written.text in self.people or not self.complete:
                self.named.add(written.text)
                return PersonId(written.text)
            if written.text in self.parties:
                hint: str | None = "it is a party: name a person or a team of theirs"
            else:
                hint = meant(written.text, self.people, "people stand under people: in the front matter")
            faults.add("unknown-person", written, f"no person {shown(written.text)} in {where}", hint)
            return None

        return read

    def party(self, where: str) -> Callable[[Written, Faults], PartyId | None]:
        """A reader of one party's id."""

        def read(written: Written, faults: Faults) -> PartyId | None:
            if written.text in self.parties or not self.complete:
                self.named.add(written.text)
                return PartyId(written.text)
            if written.text in self.people:
                hint: str | None = "it is a person: name the party"
            else:
                hint = meant(written.text, self.parties, "parties stand under parties: in the front matter")
            faults.add("unknown-party", written, f"no party {shown(written.text)} in {where}", hint)
            return None

        return read

    def listed_people(self, where: str) -> Callable[[Written, Faults], tuple[PersonId, ...]]:
        """A reader of people's ids with commas between."""

        def read(written: Written, faults: Faults) -> tuple[PersonId, ...]:
            found = (self.person(where)(part, faults) for part in listed(written, faults))
            return tuple(person for person in found if person is not None)

        return read

    def workers(self, written: Written, faults: Faults) -> tuple[tuple[PersonId, ...], tuple[PartyId, ...]]:
        """The people and the parties in `R=`."""
        people: list[PersonId] = []
        parties: list[PartyId] = []
        for part in listed(written, faults):
            if part.text in self.parties and part.text not in self.people:
                self.named.add(part.text)
                parties.append(PartyId(part.text))
            elif (person := self.person("R=")(part, faults)) is not None:
                people.append(person)
        return tuple(people), tuple(parties)


def listed(written: Written, faults: Faults) -> tuple[Written, ...]:
    """The entries between commas; an empty one and a doubled one are faults and left out."""
    kept: dict[str, Written] = {}
    for part in written.split(","):
        if not part.text:
            faults.add(
                "empty-value",
                written,
                f"a comma too many in {shown(written.text)}",
                "entries stand without blanks between: a,b,c",
            )
        elif part.text in kept:
            faults.add("doubled-value", part, f"{shown(part.text)} is named twice")
        else:
            kept[part.text] = part
    return tuple(kept.values())
