"""`jepsite verify` looks into a built site, and into what a host makes of it, and says what is not as it should be."""

import re
from pathlib import Path

import pytest

from jepsite.artifact import Artifact
from jepsite.hosting.headers import HEADERS
from tests.commandline import PLAN
from tests.hosting.host import hosting, served

TODAY = ("--today", "2026-11-09")
OTHER = (
    PLAN.replace("00112233445566778899aabbccddeeff", "ff" * 16)
    .replace("Clinica Alba", "Officine Bellini")
    .replace("Chiara Riva", "Giulia Ferri")
)


@pytest.fixture
def site(jepsite, folder) -> Path:
    (folder / "content" / "bellini.md").write_text(OTHER)
    assert jepsite("build").code == 0
    return folder / "site"


def page_of(site: Path, plan: str = "bellini") -> str:
    """The path of a plan's page, by the manifest."""
    text = site.with_name("site.manifest.json").read_text()
    found = re.search(rf'"content/{plan}\.md": {{"files": \["([^"]+)"', text)
    assert found
    return found[1]


def test_a_site_as_it_was_built_passes(jepsite, site):
    ended = jepsite("verify", *TODAY)

    assert (ended.code, ended.err) == (0, "")
    assert "of 2 plans: all known, opened and searched. Nothing found." in ended.out


def test_a_plan_from_outside_of_the_content_folder_is_known_too(jepsite, folder, site):
    (folder / "elsewhere.md").write_text(OTHER.replace("ff" * 16, "ee" * 16))
    jepsite("build", "elsewhere.md")
    there = jepsite("verify", *TODAY)
    (folder / "elsewhere.md").unlink()
    gone = jepsite("verify", *TODAY)

    assert (there.code, there.err) == (0, "")
    assert "error[orphaned-page]" in gone.err


def test_a_folder_that_is_no_site_is_a_wrong_use(jepsite, folder):
    ended = jepsite("verify", *TODAY)

    assert ended.code == 2
    assert "'site' is no site that jepsite built" in ended.err


def test_a_changed_a_missing_and_a_strange_file_are_told(jepsite, site):
    (site / page_of(site)).write_text("<p>in clear</p>")
    (site / "robots.txt").unlink()
    (site / "p" / "notes.md").write_text("mine")
    ended = jepsite("verify", *TODAY)

    assert ended.code == 1
    assert f"{page_of(site)} was written by no build, or changed since" in ended.err
    assert "p/notes.md was written by no build" in ended.err
    assert "robots.txt is gone: the manifest has it" in ended.err


def test_a_name_that_became_another_customers_is_found_in_what_was_built_before(jepsite, folder, site):
    said = OTHER.replace("Try it on one ward", "Try it as with Seaworth Harbour")
    (folder / "content" / "bellini.md").write_text(said)
    jepsite("build")
    third = PLAN.replace("00112233445566778899aabbccddeeff", "33" * 16).replace("Clinica Alba", "Seaworth Harbour")
    (folder / "content" / "third.md").write_text(third)
    ended = jepsite("verify", *TODAY)

    assert ended.code == 1
    assert "names 'Seaworth Harbour', the customer of another plan (content/third.md)" in ended.err
    assert re.search(r"content/bellini\.md:\d+:1: error\[leaked-name\]", ended.err)


def test_a_page_that_should_be_gone_is_told(jepsite, folder, site):
    (folder / "content" / "bellini.md").unlink()
    ended = jepsite("verify", "--today", "2028-01-01")

    assert ended.code == 1
    assert f"{page_of(site)} is still there, and its plan is not" in ended.err
    assert f"{page_of(site, 'clinics')} should have been taken down after 2027-02-25" in ended.err


def test_another_secret_opens_nothing(jepsite, folder, site, monkeypatch):
    (folder / "jepsite.yml").write_text("site: {time_zone: Europe/Rome}\n")
    monkeypatch.setenv("JEPSITE_SECRET", "ab" * 32)
    ended = jepsite("verify", *TODAY)

    assert ended.code == 1
    assert ended.err.count("unsealed-file") == 2
    assert "ab" * 32 not in ended.err + ended.out


def test_a_host_that_serves_what_was_built_passes(jepsite, site):
    with hosting(served(site)) as host:
        ended = jepsite("verify", "--remote", host.address, *TODAY)

    assert (ended.code, ended.err) == (0, "")
    assert f"{host.address} serves the same, with all headers." in ended.out


def changed(artifact: Artifact, old: bytes, new: bytes) -> Artifact:
    assert old in artifact.content
    return Artifact(path=artifact.path, content=artifact.content.replace(old, new, 1), media_type=artifact.media_type)


