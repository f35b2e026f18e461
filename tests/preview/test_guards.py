"""Which requests are turned away before anybody asks who sent them (P11, P12: the rules; test_server.py: the wire)."""

from http import HTTPStatus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jepsite.preview.guards import LONGEST_TARGET, Request, Target, refused, target_of

HOSTS = frozenset({"127.0.0.1:4700", "localhost:4700"})


def request(method="GET", target="/", **headers: str | tuple[str, ...]) -> Request:
    sent = {"host": "127.0.0.1:4700"} | {name.replace("_", "-"): value for name, value in headers.items()}
    return Request(
        method=method,
        target=target,
        headers={name: (value,) if isinstance(value, str) else value for name, value in sent.items()},
    )


@pytest.mark.parametrize(
    ("raw", "path", "query"),
    [
        ("/", "/", ""),
        ("/p/clinics/", "/p/clinics/", ""),
        ("/p/clinics/plan%20of%20the%20ward.png?x=1&y=/..", "/p/clinics/plan of the ward.png", "x=1&y=/.."),
        ("/p/caf%C3%A9/", "/p/café/", ""),
        ("/p/a...b/..c/d../", "/p/a...b/..c/d../", ""),
        ("//p/", "//p/", ""),  # looked up as it stands, and found nowhere
        ("/%252e%252e/", "/%2e%2e/", ""),  # decoded once, and found nowhere
        ("/?", "/", ""),
    ],
)
def test_an_address_is_decoded_once(raw, path, query):
    assert target_of(raw) == Target(path=path, query=query)


@pytest.mark.parametrize(
    "raw",
    [
        *("", "*", "p/", "http://127.0.0.1:4700/", "127.0.0.1:4700", "?t=1"),
        *("/..", "/../", "/p/../../etc/passwd", "/.", "/p/./", "/%2e%2e/", "/p/%2E%2e/x", "/p/.%2e/x", "/p/%2e"),
        *("/p%2fclinics/", "/p/%2F..%2f", "/p\\clinics", "/p/%5c..%5C", "/p/..%5c"),
        *("/p/%00", "/p/\0", "/p/%0a", "/p/%0D%0aSet-Cookie:x", "/p/%7f", "/p/%c2%85", "/p/\x7f", "/p/ x", "/p/\t"),
        *("/p/%", "/p/%2", "/p/%zz", "/p/%+1", "/p/%u002e", "/p/%ff", "/p/%c0%ae%c0%ae/", "/p/%ed%a0%80", "/p/caf\xe9"),
        *("/p/#x", "/" + "x" * LONGEST_TARGET, "/?" + "x" * LONGEST_TARGET),
    ],
)
def test_what_no_page_of_ours_asks_is_no_address(raw):
    assert target_of(raw) is None
    assert refused(request(target=raw), HOSTS) is HTTPStatus.BAD_REQUEST


@given(
    st.text(max_size=60).map(lambda text: "/" + text)
    | st.from_regex(r"/([a-z.%/\\?]|%[0-9a-f]{2}){,20}", fullmatch=True)
)
def test_no_address_leads_upwards_whatever_is_sent(raw):
    found = target_of(raw)

    assert found is None or (found.path.startswith("/") and not {".", ".."} & set(found.path.split("/")))
    assert found is None or not set("\0\\\r\n") & set(found.path)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "get", ""])
def test_only_looking_is_possible(method):
    assert refused(request(method=method), HOSTS) is HTTPStatus.METHOD_NOT_ALLOWED


@pytest.mark.parametrize(
    "host",
    [
        *(
            "evil.example",
            "evil.example:4700",
            "127.0.0.1",
            "127.0.0.1:4701",
            "localhost",
            "127.0.0.1.evil.example:4700",
        ),
        *("127.1:4700", "0.0.0.0:4700", "[::1]:4700", "LOCALHOST:4700", "user@127.0.0.1:4700", "", "192.168.1.20:4700"),
        ("127.0.0.1:4700", "127.0.0.1:4700"),
        (),
    ],
)
def test_it_answers_to_its_own_names_only(host):
    assert refused(request(host=host), HOSTS) is HTTPStatus.FORBIDDEN
    assert refused(request(host="localhost:4700"), HOSTS) is None


@pytest.mark.parametrize("site", ["cross-site", "same-site", "", "anything", ("same-origin", "same-origin")])
@pytest.mark.parametrize(
    ("mode", "dest"),
    [
        *(("no-cors", "script"), ("no-cors", "image"), ("cors", "empty"), ("websocket", "empty")),
        *(("navigate", "iframe"), ("navigate", "embed"), ("navigate", "object"), ("no-cors", "document")),
    ],
)
def test_another_site_can_load_nothing(site, mode, dest):
    sent = request(sec_fetch_site=site, sec_fetch_mode=mode, sec_fetch_dest=dest)

    assert refused(sent, HOSTS) is HTTPStatus.FORBIDDEN


def test_another_site_can_lead_the_reader_here_in_a_tab():
    tab = {"sec_fetch_site": "cross-site", "sec_fetch_mode": "navigate", "sec_fetch_dest": "document"}

    assert refused(request(**tab), HOSTS) is None
    assert refused(request(method="HEAD", **tab), HOSTS) is HTTPStatus.FORBIDDEN


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_our_own_pages_and_the_reader_can_load_everything(site):
    assert refused(request(sec_fetch_site=site, sec_fetch_mode="cors", sec_fetch_dest="empty"), HOSTS) is None


@pytest.mark.parametrize(
    "origin",
    [
        *("http://evil.example", "null", "", "http://127.0.0.1", "https://127.0.0.1:4700", "http://127.0.0.1:4701"),
        *("http://localhost:4700", "http://127.0.0.1:4700/", "http://203.0.113.9:4700"),
        ("http://127.0.0.1:4700", "http://127.0.0.1:4700"),
    ],
)
def test_another_origin_is_turned_away(origin):
    assert refused(request(origin=origin), HOSTS) is HTTPStatus.FORBIDDEN
    assert refused(request(origin="http://127.0.0.1:4700"), HOSTS) is None


def test_the_checks_come_in_their_order():
    wrong = {"host": "evil.example", "origin": "null"}

    assert refused(request(method="POST", target="/../", **wrong), HOSTS) is HTTPStatus.METHOD_NOT_ALLOWED
    assert refused(request(target="/../", **wrong), HOSTS) is HTTPStatus.BAD_REQUEST
    assert refused(request(**wrong), HOSTS) is HTTPStatus.FORBIDDEN
