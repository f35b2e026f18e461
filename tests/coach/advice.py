"""What the checks say of a plan in a test, and a good plan into which a fragment can be planted."""

import re
from datetime import date
from typing import Final

from jepsite.coach.checks import check
from jepsite.coach.subject import Subject, subject
from jepsite.diagnostics import Diagnostic
from jepsite.model.site import CheckLevel
from jepsite.planning.calendar import calendars
from jepsite.planning.holidaybook import HolidayBook
from jepsite.planning.schedule import schedule
from tests.deals import plan

TODAY: Final = date(2026, 10, 5)
"""A Monday."""

GOOD: Final = """\
---
title: Manufacturing execution system for two plants
deal: 5f0c3b7e9a1d4c62b8e07f3a6d29c514
parties:
  bellini: {name: Officine Bellini, side: customer}
  nordwind: {name: Nordwind Systems, side: supplier}
people:
  giulia: {name: Giulia Ferri, role: CFO, of: bellini}
  paolo: {name: Paolo Zanetti, role: Plant manager, of: bellini}
  itops: {name: IT operations, of: bellini, team: true}
  jonas: {name: Jonas Weber, role: Account executive, of: nordwind}
  lena: {name: Lena Hofer, role: Solution engineer, of: nordwind}
language: en
start: 2026-10-05
---

## Demo on Bellini's own data {#demo by=2026-10-30 exit="Minutes of the demo" approver=giulia}

1. [ ] Load four weeks of machine data {#load 4d R=lena A=jonas}
2. [ ] Show the demo to both plant managers {#show 1d .meeting R=lena A=jonas C=paolo}

- [ ] Both plant managers have seen their own machines {.outcome for=bellini}

## Security and legal cleared {#legal by=2026-11-13 exit="No open point left" approver=giulia}

1. [ ] Answer the security questionnaire {#questionnaire 4d R=lena A=jonas}
2. [ ] Review the draft contract {#review 5d R=giulia A=giulia}
3. [ ] Raise the purchase order {#order 2d R=giulia A=giulia}

- [ ] Nothing stands between the board and a yes {.outcome for=bellini}

## Contract signed {#signature by=2026-12-04 exit="Contract, signed"}

1. [ ] Sign the contract {#sign 1d R=giulia,jonas A=giulia}

- [ ] The roll-out has a date {.outcome for=bellini}
"""
"""A plan that no check has anything to say about."""

_ID: Final = re.compile(r"\{#([\w-]+)")


def advice(text: str, *, today: date = TODAY, changed: date | None = None, **levels: str) -> list[Diagnostic]:
    """The advice on a plan, in file order. `levels` are settings by code, with `_` for `-`."""
    settings = {code.replace("_", "-"): CheckLevel(level) for code, level in levels.items()}
    found = check(examined(text, today=today, changed=changed), settings)
    return sorted(found, key=lambda one: (one.span.line, one.span.column, one.code))


def examined(text: str, *, today: date = TODAY, changed: date | None = None) -> Subject:
    """A plan's text read and scheduled; any fault fails."""
    deal = plan(text)
    days = calendars(deal, HolidayBook(), today=today)
    assert days.value is not None, days.diagnostics
    dates = schedule(deal, days.value, today=today)
    assert dates.value is not None, dates.diagnostics
    return subject(deal, dates.value, days.value, last_change=lambda: changed)


def codes(text: str, *, today: date = TODAY, changed: date | None = None) -> list[str]:
    """The codes of the advice on a plan, in file order."""
    return [one.code for one in advice(text, today=today, changed=changed)]


def planted(fragment: str, good: str = GOOD) -> str:
    """A good plan with a fragment in it.

    Keys of the front matter come first, an empty line ends them; a key of `parties` or `people` replaces that entry
    alone. A `##` section replaces the one of its id, or goes before the last. An item replaces the one of its id, or
    stands by itself in the first milestone.
    """
    front, body = good.split("---\n")[1:]
    keys, _, rest = fragment.partition("\n\n") if re.match(r"[a-z-]+:", fragment) else ("", "", fragment)
    front = _with_keys(front, keys)
    for section in re.split(r"^(?=## )", rest, flags=re.MULTILINE):
        if section.startswith("## "):
            body = _with_section(body, section)
        elif section.strip():
            body = _with_items(body, section)
    return f"---\n{front}---\n{body}"


def _with_keys(front: str, keys: str) -> str:
    within = ""
    for line in keys.splitlines():
        name = line.split(":")[0]
        if not line.startswith(" ") and line.endswith(":"):
            within = line
        elif re.search(rf"^{name}:.*$", front, re.MULTILINE):
            front = re.sub(rf"^{name}:.*$", line, front, flags=re.MULTILINE)
        elif line.startswith(" "):
            front = front.replace(f"{within}\n", f"{within}\n{line}\n")
        else:
            front += line + "\n"
    return front


def _with_section(body: str, section: str) -> str:
    name = _ID.findall(section)[0]
    sections = re.split(r"^(?=## )", body, flags=re.MULTILINE)
    at = next((index for index, one in enumerate(sections) if f"{{#{name}" in one.split("\n")[0]), None)
    if at is None:
        sections.insert(-1, section.rstrip() + "\n\n")
    else:
        sections[at] = section.rstrip() + "\n\n"
    return "".join(sections)


def _with_items(body: str, items: str) -> str:
    name = (_ID.findall(items) or [""])[0]
    if name and (line := re.search(rf"^(\S+) \[.\].*\{{#{name} .*$", body, re.MULTILINE)):
        return body.replace(line[0], line[1] + items.strip()[items.strip().index(" [") :])
    first = body.index("- [ ] Both plant managers")
    return f"{body[:first]}<!-- a list of its own -->\n\n{items.strip()}\n{body[first:]}"


def only(code: str, text: str, *, today: date = TODAY, changed: date | None = None) -> list[tuple[str, str, str]]:
    """What one check says of a plan: its messages, each with the text it underlines and its hint."""
    lines = text.splitlines()
    found = [one for one in advice(text, today=today, changed=changed) if one.code == code]
    return [(one.message, _underlined(lines, one), str(one.hint)) for one in found]


def _underlined(lines: list[str], one: Diagnostic) -> str:
    """The text under the mark, of its first line alone."""
    line, span = lines[one.span.line - 1], one.span
    return line[span.column - 1 : span.end_column - 1 if span.end_line == span.line else len(line)]
