"""Plans for tests: `plan(...)` reads one and fails on any diagnostic that was not asked for."""

from textwrap import dedent

from jepsite.model.deal import Deal
from jepsite.model.site import Site
from jepsite.parse.deal import read_deal
from jepsite.source import Source

FRONT = """\
---
title: A plan for a test
deal: 00000000000000000000000000000001
parties:
  acme: {name: Acme, side: customer}
  nord: {name: Nord, side: supplier}
  law: {name: Law & Sons, side: partner}
people:
  ada: {name: Ada Abel, role: CFO, of: acme}
  ben: {name: Ben Bode, of: acme}
  team: {name: IT operations, of: acme, team: true}
  nia: {name: Nia Noor, role: Account executive, of: nord}
  otto: {name: Otto Ohm, of: nord}
  lex: {name: Lex Long, of: law}
start: 2026-01-05
---
"""
"""Front matter for bodies that bring none: three parties without holidays, six people, a Monday to start."""


def plan(text: str, *expected: str, site: Site | None = None, path: str = "content/plan.md") -> Deal:
    """The deal in a plan's text. A text without front matter gets `FRONT`.

    `expected` are the codes of the diagnostics that must be found, each as often as it is to be found; any other fails.
    """
    deal, found = read(text, site=site, path=path)
    codes = sorted(line.split(" ")[1].rstrip(":") for line in found)

    assert codes == sorted(expected), "\n".join(["diagnostics:", *found])
    assert deal is not None
    return deal


def read(text: str, *, site: Site | None = None, path: str = "content/plan.md") -> tuple[Deal | None, list[str]]:
    """The deal, and one line a diagnostic: `line:column code: message [underlined]`."""
    text = dedent(text)
    source = Source(path=path, text=text if text.startswith("---") else FRONT + text)
    checked = read_deal(source, site if site is not None else Site())
    lines = []
    for diagnostic in checked.diagnostics:
        span = diagnostic.span
        start, end = source.offset(span.line, span.column), source.offset(span.end_line, span.end_column)
        place = f"{span.line}:{span.column} {diagnostic.code}"
        lines.append(f"{place}: {diagnostic.message} [{source.text[start:end]}]")
    return checked.value, lines
