"""What a reader sees first: who, as of when, how it stands. Its sentences are made in `status` and `points`."""

from jepsite.i18n.formats import Formats
from jepsite.model.people import Side
from jepsite.record import record
from jepsite.views.marks import Day, Name
from jepsite.views.parties import Parties
from jepsite.views.points import Point, points_of
from jepsite.views.seen import Seen
from jepsite.views.status import status_of


@record
class Download:
    """A document that exists."""

    label: str
    href: str
    name: str
    """What the reader's file is called."""


@record
class HeaderView:
    """What a reader sees first."""

    customer: Name | None
    supplier: Name | None
    as_of: Day
    title: str
    status: str
    """The status sentence."""
    status_late: bool
    points: tuple[Point, ...]
    downloads: tuple[Download, ...] = ()


def header_view(seen: Seen, formats: Formats, parties: Parties) -> HeaderView:
    """The header, without downloads: they are added when it is known which documents exist."""
    status = status_of(seen, formats)
    return HeaderView(
        customer=_name(parties, Side.CUSTOMER),
        supplier=_name(parties, Side.SUPPLIER),
        as_of=Day(iso=seen.today.isoformat(), text=formats.full(seen.today)),
        title=seen.title,
        status=status.sentence,
        status_late=status.late,
        points=points_of(seen, formats, parties),
    )


def _name(parties: Parties, side: Side) -> Name | None:
    """The companies of a side, so that every reader finds their own; each is in its own language only when alone."""
    marks = [mark for mark in parties.all if mark.side == side]
    if len(marks) < 2:
        return marks[0].short if marks else None
    return Name(text=parties.formats.listing([mark.short.text for mark in marks]))
