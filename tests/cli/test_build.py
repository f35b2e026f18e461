"""`jepsite build` writes pages, says where they are, and never leaves half a site."""

import errno
import os
import stat
from pathlib import Path

import pytest

from tests.commandline import FAULTY, PLAN, tree

OTHER = PLAN.replace("00112233445566778899aabbccddeeff", "ff" * 16).replace("Clinica Alba", "Ospedale Bruni")


def pages(folder: Path) -> list[Path]:
    return sorted((folder / "site" / "p").glob("*/index.html"))


def test_a_page_for_each_plan_and_where_they_are_by_customer(jepsite, folder):
    (folder / "content" / "second.md").write_text(OTHER)
    ended = jepsite("build")
    lines = ended.out.splitlines()

    assert (ended.code, ended.err) == (0, "")
    assert lines.index("Clinica Alba") < lines.index("Ospedale Bruni")
    assert "2 new pages in site." in lines
    assert "  On track to sign by 27\xa0November: 10\xa0working days of buffer" in lines
    assert {f"  {page.relative_to(folder)}" for page in pages(folder)} <= set(lines)


def test_the_build_says_how_pages_open_which_ones_anybody_can_read_and_that_the_demo_secret_is_one(jepsite, folder):
    sealed = jepsite("build").out
    (folder / "content" / "second.md").write_text(OTHER.replace("start:", "access: open\nstart:"))
    mixed = jepsite("build").out

    assert "Sealed pages open by their links only: 'jepsite links' shows them" in sealed
    assert "Demo secret" in sealed
    assert "not sealed" not in sealed
    assert "Open: 1 page not sealed" in mixed


def test_a_sealed_page_shows_its_host_nothing(jepsite, folder):
    jepsite("build")
    lying = b"".join(tree(folder / "site").values())

    assert not [word for word in (b"Alba", b"Roster", b"Chiara", b"Shift planning") if word in lying]


def test_every_build_lays_down_what_stands_on_every_site(jepsite, folder):
    jepsite("build", "clinics")

    assert {"index.html", "p/index.html", "404.html", "robots.txt", "_headers"} <= tree(folder / "site").keys()


def test_without_a_browser_everything_but_the_documents_is_built_and_one_fault_says_how_to_get_one(
    jepsite, folder, monkeypatch
):
    (folder / "content" / "second.md").write_text(OTHER)
    monkeypatch.setenv("JEPSITE_BROWSER", str(folder / "no-such-browser"))
    ended = jepsite("build", "--pdf")

    assert ended.code == 1
    assert ended.err.count("error[no-browser]") == 1
    assert len(pages(folder)) == 2


def test_a_page_that_names_another_customer_stops_the_build_at_the_line_that_says_it_and_all_stands_as_it_was(
    jepsite, folder
):
    (folder / "content" / "second.md").write_text(OTHER)
    jepsite("build")
    before = tree(folder / "site")
    slip = PLAN.replace("## Contract signed", "We do as we did for Ospedale Bruni.\n\n## Contract signed")
    (folder / "content" / "clinics.md").write_text(slip)
    whole, alone = jepsite("build"), jepsite("build", "clinics")
    line = slip.splitlines().index("We do as we did for Ospedale Bruni.") + 1

    for ended in (whole, alone):
        assert ended.code == 1
        assert f"content/clinics.md:{line}:1: error[leaked-name]" in ended.err
        assert "Nothing was written: what stood before stands as it was." in ended.err
    assert tree(folder / "site") == before


def test_documents_are_made_where_the_settings_ask_for_them_unless_the_command_says_no(jepsite, folder, monkeypatch):
    with (folder / "jepsite.yml").open("a") as settings:
        settings.write("pdf: true\n")
    monkeypatch.setenv("JEPSITE_BROWSER", str(folder / "no-such-browser"))

    assert "no-browser" in jepsite("build").err
    assert "no-browser" not in jepsite("build", "--no-pdf").err


