"""What the host is told: the finished site and its headers, never how to build it."""

import tomllib
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def netlify(root: Path) -> Any:
    return tomllib.loads((root / "netlify.toml").read_text(encoding="utf-8"))


@pytest.fixture
def headers(netlify: Any) -> dict[str, str]:
    """The headers of every file; no rule takes any of them back."""
    (rule,) = netlify["headers"]
    assert rule["for"] == "/*"
    values: dict[str, str] = rule["values"]
    return values


def test_nothing_is_built_on_the_host(netlify: Any) -> None:
    assert netlify["build"] == {"publish": "site"}
    assert set(netlify) == {"build", "headers"}


def test_a_page_loads_and_runs_nothing_but_the_sites_own_files(headers: dict[str, str]) -> None:
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))

    assert policy.pop("default-src") == "'none'"
    assert {name for name, value in policy.items() if value == "'none'"} == {
        "base-uri", "form-action", "frame-ancestors",
    }  # fmt: skip
    assert all(
        set(value.split()) <= {"'self'", "data:", "blob:"}
        for name, value in policy.items()
        if name.endswith("-src")
    )  # fmt: skip
    assert policy["script-src"] == policy["style-src"] == "'self'"


def test_a_page_is_neither_found_nor_kept_nor_framed(headers: dict[str, str]) -> None:
    assert headers["X-Robots-Tag"].startswith("noindex, nofollow")
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "private, no-cache"
    assert headers["X-Frame-Options"] == "DENY"
