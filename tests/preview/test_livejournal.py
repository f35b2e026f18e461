"""Git is asked once, not with every save, and what it says is never older than it should be."""

import subprocess
from pathlib import Path

import pytest

from jepsite.diagnostics import NOWHERE
from jepsite.history import git
from jepsite.preview.livejournal import LiveJournal


def run(root: Path, *words: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@nord.example")
    subprocess.run(["git", "-C", str(root), *who, *words], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path) -> Path:
    run(tmp_path, "init", "-q")
    (tmp_path / "a.md").write_text("one\n")
    run(tmp_path, "add", "a.md")
    run(tmp_path, "commit", "-q", "-m", "One")
    run(tmp_path, "tag", "agreed")
    return tmp_path


def test_of_a_file_that_was_edited_nobody_can_say_when_it_changed_last(repository) -> None:
    journal = LiveJournal(repository)

    assert journal.last_change("a.md") is not None

    journal.edited("a.md")

    assert journal.last_change("a.md") is None


def test_an_agreed_version_is_looked_up_once(repository, monkeypatch) -> None:
    journal = LiveJournal(repository)
    first = journal.baseline("a.md", "agreed", NOWHERE)
    monkeypatch.setattr(git, "ask", None)

    assert first.value is not None
    assert first.value.text == "one\n"
    assert journal.baseline("a.md", "agreed", NOWHERE) is first
    assert journal.agreements == {"a.md"}


def test_a_version_that_was_not_found_is_looked_for_again(repository) -> None:
    journal = LiveJournal(repository)

    assert journal.baseline("a.md", "signed", NOWHERE).value is None

    run(repository, "tag", "signed")

    assert journal.baseline("a.md", "signed", NOWHERE).value is not None


def test_a_commit_makes_it_out_of_date(repository) -> None:
    journal = LiveJournal(repository)

    assert not journal.is_outdated(), "nobody asked it anything"

    journal.last_change("a.md")

    assert not journal.is_outdated()

    run(repository, "commit", "-q", "--allow-empty", "-m", "Two")

    assert journal.is_outdated()
    assert not LiveJournal(repository).is_outdated()


def test_without_a_repository_nothing_is_ever_new(tmp_path) -> None:
    journal = LiveJournal(tmp_path)

    assert journal.last_change("a.md") is None
    assert not journal.is_outdated()
