"""The architecture holds, and what holds it has teeth: every rule is seen red once, on planted code."""

import importlib
import os
import pkgutil
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, Literal, NewType

import pytest

import jepsite.views
from tests.architecture import (
    CHANCE_USERS,
    CLOCK_USERS,
    DISK_USERS,
    RULES,
    SPEAKERS,
    Rule,
    modules,
    not_plain,
    tells_of_machines,
    untested,
)

ROOT: Final = Path(__file__).parent.parent
PACKAGE: Final = ROOT / "jepsite"
OURS: Final = modules(PACKAGE)

TOGETHER: Final = {
    "planning/": "planning/test_laws.py",  # one engine: held by laws, worked cases and textbooks, not piece by piece
    "preview/drafting.py": "preview/test_workshop.py",  # one machine: held by what it shows, not piece by piece
    "preview/foreman.py": "preview/test_workshop.py",
    "preview/hanging.py": "preview/test_workshop.py",
    "preview/probe.py": "preview/test_watcher.py",
    "protect/inline.py": "protect/test_shell.py",
    "cli/deployed.py": "cli/test_serve.py",
    "cli/serving.py": "cli/test_serve.py",  # as real processes: what is at stake is how they begin and end
}

# --- the rules, kept --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_package_keeps(rule: Rule) -> None:
    breaches = list(rule(OURS))

    assert not breaches, as_lines(breaches)


def test_every_module_has_its_tests() -> None:
    breaches = list(untested(OURS, ROOT / "tests", TOGETHER))

    assert not breaches, as_lines(breaches)


def test_views_hold_plain_values() -> None:
    views = tuple(all_views())
    breaches = {breach for view in views for breach in not_plain(view, package="jepsite.views")}

    assert "DealView" in {view.__name__ for view in views}
    assert not breaches, as_lines(breaches)


def test_no_file_tells_of_the_machine_it_was_written_on() -> None:
    breaches = [
        f"{file.relative_to(ROOT)}:{breach}" for file in text_files() for breach in tells_of_machines(read(file))
    ]

    assert not breaches, as_lines(breaches)


@pytest.mark.parametrize("places", [SPEAKERS, DISK_USERS, CLOCK_USERS, CHANCE_USERS])
def test_a_list_of_exceptions_gives_its_reasons(places: dict[str, str]) -> None:
    assert all(reason for reason in places.values())


def as_lines(breaches: Iterable[str]) -> str:
    return "\n" + "\n".join(sorted(breaches))


def all_views() -> Iterator[type]:
    """What templates are given, and with it all that they can reach from there."""
    for found in pkgutil.walk_packages(jepsite.views.__path__, "jepsite.views."):
        for name, value in vars(importlib.import_module(found.name)).items():
            if isinstance(value, type) and name.endswith("View") and value.__module__ == found.name:
                yield value


