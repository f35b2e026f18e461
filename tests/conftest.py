"""What every test may use: hypothesis profiles, and a browser. Plans are made with `tests.deals`."""

import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser, Page

from jepsite.export.browsers import browsers
from jepsite.export.press import Press
from tests.browser import NoBrowser, running_browser
from tests.commandline import folder, jepsite
from tests.paper import BLANK

__all__ = ["browser", "folder", "jepsite", "page", "press", "root"]

ON_CI = os.environ.get("CI") == "true"

# On CI the examples are the same in every run: red means that the change broke something. No deadlines anywhere: a busy
# machine is not a fault of the code.
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True, database=None)
hypothesis.settings.register_profile("local", deadline=None, print_blob=True)
hypothesis.settings.load_profile("ci" if ON_CI else "local")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One running browser for all tests of a worker; without one they are skipped, and on CI they fail."""
    try:
        with running_browser() as (running, _name):
            yield running
    except NoBrowser as reason:
        if ON_CI:
            pytest.fail(str(reason))
        pytest.skip(str(reason))


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
    context = browser.new_context(locale="en-GB", timezone_id="UTC")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's own folder, where themes/ and content/ are."""
    return Path(__file__).parent.parent
