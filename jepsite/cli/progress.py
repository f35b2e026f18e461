"""How far a long run is: a bar on a terminal, nothing elsewhere."""

import sys
from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

T = TypeVar("T")

WORTH_A_BAR: Final = 25
"""Fewer steps are over before a bar could be read."""


def progress(items: Iterable[T], *, total: int, doing: str, quiet: bool) -> Iterator[T]:
    """The items as they come, with a bar on standard error while they do; it goes away at the end.

    `doing` stands before the bar: `Building`. No bar where standard error is not a terminal, or the user wants none.
    """
    if quiet or total < WORTH_A_BAR or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console  # noqa: PLC0415 - 70 ms that only a terminal needs to pay
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415 - same

    columns = (TextColumn(doing), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield from bar.track(items, total=total)
