"""What is dear to make is kept by name, for its owner alone, and never too much of it."""

import os
import stat

import pytest

from jepsite.export.cupboard import Cupboard


@pytest.fixture
def folder(tmp_path):
    return tmp_path / ".jepsite" / "cache" / "things"


@pytest.fixture
def cupboard(folder):
    return Cupboard(folder, largest=10)


def test_there_is_no_folder_before_something_is_kept(cupboard, tmp_path):
    assert cupboard.find("a.txt") is None
    assert not list(tmp_path.iterdir())


def test_what_was_kept_is_found_and_a_later_one_takes_its_place(cupboard):
    cupboard.keep("a.txt", b"one")
    cupboard.keep("a.txt", b"two")

    assert cupboard.find("a.txt") == b"two"


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_it_is_its_owners_alone_and_no_business_of_gits(cupboard, folder):
    cupboard.keep("a.txt", b"one")

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "a.txt").stat().st_mode) == 0o600
    assert (folder / ".gitignore").read_text() == "*\n"
    assert sorted(path.name for path in folder.iterdir()) == [".gitignore", "a.txt"]


def test_what_was_wanted_longest_ago_goes_first_and_other_names_stay(cupboard, folder):
    for age, name in enumerate(("new.txt", "old.txt", "oldest.txt", "index")):
        cupboard.keep(name, b"12345")
        os.utime(folder / name, (1000 - age, 1000 - age))
    cupboard.find("oldest.txt")
    cupboard.tidy(".txt")

    assert {path.name for path in folder.iterdir()} == {".gitignore", "index", "new.txt", "oldest.txt"}
