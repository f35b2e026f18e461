"""Makes PDFs of sheets: at once where the same sheet was printed before, else by a browser that runs beside us.

Nothing is started before the first sheet that really has to be printed. What goes wrong with one sheet is its own
result, and the others go on.
"""

import asyncio
import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, wait
from types import TracebackType
from typing import Final, Protocol, TypeVar

from jepsite.diagnostics import NOWHERE, Checked, Diagnostic, Span
from jepsite.export.browsers import HOW_TO_GET_ONE, Browser
from jepsite.export.cleaning import cleaned
from jepsite.export.objects import StrangePdfError
from jepsite.export.outline import headings
from jepsite.export.shelf import Shelf
from jepsite.render.sheets import Sheet

K = TypeVar("K")
V = TypeVar("V")

NO_BROWSER: Final = "no-browser"
"""Code of the diagnostic that every sheet gets where no browser starts."""
PATIENCE: Final = 60.0
"""Seconds that a sheet may take; one of three pages takes a tenth of one."""
MOST_PAGES: Final = 8
"""Unless the user asks for more: all share one browser process, and more were not measured."""
MEMORY_OF_A_PAGE: Final = 300_000_000
"""Bytes, generously: a page with its part of the browser."""
WAITING: Final = 4
"""Sheets that wait for each page at most, so that memory stays flat."""


class _Room(Protocol):
    """What the press needs of a `printing.Printer`."""

    @property
    def version(self) -> str: ...

    async def print(self, sheet: Sheet) -> bytes: ...

    async def stop(self) -> None: ...


class Press:
    """A browser for many sheets, started when the first one has to be printed and ended with the block.

    `with Press(browsers(os.environ)) as press: press.submit(sheet).result()`
    """

    def __init__(
        self,
        found: tuple[Browser, ...],
        *,
        pages: int | None = None,
        shelf: Shelf | None = None,
        patience: float = PATIENCE,
    ) -> None:
        """`found` are the browsers to try, in order; `pages` are printed at once (None: what this machine bears).

        `shelf` keeps PDFs for the next run.
        """
        self._found = found
        self._pages = pages or bearable()
        self._shelf = shelf
        self._patience = patience
        self._room = threading.BoundedSemaphore(self._pages * (WAITING + 1))
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._printer: _Room | None = None
        self._handed_in: set[Future[Checked[bytes]]] = set()

    @property
    def width(self) -> int:
        """How many sheets are worth handing in before the first result is waited for."""
        return self._pages * WAITING

    def __enter__(self) -> "Press":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._loop is None or self._thread is None:
            return
        if kind is not None:  # the user has had enough, or something else went wrong
            for unfinished in tuple(self._handed_in):
                unfinished.cancel()
        wait(tuple(self._handed_in))
        asyncio.run_coroutine_threadsafe(self._stopped(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        if self._shelf:
            self._shelf.tidy()

    def submit(self, sheet: Sheet, span: Span = NOWHERE) -> Future[Checked[bytes]]:
        """The PDF of a sheet, sooner or later. Waits only where many sheets are ahead of this one.

        `span` is where a diagnostic points to. Diagnostics: `no-browser` (there is none, or none starts, or it ended
        twice), `not-printed` (this sheet's page hung or broke, twice).
        """
        kept = self._shelf.find(sheet, self._found) if self._shelf else None
        if kept is not None or not self._found:
            done: Future[Checked[bytes]] = Future()
            done.set_result(_no_browser("there is none on this machine", span) if kept is None else Checked(value=kept))
            return done
        self._room.acquire()
        coming = asyncio.run_coroutine_threadsafe(self._made(sheet, span), self._running())
        self._handed_in.add(coming)
        coming.add_done_callback(self._over)
        return coming

    def _over(self, made: Future[Checked[bytes]]) -> None:
        self._handed_in.discard(made)
        self._room.release()

    async def _made(self, sheet: Sheet, span: Span) -> Checked[bytes]:
        from jepsite.export.printing import NoBrowserError, NotPrintedError, Printer  # noqa: PLC0415 - Playwright: 150 ms

        printer = self._printer = self._printer or Printer(self._found, pages=self._pages, patience=self._patience)
        try:
            printed = await printer.print(sheet)
            pdf = cleaned(printed, title=sheet.title, language=sheet.language, headings=headings(sheet.html))
        except NoBrowserError as fault:
            return _no_browser(str(fault), span)
        except (NotPrintedError, StrangePdfError) as fault:
            return _not_printed(str(fault), sheet, span)
        if self._shelf:
            self._shelf.keep(sheet, pdf, self._found, version=printer.version)
        return Checked(value=pdf)

    def _running(self) -> asyncio.AbstractEventLoop:
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            self._thread = threading.Thread(target=self._loop.run_forever, name="press", daemon=True)
            self._thread.start()
        return self._loop

    async def _stopped(self) -> None:
        others = asyncio.all_tasks() - {task for task in (asyncio.current_task(),) if task}
        if self._printer:
            await self._printer.stop()
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)


def in_turn(handed_in: Iterable[tuple[K, Future[V]]], ahead: int) -> Iterator[tuple[K, V]]:
    """What comes of each, in the order of handing in; at most `ahead` are handed in before the first is waited for."""
    waiting: deque[tuple[K, Future[V]]] = deque()
    for each in handed_in:
        waiting.append(each)
        if len(waiting) > ahead:
            key, coming = waiting.popleft()
            yield key, coming.result()
    for key, coming in waiting:
        yield key, coming.result()


def bearable() -> int:
    """How many pages this machine prints at once: one for each core that is ours, as far as memory goes."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    try:
        free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError):
        return max(1, min(cores, MOST_PAGES))
    return max(1, min(cores, MOST_PAGES, free // MEMORY_OF_A_PAGE))


def _no_browser(why: str, span: Span) -> Checked[bytes]:
    fault = Diagnostic(
        code=NO_BROWSER, message=f"a PDF needs a browser to print it: {why}", span=span, hint=HOW_TO_GET_ONE
    )
    return Checked(value=None, diagnostics=(fault,))


def _not_printed(why: str, sheet: Sheet, span: Span) -> Checked[bytes]:
    fault = Diagnostic(
        code="not-printed",
        message=f"the PDF '{sheet.title}' could not be made, twice: {why}",
        span=span,
        hint="build it alone, with 'jepsite pdf PLAN --jobs 1', to see whether the machine was merely too busy",
    )
    return Checked(value=None, diagnostics=(fault,))
