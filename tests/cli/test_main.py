"""Whatever happens, a command ends in one clear line and a telling exit code."""

import shlex
import subprocess
import sys
from importlib.metadata import version

import pytest

from jepsite.cli import main as command


def test_the_version_is_the_packages(jepsite):
    ended = jepsite("--version")

    assert ended.code == 0
    assert version("jepsite") in ended.out


def test_help_lists_every_command(jepsite):
    said = jepsite("--help").out

    assert all(f"  {name} " in said for name in command.COMMANDS)


def test_an_unknown_command_is_wrong_usage(jepsite):
    assert jepsite("biuld").code == 2


def test_a_fault_of_our_own_is_owned_up_to_without_a_traceback(jepsite, monkeypatch):
    monkeypatch.setattr("jepsite.cli.build.open_workspace", lambda *_: 1 / 0)
    ended = jepsite("build")

    assert ended.code == 1
    assert "this is a fault in jepsite, not in your plan (ZeroDivisionError" in ended.err
    assert "Traceback" not in ended.err


def test_it_shows_where_it_happened_when_asked(jepsite, monkeypatch):
    monkeypatch.setattr("jepsite.cli.build.open_workspace", lambda *_: 1 / 0)
    monkeypatch.setenv("JEPSITE_DEBUG", "1")

    with pytest.raises(ZeroDivisionError):
        jepsite("build")


def test_an_interrupted_command_says_that_nothing_was_changed(jepsite, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("jepsite.cli.build.open_workspace", interrupted)
    ended = jepsite("build")

    assert ended.code == 130
    assert ended.err.strip() == "Stopped. Nothing was changed."


def test_a_reader_who_has_seen_enough_causes_no_traceback(folder):
    shell = f"{shlex.quote(sys.executable)} -m jepsite.cli.main build --today 2026-11-09 | head -n 0"
    ended = subprocess.run(["bash", "-c", shell], cwd=folder, capture_output=True, text=True, check=False)

    assert ended.stderr == ""


def test_looking_for_a_command_loads_no_other(folder):
    code = (
        "import sys; from jepsite.cli.main import cli; cli.main(['check', '--help'], standalone_mode=False);"
        "sys.exit('jinja2' in sys.modules or 'cryptography' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], cwd=folder, check=False).returncode == 0


def test_a_preview_is_told_of_before_what_makes_pages_is_loaded():
    heavy = ("jinja2", "markdown_it", "watchdog", "cryptography", "babel", "playwright", "jepsite.views.page")
    code = f"import sys, jepsite.cli.serve; print([name for name in {heavy} if name in sys.modules])"

    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert found.stdout.strip() == "[]"
