"""A bar is for people in front of a terminal; the work is done all the same."""

import io
import sys

import pytest

from jepsite.cli.progress import LINES, WORTH_A_BAR, WORTH_LINES, progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def terminal(monkeypatch) -> Terminal:
    """Set within the test: what a fixture sets, pytest's own capturing would set back."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return stream


def run(total: int, *, quiet: bool = False) -> list[int]:
    return list(progress(iter(range(total)), total=total, doing="Building", quiet=quiet))


def test_long_work_on_a_terminal_has_a_bar_that_names_it(monkeypatch):
    stderr = terminal(monkeypatch)

    assert run(WORTH_A_BAR) == list(range(WORTH_A_BAR))
    assert "Building" in stderr.getvalue()


def test_a_bar_says_how_many_come_in_a_second(monkeypatch):
    stderr = terminal(monkeypatch)
    list(progress(iter(range(9)), total=9, doing="Printing", quiet=False, worth_a_bar=5))

    assert " a second" in stderr.getvalue()


@pytest.mark.parametrize(("total", "quiet"), [(WORTH_A_BAR - 1, False), (WORTH_A_BAR, True), (0, False)])
def test_short_work_and_quiet_work_have_none(monkeypatch, total, quiet):
    stderr = terminal(monkeypatch)

    assert run(total, quiet=quiet) == list(range(total))
    assert stderr.getvalue() == ""


def test_elsewhere_a_long_run_prints_a_plain_line_now_and_then(capsys):
    assert run(WORTH_LINES) == list(range(WORTH_LINES))
    lines = capsys.readouterr().err.splitlines()

    assert lines == [f"Building: {part * WORTH_LINES // LINES} of {WORTH_LINES}" for part in range(1, LINES + 1)]


@pytest.mark.parametrize(("total", "quiet"), [(WORTH_LINES - 1, False), (WORTH_LINES, True)])
def test_elsewhere_a_shorter_run_and_a_quiet_one_print_none(capsys, total, quiet):
    assert run(total, quiet=quiet) == list(range(total))
    assert capsys.readouterr().err == ""
