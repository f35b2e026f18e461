"""The pages that belong to no plan say nothing, name nobody, and mend a link whose # a mail program wrote as %23."""

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from jepsite.artifact import Artifact, Kind
from jepsite.hosting.headers import POLICY
from jepsite.hosting.neutral import neutral_files
from jepsite.i18n.words import languages
from tests.e2e.test_accessibility import AXE, WAYS, barriers
from tests.e2e.test_validity import judged
from tests.hosting.host import Host, hosting

SLUG = "h5q2ghmgxwf4m9axcaq4eba5z2"
KEY = "1a3nstwh223e6h9jktm3a59t6fgbbbef2pw"
PLAN = Artifact(path=f"p/{SLUG}/index.html", content=b"<!doctype html><title>The plan</title>", media_type="text/html")


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    with hosting((*neutral_files("en"), PLAN)) as running:
        yield running


def test_a_site_has_them_whatever_its_plans_are():
    assert [(file.path, file.kind) for file in neutral_files("en")] == [
        ("index.html", Kind.NEUTRAL),
        ("p/index.html", Kind.NEUTRAL),
        ("404.html", Kind.NEUTRAL),
        ("robots.txt", Kind.HOST),
        ("_headers", Kind.HOST),
    ]


@pytest.mark.parametrize("language", languages())
def test_their_words_are_in_the_sites_language_and_each_time_the_same(language):
    pages = {file.path: file.content.decode() for file in neutral_files(language) if file.kind is Kind.NEUTRAL}

    assert all(f'<html lang="{language}">' in page for page in pages.values())
    assert neutral_files(language) == neutral_files(language)


def test_a_robot_may_fetch_everything_and_learns_nothing():
    robots = next(file.content.decode() for file in neutral_files("en") if file.path == "robots.txt")

    assert robots == "User-agent: *\nAllow: /\n"


@pytest.mark.parametrize("path", ["index.html", "p/index.html", "404.html"])
def test_a_page_repeats_the_policy_and_asks_not_to_be_found(path):
    page = next(file.content.decode() for file in neutral_files("en") if file.path == path)
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)

    assert found
    assert found[1] == POLICY.replace("frame-ancestors 'none'; ", "")
    assert '<meta name="robots" content="noindex' in page


def test_an_unknown_a_closed_and_an_expired_address_cannot_be_told_apart(host):
    answers = [host.get(f"/p/{slug}/") for slug in (SLUG[::-1], "closed", "expired", f"{SLUG}/x.bin")]

    assert [answer.status for answer in answers] == [404] * 4
    assert len({answer.body for answer in answers}) == 1
    assert len({tuple(sorted(answer.headers.items())) for answer in answers}) == 1


@pytest.mark.browser
@pytest.mark.parametrize("sign", ["%23", "%2523", "%252523"])
@pytest.mark.parametrize("folder", [f"/p/{SLUG}/", f"/p/{SLUG}", f"/p/{SLUG}/index.html"])
def test_a_link_whose_sign_was_encoded_ends_on_its_plan(host, page, folder, sign):
    page.goto(f"{host.address}{folder}{sign}{KEY}")
    page.wait_for_url(f"**/p/{SLUG}/#*")

    assert page.url == f"{host.address}/p/{SLUG}/#{KEY}"
    assert page.title() == "The plan"


@pytest.mark.browser
def test_a_heading_and_a_persons_own_view_survive(host, page):
    page.goto(f"{host.address}/p/{SLUG}/" + quote(quote(f"#{KEY}.risks&mine=ada", safe=""), safe=""))
    page.wait_for_url(f"**/p/{SLUG}/#*")

    assert page.url == f"{host.address}/p/{SLUG}/#{KEY}.risks&mine=ada"


@pytest.mark.browser
@pytest.mark.parametrize(
    "path",
    [
        f"/p/{SLUG[::-1]}/",
        "/p/short/%23" + KEY,
        "/%23" + KEY,
        f"/p/{SLUG}/%E0%A4%A",
        f"/p/{SLUG}/x%23" + KEY,
        f"//elsewhere.example/p/{SLUG}x/%23" + KEY,
    ],
)
def test_what_is_no_such_link_stays_on_the_page_that_says_so(host, page, path):
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(host.address + path)

    assert page.locator("h1").inner_text() == "There is no page at this address"
    assert [text for text in said if "404" not in text] == []


@pytest.mark.browser
def test_no_link_leads_to_another_site(host, page):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{host.address}//elsewhere.example/p/{SLUG}/%23{KEY}")
    page.wait_for_load_state()

    assert all(url.startswith(host.address) for url in asked)


@pytest.mark.browser
@pytest.mark.parametrize("way", ["light", "dark", "phone"])
@pytest.mark.parametrize("path", ["/", "/no/such"])
def test_nobody_meets_a_barrier_on_them(host, page, path, way):
    page.goto(host.address + path)
    page.evaluate(AXE)

    assert barriers(page, WAYS[way]) == []


def test_they_are_valid(tmp_path):
    pages = [file for file in neutral_files("en") if file.kind is Kind.NEUTRAL]
    files = [tmp_path / file.path.replace("/", "-") for file in pages]
    for file, artifact in zip(files, pages, strict=True):
        file.write_bytes(artifact.content)

    # that a hash lets the inline style and script through is more than the validator knows; a browser is asked above
    assert [said for said in judged(*files) if "Content Security Policy" not in said] == []
