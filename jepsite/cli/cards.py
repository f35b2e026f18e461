"""What a build says at its end: where the pages are, by customer, and what the author must know of them."""

from collections.abc import Collection, Iterable, Mapping
from itertools import groupby
from pathlib import Path
from typing import Final

import click

from jepsite.cli.printer import safe
from jepsite.model.deal import Access
from jepsite.pipeline import Card
from jepsite.protect.secret import Origin
from jepsite.publish.stage import WriteReport

IN_FULL: Final = 20
"""More pages than this are listed with a line each."""


def cards(made: Mapping[str, Card], report: WriteReport, *, out: Path, origin: Origin, advice: int) -> str:
    """The closing lines of a build. `made` by plan; `advice` is how many warnings `check` would show."""
    listed = sorted(made.values(), key=lambda card: (card.customer.casefold(), card.title.casefold()))
    lines = [*(_in_full(listed, out) if len(listed) <= IN_FULL else _in_short(listed, out))]
    lines += [_count(len(made), "new page", f"in {out}") if made else "No new page.", *_unchanged(report)]
    if advice:
        lines.append(f"{advice} {'warning' if advice == 1 else 'warnings'}: see 'jepsite check'.")
    if listed:
        lines += ["", *_what_to_know(listed, origin)]
    return "\n".join(lines)


def _in_full(listed: Iterable[Card], out: Path) -> Iterable[str]:
    for customer, theirs in groupby(listed, key=lambda card: card.customer):
        yield click.style(safe(customer), bold=True)
        for card in theirs:
            yield f"  {safe(card.title)}"
            yield f"  {safe(card.status)}"
            yield f"  {out / card.path}{_open(card)}"
            yield ""


def _in_short(listed: Iterable[Card], out: Path) -> Iterable[str]:
    for card in listed:
        yield f"{safe(card.customer)}: {safe(card.title)}  {out / card.path}{_open(card)}"
    yield ""


def _open(card: Card) -> str:
    return click.style("  (open, not sealed)", fg="yellow") if card.access is Access.OPEN else ""


def _unchanged(report: WriteReport) -> Iterable[str]:
    if report.kept:
        yield _count(len(report.kept), "page", "stays as it was" if len(report.kept) == 1 else "stay as they were")
    if report.removed:
        yield _count(len(report.removed), "plan", "taken down: " + ", ".join(map(safe, report.removed)))


def _count(number: int, word: str, rest: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'} {rest}."


def _what_to_know(listed: Collection[Card], origin: Origin) -> Iterable[str]:
    wide_open = sum(card.access is Access.OPEN for card in listed)
    if wide_open < len(listed):
        yield "Sealed pages open by their links only: 'jepsite links' shows them (--local: for this folder's pages)."
    if wide_open:
        yield click.style("Open: ", fg="yellow") + _count(
            wide_open, "page", "not sealed, as 'access: open' asks. Whoever has the address can read it"
        )
    if origin is Origin.DEMO:
        yield "Demo secret: anybody can work these links out. Fit for examples only; see secret: in jepsite.yml."
    if origin is Origin.NEW_FILE:
        yield "New workspace secret: every link hangs on it. Keep it safe; see docs/links.md."
