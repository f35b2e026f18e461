"""What the package of holidays said is kept for the next run, and for no other release."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from jepsite.planning import holidaybook
from jepsite.planning.almanac import Almanac
from jepsite.planning.holidaybook import HolidayBook

YEARS = [("IT-BS", 2026, "it"), ("DE-BY", 2026, "de-CH"), ("CN", 2026, "en"), ("AE", 2027, "en"), ("LK", 2027, "en")]
ASKED = """
import sys
from pathlib import Path
from jepsite.planning.holidaybook import HolidayBook
book = HolidayBook(Path(sys.argv[1]))
print(book.knows("IT-BS"), book.knows("IT-XX"), book.knows_school("DE-BY"), len(book.year("IT", 2026, "it").holidays))
print(len(book.school("DE-BY", 2026, "de")), "holidays" in sys.modules)
"""


def asked(folder):
    run = subprocess.run([sys.executable, "-c", ASKED, folder], capture_output=True, text=True, check=True)
    return run.stdout.splitlines()


def answers(folder):
    return sorted(folder.glob("holidays/*/*"))


@pytest.fixture
def release(tmp_path, monkeypatch):
    """A package as an installer leaves it."""
    site = tmp_path / "site"
    for path, text in {"feasts/__init__.py": "", "feasts-1.0.dist-info/RECORD": "one", "reader.py": ""}.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text)
    monkeypatch.syspath_prepend(str(site))
    return site


@pytest.fixture
def kept(release, tmp_path):
    """What an almanac says under a name, and gives where it has nothing there."""

    def look_up(name, answer, read=str):
        found = Almanac(tmp_path / "cache", "feasts", release / "reader.py")
        return found.look_up(name, lambda: answer, write=str, read=read)

    return look_up


def test_a_second_run_does_not_load_the_package_and_says_the_same(tmp_path):
    first, second = asked(tmp_path), asked(tmp_path)

    assert first[0] == second[0] == "True False True 13"
    assert (first[1].split()[1], second[1].split()[1]) == ("True", "False")
    assert first[1].split()[0] == second[1].split()[0]


@pytest.mark.parametrize(("code", "year", "language"), YEARS)
def test_a_year_that_was_kept_is_the_year_that_was_asked_for(code, year, language, tmp_path, monkeypatch):
    said = HolidayBook(tmp_path).year(code, year, language)
    monkeypatch.delattr(holidaybook, "_entity")

    assert HolidayBook(tmp_path).year(code, year, language) == said


def test_what_is_known_of_a_place_is_kept(tmp_path, monkeypatch):
    said = [HolidayBook(tmp_path).knows_school(code) for code in ("DE-BY", "IT")]
    monkeypatch.delattr(holidaybook, "_kinds")

    assert [HolidayBook(tmp_path).knows_school(code) for code in ("DE-BY", "IT")] == said == [True, False]


def test_without_a_folder_nothing_is_kept(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    HolidayBook().year("IT", 2026, "en")

    assert list(tmp_path.rglob("*")) == []


def test_an_answer_is_kept_under_its_name(kept, tmp_path):
    assert [kept("IT-2026.en", "first"), kept("IT-2026.en", "second")] == ["first", "first"]
    assert [path.name for path in answers(tmp_path / "cache")] == ["IT-2026.en.json"]


def test_another_release_is_asked_anew(kept, release):
    kept("IT", "old")
    (release / "feasts-1.0.dist-info").rename(release / "feasts-1.1.dist-info")
    (release / "feasts-1.1.dist-info" / "RECORD").write_text("two")

    assert kept("IT", "new") == "new"


def test_another_reader_of_the_package_asks_anew(kept, release):
    kept("IT", "old")
    (release / "reader.py").write_text("# reads it in another way")

    assert kept("IT", "new") == "new"


def test_a_package_whose_release_cannot_be_told_is_always_asked(kept, release, tmp_path):
    (release / "feasts-1.0.dist-info" / "RECORD").unlink()

    assert [kept("IT", "old"), kept("IT", "new")] == ["old", "new"]
    assert answers(tmp_path / "cache") == []


@pytest.mark.parametrize(("package", "reader"), [("feasts-of-nobody", "reader.py"), ("feasts", "gone.py")])
def test_without_a_package_or_its_reader_nothing_is_kept(package, reader, release, tmp_path):
    almanac = Almanac(tmp_path / "cache", package, release / reader)

    assert almanac.look_up("IT", lambda: "asked", write=str, read=str) == "asked"
    assert answers(tmp_path / "cache") == []


@pytest.mark.parametrize("name", ["it-bs", "IT-bs", "../IT", "IT/BS", "", "I" * 200, "IT-2026.EN"])
def test_an_odd_name_is_kept_nowhere(name, kept, tmp_path):
    assert [kept(name, "old"), kept(name, "new")] == ["old", "new"]
    assert answers(tmp_path / "cache") == []


@pytest.mark.parametrize("content", ["", "{", "[1]", '{"week": 3}', "null", b"\xff"])
def test_a_file_that_makes_no_sense_is_asked_again_and_mended(content, tmp_path):
    said = HolidayBook(tmp_path).year("IT", 2026, "en")
    (file,) = answers(tmp_path)
    good = file.read_bytes()
    file.write_bytes(content if isinstance(content, bytes) else content.encode())

    assert HolidayBook(tmp_path).year("IT", 2026, "en") == said
    assert file.read_bytes() == good


def test_a_folder_that_cannot_be_written_is_no_reason_to_stop(tmp_path):
    (tmp_path / "holidays").write_text("a file where a folder should be")

    assert HolidayBook(tmp_path).knows("IT")


def test_what_is_written_is_whole_at_once(kept, tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "replace", lambda self, target: (_ for _ in ()).throw(OSError("full")))
    kept("IT", "old")

    assert not any(path.suffix == ".json" for path in answers(tmp_path / "cache"))


def test_what_is_kept_is_text_that_anybody_can_read(tmp_path):
    HolidayBook(tmp_path).year("IT", 2026, "it")
    (file,) = answers(tmp_path)

    assert json.loads(file.read_text(encoding="utf-8"))["holidays"][0][1] == "Capodanno"
