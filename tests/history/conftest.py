"""Repositories that most tests of the history begin with."""

from pathlib import Path

import pytest

from tests.history.repositories import Repo, init


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return init(tmp_path / "repo")


@pytest.fixture
def three(repo: Repo) -> Repo:
    """Three versions of a plan, on 1, 10 and 20 September."""
    for day, text in (("2026-09-01", "one"), ("2026-09-10", "two"), ("2026-09-20", "three")):
        repo.save(day, text)
    return repo
