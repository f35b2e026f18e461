"""The confidential note, the snapshot, whom to ask."""

from jepsite.i18n.formats import Formats
from jepsite.model.people import Side
from jepsite.record import record
from jepsite.views.marks import Day, Name
from jepsite.views.parties import Parties
from jepsite.views.seen import Seen, SeenPerson


@record
class FooterView:
    """The confidential note, the snapshot, whom to ask."""

    names: tuple[Name, ...]
    as_of: Day
    ask: Name | None
    ask_email: str | None


def footer_view(seen: Seen, formats: Formats, parties: Parties) -> FooterView:
    """The footer. Whom to ask is the supplier's first person with an address."""
    ask = _contact(parties)
    return FooterView(
        names=tuple(mark.short for mark in parties.all),
        as_of=Day(iso=seen.today.isoformat(), text=formats.dated(seen.today)),
        ask=parties.names[ask.id] if ask else None,
        ask_email=ask.email if ask else None,
    )


def _contact(parties: Parties) -> SeenPerson | None:
    own = [each for mark in parties.right if mark.side == Side.SUPPLIER for each in parties.people_of(mark)]
    return next((person for person in own if person.email), None)
