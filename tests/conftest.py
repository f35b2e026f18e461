"""What every test may use: hypothesis profiles, and a browser. Plans are made with `tests.deals`."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser, Page, Playwright

from jepsite.export.browsers import _playwright_home, browsers
from jepsite.export.press import Press
from tests.browser import NoBrowser, launch, new_page, running_playwright
from tests.commandline import folder, jepsite
from tests.paper import BLANK

__all__ = ["browser", "folder", "jepsite", "page", "playwright", "press", "root", "whole_browser"]

ON_CI = os.environ.get("CI") == "true"

# On CI the examples are the same in every run: red means that the change broke something. No deadlines anywhere: a busy
# machine is not a fault of the code.
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True, database=None)
hypothesis.settings.register_profile("local", deadline=None, print_blob=True)
hypothesis.settings.load_profile("ci" if ON_CI else "local")


@pytest.fixture(scope="session", autouse=True)
def user_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A worker has a user's cache of its own, warm after the first build as a user's is, and never the developer's.

    Playwright's browsers are found where they lie, whatever a test makes of its HOME.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(_playwright_home(os.environ) or 0))
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@contextmanager
def or_skipped() -> Iterator[None]:
    """Without a browser tests are skipped, and on CI they fail."""
    try:
        yield
    except NoBrowser as reason:
        (pytest.fail if ON_CI else pytest.skip)(str(reason))


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What starts the browsers of a worker: it cannot be started twice in one thread."""
    with or_skipped(), running_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One running browser for all tests of a worker; each has pages in contexts of its own."""
    with or_skipped():
        running, _name = launch(playwright, whole=False)
    yield running
    running.close()


@pytest.fixture(scope="session")
def whole_browser(playwright: Playwright) -> Iterator[Browser]:
    """The browser that readers have, where the machine has it, for tests of what only that one does as theirs do."""
    with or_skipped():
        running, _name = launch(playwright, whole=True)
    yield running
    running.close()


@pytest.fixture(scope="session")
def press() -> Iterator[Press]:
    """One press for all tests of a worker; without a browser they are skipped, and on CI they fail."""
    with Press(browsers(os.environ), pages=1, patience=20) as running:
        tried = running.submit(BLANK).result()
        if tried.value is None:
            (pytest.fail if ON_CI else pytest.skip)(tried.diagnostics[0].message)
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a new profile, in British English and Greenwich time; open files by `page.goto(path.as_uri())`."""
    with new_page(browser) as opened:
        yield opened


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's own folder, where themes/ and content/ are."""
    return Path(__file__).parent.parent
