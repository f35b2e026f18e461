import os
import subprocess
import sys
import threading
from concurrent.futures import Future

import pytest

from jepsite.diagnostics import Span
from jepsite.export.browsers import Browser, browsers
from jepsite.export.press import Press, bearable, in_turn
from jepsite.export.shelf import Shelf
from tests.paper import BLANK, sheet

HERE = Span(path="content/plant.md", line=1, column=1, end_line=1, end_column=1)


def test_without_a_browser_every_sheet_says_how_to_get_one():
    with Press(()) as press:
        made = press.submit(BLANK, HERE).result()

    (fault,) = made.diagnostics
    assert (made.value, fault.code, fault.span) == (None, "no-browser", HERE)
    assert "playwright install --only-shell chromium" in (fault.hint or "")


@pytest.mark.parametrize("address", ["nowhere/chrome", sys.executable, "ws://127.0.0.1:9"])
def test_a_browser_that_does_not_start_is_named_with_the_reason(address):
    with Press((Browser(address=address),)) as press:
        first, second = (press.submit(sheet(word)).result() for word in ("a", "b"))

    assert [fault.code for fault in (*first.diagnostics, *second.diagnostics)] == ["no-browser", "no-browser"]
    assert f"{address}: " in first.diagnostics[0].message
    assert "\n" not in first.diagnostics[0].message


def test_a_key_to_an_endpoint_is_not_told():
    with Press((Browser(address="ws://127.0.0.1:9/none?token=secret"),)) as press:
        (fault,) = press.submit(BLANK).result().diagnostics

    assert "ws://127.0.0.1:9: " in fault.message
    assert "secret" not in fault.message


@pytest.mark.browser
def test_the_next_browser_is_tried_where_one_does_not_start(press):
    with Press((Browser(address="nowhere/chrome"), *browsers(os.environ)), pages=1) as own:
        assert own.submit(BLANK).result().ok


@pytest.mark.browser
def test_a_sheet_that_was_printed_before_needs_no_browser(press, tmp_path, monkeypatch):
    found, shelf = browsers(os.environ), Shelf(tmp_path)
    with Press(found, pages=1, shelf=shelf) as own:
        first = own.submit(sheet("<p>kept")).result().value
    monkeypatch.setattr(threading, "Thread", None)
    with Press(found, pages=1, shelf=Shelf(tmp_path)) as own:
        again = own.submit(sheet("<p>kept")).result().value

    assert first is not None
    assert again == first


def test_playwright_is_not_loaded_before_something_is_printed(tmp_path):
    code = "import sys, jepsite.export.press, jepsite.cli.pdf; print('playwright' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert said.stdout.strip() == "False"


def test_results_come_in_the_order_of_handing_in_and_few_are_ahead():
    handed_in: list[int] = []

    def hand_in():
        for number in range(10):
            future: Future[int] = Future()
            future.set_result(number * number)
            handed_in.append(number)
            yield number, future

    seen = [(number, square, len(handed_in)) for number, square in in_turn(hand_in(), 3)]

    assert [(number, square) for number, square, _ in seen] == [(number, number**2) for number in range(10)]
    assert seen[0][2] == 4
    assert max(handed - number for number, _, handed in seen) == 4


@pytest.mark.parametrize(
    ("cores", "free", "pages"),
    [(2, 24_000_000_000, 2), (64, 64_000_000_000, 8), (8, 1_000_000_000, 3), (4, 100_000_000, 1)],
)
def test_a_machine_bears_a_page_a_core_as_far_as_its_memory_goes(monkeypatch, cores, free, pages):
    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(cores)), raising=False)
    monkeypatch.setattr("os.sysconf", lambda name: free if name == "SC_AVPHYS_PAGES" else 1)

    assert bearable() == pages


def test_a_machine_that_does_not_tell_its_memory_bears_a_page_a_core(monkeypatch):
    def unknown(name):
        raise ValueError(name)

    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1, 2}, raising=False)
    monkeypatch.setattr("os.sysconf", unknown)

    assert bearable() == 3
