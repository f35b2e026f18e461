import json
import os
from pathlib import Path

import playwright
import pytest

from jepsite.export.browsers import Browser, browsers


def program(folder: Path, name: str) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("#!/bin/sh\n")
    (folder / name).chmod(0o755)
    return str(folder / name)


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """An environment with an empty home and an empty path, on Linux."""
    monkeypatch.setattr("sys.platform", "linux")
    (tmp_path / "bin").mkdir()
    return {"HOME": str(tmp_path / "home"), "PATH": str(tmp_path / "bin")}


@pytest.fixture
def revision():
    """What the installed Playwright calls its headless shell."""
    listed = Path(playwright.__file__).parent / "driver" / "package" / "browsers.json"
    return next(
        each["revision"]
        for each in json.loads(listed.read_text())["browsers"]
        if each["name"] == "chromium-headless-shell"
    )


def addresses(environment) -> list[str]:
    return [found.address for found in browsers(environment)]


def test_a_machine_without_a_browser_has_none(machine):
    assert addresses(machine) == []


def test_the_headless_shell_comes_before_a_whole_browser(machine, tmp_path):
    whole, shell = (program(tmp_path / "bin", name) for name in ("google-chrome", "chromium-headless-shell"))

    assert addresses(machine) == [shell, whole]


def test_what_playwright_fetched_comes_before_all(machine, tmp_path, revision):
    program(tmp_path / "bin", "chromium-headless-shell")
    folder = tmp_path / "home" / ".cache" / "ms-playwright"
    fetched = program(
        folder / f"chromium_headless_shell-{revision}" / "chrome-headless-shell-linux64", "chrome-headless-shell"
    )
    program(folder / "chromium_headless_shell-1" / "chrome-linux", "headless_shell")

    assert addresses(machine)[0] == fetched
    assert len(addresses(machine)) == 2


def test_playwrights_folder_can_be_named(machine, tmp_path, revision):
    shell = program(tmp_path / "elsewhere" / f"chromium_headless_shell-{revision}" / "chrome-linux", "headless_shell")

    assert addresses({**machine, "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "elsewhere")}) == [shell]


def test_a_browser_that_was_named_is_the_only_one(machine, tmp_path):
    program(tmp_path / "bin", "chromium")
    mine = program(tmp_path / "mine", "chrome")

    assert addresses({**machine, "JEPSITE_BROWSER": mine}) == [mine]


def test_a_browser_that_was_named_and_is_not_there_is_tried_all_the_same(machine):
    assert addresses({**machine, "JEPSITE_BROWSER": "nowhere/chrome"}) == ["nowhere/chrome"]


def test_an_endpoint_is_remote_and_known_by_its_name():
    (remote,) = browsers({"JEPSITE_BROWSER": "wss://printers.example/playwright"})

    assert (remote.is_remote, remote.identity()) == (True, "wss://printers.example/playwright")


def test_the_key_to_an_endpoint_is_not_part_of_its_name():
    (remote,) = browsers({"JEPSITE_BROWSER": "wss://anna:secret@printers.example:3000/secret?token=secret"})

    assert remote.name == "wss://printers.example:3000"


def test_another_program_at_the_same_place_is_told_from_the_one_before(tmp_path):
    path = program(tmp_path, "chromium")
    before = Browser(address=path).identity()
    os.utime(path, (1, 1))

    assert Browser(address=path).identity() != before
    assert Browser(address=path).identity() == Browser(address=path).identity()


def test_a_browser_that_is_gone_has_an_identity_still(tmp_path):
    assert Browser(address=str(tmp_path / "gone")).identity() == str(tmp_path / "gone")
