"""Sheets become PDFs: one Chromium, a few pages of it, each used for one sheet after another.

Everything here runs in one event loop; `press.py` has the thread around it. Nothing a sheet asks for comes from a
network: its own files are served at an address that belongs to nobody, all else is refused. Loading Playwright takes a
sixth of a second, so that only who really prints imports this module.
"""

import asyncio
import hashlib
from collections.abc import Awaitable
from typing import Final

from playwright.async_api import Browser, BrowserContext, Error, Page, Playwright, Route, ViewportSize, async_playwright

from jepsite.export.browsers import Browser as Address
from jepsite.render.sheets import ORIGIN, Sheet

ARGUMENTS: Final = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-gpu",
    "--disable-sync",
    "--font-render-hinting=none",  # text is measured alike on every machine
    "--no-first-run",
)
TRIES: Final = 2
"""How often a sheet is tried, and how often a browser is started."""
CLOSING: Final = 5.0
"""Seconds that a page or a browser gets for closing itself before it is given up."""
_SLIT: Final[ViewportSize] = {"width": 800, "height": 8}
"""What would be seen on a screen is drawn as well, though nobody looks: hardly anything is seen."""
_EMPTY: Final = "<!doctype html><title>Plan</title>"


class NoBrowserError(Exception):
    """No browser starts, or the one that did is lost again; the text says what was tried."""


class NotPrintedError(Exception):
    """A sheet could not be printed, twice; the text says what happened the second time."""


class Printer:
    """A browser and its pages, from the first sheet to `stop`. Call everything in one event loop."""

    def __init__(self, addresses: tuple[Address, ...], *, pages: int, patience: float) -> None:
        """`addresses` are tried in order; `patience` is how many seconds a sheet may take."""
        self._addresses = addresses
        self._patience = patience
        self._room = asyncio.Semaphore(pages)
        self._starting = asyncio.Lock()
        self._driver: asyncio.Task[Playwright] | None = None
        """Playwright's own process, started or starting: it has to be ended even if nobody waits for it any more."""
        self._browser: Browser | None = None
        self._starts = 0
        self._free: list[_Leaf] = []
        self._given_up: NoBrowserError | None = None
        """Said at once to all sheets that follow: a browser that does not start is not asked a hundred times."""

    @property
    def version(self) -> str:
        """Of the browser that runs; empty before the first sheet."""
        return self._browser.version if self._browser else ""

    async def print(self, sheet: Sheet) -> bytes:
        """A sheet as Chromium prints it, tagged and outlined.

        A page that takes too long or breaks is thrown away and the sheet tried once more in a new one. Errors:
        `NotPrintedError` (of this sheet), `NoBrowserError` (of all).
        """
        async with self._room:
            for attempt in range(1, TRIES + 1):
                leaf = await self._leaf(sheet)
                try:
                    pdf = await asyncio.wait_for(leaf.print(sheet), self._patience)
                except (Error, TimeoutError) as fault:
                    await self._throw_away(leaf)
                    if attempt == TRIES:
                        raise NotPrintedError(self._told(fault)) from fault
                else:
                    self._free.append(leaf)
                    return pdf
        raise AssertionError("a sheet is printed or it is not")

    async def stop(self) -> None:
        """End the browser, or leave it to itself where it is somebody else's."""
        if self._browser:
            await _in_time(self._browser.close())
        if self._driver:
            await _in_time((await self._driver).stop())

    async def _leaf(self, sheet: Sheet) -> "_Leaf":
        """A page for this sheet: one that has printed before, unless it remembers another file by the same name."""
        async with self._starting:
            browser = await self._started()
        while self._free:
            leaf = self._free.pop()
            if leaf.takes(sheet):
                return leaf
            await self._throw_away(leaf)
        try:
            return await asyncio.wait_for(_Leaf.opened(browser), self._patience)
        except (Error, TimeoutError) as fault:
            raise NotPrintedError(self._told(fault)) from fault

    async def _started(self) -> Browser:
        if self._browser and self._browser.is_connected():
            return self._browser
        if self._given_up:
            raise self._given_up
        self._free.clear()
        try:
            if self._starts == TRIES:
                raise NoBrowserError("the browser ended twice while it was printing")
            self._driver = self._driver or asyncio.create_task(async_playwright().start())
            self._browser = await _launched(await asyncio.shield(self._driver), self._addresses)
        except NoBrowserError as fault:
            self._given_up = fault
            raise
        self._starts += 1
        return self._browser

    async def _throw_away(self, leaf: "_Leaf") -> None:
        """Close a page; where even that hangs, the whole browser goes, and the next sheet starts another."""
        if not await _in_time(leaf.context.close()) and self._browser:
            await _in_time(self._browser.close())
            self._browser = None

    def _told(self, fault: Exception) -> str:
        if isinstance(fault, TimeoutError):
            return f"it took longer than {self._patience:g} seconds"
        return str(fault).strip().splitlines()[0]


