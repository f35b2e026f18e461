"""A plan with some things different, for asking what would follow: the text edited in memory, and never written.

A question is `load=9d` (how long it takes) or `boardmeeting.on=2026-12-09` (any attribute of an activity or of a
milestone).
"""

import re
from difflib import get_close_matches
from typing import Final

from jepsite.diagnostics import NOWHERE, Checked, Diagnostic
from jepsite.intake.edits import Edit, apply
from jepsite.model.deal import Deal
from jepsite.model.work import Activity, Milestone
from jepsite.source import Source

_QUESTION: Final = re.compile(r"([A-Za-z0-9_-]+)(?:\.([A-Za-z-]+))?=([^\s\"'{}]+)")


def changed(source: Source, deal: Deal, questions: tuple[str, ...]) -> Checked[Source]:
    """The source with every question's answer written into it; `deal` is what was read from it, without errors.

    What the new values are worth is for reading the result to say. Faults: `malformed-question`, `unknown-id`.
    """
    items: dict[str, Activity | Milestone] = {item.id: item for item in deal.activities}
    items.update((item.id, item) for item in deal.milestones)
    edits: dict[tuple[str, str], Edit] = {}
    faults: list[Diagnostic] = []
    for question in questions:
        match = _QUESTION.fullmatch(question)
        if match is None:
            hint = "write 'id=9d' for a duration, or 'id.attribute=value': boardmeeting.on=2026-12-09"
            faults.append(_fault("malformed-question", f"'{question}' asks nothing that can be answered", hint))
        elif match[1] not in items:
            near = get_close_matches(match[1], items, n=1)
            meant = f"did you mean '{near[0]}'?" if near else None
            faults.append(_fault("unknown-id", f"no activity or milestone has the id '{match[1]}'", meant))
        else:
            key = match[2] or "duration"
            edits[match[1], key] = _edit(source, items[match[1]], key, match[3])
    if faults:
        return Checked(value=None, diagnostics=tuple(faults))
    return Checked(value=Source(path=source.path, text=apply(source, edits.values())))


def _edit(source: Source, item: Activity | Milestone, key: str, value: str) -> Edit:
    """The edit that gives an attribute its value: in place of the old one, or at the end of the braces."""
    if key in item.spans:
        place = item.spans[key]
        start, end = source.offset(place.line, place.column), source.offset(place.end_line, place.end_column)
        return Edit(start=start, end=end, text=value)
    written = value if key == "duration" else f"{key}={value}"
    place = item.place("attributes")
    end = source.offset(place.end_line, place.end_column)
    if end == source.offset(place.line, place.column):  # an item without braces
        return Edit(start=end, end=end, text=f" {{{written}}}")
    return Edit(start=end - 1, end=end - 1, text=f" {written}")


def _fault(code: str, message: str, hint: str | None) -> Diagnostic:
    return Diagnostic(code=code, message=message, span=NOWHERE, hint=hint)
