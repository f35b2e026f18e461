"""What stands between a plan and its history, and what must not make a difference."""

import os

import pytest

from jepsite.history.journal import Journal
from jepsite.history.ticks import ticked
from tests.history.repositories import PLAN, fault, found, init


def test_text_comes_as_plans_are_read(repo):
    repo.git("config", "core.autocrlf", "false")
    repo.save("2026-09-01", "\ufeffone\r\ntwo\rthree\n")

    assert found(repo, "2026-09-01").text == "one\ntwo\nthree\n"


def test_a_repository_without_a_commit_is_told(repo):
    repo.write("one")

    assert "nothing was committed yet" in fault(repo.root).message


def test_a_folder_without_git_is_told(tmp_path):
    diagnostic = fault(tmp_path)

    assert diagnostic.message == "the baseline '2026-09-15' cannot be looked up: the folder is in no git repository"


def test_a_bare_repository_has_no_folder_to_build_in(three, tmp_path):
    three.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare"))

    assert "cannot be looked up" in fault(tmp_path / "bare").message


def test_a_machine_without_git_is_told(three, monkeypatch):
    monkeypatch.setenv("PATH", "")

    assert fault(three.root).message.endswith("git is not installed here")


def test_a_folder_that_is_gone_is_told(three):
    assert "there is no folder" in fault(three.root / "gone").message


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder to somebody else")
def test_a_folder_of_another_user_is_told_with_the_way_out(three, monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    for path in (three.root, *three.root.rglob("*")):
        os.chown(path, 65534, 65534)

    diagnostic = fault(three.root)

    assert "another user" in diagnostic.message
    assert diagnostic.hint == f"if you do: git config --global --add safe.directory '{three.root}'"


def test_a_broken_repository_is_told_in_gits_own_words(three):
    (three.root / ".git" / "config").write_text("[core\n")

    assert "git says: fatal: bad config" in fault(three.root).message


def test_another_repository_in_the_environment_changes_nothing(three, tmp_path, monkeypatch):
    other = init(tmp_path / "other")
    other.save("2026-09-05", "other")
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.root))
    monkeypatch.setenv("GIT_INDEX_FILE", "nowhere")
    monkeypatch.setenv("GIT_GLOB_PATHSPECS", "1")

    assert found(three, "2026-09-12").text == "two"


def test_a_repository_cannot_have_a_program_run(three):
    for setting in ("core.fsmonitor", "diff.external", "diff.md.textconv", "core.pager"):
        three.git("config", setting, f"touch '{three.root}/ran' #")
    three.write("four")
    (three.root / ".git" / "info" / "attributes").write_text("*.md diff=md\n")
    three.git("tag", "agreed", "HEAD~1")

    found(three, "agreed")
    Journal(three.root).last_change(PLAN)
    ticked(three.root, PLAN, "four")

    assert not (three.root / "ran").exists()


def test_a_users_settings_and_language_change_nothing(three, tmp_path, monkeypatch):
    settings = "[color]\nui = always\n[log]\nshowSignature = true\nfollow = true\n[diff]\nrenames = false\n"
    (tmp_path / "settings").write_text(settings)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "settings"))
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    monkeypatch.setenv("LANGUAGE", "de")
    three.git("mv", PLAN, "content/new.md")
    three.commit("2026-09-25")

    assert found(three, "2026-09-12", "content/new.md").text == "two"
    assert "no git repository" in fault(tmp_path).message
