"""The browser that tests look at pages with. `python -m tests.browser` tells which one that is, `--fetch` gets one.

Tests use the fixtures `browser` and `page` of conftest.py; nothing here knows what a page of ours looks like.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

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


def candidates() -> tuple[str | None, ...]:
    """Executables to try, the best first; None is Playwright's own. A browser that was named is the only one tried."""
    named = os.environ.get("JEPSITE_BROWSER")
    if named:
        return (named,)
    return (None, *(path for name in NAMES if (path := shutil.which(name))))


@contextmanager
def running_browser() -> Iterator[tuple[Browser, str]]:
    """The first candidate that starts, with its name for people, until the end of the block; NoBrowser if none does."""
    manager = sync_playwright()
    try:
        playwright = manager.start()
    except Exception as error:
        raise NoBrowser(
            f"Playwright itself does not start here ({error}); a library of the system may be missing."
        ) from error
    try:
        browser, name = launch(playwright)
        yield browser, name
        browser.close()
    finally:
        playwright.stop()


def launch(playwright: Playwright) -> tuple[Browser, str]:
    """The first candidate that starts, and its name; NoBrowser when none does."""
    tried = []
    for executable in candidates():
        name = executable or "Playwright's own Chromium"
        try:
            return playwright.chromium.launch(executable_path=executable, args=ARGUMENTS), name
        except Error as error:
            tried.append(f"{name}: {error.message.strip().splitlines()[0]}")
    raise NoBrowser(
        "no browser starts here ("
        + "; ".join(tried)
        + "). Install Chromium, or name one of its family in JEPSITE_BROWSER; `make setup` says more."
    )


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
        with running_browser() as (browser, name):
            print(f"set-up: the tests' browser is {name}, version {browser.version}")
    except NoBrowser as reason:
        print(f"set-up: {reason}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
