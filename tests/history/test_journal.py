"""The days of last changes, and what asking for them costs."""

from datetime import date
from pathlib import Path

import pytest

from jepsite.history import git
from jepsite.history.journal import Journal
from tests.history.repositories import PLAN, SPAN


def test_a_folder_within_a_repository_has_its_own_names(repo):
    repo.save("2026-09-01", "one", f"deals/north/{PLAN}")
    journal = Journal(repo.root / "deals" / "north")

    revision = journal.baseline(PLAN, "2026-09-01", SPAN).value

    assert revision is not None
    assert revision.path == f"deals/north/{PLAN}"
    assert journal.last_change(PLAN) == date(2026, 9, 1)


def test_the_last_change_is_the_day_of_the_last_commit_that_touched_the_plan(three):
    three.save("2026-09-25", "other", "content/other.md")
    journal = Journal(three.root)

    assert journal.last_change(PLAN) == date(2026, 9, 20)
    assert {path: journal.last_change(path) for path in (PLAN, "content/other.md", "content/none.md")} == {
        PLAN: date(2026, 9, 20),
        "content/other.md": date(2026, 9, 25),
        "content/none.md": None,
    }


def test_a_new_name_is_a_change(three):
    three.git("mv", PLAN, "content/new.md")
    three.commit("2026-09-25")

    assert Journal(three.root).last_change("content/new.md") == date(2026, 9, 25)


def test_what_is_changed_and_not_committed_has_no_last_change(three):
    three.write("four")
    three.write("new", "content/new.md")

    assert [Journal(three.root).last_change(path) for path in (PLAN, "content/new.md")] == [None, None]


def test_without_a_repository_nobody_can_say(tmp_path):
    assert Journal(tmp_path).last_change(PLAN) is None


def test_many_plans_cost_as_many_processes_as_one(three, monkeypatch):
    for number in range(30):
        three.write(f"{number}", f"content/plan{number}.md")
    three.commit("2026-09-25")
    asked = counted(monkeypatch)

    journal = Journal(three.root)
    for number in range(30):
        journal.last_change(f"content/plan{number}.md")

    assert [words[0] for words in asked] == ["rev-parse", "diff", "log"]


def test_who_asks_nothing_runs_no_git(three, monkeypatch):
    asked = counted(monkeypatch)

    Journal(three.root)

    assert asked == []


def counted(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """A list that grows with every command that git is given from now on."""
    asked: list[tuple[str, ...]] = []
    really = git.ask

    def ask(folder: Path, *words: str, given: bytes = b"") -> git.Answer | git.NoRepository:
        asked.append(words)
        return really(folder, *words, given=given)

    monkeypatch.setattr(git, "ask", ask)
    return asked


def test_the_versions_of_a_plan_come_newest_first_and_under_its_former_names(three):
    three.git("mv", PLAN, "content/new.md")
    three.commit("2026-09-25")
    versions = list(Journal(three.root).versions("content/new.md"))

    assert [(each.day, each.path) for each in versions][:2] == [
        (date(2026, 9, 25), "content/new.md"),
        (date(2026, 9, 20), PLAN),
    ]
    assert [each.text for each in versions] == [three.git("show", f"{each.commit}:{each.path}") for each in versions]
    assert len(versions) == 4


def test_more_versions_than_are_asked_for_at_one_go(repo):
    for number in range(20):
        repo.save("2026-09-01", f"version {number}")

    assert [each.text for each in Journal(repo.root).versions(PLAN)] == [f"version {n}" for n in reversed(range(20))]


def test_versions_end_where_the_file_was_deleted_and_leave_out_what_is_no_text(repo):
    repo.save("2026-09-01", "gone")
    (repo.root / PLAN).unlink()
    repo.commit("2026-09-02")
    repo.save("2026-09-03", b"Caff\xe8")
    repo.save("2026-09-04", "back")

    assert [each.text for each in Journal(repo.root).versions(PLAN)] == ["back"]


def test_without_a_repository_there_are_no_versions(tmp_path):
    assert list(Journal(tmp_path).versions(PLAN)) == []
    assert list(Journal(tmp_path).versions("a\nb.md")) == []
