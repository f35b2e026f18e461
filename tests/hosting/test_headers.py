"""One set of headers for every path of a site, with a policy under which nothing runs but what is named."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from jepsite.hosting.headers import HEADERS, POLICY, headers_for, source_of
from jepsite.hosting.inline import RESCUE
from jepsite.protect import shell
from jepsite.render import pages


def directives(policy: str) -> dict[str, set[str]]:
    parts = (part.strip().split(" ") for part in policy.split(";"))
    return {name: set(sources) for name, *sources in parts}


@pytest.mark.parametrize(
    "path", ["/", "/404.html", "/p/x", "/p/x/", "/p/x/abc.bin", "/a/default/page.0.css", "/no/such"]
)
def test_every_path_has_all_headers(path):
    assert headers_for(path) == HEADERS
    assert sorted(headers_for(path)) == [
        "Cache-Control", "Content-Security-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy",
        "Permissions-Policy", "Referrer-Policy", "Strict-Transport-Security", "X-Content-Type-Options",
        "X-Frame-Options", "X-Robots-Tag",
    ]  # fmt: skip


def test_nothing_is_kept_by_a_cache_for_good():
    assert "immutable" not in "".join(HEADERS.values())
    assert HEADERS["Cache-Control"] == "private, no-cache"


def test_the_policy_lets_run_the_sites_own_files_and_the_named_inline_scripts_alone():
    policy = directives(POLICY)

    assert policy["default-src"] == {"'none'"}
    assert {name for name, sources in policy.items() if sources == {"'none'"}} == {
        "default-src", "form-action", "base-uri", "frame-ancestors",
    }  # fmt: skip
    for name in ("script-src", "style-src"):
        assert all(source == "'self'" or re.fullmatch(r"'sha256-[\w+/]{43}='", source) for source in policy[name])
    assert not any("unsafe" in source or "http" in source or "*" in source for source in POLICY.split())


def test_an_inline_script_is_named_by_the_hash_of_its_bytes():
    digest = b64encode(sha256(RESCUE.encode()).digest()).decode()

    assert source_of(RESCUE) == f"'sha256-{digest}'"
    assert source_of(RESCUE) in directives(POLICY)["script-src"]


@pytest.mark.parametrize("own_copy", [pages.POLICY, shell.SHELL_POLICY])
def test_the_host_allows_what_a_pages_own_copy_of_the_policy_allows_but_for_files(own_copy):
    host, own = directives(POLICY), directives(own_copy)

    assert {name: sources - {"file:"} - host[name] for name, sources in own.items()} == {name: set() for name in own}