def text_files() -> Iterator[Path]:
    """All that git would take, where there is git; pictures and fonts are passed over."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=False, text=True,
    )  # fmt: skip
    paths = [ROOT / path for path in listed.stdout.split("\0") if path] or list(PACKAGE.rglob("*.py"))
    return (path for path in paths if path.is_file() and b"\0" not in path.read_bytes())


def read(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")


# --- the rules, broken ------------------------------------------------------------------------------------------------

LONG_FUNCTION: Final = "def f() -> int:\n" + "    x = 1\n" * 38 + "    return x\n"
WITH_DOCSTRING: Final = LONG_FUNCTION.replace("    x = 1\n", "    '''Two\n    lines.'''\n", 1)
DATACLASS: Final = "@dataclass(frozen=True, slots={}, kw_only=True)\nclass View:\n    name: str"
NO_REASON: Final = ":1: silences a rule without a reason"

BREACHES: Final = [
    ("core_is_silent", "views/deal.py", "print('hello')", ":1: calls print()"),
    ("core_is_silent", "pipeline.py", "name = input()", ":1: calls input()"),
    ("core_is_silent", "publish/write.py", "import sys\nsys.stderr.write('x')", ":2: uses sys.stderr"),
    ("core_is_silent", "publish/write.py", "from sys import stdout", ":1: imports sys.stdout"),
    ("core_is_silent", "parse/deal.py", "from rich.console import Console", ":1: imports rich.console"),
    ("disk_is_touched_where_named", "parse/deal.py", "open('x')", ":1: calls open()"),
    ("disk_is_touched_where_named", "views/deal.py", "path.read_text()", ":1: calls .read_text()"),
    ("disk_is_touched_where_named", "render/pages.py", "import os\nos.remove(x)", ":2: uses os.remove"),
    ("disk_is_touched_where_named", "coach/dates.py", "from os import scandir", ":1: imports os.scandir"),
    ("disk_is_touched_where_named", "model/deal.py", "import shutil", ":1: imports shutil"),
    ("nobody_asks_the_time", "planning/a.py", "d = date.today()", ":1: asks date.today"),
    ("nobody_asks_the_time", "planning/a.py", "ask = datetime.datetime.now", ":1: asks datetime.datetime.now"),
    ("nobody_asks_the_time", "publish/write.py", "import time\ntime.time()", ":2: uses time.time"),
    ("nobody_asks_the_time", "publish/write.py", "from time import time", ":1: imports time.time"),
    ("nothing_is_left_to_chance", "views/deal.py", "import random", ":1: imports random"),
    ("nothing_is_left_to_chance", "views/deal.py", "from uuid import uuid4", ":1: imports uuid"),
    ("stage_types_are_frozen", "model/deal.py", "@dataclass\nclass D: ...", ":2: D is not frozen, kw_only, slots"),
    ("stage_types_are_frozen", "views/deal.py", DATACLASS.format(False), ":2: View is not slots"),
    ("modules_are_short", "model/deal.py", "x = 1\n" * 300, ": has 300 lines"),
    ("functions_are_short", "model/deal.py", LONG_FUNCTION, ":1: f() has 40 lines"),
    ("names_say_something", "parse/utils.py", "", ": is named utils"),
    ("names_say_something", "common/deal.py", "", ": is named common"),
    ("packages_are_empty", "parse/__init__.py", "'''Reads.'''\nfrom a import b", ":2: stands in an __init__.py"),
    ("imports_are_honest", "model/deal.py", "from typing import TYPE_CHECKING", ":1: imports TYPE_CHECKING"),
    ("imports_are_honest", "model/deal.py", "if typing.TYPE_CHECKING: pass", ":1: uses TYPE_CHECKING"),
    ("exceptions_have_reasons", "a.py", "import b  # noqa", NO_REASON),
    ("exceptions_have_reasons", "a.py", "import b  # noqa: F401, E402", NO_REASON),
    ("exceptions_have_reasons", "a.py", "b = c  # type: ignore[attr-defined]", NO_REASON),
    ("exceptions_have_reasons", "a.py", "b = c  # pragma: no cover", NO_REASON),
]

ALLOWED: Final = [
    ("core_is_silent", "cli/printer.py", "print('hello')"),
    ("disk_is_touched_where_named", "parse/files.py", "path.read_bytes()"),
    ("disk_is_touched_where_named", "history/git.py", "import subprocess"),
    ("disk_is_touched_where_named", "parse/deal.py", "text.replace('a', 'b')\nos.path.join('a', 'b')"),
    ("nobody_asks_the_time", "cli/build.py", "date.today()"),
    ("nobody_asks_the_time", "views/deal.py", "schedule.today"),
    ("nothing_is_left_to_chance", "protect/secret.py", "import secrets"),
    ("stage_types_are_frozen", "model/deal.py", DATACLASS.format(True)),
    ("stage_types_are_frozen", "planning/passes.py", "@dataclass\nclass _Walk:\n    seen: list[str]"),
    ("stage_types_are_frozen", "parse/deal.py", "@dataclass\nclass Collector:\n    faults: list[str]"),
    ("modules_are_short", "model/deal.py", "x = 1\n" * 299),
    ("functions_are_short", "model/deal.py", WITH_DOCSTRING),
    ("packages_are_empty", "__init__.py", "'''A word.'''\n\n__version__ = '1.0'"),
    ("exceptions_have_reasons", "a.py", "import b  # noqa: F401 -- imported for its effect"),
    ("exceptions_have_reasons", "a.py", "b = c  # type: ignore[attr-defined]  # the stubs lack it"),
]


def plant(package: Path, path: str, code: str) -> None:
    file = package / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(code, encoding="utf-8")


def rule_named(name: str) -> Rule:
    return next(rule for rule in RULES if rule.__name__ == name)


@pytest.mark.parametrize(("rule", "path", "code", "expected"), BREACHES)
def test_a_planted_breach_is_found(rule: str, path: str, code: str, expected: str, tmp_path: Path) -> None:
    plant(tmp_path, path, code)

    assert list(rule_named(rule)(modules(tmp_path))) == [path + expected]


@pytest.mark.parametrize(("rule", "path", "code"), ALLOWED)
def test_what_is_allowed_is_left_alone(rule: str, path: str, code: str, tmp_path: Path) -> None:
    plant(tmp_path, path, code)

    assert list(rule_named(rule)(modules(tmp_path))) == []


def test_every_rule_is_seen_red() -> None:
    assert {rule for rule, *_ in BREACHES} == {rule.__name__ for rule in RULES}


def test_a_module_without_tests_is_found(tmp_path: Path) -> None:
    for path in ("pipeline.py", "parse/deal.py", "parse/site.py", "model/work.py", "planning/passes.py"):
        plant(tmp_path / "jepsite", path, "def work(): ...")
    plant(tmp_path / "jepsite", "model/people.py", "class Person: ...")
    for test in ("parse/test_site.py", "model/test_model.py"):
        plant(tmp_path / "tests", test, "")
    together = {"model/": "model/test_model.py", "planning/": "planning/test_laws.py"}

    found = list(untested(modules(tmp_path / "jepsite"), tmp_path / "tests", together))

    assert found == [
        "parse/deal.py: has no tests/parse/test_deal.py",
        "pipeline.py: has no tests/test_pipeline.py",
        "planning/passes.py: has no tests/planning/test_passes.py",
    ]


class Mark(StrEnum):
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner:
    bag: dict[str, str]
    inner: "Inner | None"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outer:
    mark: Mark
    inner: tuple[Inner, ...]


@pytest.mark.parametrize(
    "hint", [str, int, bool, date, str | None, tuple[str, ...], tuple[int, date], Literal["a"], Mark]
)
def test_a_plain_field_passes(hint: object) -> None:
    assert list(not_plain(hint, package=__name__.rpartition(".")[0])) == []


@pytest.mark.parametrize("hint", [dict[str, str], list[str], object, Any, bytes, Path, tuple[Path, ...], str | Path])
def test_a_field_that_could_hide_something_is_found(hint: object) -> None:
    assert len(list(not_plain(hint, package=__name__.rpartition(".")[0]))) == 1


def test_a_new_type_is_what_it_stands_for() -> None:
    assert list(not_plain(NewType("Html", str), package="jepsite.views")) == []
    assert list(not_plain(NewType("Bag", dict), package="jepsite.views")) != []


def test_views_are_followed_into_the_views_they_hold() -> None:
    found = list(not_plain(Outer, package=__name__.rpartition(".")[0]))

    assert found == ["Outer.inner > Inner.bag > dict[str, str]"]


def test_a_type_from_elsewhere_is_no_part_of_a_view() -> None:
    found = list(not_plain(Outer, package="jepsite.views"))

    assert found == [f"{Outer}"]


@pytest.mark.parametrize("line", ["see /{}/anna/plans", "'/{}/x'", "path=/{}/jepsite"])
@pytest.mark.parametrize("folder", ["home", "root", "tmp", "Users", "opt", "work"])
def test_a_machine_path_is_found(line: str, folder: str) -> None:
    assert list(tells_of_machines(line.format(folder)))


@pytest.mark.parametrize("host", ["pypi{}org/simple", "files{}pythonhosted{}org", "registry{}npmjs{}org"])
def test_a_registry_address_is_found(host: str) -> None:
    assert list(tells_of_machines("from https://" + host.replace("{}", ".")))


@pytest.mark.parametrize("line", ["#!/usr/bin/env bash", "homework/tmp and text/html", "${TMPDIR:-/tmp}/x", "~/opt/x"])
def test_an_innocent_line_is_left_alone(line: str) -> None:
    assert list(tells_of_machines(line)) == []


# --- the contracts of pyproject.toml, broken --------------------------------------------------------------------------


def layers() -> set[str]:
    """The folders and modules that the contract names, optional ones too."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = next(found for found in settings["tool"]["importlinter"]["contracts"] if found["type"] == "layers")
    return {name.strip(" ()") for layer in contract["layers"] for name in layer.split("|")}


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    return subprocess.run(
        [*command, "--no-cache", "--no-logo"],
        cwd=folder, env=os.environ | {"PYTHONPATH": str(folder)}, capture_output=True, check=False, text=True,
    )  # fmt: skip


