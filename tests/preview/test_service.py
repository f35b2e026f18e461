"""The order of things: nothing is looked up, or listened to, before all checks are passed."""

from http import HTTPStatus

import pytest

from jepsite.preview.doorway import Answer
from jepsite.preview.guards import Request
from jepsite.preview.service import EVENTS, Service, Streaming
from jepsite.preview.session import Session
from jepsite.preview.snapshot import Reply


@pytest.fixture
def session():
    return Session(port=4700)


@pytest.fixture
def found():
    """The paths that were looked up."""
    return []


@pytest.fixture
def service(session, found):
    def find(path: str) -> Reply | None:
        found.append(path)
        return Reply(content=b"x", media_type="text/plain") if path == "/p/clinics/" else None

    return Service(session=session, hosts=frozenset({"127.0.0.1:4700"}), find=find, stream=lambda: iter([b"1", b"2"]))


def asking(
    session: Session, target: str, *, method: str = "GET", host: str = "127.0.0.1:4700", token: str = ""
) -> Request:
    cookie = f"{session.cookie}={token or session.token}"
    return Request(method=method, target=target, headers={"host": (host,), "cookie": (cookie,)})


def test_a_page_is_looked_up_by_its_decoded_path(service, session, found):
    answer = service.answer(asking(session, "/p/%63linics/?x=1"))

    assert isinstance(answer, Answer)
    assert (answer.status, answer.content, found) == (HTTPStatus.OK, b"x", ["/p/clinics/"])


def test_a_page_says_what_it_is_as_new_as(session):
    page = Reply(content=b"x", media_type="text/html", version=7)
    service = Service(session=session, hosts=frozenset({"127.0.0.1:4700"}), find=lambda path: page, stream=None)
    answer = service.answer(asking(session, "/p/clinics/"))

    assert answer.headers["Jepsite-Version"] == "7"


def test_whoever_is_turned_away_causes_no_look_up(service, session, found):
    service.answer(asking(session, "/p/clinics/", method="POST"))
    service.answer(asking(session, "/p/../p/clinics/"))
    service.answer(asking(session, "/p/clinics/", host="evil.example"))
    service.answer(asking(session, "/p/clinics/", token="A" * 22))
    service.answer(asking(session, EVENTS, token="A" * 22))

    assert found == []


def test_the_stream_is_for_whoever_has_the_cookie(service, session):
    answer = service.answer(asking(session, EVENTS))

    assert isinstance(answer, Streaming)
    assert list(answer.messages) == [b"1", b"2"]


def test_a_site_as_published_tells_of_no_changes(session):
    service = Service(session=session, hosts=frozenset({"127.0.0.1:4700"}), find=lambda path: None, stream=None)
    answer = service.answer(asking(session, EVENTS))

    assert isinstance(answer, Answer)
    assert answer.status is HTTPStatus.NOT_FOUND


def test_a_page_that_is_not_there_leads_to_the_others(service, session):
    answer = service.answer(asking(session, "/p/unknown/"))

    assert isinstance(answer, Answer)
    assert answer.status is HTTPStatus.NOT_FOUND
    assert b'<a href="/">' in answer.content


@pytest.mark.parametrize(
    ("host", "site", "status"),
    [
        ("127.0.0.1:4700", None, HTTPStatus.SEE_OTHER),
        ("127.0.0.1:4700", "none", HTTPStatus.SEE_OTHER),
        ("192.168.1.20:4700", None, HTTPStatus.OK),  # to addresses of a network, browsers do not say where from
    ],
)
def test_whoever_may_come_from_another_site_is_led_on_by_a_page(session, host, site, status):
    service = Service(session=session, hosts=frozenset({host}), find=lambda path: None, stream=None)
    target = session.link("", "/p/clinics/")
    fetch = {"sec-fetch-site": (site,)} if site else {}
    answer = service.answer(Request(method="GET", target=target, headers={"host": (host,), **fetch}))

    assert isinstance(answer, Answer)
    assert answer.status is status
    assert answer.headers["Set-Cookie"] == session.set_cookie()
