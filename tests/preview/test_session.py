"""Who is let in: the token of this run, a ticket once, the cookie of the run before for a minute."""

import re
from urllib.parse import urlsplit

import pytest

from jepsite.preview.guards import Request
from jepsite.preview.session import GRACE, Session


def with_cookie(*lines: str) -> Request:
    return Request(method="GET", target="/", headers={"cookie": lines} if lines else {})


def query(link: str) -> str:
    return urlsplit(link).query


@pytest.fixture
def session():
    return Session(port=4700)


def test_a_token_has_128_bits_and_is_new_each_time(session):
    assert re.fullmatch(r"[\w-]{22}", session.token)  # 128 bits in base64
    assert Session(port=4700).token != session.token


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(session):
    assert session.set_cookie() == f"jepsite-4700={session.token}; Path=/; HttpOnly; SameSite=Strict"


def test_only_the_cookie_of_this_run_is_known(session):
    other = Session(port=4700).token

    assert session.knows(with_cookie(f"a=b; jepsite-4700={session.token}; c=d"))
    assert session.knows(with_cookie("a=b", f"jepsite-4700={other}; jepsite-4700={session.token}"))
    for lines in (
        (), ("",), ("jepsite-4700=",), (f"jepsite-4700={other}",), (f"jepsite-4701={session.token}",),
        (f"jepsite-4700={session.token[:-1]}",), (f"jepsite-4700={session.token}x",), ("jepsite-4700=\udcff\xe9",),
    ):  # fmt: skip
        assert not session.knows(with_cookie(*lines)), lines


def test_a_link_leads_to_the_page_wanted(session):
    link = session.link("http://127.0.0.1:4700", "/p/café/")

    assert link == f"http://127.0.0.1:4700/~/enter?t={session.token}&to=/p/caf%C3%A9/"
    assert session.admits(query(link)) == "/p/café/"
    assert session.admits(query(session.link("http://127.0.0.1:4700"))) == "/"


@pytest.mark.parametrize(
    "to",
    ["//evil.example/", "http://evil.example/", "/../x", "/a\\b", "/x\r\nSet-Cookie: a=b", "", "javascript:alert()"],
)
def test_no_link_leads_out(session, to):
    from urllib.parse import urlencode

    assert session.admits(urlencode({"t": session.token, "to": to})) == "/"


@pytest.mark.parametrize("wrong", ["", "t=", "t=x", "to=/p/x/", "token={}", "t={}x", "t=%ff{}", "t=x&t=y"])
def test_without_the_token_nobody_is_let_in(session, wrong):
    assert session.admits(wrong.format(session.token)) is None


def test_a_ticket_is_good_once_and_is_not_the_token(session):
    ticket = query(session.link("http://127.0.0.1:4700", "/p/clinics/", once=True))

    assert session.token not in ticket
    assert session.admits(ticket) == "/p/clinics/"
    assert session.admits(ticket) is None


def test_the_run_before_is_remembered_for_a_minute_and_not_known():
    former = Session(port=4700)
    now = [0.0]
    session = Session(port=4700, former=former.mark, clock=lambda: now[0])
    tab = with_cookie(f"jepsite-4700={former.token}")

    assert session.remembers(tab)
    assert not session.knows(tab)
    assert not session.remembers(with_cookie(f"jepsite-4700={former.mark}"))
    assert session.admits(query(former.link("http://127.0.0.1:4700"))) is None
    now[0] = GRACE + 1
    assert not session.remembers(tab)


def test_without_a_run_before_nobody_is_remembered(session):
    assert not session.remembers(with_cookie(f"jepsite-4700={session.token}"))
