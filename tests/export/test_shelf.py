import os
import stat
from dataclasses import replace

import pytest

from jepsite.export import shelf as module
from jepsite.export.browsers import Browser
from jepsite.export.shelf import Shelf
from tests.paper import sheet

PDF = b"%PDF-1.7\n%%EOF\n"
CHROMIUM = (Browser(address="ws://printer.example"),)


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / ".jepsite" / "cache" / "pdf")


def keep(shelf, document, pdf=PDF, *, version="156.0") -> None:
    shelf.keep(document, pdf, CHROMIUM, version=version)


def test_nothing_is_found_before_something_was_kept(shelf, tmp_path):
    assert shelf.find(sheet(), CHROMIUM) is None
    assert not list(tmp_path.iterdir())


def test_what_was_kept_is_found_by_the_next_run(shelf, tmp_path):
    keep(shelf, sheet())

    assert Shelf(tmp_path / ".jepsite" / "cache" / "pdf").find(sheet(), CHROMIUM) == PDF


@pytest.mark.parametrize(
    "other",
    [
        sheet("<h1>Other</h1>"),
        sheet(plant_png=b"1"),
        replace(sheet(), title="Another"),
        replace(sheet(), language="de"),
    ],
)
def test_what_shows_something_else_is_not_found(shelf, other):
    keep(shelf, sheet())

    assert shelf.find(other, CHROMIUM) is None


def test_a_picture_that_changed_under_its_name_is_something_else(shelf):
    keep(shelf, sheet(plant_png=b"1"))

    assert shelf.find(sheet(plant_png=b"2"), CHROMIUM) is None


def test_another_browser_prints_anew(shelf):
    keep(shelf, sheet())

    assert shelf.find(sheet(), (Browser(address="ws://other.example"),)) is None


def test_a_browser_that_was_renewed_prints_anew(shelf):
    keep(shelf, sheet())
    keep(shelf, sheet("<h1>Other</h1>"), version="157.0")

    assert shelf.find(sheet(), CHROMIUM) is None


def test_another_way_of_cleaning_prints_anew(shelf, monkeypatch):
    keep(shelf, sheet())
    monkeypatch.setattr(module, "VERSION", -1)

    assert shelf.find(sheet(), CHROMIUM) is None


def test_the_address_of_a_browser_is_not_written_down(shelf, tmp_path):
    keep(shelf, sheet())

    assert b"printer.example" not in (tmp_path / ".jepsite" / "cache" / "pdf" / "browsers.json").read_bytes()


def test_half_a_file_is_none(shelf, tmp_path):
    keep(shelf, sheet(), PDF[:-3])

    assert shelf.find(sheet(), CHROMIUM) is None


def test_a_list_of_browsers_that_cannot_be_read_is_none(shelf, tmp_path):
    keep(shelf, sheet())
    folder = tmp_path / ".jepsite" / "cache" / "pdf"
    (folder / "browsers.json").write_text("{")

    assert Shelf(folder).find(sheet(), CHROMIUM) is None


def test_only_its_owner_may_look_and_git_does_not(shelf, tmp_path):
    keep(shelf, sheet())
    folder = tmp_path / ".jepsite" / "cache" / "pdf"

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}
    assert (folder / ".gitignore").read_text() == "*\n"


def test_what_was_wanted_longest_ago_goes_first(tmp_path):
    small = Shelf(tmp_path, largest=3 * len(PDF))
    documents = [sheet(str(number)) for number in range(4)]
    for age, document in enumerate(documents):
        keep(small, document)
        for path in tmp_path.glob("*.pdf"):
            os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns - 10**9 * (4 - age)))
    small.find(documents[0], CHROMIUM)
    small.tidy()

    assert [small.find(document, CHROMIUM) is not None for document in documents] == [True, False, True, True]
