"""A deal in words, to be read when a law over random plans is broken."""

from collections.abc import Iterator

from jepsite.model.deal import Deal
from jepsite.model.work import Activity, Group, Milestone, Parallel, Series, Work


def outline(deal: Deal) -> Iterator[str]:
    """A deal in words, one line a thing: only what is stated, in the plan language's order, not in its letters."""
    for party in deal.parties:
        yield f"{party.id} {party.side} {party.calendar} {sorted(party.week) if party.week else ''}"
    for person in deal.people:
        away = ", ".join(f"{span.first}/{span.last}" for span in person.away)
        yield f"{person.id} of {person.of} away [{away}] works [{', '.join(map(str, person.works))}]"
    for closure in deal.closures:
        yield f"{closure.who} closed {closure.days.first}/{closure.days.last}"
    for milestone in deal.milestones:
        yield f"## {milestone.id} {_said(milestone)}"
        for track in milestone.tracks:
            yield from _lines(track.body, "")


def _lines(work: Work, indent: str) -> Iterator[str]:
    match work:
        case Series() | Parallel():
            yield f"{indent}{'1.' if isinstance(work, Series) else '-'}"
            for item in work.items:
                yield from _lines(item, indent + "  ")
        case Group():
            yield f"{indent}group {work.id} {_said(work)}"
            yield from _lines(work.body, indent + "  ")
        case Activity():
            yield f"{indent}{work.id} {_said(work)}"


def _said(item: Milestone | Group | Activity) -> str:
    """All fields that say something."""
    words = []
    for kind in ("after", "with_", "ends_with"):
        references = getattr(item.waits, kind)
        if references is not None:
            words.append(f"{kind}=" + ",".join(f"{r.target}+{r.lag.days}{r.lag.unit}" for r in references))
    for name in ("not_before", "fixed", "by", "started", "done", "left", "until"):
        value = getattr(item, name, None)
        if value is not None:
            words.append(f"{name}={value}")
    if isinstance(item, Activity):
        length = item.duration
        words.insert(0, f"{item.state} {length.best}/{length.likely}/{length.worst}{length.unit}")
        words.append("R=" + ",".join((*item.roles.responsible, *item.roles.parties)) + (" .any" if item.any_of else ""))
    return " ".join(words)
