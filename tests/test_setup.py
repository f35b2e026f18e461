"""The set-up does its work once, starts over where it must, and says in plain words what it cannot have.

A small script stands in for Python: it notes what it is asked to do, and lacks what a test wants it to lack.
"""

import shutil
import subprocess
from pathlib import Path

import pytest

PYTHON = """#!/bin/sh
printf '%s\\n' "$*" >>"$ASKED"
case "$*" in
    *version_info\\ \\<*) exit "${TOO_OLD:-0}" ;;
    "-c import ensurepip"*) exit "${NO_ENSUREPIP:-0}" ;;
    *%d.%d*) echo 3.11 ;;
    --version) echo Python 3.11.2 ;;
    "-m pip --python"*--version) exit "${NO_PIP:-0}" ;;
    "-m venv"*)
        mkdir -p .venv/bin
        cp "$0" .venv/bin/python
        echo "VIRTUAL_ENV='$(pwd -P)/.venv'" >.venv/bin/activate
        ;;
    *--require-hashes*)
        [ -z "${NO_NETWORK:-}" ] && exit
        echo "ERROR: No matching distribution found for babel"
        exit 1
        ;;
esac
"""
TOOLS = ("cat", "cksum", "cp", "dirname", "grep", "id", "mkdir", "mktemp", "rm", "sh", "tail")


class House:
    """A copy of what the set-up reads, on a machine that has nothing but the stand-in."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.folder = folder / "my plans"
        self.machine = folder / "machine"
        self.asked = folder / "asked"
        for path in ("tools/setup.sh", "requirements/run.lock", "requirements/dev.lock", "pyproject.toml"):
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(root / path, self.folder / path)
        (self.folder / "jepsite").mkdir()
        (self.folder / "jepsite" / "__init__.py").touch()
        self.machine.mkdir()
        for tool in TOOLS:
            found = shutil.which(tool)
            assert found is not None
            (self.machine / tool).symlink_to(found)
        python = self.machine / "python3"
        python.write_text(PYTHON, encoding="utf-8")
        python.chmod(0o755)

    def set_up(self, goal: str, **lacking: str) -> subprocess.CompletedProcess[str]:
        self.asked.write_text("", encoding="utf-8")
        return subprocess.run(
            [self.folder / "tools" / "setup.sh", goal],
            env={"PATH": str(self.machine), "ASKED": str(self.asked), "TMPDIR": str(self.machine), **lacking},
            capture_output=True,
            check=False,
            text=True,
        )

    def was_asked(self, for_what: str) -> bool:
        return for_what in self.asked.read_text(encoding="utf-8")


@pytest.fixture
def house(root: Path, tmp_path: Path) -> House:
    return House(root, tmp_path)


def test_a_first_run_makes_an_environment_and_installs_what_is_locked(house: House) -> None:
    result = house.set_up("run")

    assert result.returncode == 0, result.stderr
    assert house.was_asked("-m venv .venv")
    assert house.was_asked("--require-hashes -r requirements/run.lock")
    assert house.was_asked("--no-index --no-deps --no-build-isolation --editable .")
    assert result.stdout.startswith("set-up: making a virtual environment in .venv with Python 3.11.2")


def test_a_second_run_does_nothing_and_says_nothing(house: House) -> None:
    house.set_up("run")

    result = house.set_up("run")

    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert house.asked.read_text(encoding="utf-8") == ""


def test_what_the_tests_need_is_enough_for_a_build(house: House) -> None:
    house.set_up("dev")

    house.set_up("run")

    assert not house.was_asked("install")


@pytest.mark.parametrize("file", ["requirements/run.lock", "pyproject.toml"])
def test_a_change_of_what_is_wanted_installs_again_in_the_same_environment(house: House, file: str) -> None:
    house.set_up("run")
    with (house.folder / file).open("a", encoding="utf-8") as stream:
        stream.write("# newer\n")

    house.set_up("run")

    assert house.was_asked("--require-hashes")
    assert not house.was_asked("-m venv")


def test_an_environment_that_was_moved_is_made_anew(house: House) -> None:
    house.set_up("run")
    house.folder = house.folder.rename(house.folder.with_name("elsewhere"))

    house.set_up("run")

    assert house.was_asked("-m venv .venv")


def test_an_install_that_failed_is_tried_again(house: House) -> None:
    failed = house.set_up("run", NO_NETWORK="1")
    assert failed.returncode == 1

    again = house.set_up("run")

    assert again.returncode == 0
    assert house.was_asked("--require-hashes")


def test_without_network_it_says_what_pip_said_and_what_to_do(house: House) -> None:
    result = house.set_up("run", NO_NETWORK="1")

    assert "No matching distribution found for babel" in result.stderr
    assert "Go online and run this again" in result.stderr


def test_without_a_python_it_says_how_to_get_one(house: House) -> None:
    result = house.set_up("run", TOO_OLD="1")

    assert result.returncode == 1
    assert "no Python 3.11 or newer was found." in result.stderr
    assert "make site PYTHON=" in result.stderr


def test_a_python_that_was_named_is_the_only_one_tried(house: House) -> None:
    result = house.set_up("dev", PYTHON="python2.7")

    assert result.returncode == 1
    assert "was found as python2.7." in result.stderr
    assert not house.asked.read_text(encoding="utf-8")


def test_without_ensurepip_it_names_debians_package(house: House) -> None:
    result = house.set_up("run", NO_ENSUREPIP="1", NO_PIP="1")

    assert result.returncode == 1
    assert "sudo apt install python3.11-venv" in result.stderr
    assert not (house.folder / ".venv").exists()


def test_without_ensurepip_the_systems_own_pip_fills_the_environment(house: House) -> None:
    result = house.set_up("run", NO_ENSUREPIP="1")

    assert result.returncode == 0, result.stderr
    assert house.was_asked("-m venv --without-pip .venv")
    assert house.was_asked("-m pip --python .venv/bin/python install")
