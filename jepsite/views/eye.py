"""What a reader may see, by id: asked while a deal is redacted."""

from collections.abc import Iterator

from jepsite.audience import Audience, Visibility, may_see
from jepsite.model.values import ItemId, PersonId
from jepsite.model.work import Activity, Group, Parallel, Series, Work
from jepsite.record import record


@record
class Eye:
    """What this reader may see, by id."""

    audience: Audience
    people: frozenset[PersonId]
    milestones: frozenset[ItemId]
    activities: frozenset[ItemId]

    def sees(self, visibility: Visibility) -> bool:
        """Whether an item of this visibility is there for the reader."""
        return may_see(self.audience, visibility)

    def person(self, person: PersonId | None) -> PersonId | None:
        """The person, or None where they may not be seen."""
        return person if person in self.people else None

    def persons(self, people: tuple[PersonId, ...]) -> tuple[PersonId, ...]:
        """Those who may be seen."""
        return tuple(person for person in people if person in self.people)

    def work(self, items: tuple[ItemId, ...]) -> tuple[ItemId, ...]:
        """The activities that may be seen."""
        return tuple(item for item in items if item in self.activities)


def visible_work(work: Work, audience: Audience) -> Iterator[Activity]:
    """The activities that may be seen in a piece of work: what is in an internal group is internal."""
    if isinstance(work, Activity | Group) and not may_see(audience, work.visibility):
        return
    match work:
        case Activity():
            yield work
        case Group():
            yield from visible_work(work.body, audience)
        case Series() | Parallel():
            for item in work.items:
                yield from visible_work(item, audience)
