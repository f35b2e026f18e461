"""What a stranger sees: a constant script, a constant style, and words that name nobody but the supplier."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from jepsite.i18n.words import words_for
from jepsite.protect.inline import LOADER_HASH, STYLE_HASH
from jepsite.protect.shell import SHELL_POLICY, envelope_of, shell, shell_of
from tests.render.markup import elements

ENVELOPE = '{"v":1}'


def page(language: str = "en", seller: str = "Nordwind Systems", slug: str = "abcdefgh") -> str:
    return shell(ENVELOPE, slug=slug, head="", words=words_for(language), seller=seller).decode()


def between(opening: str, closing: str, text: str) -> str:
    return text.partition(opening)[2].partition(closing)[0]


def hashed(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


@pytest.mark.parametrize("language", ["en", "it", "de"])
def test_script_and_style_are_the_same_everywhere_and_are_the_ones_that_the_policy_lets_through(language: str):
    found = page(language, seller="")

    assert hashed(between("<script>", "</script>", found)) == LOADER_HASH
    assert hashed(between("<style>", "</style>", found)) == STYLE_HASH
    assert f"script-src '{LOADER_HASH}' 'self'" in SHELL_POLICY
    assert f"style-src '{STYLE_HASH}' 'self'" in SHELL_POLICY
    assert f'content="{SHELL_POLICY.replace(chr(39), "&#x27;")}"' in found


def test_every_state_that_the_script_knows_has_its_words():
    found = page()
    script = between("<script>", "</script>", found)
    states = set(re.findall(r"show\('(\w+)'\)", script)) | set(re.findall(r"return '(\w+)';", script))

    assert states >= {"incomplete", "damaged", "other", "broken", "expired", "https", "old", "password"}
    assert {state for state in states | {"damaged"} if f'<section data-state="{state}" hidden>' not in found} == set()


@pytest.mark.parametrize(
    ("seller", "asked"), [("Nordwind Systems", "ask Nordwind Systems"), ("", "where it came from")]
)
def test_it_says_whom_to_ask(seller: str, asked: str):
    assert asked in page(seller=seller)


def test_the_seller_s_name_is_text():
    assert "<b>" not in page(seller="<b>N</b> & Co")


def test_it_is_named_so_that_nobody_learns_anything_from_a_tab():
    assert "<title>Private plan</title>" in page()
    assert '<html lang="en">' in page()


def test_password_managers_tell_two_plans_of_one_site_apart():
    assert 'autocomplete="username" value="h5q2gh"' in page(slug="h5q2ghmgxwf4m9axcaq4eba5z2")


def test_the_page_is_well_formed_and_says_one_thing_at_a_time():
    states = [part for part in elements(page().encode()).all("section") if "data-state" in part.attributes]

    assert len(states) == 8
    assert all("hidden" in part.attributes and len(list(part.all("h1"))) == 1 for part in states)


def test_the_envelope_is_found_again_and_the_rest_without_it():
    found = page().encode()

    assert envelope_of(found) == ENVELOPE.encode()
    assert shell_of(found) == found.replace(ENVELOPE.encode(), b"")


@pytest.mark.parametrize("other", [b"", b"<p>A plan in clear</p>"])
def test_a_page_that_is_none_of_ours_has_none(other: bytes):
    assert envelope_of(other) is None
    assert shell_of(other) is None