def test_quiet_says_nothing_of_a_good_build(jepsite):
    ended = jepsite("build", "--quiet")

    assert (ended.code, ended.out, ended.err) == (0, "", "")


def test_a_faulty_plan_is_told_with_its_place_and_stops_no_other(jepsite, folder):
    (folder / "content" / "clinics.md").write_text(FAULTY)
    (folder / "content" / "second.md").write_text(OTHER)
    ended = jepsite("build")

    assert ended.code == 1
    assert "content/clinics.md:15:47: error[unknown-person]: no person 'tomm' in R=" in ended.err
    assert "1 new page in site." in ended.out
    assert len(pages(folder)) == 1


def test_a_plan_with_errors_keeps_its_last_page(jepsite, folder):
    jepsite("build")
    before = tree(folder / "site")
    (folder / "content" / "clinics.md").write_text(FAULTY)
    ended = jepsite("build")

    assert ended.code == 1
    assert "1 page stays as it was." in ended.out
    assert tree(folder / "site") == before


def test_a_plan_with_errors_whose_address_was_changed_loses_its_last_page(jepsite, folder):
    jepsite("build")
    (folder / "content" / "clinics.md").write_text(FAULTY.replace("start:", "links: {url: 2}\nstart:"))
    jepsite("build")

    assert pages(folder) == []


def test_a_file_that_cannot_be_read_keeps_its_last_page_too(jepsite, folder):
    jepsite("build")
    (folder / "content" / "clinics.md").write_bytes(b"---\ntitle: Caff\xe8\n---\n")
    ended = jepsite("build")

    assert ended.code == 1
    assert "content/clinics.md:2:12: error[not-utf-8]" in ended.err
    assert len(pages(folder)) == 1


def test_a_removed_plan_leaves_no_page_behind(jepsite, folder):
    (folder / "content" / "second.md").write_text(OTHER)
    jepsite("build")
    (folder / "content" / "second.md").unlink()
    ended = jepsite("build")

    assert "1 plan taken down: content/second.md." in ended.out
    assert len(pages(folder)) == 1


def test_building_one_plan_touches_that_plan_only(jepsite, folder):
    (folder / "content" / "second.md").write_text(OTHER)
    jepsite("build")
    before = {page: page.stat().st_mtime_ns for page in pages(folder)}
    (folder / "content" / "clinics.md").write_text(FAULTY)
    ended = jepsite("build", "second")
    changed = [page for page in pages(folder) if page.stat().st_mtime_ns != before[page]]

    assert ended.code == 0
    assert len(changed) == 1
    assert "Ospedale Bruni" in ended.out


def test_a_copied_plan_with_the_same_deal_is_refused_and_the_last_page_stays(jepsite, folder):
    jepsite("build")
    before = tree(folder / "site")
    (folder / "content" / "a-copy.md").write_text(PLAN.replace("Clinica Alba", "Clinica Rivale"))
    ended = jepsite("build")

    assert ended.code == 1
    assert "error[doubled-deal]" in ended.err
    assert "content/a-copy.md:3:7" in ended.err
    assert tree(folder / "site") == before


def test_a_single_build_of_a_copy_does_not_take_over_the_originals_page(jepsite, folder):
    jepsite("build")
    before = tree(folder / "site")
    (folder / "content" / "a-copy.md").write_text(PLAN.replace("Clinica Alba", "Clinica Rivale"))
    ended = jepsite("build", "a-copy")

    assert ended.code == 1
    assert tree(folder / "site") == before


def test_an_expired_plan_is_taken_down(jepsite, folder):
    jepsite("build")
    ended = jepsite("build", "--today", "2027-02-26")
    still_there = len(pages(folder))
    jepsite("build", "--today", "2027-02-25")

    assert ended.code == 0
    assert still_there == 0
    assert len(pages(folder)) == 1


