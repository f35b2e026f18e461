"""Each host reads out of its own file the very headers of the table."""

import re
import tomllib

import pytest

from jepsite.hosting.headers import HEADERS
from jepsite.hosting.writers import WRITERS, Host, apache, headers_file, netlify_toml, nginx


def by_netlifys_rules(text: str) -> dict[str, dict[str, str]]:
    """A line that begins with `/` is a path, `#` a comment, all else `name: value`; the indent means nothing."""
    rules: dict[str, dict[str, str]] = {}
    values: dict[str, str] | None = None
    for line in (each.strip() for each in text.splitlines()):
        if not line or line.startswith("#"):
            continue
        if line.startswith("/"):
            values = rules.setdefault(line, {})
            continue
        name, colon, value = line.partition(":")
        assert values is not None, "a header before any path"
        assert colon, line
        assert name.strip(), line
        assert value.strip(), line
        name = name.strip()
        values[name] = f"{values[name]}, {value.strip()}" if name in values else value.strip()
    return rules


def by_cloudflares_rules(text: str) -> dict[str, dict[str, str]]:
    """The same form, with limits: 100 rules, 2,000 characters a line, one `*` in a path, no blank in a name."""
    assert all(len(line) <= 2000 for line in text.splitlines())
    rules = by_netlifys_rules(text)
    assert len(rules) <= 100
    assert all(path.count("*") <= 1 and ":" not in path for path in rules)
    assert all(re.fullmatch(r"[A-Za-z-]+", name) for values in rules.values() for name in values)
    return rules


@pytest.mark.parametrize("read", [by_netlifys_rules, by_cloudflares_rules])
def test_the_headers_file_is_read_as_one_rule_for_all_paths(read):
    assert read(headers_file()) == {"/*": dict(HEADERS)}


def test_the_block_for_netlify_toml_is_the_same_rule():
    assert tomllib.loads(netlify_toml()) == {"headers": [{"for": "/*", "values": dict(HEADERS)}]}


def test_nginx_sends_them_with_errors_too_and_has_one_page_for_all_of_these():
    found = re.findall(r'^add_header (\S+) "([^"]*)" always;$', nginx(), re.MULTILINE)

    assert dict(found) == dict(HEADERS)
    assert "error_page 403 404 =404 /404.html;" in nginx()
    assert "autoindex off;" in nginx()


def test_apache_sends_them_with_errors_too_and_lists_no_folder():
    found = re.findall(r'^Header always set (\S+) "([^"]*)"$', apache(), re.MULTILINE)

    assert dict(found) == dict(HEADERS)
    assert "ErrorDocument 404 /404.html" in apache()
    assert "Options -Indexes" in apache()


@pytest.mark.parametrize("host", Host)
def test_every_host_has_its_form(host):
    text = WRITERS[host]()

    assert HEADERS["Content-Security-Policy"] in text
    assert text.endswith("\n")


def test_no_value_has_a_sign_that_a_hosts_form_would_take_for_its_own():
    assert not any(sign in value for value in HEADERS.values() for sign in ('"', "\\", "$", "%", "\n", "#"))