@pytest.fixture
def skeleton(tmp_path: Path) -> Path:
    """A package of empty layers under this project's contracts."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for layer in ("", *layers()):
        plant(tmp_path / "jepsite", f"{layer}/__init__.py".lstrip("/"), "")
    return tmp_path


def test_the_contracts_hold_in_an_empty_house(skeleton: Path) -> None:
    result = lint_imports(skeleton)

    assert result.returncode == 0, result.stdout
    assert "Contracts: 3 kept, 0 broken." in result.stdout


@pytest.mark.parametrize(
    ("path", "code", "contract"),
    [
        ("model/deal.py", "import jepsite.parse", "A folder imports only from folders below it"),
        ("planning/dates.py", "import jepsite.parse", "A folder imports only from folders below it"),
        ("novelty/deal.py", "", "A folder imports only from folders below it"),
        ("render/pages.py", "import jepsite.model", "What draws sees only views"),
        ("export/pdf.py", "import jepsite.planning", "What draws sees only views"),
        ("parse/deal.py", "import jepsite.parse.site", "No cycles between siblings"),
    ],
)
def test_a_planted_import_breaks_its_contract(path: str, code: str, contract: str, skeleton: Path) -> None:
    plant(skeleton / "jepsite", "novelty/__init__.py" if "novelty" in path else "parse/__init__.py", "")
    plant(skeleton / "jepsite", "parse/site.py", "import jepsite.parse.deal")
    plant(skeleton / "jepsite", path, code)

    result = lint_imports(skeleton)

    assert result.returncode == 1, result.stderr
    assert f"{contract} BROKEN" in result.stdout


# --- ruff's part of rule 3, broken ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "rule"),
    [
        ("from datetime import date\n\nTODAY = date.today()\n", "TID251"),
        ("import datetime\n\nNOW = datetime.datetime.now()\n", "TID251"),
        ("import time\n\nNOW = time.time()\n", "TID251"),
        ('print("hello")\n', "T201"),
        ("def public() -> None:\n    return\n", "D103"),
        ("from . import deal\n", "TID252"),
    ],
)
def test_ruff_finds_it_below_the_command_line(code: str, rule: str) -> None:
    command = [sys.executable, "-m", "ruff", "check", "--quiet", "--output-format=concise", "--stdin-filename"]

    result = subprocess.run(
        [*command, "jepsite/planning/planted.py", "-"],
        cwd=ROOT,
        input=code,
        capture_output=True,
        check=False,
        text=True,
    )

    assert f" {rule} " in result.stdout