class _Leaf:
    """One page, which stays at one address for its life and is filled anew with each sheet."""

    def __init__(self, context: BrowserContext, page: Page) -> None:
        self.context = context
        self._page = page
        self._sheet: Sheet | None = None
        self._known: dict[str, bytes | None] = {}
        """By address, a digest of what was served there: a browser may remember it, so that it must stay the same."""

    @classmethod
    async def opened(cls, browser: Browser) -> "_Leaf":
        context = await browser.new_context(java_script_enabled=False, service_workers="block", viewport=_SLIT)
        context.set_default_timeout(0)  # who prints has a patience of its own
        leaf = cls(context, await context.new_page())
        await context.route("**/*", leaf._answer)
        await leaf._page.emulate_media(media="print")
        await leaf._page.goto(ORIGIN)
        return leaf

    def takes(self, sheet: Sheet) -> bool:
        """Whether all that the page has seen stands in this sheet as well, or stands in neither.

        A browser remembers what it was served: one plan's picture must never be shown in another plan by its name.
        """
        return all(_digest(sheet, address) == seen for address, seen in self._known.items())

    async def print(self, sheet: Sheet) -> bytes:
        self._sheet = sheet
        await self._page.set_content(sheet.html)
        return await self._page.pdf(prefer_css_page_size=True, print_background=True, tagged=True, outline=True)

    async def _answer(self, route: Route) -> None:
        address = route.request.url
        path = address.removeprefix(ORIGIN)
        file = self._sheet.files.get(path) if self._sheet and address.startswith(ORIGIN) else None
        if address == ORIGIN and self._sheet is None:
            await route.fulfill(body=_EMPTY, content_type="text/html; charset=utf-8")
        elif self._sheet and file:
            self._known[path] = _digest(self._sheet, path)
            await route.fulfill(body=file.content, content_type=file.media_type)
        else:
            self._known[path] = None
            await route.abort()


def _digest(sheet: Sheet, address: str) -> bytes | None:
    file = sheet.files.get(address)
    return hashlib.sha256(file.content).digest() if file else None


async def _launched(playwright: Playwright, addresses: tuple[Address, ...]) -> Browser:
    """The first browser that starts. Without a sandbox, as Playwright has it: what it is shown has no script."""
    tried = []
    for address in addresses:
        try:
            if address.is_remote:
                return await playwright.chromium.connect(address.address, timeout=30_000)
            return await playwright.chromium.launch(executable_path=address.address, args=ARGUMENTS)
        except Error as fault:
            why = str(fault).strip().splitlines()[0].replace(address.address, address.name)
            tried.append(f"{address.name}: {why}")
    raise NoBrowserError("; ".join(tried))


async def _in_time(closing: Awaitable[None]) -> bool:
    """Whether it closed by itself, or had been closed."""
    try:
        await asyncio.wait_for(closing, CLOSING)
    except TimeoutError:
        return False
    except Error:
        pass
    return True
