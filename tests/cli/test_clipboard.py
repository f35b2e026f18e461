"""A text reaches the clipboard by whatever this machine has, whole and unseen, or the user is told that it does not."""

import os
import stat
import sys
import time

import pytest

from jepsite.cli.clipboard import copy

TEXT = "Unser Plan „Köln“:\nhttps://plans.example.com/p/x/#1abc"


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """A PATH of our own, and no display."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    for name in ("SSH_CONNECTION", "WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: False, raising=False)

    def install(name, body='/bin/cat > "$0.out"; echo "$@" > "$0.words"'):
        program = folder / name
        program.write_text(f"#!/bin/sh\n{body}\n")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        return program

    return install


@pytest.mark.parametrize(
    ("name", "variable", "words", "encoding"),
    [
        ("pbcopy", None, "", "utf-8"),
        ("wl-copy", "WAYLAND_DISPLAY", "", "utf-8"),
        ("xclip", "DISPLAY", "-selection clipboard", "utf-8"),
        ("xsel", "DISPLAY", "--clipboard --input", "utf-8"),
        ("clip.exe", None, "", "utf-16-le"),
    ],
)
def test_the_systems_program_gets_the_text_by_a_pipe(programs, monkeypatch, name, variable, words, encoding):
    program = programs(name)
    if variable:
        monkeypatch.setenv(variable, "0")

    assert copy(TEXT) == f"Copied to the clipboard ({name})."
    assert program.with_name(f"{name}.out").read_bytes().decode(encoding) == TEXT
    assert program.with_name(f"{name}.words").read_text().strip() == words


def test_a_program_that_stays_behind_does_not_hold_the_command_up(programs, monkeypatch):
    monkeypatch.setenv("DISPLAY", ":0")
    programs("xclip", "/bin/cat > /dev/null; /bin/sleep 20 & exit 0")
    begun = time.perf_counter()

    assert copy(TEXT) == "Copied to the clipboard (xclip)."
    assert time.perf_counter() - begun < 4


def test_a_program_that_fails_gives_way_to_the_next(programs, monkeypatch):
    monkeypatch.setenv("DISPLAY", ":0")
    programs("xclip", "exit 1")
    programs("xsel")

    assert copy(TEXT) == "Copied to the clipboard (xsel)."


def test_a_program_without_its_display_is_not_tried(programs):
    programs("xclip")
    programs("wl-copy")

    assert copy(TEXT) is None


def test_over_ssh_the_terminal_is_asked_and_not_the_far_machine(programs, monkeypatch, capsys):
    programs("pbcopy")
    monkeypatch.setenv("SSH_CONNECTION", "10.0.0.1 1 10.0.0.2 22")
    monkeypatch.setattr("jepsite.cli.clipboard.sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.utils.should_strip_ansi", lambda *_: False)
    said = copy(TEXT)

    assert said is not None
    assert said.startswith("Sent to the terminal's clipboard")
    assert capsys.readouterr().out.startswith("\x1b]52;c;VW5zZXIg")


def test_without_terminal_or_program_there_is_no_clipboard(programs):
    assert copy(TEXT) is None
    assert os.environ["PATH"].endswith("bin")