def test_one_changed_byte_of_what_opens_a_page_is_told_as_that(jepsite, site):
    with hosting(served(site)) as host:
        path = page_of(site)
        host.files[path] = changed(host.files[path], b"<script>", b"<script>;")
        ended = jepsite("verify", "--remote", host.address, *TODAY)

    assert ended.code == 1
    assert f"{path} holds the same plan in another page: what opens it, or stands around it, was changed" in ended.err
    assert ended.err.count("error[") == 1


def test_an_older_version_of_a_plan_is_told_with_the_line_that_differs(jepsite, folder, site):
    old = served(site)
    (folder / "content" / "bellini.md").write_text(OTHER.replace("Try it on one ward", "Try it on both wards"))
    jepsite("build")
    with hosting(old) as host:
        ended = jepsite("verify", "--remote", host.address, *TODAY)

    assert ended.code == 1
    assert f"{page_of(site)} says something else once it is opened: line " in ended.err
    assert "one ward" in ended.err
    assert "both wards" in ended.err


def test_a_page_of_another_day_is_told_as_that(jepsite, site):
    old = served(site)
    jepsite("build", "--today", "2026-11-10")
    with hosting(old) as host:
        ended = jepsite("verify", "--remote", host.address, "--today", "2026-11-10")

    assert ended.code == 1
    assert (
        "is as of 2026-11-09, built as of 2026-11-10: to compare the rest, build with --today 2026-11-09" in ended.err
    )


def test_a_page_of_another_key_is_told(jepsite, site):
    with hosting(served(site)) as host:
        path, other = page_of(site), page_of(site, "clinics")
        host.files[path] = host.files[other]
        ended = jepsite("verify", "--remote", host.address, *TODAY)

    assert ended.code == 1
    assert f"{path} does not open with the keys of its plan" in ended.err


def test_a_file_that_the_host_lacks_and_one_that_it_should_not_have_are_told(jepsite, site):
    with hosting(served(site)) as host:
        del host.files["robots.txt"]
        host.files[".git/HEAD"] = Artifact(path=".git/HEAD", content=b"ref", media_type="text/plain")
        ended = jepsite("verify", "--remote", host.address, *TODAY)

    assert ended.code == 1
    assert "robots.txt answers 404" in ended.err
    assert ".git/HEAD is served, and is no file of the site" in ended.err


def test_an_address_that_was_given_up_must_lead_nowhere(jepsite, folder, site):
    before = page_of(site)
    old = served(site)
    rotated = OTHER.replace("start:", "links: {url: 2, gen: 2}\nstart:")
    (folder / "content" / "bellini.md").write_text(rotated)
    jepsite("build")
    with hosting([*served(site), *(file for file in old if file.path == before)]) as host:
        ended = jepsite("verify", "--remote", host.address, *TODAY)

    assert ended.code == 1
    assert f"{before.removesuffix('index.html')} answers 200, and nothing should be there" in ended.err


def test_a_host_that_sends_no_headers_is_told_once_for_each(jepsite, site):
    with hosting(served(site)) as host:
        host.missing_headers.update(HEADERS)
        ended = jepsite("verify", "--remote", host.address, *TODAY)

    assert ended.code == 1
    assert ended.err.count("error[live-header]") == len(HEADERS)
    assert "Content-Security-Policy is not sent" in ended.err
    assert "see 'jepsite hosting'" in ended.err


def test_a_host_with_a_404_of_its_own_is_told(jepsite, site):
    with hosting(served(site)) as host:
        del host.files["404.html"]
        ended = jepsite("verify", "--remote", host.address, *TODAY)

    assert ended.code == 1
    assert "is not answered with the site's own 404.html" in ended.err


def test_a_host_that_does_not_answer_is_one_fault(jepsite, site):
    with hosting([]) as host:
        pass
    ended = jepsite("verify", "--remote", host.address, *TODAY)

    assert ended.code == 1
    assert ended.err.count("error[") == 1
    assert "gave no answer" in ended.err


@pytest.mark.parametrize(
    "address", ["http://plans.example.com", "ftp://127.0.0.1/", "plans.example.com", "file:///etc"]
)
def test_only_https_is_asked(jepsite, site, address):
    ended = jepsite("verify", "--remote", address, *TODAY)

    assert ended.code == 2
    assert "an address begins with https://" in ended.err


def test_no_key_goes_over_the_network(jepsite, site):
    with hosting(served(site)) as host:
        jepsite("verify", "--remote", host.address, *TODAY)

    assert host.asked
    assert not any("#" in target or "%23" in target or "?" in target for target in host.asked)
    assert f"/{page_of(site).removesuffix('index.html')}" in host.asked
