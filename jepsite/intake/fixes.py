"""The faults that have one safe answer, as edits: what `jepsite check --fix` does.

Where an answer is not safe there is none. Ids are drawn and history is read by others.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from jepsite.intake.edits import Edit, apply
from jepsite.model.deal import Deal
from jepsite.model.site import Site
from jepsite.model.work import Activity, State
from jepsite.parse.deal import read_deal
from jepsite.source import Source

_TITLE: Final = re.compile(r"title:[ \t]+\S")
_FIRST_KEY: Final = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*([ \t]*)")


def missing_deal(source: Source, deal: Deal, new_id: str) -> Edit | None:
    """The edit that writes `deal:` into the front matter, under the title where that stands first.

    `new_id` is 32 hexadecimal digits. None where the plan has one, or where a line cannot be added safely (front matter
    in braces).
    """
    if deal.key_stated:
        return None
    start = source.offset(deal.span.line) + len(source.line(deal.span.line)) + 1
    indent = _FIRST_KEY.match(source.text, start)
    title = deal.place("title")
    first = deal.span.line + 1
    if title.line == title.end_line == first and _TITLE.match(source.line(first)):
        start += len(source.line(first)) + 1
    edit = Edit(start=start, end=start, text=f"{indent[1] if indent else ''}deal: {new_id}\n")
    read = read_deal(Source(path=source.path, text=apply(source, [edit])), Site()).value
    if read is None or read.key != bytes.fromhex(new_id) or set(read.spans) != {*deal.spans, "deal"}:
        return None
    return edit


def missing_done_dates(source: Source, deal: Deal, ticked: Mapping[int, date]) -> tuple[Edit, ...]:
    """The edits that write `done=` to finished work that does not say when.

    `ticked` has the day on which the commit was made that ticked the item, by the item's line. Work that began later
    than that is left alone: one of the two dates is wrong, and nobody but the author knows which.
    """
    days = ((activity, ticked.get(activity.span.line)) for activity in deal.activities)
    return tuple(_done(source, activity, day) for activity, day in days if day is not None and _lacks(activity, day))


def _lacks(activity: Activity, day: date) -> bool:
    unsaid = activity.state is State.DONE and activity.done is None
    return unsaid and (activity.started is None or activity.started <= day)


def _done(source: Source, activity: Activity, day: date) -> Edit:
    group = activity.place("attributes")
    start, end = source.offset(group.line, group.column), source.offset(group.end_line, group.end_column)
    if start == end:
        return Edit(start=end, end=end, text=f" {{done={day}}}")
    blank = "" if source.text[end - 2].isspace() or end - start == 2 else " "
    return Edit(start=end - 1, end=end - 1, text=f"{blank}done={day}")
