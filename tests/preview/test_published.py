"""A site as a host would serve it: the bytes of a build, neutral pages around them, a list of links for its author."""

import re
from datetime import date

import pytest

from jepsite.cli.options import cache_folder
from jepsite.hosting.neutral import neutral_files
from jepsite.preview.doorway import LINKS
from jepsite.preview.published import Site, as_published
from jepsite.preview.service import Elsewhere
from jepsite.preview.snapshot import Reply
from jepsite.preview.survey import Project
from jepsite.preview.workshop import Workshop
from tests.commandline import FAULTY, PLAN

SECRET = bytes(range(32))
TODAY = date(2026, 11, 9)


@pytest.fixture
def project(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "clinics.md").write_text(PLAN)
    (tmp_path / "content" / "faulty.md").write_text(FAULTY)
    return Project(content=tmp_path / "content", cache=cache_folder())


@pytest.fixture
def site(project):
    made = Site(secret=SECRET, strict=False, neutral=neutral_files("en"))
    workshop = Workshop(project, today=lambda site: TODAY, make=made.make, poll=True)
    workshop.start()
    yield as_published(workshop, made)
    workshop.stop()


def content(shown, path: str) -> str:
    found = shown.find(path)
    assert isinstance(found, Reply), (path, found)
    return found.content.decode()


def test_pages_stand_at_their_published_addresses(site):
    found = site.find("/p/clinics/")

    assert isinstance(found, Elsewhere)
    assert re.fullmatch(r"/p/[0-9a-z]{26}/", found.path)
    assert "/~/client.js" not in content(site, found.path)
    assert site.find(found.path.rstrip("/")) == found


def test_pages_are_the_bytes_of_a_build(site, project):
    found = site.find("/p/clinics/")
    assert isinstance(found, Elsewhere)
    made = Site(secret=SECRET, strict=False, neutral=neutral_files("en"))
    again = Workshop(project, today=lambda site: TODAY, make=made.make, poll=True)
    again.start()
    page = again.ask("/p/clinics/").routes[found.path]
    again.stop()

    assert content(site, found.path).encode() == page.content


def test_the_neutral_pages_stand_around_the_plans(site):
    unknown = site.find("/p/unknown/")

    assert isinstance(unknown, Reply)
    assert unknown.status == 404
    assert unknown == site.find("/p/other/") == site.find("/_headers") == site.find("/~/state")
    assert content(site, "/") == content(site, "/index.html")
    assert "Allow: /" in content(site, "/robots.txt")


def test_the_list_of_links_leads_to_every_plan(site):
    found = site.find("/p/clinics/")
    site.find("/p/faulty/")
    assert isinstance(found, Elsewhere)
    listed = content(site, LINKS)

    assert f'href="{found.path}' in listed
    assert f'<link rel="stylesheet" href="{LINKS}.css">' in listed
    assert content(site, f"{LINKS}.css")
    assert "<b>Clinica Alba</b>: Shift planning for two clinics" in listed
    assert "content/faulty.md" in listed
    assert "not published, it has errors" in listed
