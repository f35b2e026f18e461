"""How far a long run is: a bar on a terminal, a plain line now and then elsewhere. All of it on standard error."""

import sys
from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

import click

T = TypeVar("T")

WORTH_A_BAR: Final = 25
"""Fewer steps are over before a bar could be read."""
LINES: Final = 5
"""Plain lines that a long run prints where there is no terminal."""
WORTH_LINES: Final = 200


def progress(items: Iterable[T], *, total: int, doing: str, quiet: bool, worth_a_bar: int = WORTH_A_BAR) -> Iterator[T]:
    """The items as they come, while it is shown how far they are, how many come in a second and how long it will take.

    `doing` stands before the numbers: `Building`. Runs shorter than `worth_a_bar` and quiet ones show nothing.
    """
    if quiet or total < worth_a_bar:
        return iter(items)
    return _with_bar(items, total, doing) if sys.stderr.isatty() else _with_lines(items, total, doing)


def _with_bar(items: Iterable[T], total: int, doing: str) -> Iterator[T]:
    from rich.console import Console  # noqa: PLC0415 - 70 ms that only a terminal needs to pay
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415 - same

    rate = TextColumn("{task.fields[rate]}")
    columns = (TextColumn(doing), BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=total, rate="")
        for item in items:
            yield item
            bar.advance(task)
            speed = bar.tasks[0].speed
            bar.update(task, rate=f"{speed:.1f} a second" if speed else "")


def _with_lines(items: Iterable[T], total: int, doing: str) -> Iterator[T]:
    step = -(-total // LINES)
    for number, item in enumerate(items, start=1):
        yield item
        if total >= WORTH_LINES and number % step == 0:
            click.echo(f"{doing}: {number} of {total}", err=True)
