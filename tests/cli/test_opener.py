"""A browser is opened where somebody sees it, and not beside a tab that is waiting already (P10)."""

import threading
import time

import pytest

from jepsite.cli import opener
from jepsite.cli.opener import may_open, open_later


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "darwin", True),
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0", "CI": "true"}, "linux", False),
        ({"DISPLAY": ":10", "SSH_CONNECTION": "1 2 3 4"}, "linux", False),
        ({"SSH_TTY": "/dev/ttys001"}, "darwin", False),
    ],
)
def test_only_where_somebody_sees_it(environment, platform, expected):
    assert may_open(environment, platform) is expected


@pytest.fixture
def opened(monkeypatch):
    """The links that were opened, and a signal for the first."""
    links: list[str] = []
    monkeypatch.setattr(opener, "BACK_AGAIN", 0.2)
    monkeypatch.setattr("webbrowser.open_new_tab", links.append)
    return links


def opener_is_done() -> None:
    for thread in threading.enumerate():
        if thread.name == "preview-opener":
            thread.join(5)


def test_it_is_opened_once_and_at_once(opened):
    began = time.monotonic()
    open_later("http://x/", returned=threading.Event(), expected=False)
    opener_is_done()

    assert opened == ["http://x/"]
    assert time.monotonic() - began < 0.5


def test_a_tab_of_the_last_run_that_comes_back_is_used(opened):
    returned = threading.Event()
    open_later("http://x/", returned=returned, expected=True)
    returned.set()
    opener_is_done()

    assert opened == []


def test_where_no_tab_comes_back_one_is_opened(opened):
    open_later("http://x/", returned=threading.Event(), expected=True)
    opener_is_done()

    assert opened == ["http://x/"]
