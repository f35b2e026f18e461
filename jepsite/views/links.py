"""Which visible activities of one milestone follow each other, for the drawing. Dates are not worked out here."""

from collections.abc import Iterator, Mapping
from itertools import pairwise, product

from jepsite.model.values import ItemId, Waits
from jepsite.model.work import Activity, Group, Milestone, Parallel, Series, Work
from jepsite.views.seen import SeenLink

Ends = tuple[ItemId, ...]


def links_within(milestone: Milestone, visible: frozenset[ItemId]) -> tuple[SeenLink, ...]:
    """The links between a milestone's visible activities: order of lists, `after=`, `with=`, `ends-with=`; each once.

    Hidden work is taken out of its list first, so that what stands before it is followed by what stands behind it.
    """
    found: list[SeenLink] = []
    groups: dict[ItemId, tuple[Ends, Ends]] = {item: ((item,), (item,)) for item in visible}
    for track in milestone.tracks:
        found.extend(_ordered(track.body, visible, groups))
    for track in milestone.tracks:
        found.extend(_stated(track.body, visible, groups))
    return tuple(dict.fromkeys(found))


def _ordered(work: Work, visible: frozenset[ItemId], groups: dict[ItemId, tuple[Ends, Ends]]) -> Iterator[SeenLink]:
    """The links that lists make; the first and last activities of every group are noted in `groups`."""
    match work:
        case Activity():
            return
        case Group():
            yield from _ordered(work.body, visible, groups)
            groups[work.id] = (_ends(work.body, visible, first=True), _ends(work.body, visible, first=False))
        case Series() | Parallel():
            for item in work.items:
                yield from _ordered(item, visible, groups)
    if isinstance(work, Series):
        shown = [item for item in work.items if _ends(item, visible, first=True)]
        for before, after in pairwise(shown):
            ends = product(_ends(before, visible, first=False), _ends(after, visible, first=True))
            yield from (SeenLink(predecessor=end, successor=start, type="FS") for end, start in ends)


def _stated(work: Work, visible: frozenset[ItemId], groups: Mapping[ItemId, tuple[Ends, Ends]]) -> Iterator[SeenLink]:
    """The links that attributes make."""
    if isinstance(work, Activity | Group) and work.id in groups:
        yield from _from(work.waits, groups[work.id], groups)
    if isinstance(work, Group):
        yield from _stated(work.body, visible, groups)
    elif isinstance(work, Series | Parallel):
        for item in work.items:
            yield from _stated(item, visible, groups)


def _from(waits: Waits, own: tuple[Ends, Ends], groups: Mapping[ItemId, tuple[Ends, Ends]]) -> Iterator[SeenLink]:
    starts, finishes = own
    for type_, references, side, ends in (
        ("FS", waits.after, 1, starts),
        ("SS", waits.with_, 0, starts),
        ("FF", waits.ends_with, 1, finishes),
    ):
        for reference in references or ():
            others = groups.get(reference.target, ((), ()))[side]
            for other, end in product(others, ends):
                yield SeenLink(predecessor=other, successor=end, type=type_)


def _ends(work: Work, visible: frozenset[ItemId], *, first: bool) -> Ends:
    """The visible activities with which a piece of work begins, or ends."""
    match work:
        case Activity():
            return (work.id,) if work.id in visible else ()
        case Group():
            return _ends(work.body, visible, first=first)
        case Parallel():
            return tuple(end for item in work.items for end in _ends(item, visible, first=first))
        case Series():
            shown = [ends for item in work.items if (ends := _ends(item, visible, first=first))]
            return (shown[0] if first else shown[-1]) if shown else ()
