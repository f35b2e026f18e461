"""The command line as a user has it: in a folder of their own, with an exit code and two streams."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

from jepsite.cli.main import main

PLAN = """---
title: Shift planning for two clinics
deal: 00112233445566778899aabbccddeeff
start: 2026-11-02
parties:
  alba: {name: Clinica Alba, side: customer, calendar: IT}
  roster: {name: Roster Ltd, side: supplier, calendar: IE}
people:
  chiara: {name: Chiara Riva, of: alba}
  tom: {name: Tom Byrne, of: roster}
---

## Contract signed {#signature by=2026-11-27}

1. [ ] Try it on one ward {#trial 4d R=chiara,tom A=chiara}
2. [ ] Sign the contract {#sign 1d R=chiara,tom A=chiara}
"""
FAULTY = PLAN.replace("R=chiara,tom A=chiara}\n2.", "R=chiara,tomm A=chiara}\n2.")


@dataclass(frozen=True)
class Ended:
    """What a command left behind."""

    code: int
    out: str
    err: str


Command = Callable[..., Ended]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A user's folder with one good plan, with no secret and no settings in the environment."""
    home = tmp_path / "home"
    folder = tmp_path / "deals"
    (folder / "content").mkdir(parents=True)
    (folder / "content" / "clinics.md").write_text(PLAN)
    (folder / "jepsite.yml").write_text("secret: demo\nsite: {time_zone: Europe/Rome}\n")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")  # never the developer's own
    for name in ("JEPSITE_SECRET", "XDG_CONFIG_HOME", "SOURCE_DATE_EPOCH", "JEPSITE_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def jepsite(folder, monkeypatch, capsys) -> Command:
    """Runs a command in the user's folder, as of 9 November 2026 unless it says otherwise."""

    def run(*arguments: str | Path) -> Ended:
        words = [str(argument) for argument in arguments]
        if words[0] in {"build", "check", "schedule"} and not {"--today", "--help"} & set(words):
            words += ["--today", "2026-11-09"]
        monkeypatch.setattr(sys, "argv", ["jepsite", *words])
        with pytest.raises(SystemExit) as end:
            main()
        said = capsys.readouterr()
        code = end.value.code
        return Ended(
            code=code if isinstance(code, int) else 1, out=click.unstyle(said.out), err=click.unstyle(said.err)
        )

    return run


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its content."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
