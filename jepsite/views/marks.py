"""The small values that all sections of a page share: names, days, company marks, states, the author's prose."""

from jepsite.record import record


@record
class Rich:
    """A stretch of the author's prose: HTML that the reader of the plan made safe, never a template's own."""

    html: str


@record
class Day:
    """A date for a `time` element."""

    iso: str
    text: str


@record
class Name:
    """A person's or a company's name, with its language where that is not the page's."""

    text: str
    lang: str | None = None


@record
class PartyMark:
    """A company as a coloured letter beside its name."""

    id: str
    side: str
    """`customer`, `supplier` or `partner`: which colour."""
    letter: str
    name: Name
    """In full: `Officine Bellini S.p.A.`"""
    short: Name
    """As headings call it: `Officine Bellini`."""


@record
class StateMark:
    """A state as icon and word, never by colour alone."""

    icon: str
    """One of the theme's symbols: done, prog, todo, late, wait, moved, drop; ms and ms-done for milestones."""
    word: str
    late: bool = False


@record
class ProseView:
    """A section of the author's prose."""

    id: str
    title: str | None
    """None where it would repeat the section's own heading."""
    text: Rich