def test_a_folder_with_files_of_others_is_refused_before_any_work(jepsite, folder):
    (folder / "site").mkdir()
    (folder / "site" / "thesis.txt").write_text("mine")
    ended = jepsite("build")

    assert ended.code == 2
    assert "site/thesis.txt" in ended.err
    assert "--out" in ended.err
    assert tree(folder / "site") == {"thesis.txt": b"mine"}


def test_a_file_as_the_output_folder_is_refused(jepsite, folder):
    (folder / "site").write_text("")

    assert jepsite("build").code == 2


def test_a_full_disk_ends_in_one_line_and_leaves_the_site(jepsite, folder, monkeypatch):
    jepsite("build")
    before = tree(folder / "site")

    def full(self, content):
        raise OSError(errno.ENOSPC, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", full)
    ended = jepsite("build", "--today", "2026-11-10")

    assert ended.code == 1
    assert "no space left on device" in ended.err
    assert len(ended.err.splitlines()) == 1
    assert tree(folder / "site") == before


def test_strict_makes_errors_of_warnings(jepsite, folder):
    (folder / "content" / "clinics.md").write_text(PLAN.replace("deal: 00112233445566778899aabbccddeeff\n", ""))
    lenient, strict = jepsite("build"), jepsite("build", "--strict")

    assert lenient.code == 0
    assert "see 'jepsite check'" in lenient.out
    assert strict.code == 1
    assert "error[no-deal]" in strict.err


def test_a_wrong_secret_stops_the_build_before_it_writes(jepsite, folder, monkeypatch):
    (folder / "jepsite.yml").write_text("secret: 0123456789abcdef\n")
    monkeypatch.setenv("JEPSITE_SECRET", "0a" * 32)
    ended = jepsite("build")

    assert ended.code == 1
    assert "jepsite.yml:1:9: error[wrong-secret]" in ended.err
    assert "0a0a" not in ended.err
    assert not (folder / "site").exists()


def test_without_a_secret_one_is_made_for_this_user_alone(jepsite, folder):
    (folder / "jepsite.yml").unlink()
    ended = jepsite("build")
    file = Path(os.environ["HOME"]) / ".config" / "jepsite" / "secret"

    assert ended.code == 0
    assert "New workspace secret" in ended.out
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_text().strip() not in ended.out


def test_the_address_hangs_on_the_secret_and_not_on_the_name(jepsite, folder, monkeypatch):
    (folder / "jepsite.yml").unlink()
    monkeypatch.setenv("JEPSITE_SECRET", "0a" * 32)
    jepsite("build")
    first = pages(folder)
    (folder / "content" / "clinics.md").rename(folder / "content" / "renamed.md")
    jepsite("build")
    renamed = pages(folder)
    monkeypatch.setenv("JEPSITE_SECRET", "0b" * 32)
    jepsite("build")

    assert renamed == first
    assert pages(folder) != first


def test_a_plan_outside_of_any_content_folder_can_be_built(jepsite, folder):
    (folder / "content" / "clinics.md").rename(folder / "alone.md")
    (folder / "content").rmdir()
    ended = jepsite("build", "alone.md")

    assert ended.code == 0
    assert len(pages(folder)) == 1


def test_an_unknown_theme_is_told_where_the_settings_name_it(jepsite, folder):
    (folder / "jepsite.yml").write_text("secret: demo\ntheme: defalt\n")
    ended = jepsite("build")

    assert ended.code == 1
    assert "jepsite.yml:2:8: error[unknown-theme]" in ended.err


@pytest.mark.parametrize(
    "arguments", [("build", "nothing.md"), ("build", "--content", "nowhere"), ("build", "--today", "5.10.")]
)
def test_wrong_usage_ends_with_2(jepsite, arguments):
    ended = jepsite(*arguments)

    assert ended.code == 2
    assert "Traceback" not in ended.err


def test_the_help_shows_an_example(jepsite):
    assert "jepsite build content/bellini-mes.md --today 2026-10-05" in jepsite("build", "--help").out
