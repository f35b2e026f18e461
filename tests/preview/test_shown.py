"""What is seen at which address while plans are drafted."""

import builtins
import io
import os
import re
import threading
from datetime import date

import pytest

from jepsite.audience import Audience
from jepsite.cli.options import cache_folder
from jepsite.preview.server import drafts as sent
from jepsite.preview.server import listen
from jepsite.preview.service import Elsewhere, Service
from jepsite.preview.session import Session
from jepsite.preview.shown import as_drafts
from jepsite.preview.snapshot import Reply
from jepsite.preview.survey import Project
from jepsite.preview.workshop import Workshop
from tests.commandline import FAULTY, PLAN
from tests.preview.rawhttp import asked

TODAY = date(2026, 11, 9)
OWN = "Find out when their budget ends"


@pytest.fixture
def project(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "clinics.md").write_text(f"{PLAN}3. [ ] {OWN} {{#budget 1d R=tom .internal}}\n")
    (tmp_path / "content" / "faulty.md").write_text(FAULTY)
    return Project(content=tmp_path / "content", cache=cache_folder())


@pytest.fixture
def drafts(project):
    """Drafts for an audience, from a workshop that is stopped at the end."""
    workshops = []

    def made(audience=Audience.PUBLIC):
        workshop = Workshop(project, today=lambda site: TODAY, audience=audience, poll=True)
        workshops.append(workshop)
        workshop.start()
        return as_drafts(workshop, root=project.root.as_posix(), internal=audience is Audience.INTERNAL)

    yield made
    for workshop in workshops:
        workshop.stop()


def content(shown, path: str) -> str:
    found = shown.find(path)
    assert isinstance(found, Reply), (path, found)
    return found.content.decode()


def test_a_drafts_page_is_the_published_one_and_the_client(drafts):
    shown = drafts()
    page = content(shown, "/p/clinics/")
    bare = shown.workshop.snapshot.routes["/p/clinics/"].content.decode()

    assert re.sub(r'<script type="module" src="/~/client.js"[^>]*></script>\n', "", page) == bare
    assert page != bare


def test_what_is_the_sellers_own_is_shown_to_them_only(drafts):
    assert OWN not in content(drafts(), "/p/clinics/")
    assert OWN in content(drafts(Audience.INTERNAL), "/p/clinics/")


def test_a_plan_with_errors_and_no_page_has_one_that_is_live(drafts):
    page = content(drafts(), "/p/faulty/")

    assert "did you mean &#x27;tom&#x27;?" in page
    assert "/~/client.js" in page


def test_an_address_without_its_last_slash_leads_to_the_page(drafts):
    shown = drafts()

    assert shown.find("/p/clinics") == Elsewhere(path="/p/clinics/")
    assert shown.find("/p/unknown") is None


def test_once_it_serves_no_request_opens_a_file(drafts, monkeypatch):
    """P12, with all that answers behind the server: the workshop's own threads may read, those of requests do not."""
    seen: list[object] = []
    shown = drafts()
    server, addresses = (
        listen(0),
        ["/", "/p/clinics/", "/p/faulty/", "/p/unknown/", "/~/state", "/~/client.js", "/p/../x"],
    )
    session = Session(port=server.server_port)
    service = Service(
        session=session, hosts=frozenset({f"127.0.0.1:{server.server_port}"}), find=shown.find, stream=None
    )
    server.begin(service, sent)
    cookie = f"Cookie: {session.cookie}={session.token}"
    for module, name in [(builtins, "open"), (io, "open"), *((os, n) for n in ("open", "stat", "scandir", "readlink"))]:
        monkeypatch.setattr(module, name, _spy(getattr(module, name), name, seen))
    statuses = [asked(server.server_port, address, cookie).status for address in addresses]
    server.end()

    assert statuses == [200, 200, 200, 404, 200, 200, 400]
    assert seen == []


def _spy(original, name, seen):
    def spy(*arguments, **named):
        if "process_request" in threading.current_thread().name:
            seen.append((name, arguments))
        return original(*arguments, **named)

    return spy
