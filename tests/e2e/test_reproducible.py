"""The same plans on the same day give the same site, byte for byte, wherever and however it is built."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.opening import opened

WORLDS = {
    "here": {},
    "another time zone": {"TZ": "Pacific/Kiritimati"},
    "another locale": {"LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"},
    "no locale, another time zone": {"LC_ALL": "C", "TZ": "America/Los_Angeles", "PYTHONUTF8": "0"},
}


def build(root: Path, folder: Path, seed: int, world: dict[str, str]) -> dict[str, bytes]:
    folder.mkdir(parents=True)
    shutil.copytree(root / "content", folder / "content")
    shutil.copy(root / "tests" / "cases" / "plans" / "bellini-mes.md", folder / "content")
    shutil.copy(root / "jepsite.yml", folder)
    kept = str(folder.parent / "cache")  # compiled templates are made anew as well
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "XDG_CACHE_HOME": kept, **world}
    command = [sys.executable, "-m", "jepsite.cli.main", "build", "--today", "2026-11-23", "--quiet"]
    subprocess.run(command, cwd=folder, env=environment, check=True)
    site = folder / "site"
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    return {**files, "manifest": (folder / "site.manifest.json").read_bytes()}


@pytest.fixture(scope="module")
def first(root, tmp_path_factory):
    return build(root, tmp_path_factory.mktemp("first") / "deals", 0, {})


@pytest.mark.parametrize("world", WORLDS)
def test_two_builds_are_identical(root, tmp_path, first, world):
    second = build(root, tmp_path / "a folder with spaces", 1, WORLDS[world])

    assert len(first) > 5
    assert sorted(second) == sorted(first)
    assert [path for path in first if second[path] != first[path]] == []


def test_the_day_is_taken_from_the_epoch_of_the_source(root, tmp_path):
    folder = tmp_path / "deals"
    folder.mkdir()
    shutil.copytree(root / "content", folder / "content")
    shutil.copy(root / "jepsite.yml", folder)
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1795424400"}  # 23 November 2026, 09:00 in Berlin
    command = [sys.executable, "-m", "jepsite.cli.main", "build", "--quiet"]
    subprocess.run(command, cwd=folder, env=environment, check=True)
    pages = [content.decode() for path, content in opened(folder).items() if path.endswith(" opened")]

    assert len(pages) == 3
    assert all('datetime="2026-11-23"' in page for page in pages)
