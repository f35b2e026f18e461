"""What the host is told: the finished site and its headers, never how to build it."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from jepsite.hosting.headers import HEADERS


@pytest.fixture
def netlify(root: Path) -> Any:
    return tomllib.loads((root / "netlify.toml").read_text(encoding="utf-8"))


def test_nothing_is_built_on_the_host(netlify: Any) -> None:
    assert netlify["build"] == {"publish": "site"}
    assert set(netlify) == {"build", "headers"}


def test_its_headers_are_those_of_the_table(netlify: Any) -> None:
    said = "netlify.toml is out of date: run tools/netlify.py"

    assert netlify["headers"] == [{"for": "/*", "values": dict(HEADERS)}], said
