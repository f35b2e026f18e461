"""The commits that touched a file, in the forms that real histories have."""

from datetime import date

import pytest

from jepsite.history import log
from jepsite.history.git import Repository, repository
from jepsite.history.journal import Journal
from tests.history.repositories import PLAN, fault, found


def test_commits_of_other_files_do_not_count(three):
    three.save("2026-09-15", "other", "content/other.md")

    assert found(three, "2026-09-16").day == date(2026, 9, 10)


def test_an_older_name_is_followed(three):
    three.git("mv", PLAN, "content/new name.md")
    three.commit("2026-09-25")
    three.save("2026-09-26", "a new plan under the old name")

    revision = found(three, "2026-09-12", "content/new name.md")

    assert (revision.text, revision.path) == ("two", PLAN)
    assert found(three, "2026-09-27").text == "a new plan under the old name"


def test_a_plan_under_a_former_name_is_another_one(three):
    three.git("mv", PLAN, "content/new.md")
    renaming = three.commit("2026-09-25")
    three.save("2026-09-26", "a new plan under the old name")
    found_repository = repository(three.root)

    assert isinstance(found_repository, Repository)
    touches = list(log.Log(found_repository).touches("content/new.md"))
    assert [str(touch.day) for touch in touches] == ["2026-09-25", "2026-09-20", "2026-09-10", "2026-09-01"]
    assert touches[0].commit == renaming


def test_a_merge_of_two_changes_is_a_version(repo):
    lines = [f"line {number}\n" for number in range(9)]
    repo.save("2026-09-01", "".join(lines))
    repo.git("switch", "--quiet", "--create", "side")
    repo.save("2026-09-02", "".join(["side\n", *lines[1:]]))
    repo.git("switch", "--quiet", "main")
    repo.save("2026-09-03", "".join([*lines[:-1], "main\n"]))
    repo.merge("2026-09-04", "side")

    assert found(repo, "2026-09-04").text == "".join(["side\n", *lines[1:-1], "main\n"])


def test_a_long_history_is_read_page_by_page(repo, monkeypatch):
    monkeypatch.setattr(log, "FIRST_PAGE", 2)
    for day in range(1, 16):
        repo.save(f"2026-09-{day:02}", f"version {day}")
        repo.save(f"2026-09-{day:02}", f"other {day}", "content/other.md")

    assert [found(repo, f"2026-09-{day:02}").text for day in range(1, 16)] == [f"version {n}" for n in range(1, 16)]
    assert "is of 2026-09-01" in fault(repo.root, "2026-08-31").message


@pytest.mark.parametrize(
    "name", ["--all.md", ":(top)x.md", "*.md", "a b\tc.md", "größe.md", 'quo"te.md', "new\nline.md"]
)
def test_a_file_may_be_called_anything(three, name):
    three.save("2026-09-21", "strange", f"content/{name}")

    assert found(three, "2026-09-22", f"content/{name}").text == "strange"
    assert Journal(three.root).last_change(f"content/{name}") == date(2026, 9, 21)
