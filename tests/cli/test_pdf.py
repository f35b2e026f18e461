"""`jepsite pdf` as a user has it."""

import pytest

from tests.commandline import FAULTY, PLAN
from tests.pdfs import read, text_of

pytestmark = pytest.mark.browser

NAME = "Clinica Alba - joint execution plan - 2026-11-09.pdf"
OTHER = PLAN.replace("00112233445566778899aabbccddeeff", "10112233445566778899aabbccddeeff")
TODAY = ("--today", "2026-11-09")


@pytest.fixture(autouse=True)
def one_browser(press):
    """Skips where there is no browser; the commands start one of their own where they print."""


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """What is printed once is found again by the other tests of this file."""
    return tmp_path_factory.mktemp("kept") / "pdf"


@pytest.fixture(autouse=True)
def shared_shelf(folder, kept):
    kept.mkdir(exist_ok=True)
    (folder / ".jepsite" / "cache").mkdir(parents=True)
    (folder / ".jepsite" / "cache" / "pdf").symlink_to(kept)


def test_a_plan_becomes_a_file_here_under_a_name_for_people(jepsite, folder):
    ended = jepsite("pdf", "content/clinics.md", *TODAY)

    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith(f"{NAME}  ")
    assert "Shift planning for two clinics" in text_of((folder / NAME).read_bytes())


def test_the_executive_cut_goes_on_the_paper_and_under_the_name_asked_for(jepsite, folder):
    ended = jepsite("pdf", "clinics", *TODAY, "--cut", "executive", "--paper", "letter", "-o", "out/board.pdf")
    page = read((folder / "out" / "board.pdf").read_bytes()).pages[0]

    assert ended.code == 0
    assert (page.mediabox.width, page.mediabox.height) == (612, 792)


def test_several_plans_go_into_a_folder_of_their_own_and_no_two_under_one_name(jepsite, folder):
    (folder / "content" / "again.md").write_text(OTHER)
    ended = jepsite("pdf", *TODAY)

    assert ended.code == 0
    assert sorted(file.name for file in (folder / "pdf").iterdir()) == [NAME.replace(".pdf", " - clinics.pdf"), NAME]


def test_a_second_run_replaces_the_first_ones_file(jepsite, folder):
    for _ in range(2):
        assert jepsite("pdf", "clinics", *TODAY).code == 0

    assert [file.name for file in folder.glob("*.pdf")] == [NAME]


def test_a_password_is_asked_for_by_the_file(jepsite, folder):
    ended = jepsite("pdf", "clinics", *TODAY, "--encrypt", "seven words")
    reader = read((folder / NAME).read_bytes())

    assert "encrypted" in ended.out
    assert reader.is_encrypted
    assert reader.decrypt("seven words")


def test_a_plan_with_errors_has_none_and_the_others_have_theirs(jepsite, folder):
    (folder / "content" / "faulty.md").write_text(FAULTY)
    ended = jepsite("pdf", *TODAY)

    assert ended.code == 1
    assert "content/faulty.md:15:" in ended.err
    assert "unknown-person" in ended.err
    assert [file.name for file in (folder / "pdf").iterdir()] == [NAME]


def test_what_is_no_pdf_is_not_written_over(jepsite, folder):
    (folder / "minutes.pdf").write_text("not really")
    ended = jepsite("pdf", "clinics", *TODAY, "-o", "minutes.pdf")

    assert ended.code == 2
    assert "'minutes.pdf' is no PDF" in ended.err
    assert (folder / "minutes.pdf").read_text() == "not really"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-o", "all.pdf"), "2 plans do not go into one file"),
        (("--encrypt", ""), "an empty password"),
        (("-o", "jepsite.yml"), "'jepsite.yml' is a file that is no PDF"),
        (("--jobs", "0"), "x>=1"),
    ],
)
def test_what_cannot_be_meant_is_said_before_anything_is_done(jepsite, folder, words, said):
    (folder / "content" / "again.md").write_text(OTHER)
    ended = jepsite("pdf", *TODAY, *words)

    assert ended.code == 2
    assert said in ended.err
    assert not list(folder.rglob("*.pdf"))


def test_without_a_browser_it_says_once_how_to_get_one(jepsite, folder, monkeypatch):
    (folder / "content" / "again.md").write_text(OTHER.replace("two clinics", "three clinics"))
    monkeypatch.setenv("JEPSITE_BROWSER", "nowhere/chrome")
    ended = jepsite("pdf", *TODAY)

    assert ended.code == 1
    assert ended.err.count("no-browser") == 1
    assert "nowhere/chrome" in ended.err
    assert "playwright install --only-shell chromium" in ended.err
    assert ended.out == "No PDF.\n"


def test_quiet_says_nothing(jepsite):
    ended = jepsite("pdf", "clinics", *TODAY, "--quiet")

    assert (ended.code, ended.out, ended.err) == (0, "", "")
