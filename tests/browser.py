"""The browser that tests look at pages with. `python -m tests.browser` tells which one that is, `--fetch` gets one.

Tests use the fixtures `page`, `browser` and `whole_browser` of conftest.py; nothing here knows what a page of ours
looks like.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from playwright.sync_api import Browser, Error, Page, Playwright, sync_playwright

from jepsite.export.browsers import HOW_TO_GET_ONE, browsers
from jepsite.export.browsers import Browser as Candidate

# A test's browser talks to nobody but the page under test; the sandbox does not start as root, in a container.
ARGUMENTS: Final = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--font-render-hinting=none",
    "--no-first-run",
    "--no-sandbox",
)


class NoBrowser(Exception):  # noqa: N818 -- it is a fact about the machine, not an error of ours
    """No browser of the machine starts; the text says what was tried and what to do."""


def candidates(*, whole: bool) -> list[Candidate]:
    """The browsers to try, in order. Where one kind is missing the other one does: both are Chromium.

    The bare headless shell renders, runs scripts and keeps storage as the whole browser does, in half the processor
    time. The whole one draws letters as readers see them, and has habits of its own where a page is not secure.
    """
    return sorted(browsers(os.environ), key=lambda found: is_bare(found) is whole)


def is_bare(found: Candidate) -> bool:
    """Whether it is the headless shell."""
    return "headless" in found.address


@contextmanager
def running_playwright() -> Iterator[Playwright]:
    """What starts browsers, once in a thread, until the end of the block; NoBrowser if it does not start itself."""
    manager = sync_playwright()
    try:
        playwright = manager.start()
    except Exception as error:
        raise NoBrowser(
            f"Playwright itself does not start here ({error}); a library of the system may be missing."
        ) from error
    try:
        yield playwright
    finally:
        playwright.stop()


@contextmanager
def running_browser(*, whole: bool = True) -> Iterator[tuple[Browser, str]]:
    """The first candidate that starts, with its name for people, until the end of the block; NoBrowser if none does."""
    with running_playwright() as playwright:
        browser, name = launch(playwright, whole=whole)
        yield browser, name
        browser.close()


def launch(playwright: Playwright, *, whole: bool) -> tuple[Browser, str]:
    """The first candidate that starts, and its name; NoBrowser when none does."""
    tried = []
    for found in candidates(whole=whole):
        try:
            if found.is_remote:
                return playwright.chromium.connect(found.address), found.address
            return playwright.chromium.launch(executable_path=found.address, args=ARGUMENTS), found.address
        except Error as error:
            tried.append(f"{found.address}: {error.message.strip().splitlines()[0]}")
    raise NoBrowser(f"no browser starts here ({'; '.join(tried) or 'there is none'}); {HOW_TO_GET_ONE}.")


@contextmanager
def new_page(browser: Browser) -> Iterator[Page]:
    """A page in a new profile, in British English and Greenwich time."""
    context = browser.new_context(locale="en-GB", timezone_id="UTC")
    yield context.new_page()
    context.close()


def main(arguments: list[str]) -> int:
    """Say which browser the tests will use (0), or why there is none (1); `--fetch` has Playwright download its own."""
    if arguments == ["--fetch"]:
        command = [sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]
        try:
            return subprocess.run(command, timeout=300, check=False).returncode
        except subprocess.TimeoutExpired:
            print("error: the download took longer than five minutes")
            return 1
    try:
        with running_browser(whole=False) as (browser, name):
            print(f"set-up: the tests' browser is {name}, version {browser.version}")
    except NoBrowser as reason:
        print(f"set-up: {reason}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
