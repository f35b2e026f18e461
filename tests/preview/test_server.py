"""The server on the wire: who gets nothing (P11, P12), what every answer says, where it listens (P13)."""

import builtins
import errno
import io
import os
import re
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest

from jepsite.hosting.headers import HEADERS
from jepsite.preview.server import PORT, PortTakenError, Server, listen
from jepsite.preview.session import Session
from jepsite.preview.snapshot import Reply, Snapshot
from tests.preview.listening import listening
from tests.preview.rawhttp import DRAFT, PAGE, ROUTES, asked, parsed, running, sent


@pytest.fixture(scope="module")
def up():
    with running() as served:
        yield served


# --- the way in -------------------------------------------------------------------------------------------------------


def test_with_the_cookie_there_is_the_page(up):
    answer = asked(up.port, "/p/clinics/", up.cookie)

    assert (answer.status, answer.body) == (200, PAGE.content)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


def test_the_link_gives_the_cookie_and_leads_to_the_page(up):
    link = urlsplit(up.session.link(up.server.origin, "/p/clinics/"))
    answer = asked(up.port, f"{link.path}?{link.query}")

    assert (answer.status, answer.headers["location"]) == (303, "/p/clinics/")
    assert answer.headers["set-cookie"] == up.session.set_cookie()


def test_a_link_in_anothers_page_is_led_on_by_ours_since_the_cookie_stays_back_on_their_way(up):
    link = urlsplit(up.session.link(up.server.origin, "/p/clinics/"))
    lines = ("Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document")
    answer = asked(up.port, f"{link.path}?{link.query}", *lines)

    assert (answer.status, answer.headers["set-cookie"]) == (200, up.session.set_cookie())
    assert b'<meta http-equiv="refresh" content="0;url=/p/clinics/">' in answer.body


@pytest.mark.parametrize(
    "cookie", ["X-None: 1", "Cookie: jepsite=1", "Cookie: jepsite-{port}=" + "A" * 22, "Cookie: jepsite-{port}="]
)
@pytest.mark.parametrize("target", ["/", "/p/clinics/", "/p/unknown/", "/~/events", "/~/enter?t=wrong", "/~/enter"])
def test_without_the_token_there_is_only_the_door(up, cookie, target):
    answer = asked(up.port, target, cookie.format(port=up.port))

    assert answer.status == 403
    assert b"Open the link shown in the terminal" in answer.body
    assert DRAFT.encode() not in answer.raw
    assert "set-cookie" not in answer.headers
    assert up.session.token.encode() not in answer.raw


def test_the_door_looks_the_same_at_every_address(up):
    assert asked(up.port, "/p/clinics/").body == asked(up.port, "/p/unknown/").body


def test_a_tab_of_the_run_before_is_let_in_with_a_new_cookie_and_noticed():
    former = Session(port=4700)
    with running(former=former.mark) as served:
        old = f"Cookie: jepsite-{served.port}={former.token}"
        page, noticed = asked(served.port, "/p/clinics/", old), served.service.returned.is_set()
        stream = asked(served.port, "/~/events", old)

        assert (page.status, noticed) == (200, False)
        assert (stream.status, served.service.returned.is_set()) == (200, True)
        assert page.headers["set-cookie"] == stream.headers["set-cookie"] == served.session.set_cookie()


# --- P11: other sites -------------------------------------------------------------------------------------------------

FOREIGN = {
    "another host": ("evil.example", ()),
    "a rebound name": ("rebind.evil.example:{port}", ()),
    "another port": ("127.0.0.1:1", ()),
    "an address of the machine": ("192.168.1.20:{port}", ()),
    "another origin": ("127.0.0.1:{port}", ("Origin: http://evil",)),
    "no origin": ("127.0.0.1:{port}", ("Origin: null",)),
    "an address as origin": ("127.0.0.1:{port}", ("Origin: http://203.0.113.9",)),
    "our own other name as origin": ("127.0.0.1:{port}", ("Origin: http://localhost:{port}",)),
    "a script": (
        "127.0.0.1:{port}",
        ("Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: script"),
    ),
    "an image": (
        "127.0.0.1:{port}",
        ("Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: image"),
    ),
    "a fetch": ("127.0.0.1:{port}", ("Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: cors", "Sec-Fetch-Dest: empty")),
    "a frame": (
        "127.0.0.1:{port}",
        ("Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe"),
    ),
}


@pytest.mark.parametrize("target", ["/", "/p/clinics/", "/~/events", "/~/enter?t={token}"])
@pytest.mark.parametrize("case", FOREIGN)
def test_another_site_gets_nothing_even_with_the_cookie(up, case, target):
    host, lines = FOREIGN[case]
    words = {"port": up.port, "token": up.session.token}
    answer = asked(
        up.port, target.format(**words), up.cookie, *(line.format(**words) for line in lines), host=host.format(**words)
    )

    assert answer.status == 403
    assert DRAFT.encode() not in answer.raw
    assert "set-cookie" not in answer.headers
    assert "location" not in answer.headers


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"])
def test_nothing_can_be_sent(up, method):
    answer = asked(up.port, "/p/clinics/", up.cookie, "Content-Length: 5", method=method)

    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")
    assert answer.headers["connection"] == "close"
    assert DRAFT.encode() not in answer.raw


def test_what_follows_a_request_as_its_body_is_no_request(up):
    hidden = f"GET /p/clinics/ HTTP/1.1\r\nHost: 127.0.0.1:{up.port}\r\n{up.cookie}\r\n\r\n"
    first = f"GET /p/no/ HTTP/1.1\r\nHost: 127.0.0.1:{up.port}\r\n{up.cookie}\r\nContent-Length: {len(hidden)}\r\n\r\n"
    raw = sent(up.port, (first + hidden).encode())

    assert raw.count(b"HTTP/1.1 ") == 1
    assert DRAFT.encode() not in raw


# --- P12: nothing but an exact look-up --------------------------------------------------------------------------------

CLIMBING = (
    "/../jepsite.yml", "/..", "/p/../../etc/passwd", "/p/clinics/../../../etc/passwd", "/./p/clinics/", "/p/clinics/.",
    "/%2e%2e/%2e%2e/etc/passwd", "/p/%2E%2E/", "/p/.%2e/", "/p/clinics/%2e", "/p%2f..%2f..%2fetc%2fpasswd",
    "/p%2fclinics%2f", "/%5c..%5c..%5cetc%5cpasswd", "/..\\..\\etc\\passwd", "/p\\clinics\\", "/%252e%252e/%252e%252e/",
    "/%25%32%65%25%32%65/", "//p/clinics/", "//etc/passwd", "///", "//127.0.0.1/p/clinics/", "/p//clinics/",
    "http://127.0.0.1/p/clinics/", "file:///etc/passwd", "*", "p/clinics/", "", "?", "/p/clinics/%00", "/p/clinics/\0",
    "/p/clinics%00.html", "/p/clinics/%0d%0aX: y", "/p/clinics", "/p/clinics/index.html", "/P/CLINICS/",
    "/p/clinics/%20",
    "/p/clinics-internal/", "/p/clinics2/", "/content/clinics.md", "/etc/passwd", "/proc/self/environ", "/jepsite.yml",
    "/~", "/~/", "/~/..", "/~/enter/", "/~root/", "/.git/config", "/.jepsite/preview.json", "/p/%ff%fe/",
    "/p/%c0%ae%c0%ae/",
    "/p/caf\xe9/", "/%", "/%2", "/%g0", "/p/clinics/;x", "/p/clinics/#x", "/" + "a" * 10_240, "/" + "../" * 600,
    "/" + "a" * 70_000, "/p/linked/etc/passwd",
)  # fmt: skip


@pytest.fixture
def opened(monkeypatch):
    """The files that anybody opens, looks at or lists, from now on."""
    seen: list[object] = []

    def spying(module, name):
        original = getattr(module, name)

        def spy(*arguments, **named):
            if threading.current_thread() is not threading.main_thread():  # what pytest itself does is its own affair
                seen.append((name, arguments))
            return original(*arguments, **named)

        monkeypatch.setattr(module, name, spy)

    for module, names in (
        (builtins, ["open"]),
        (io, ["open"]),
        (os, ["open", "stat", "lstat", "scandir", "listdir", "readlink", "access"]),
    ):
        for name in names:
            spying(module, name)
    return seen


def test_the_spy_sees_a_file_opened_by_another_thread(opened, tmp_path):
    thread = threading.Thread(target=lambda: (tmp_path / "x").write_text("x"))
    thread.start()
    thread.join()

    assert opened


def test_no_address_reaches_a_file(up, opened, tmp_path, monkeypatch):
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "linked").symlink_to("/")
    (tmp_path / "p" / "clinics-internal").mkdir()
    monkeypatch.chdir(tmp_path)
    statuses = {target: asked(up.port, target, up.cookie) for target in CLIMBING}

    assert {target: answer.status for target, answer in statuses.items() if answer.status not in {400, 404, 414}} == {}
    assert not any(DRAFT.encode() in answer.raw or b"root:" in answer.raw for answer in statuses.values())
    assert all(asked(up.port, path, up.cookie).status == 200 for path in ROUTES)
    assert opened == []


@pytest.mark.parametrize(
    "line",
    [
        *(b"GET\r\n", b"GET /\r\n", b"GET / HTTP/9.9\r\n", b"GET / HTTP/x\r\n", b"GET / p HTTP/1.1\r\n", b"\0\r\n"),
        *(b"GET  HTTP/1.1\r\n", b"\x16\x03\x01\x02\x00\x01\r\n", b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 200),
        b"GET / HTTP/1.1\r\nx: " + b"y" * 70_000 + b"\r\n",
    ],
)
def test_what_is_no_request_gets_a_refusal_that_repeats_nothing(up, line):
    raw = sent(up.port, line + f"{up.cookie}\r\n\r\n".encode())
    answer = parsed(raw)

    assert answer.status in {400, 403, 405, 431, 505}
    assert up.session.token.encode() not in raw
    assert b"Traceback" not in raw
    assert asked(up.port, "/", up.cookie).status == 200


# --- what every answer says -------------------------------------------------------------------------------------------


def test_a_themes_file_may_be_kept_since_its_name_changes_with_its_content(up):
    kept = asked(up.port, "/a/default/page.css", up.cookie).headers["cache-control"]
    shut = asked(up.port, "/a/default/page.css").headers["cache-control"]

    assert (kept, shut) == ("private, max-age=86400, immutable", "no-store")


@pytest.mark.parametrize(
    "target", ["/p/clinics/", "/a/default/none.css", "/p/unknown/", "/~/events", "/..", "/~/enter?t=x"]
)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_every_answer_has_the_headers_of_a_host_and_is_kept_by_nobody(up, method, target):
    headers = asked(up.port, target, up.cookie, method=method).headers

    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["cross-origin-resource-policy"] == headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["referrer-policy"] == "no-referrer"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert not [name for name in headers if name.startswith("access-control-")]
    assert not {"server", "date", "strict-transport-security"} & set(headers)


def test_a_pages_policy_is_the_published_one_to_the_letter(up):
    assert asked(up.port, "/", up.cookie).headers["content-security-policy"] == HEADERS["Content-Security-Policy"]


def test_head_is_get_without_the_body(up):
    get, head = asked(up.port, "/", up.cookie), asked(up.port, "/", up.cookie, method="HEAD")

    assert head.headers == get.headers
    assert head.raw.endswith(b"\r\n\r\n")
    assert head.headers["content-length"] == str(len(PAGE.content))


def test_a_page_that_the_browser_has_is_not_sent_again(up):
    tag = asked(up.port, "/", up.cookie).headers["etag"]
    again = asked(up.port, "/", up.cookie, f"If-None-Match: {tag}")

    assert (again.status, again.body) == (304, b"")
    assert asked(up.port, "/a/default/page.css", up.cookie, f"If-None-Match: {tag}").status == 200


def test_a_reply_may_be_a_page_that_says_where_another_went(up):
    gone = Reply(content=b"moved", media_type="text/plain", status=404)
    up.workshop.snapshot = Snapshot(version=7, routes={**ROUTES, "/p/old/": gone})
    answer = asked(up.port, "/p/old/", up.cookie)

    assert (answer.status, answer.body) == (404, b"moved")


def test_a_fault_of_ours_is_owned_up_to_and_told_to_whoever_runs_it(up, monkeypatch):
    told: list[Exception] = []
    monkeypatch.setattr(up.server, "faulty", told.append)
    monkeypatch.setattr(up.service, "_find", lambda path: 1 // 0)
    answer = asked(up.port, "/p/clinics/", up.cookie)

    assert (answer.status, answer.body[:30]) == (500, b"This is a fault in jepsite, no")
    assert [type(error) for error in told] == [ZeroDivisionError]


def test_a_connection_serves_one_request_after_another_without_delay(up):
    request = f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{up.port}\r\n{up.cookie}\r\n\r\n".encode()
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", up.port), timeout=5) as connection:
        for _ in range(20):
            connection.sendall(request)
            received = b""
            while not received.endswith(PAGE.content):
                received += connection.recv(65_536)
    took = time.monotonic() - began

    assert took < 0.75  # Nagle's algorithm and late acknowledgements would make it 40 ms a request


def test_a_stream_begins_with_the_version_that_stands(up):
    answer = asked(up.port, "/~/events", up.cookie)

    assert (answer.status, answer.headers["content-type"]) == (200, "text/event-stream")
    assert answer.headers["connection"] == "close"
    assert answer.body.startswith(b'retry: 500\nid: 7\ndata: {"run": "a", "version": 7')


# --- where it listens -------------------------------------------------------------------------------------------------


def test_nobody_but_this_machine_can_connect(up):
    assert listening(up.port) == {"127.0.0.1"}


def test_a_port_that_was_asked_for_and_is_taken_is_refused_by_name(up):
    with pytest.raises(PortTakenError, match=rf"port {up.port} is taken"):
        listen(up.port)


def test_a_port_that_is_not_for_everybody_is_refused_for_that(monkeypatch):
    def forbidden(host: str, port: int) -> Server:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("jepsite.preview.server.Server", forbidden)

    with pytest.raises(PortTakenError, match="port 80 is for this machine's administrator"):
        listen(80)


def test_without_a_wish_the_next_free_port_is_taken(monkeypatch):
    taken: list[int] = []

    class Busy(Server):
        def __init__(self, host: str, port: int) -> None:
            taken.append(port)
            if port and port != PORT + 3:
                raise OSError(errno.EADDRINUSE, "Address already in use")
            super().__init__(host, 0)

    monkeypatch.setattr("jepsite.preview.server.Server", Busy)
    listen(None).end()

    assert taken == [PORT, PORT + 1, PORT + 2, PORT + 3]


def test_when_all_usual_ports_are_taken_any_will_do(monkeypatch):
    class Busy(Server):
        def __init__(self, host: str, port: int) -> None:
            if port:
                raise OSError(errno.EADDRINUSE, "Address already in use")
            super().__init__(host, port)

    monkeypatch.setattr("jepsite.preview.server.Server", Busy)
    server = listen(None)
    port = server.server_port
    server.end()

    assert port > 0


def test_the_port_is_free_as_soon_as_the_server_ends():
    with running() as served:
        asked(served.port, "/", served.cookie)
        port = served.port

    listen(port).end()


# --- the same from a real second origin -------------------------------------------------------------------------------

EVIL = """<!doctype html><title>evil</title><body><script>
const target = "http://127.0.0.1:PORT/p/clinics/";
const seen = {};
const said = new Promise((done) => {
  const left = new Set(["script", "image", "style", "fetch", "opaque", "events"]);
  const note = (name, what) => { seen[name] = what; left.delete(name); if (!left.size) done(seen); };
  const load = (tag, name, attribute) => {
    const element = document.createElement(tag);
    if (tag === "link") element.rel = "stylesheet";
    element.onload = () => note(name, "loaded");
    element.onerror = () => note(name, "refused");
    element[attribute] = target;
    document.body.append(element);
  };
  load("script", "script", "src"); load("img", "image", "src"); load("link", "style", "href");
  const taking = (name, mode) => fetch(target, {mode, credentials: "include"})
    .then(async (answer) => note(name, await answer.text() || "refused"), () => note(name, "refused"));
  taking("fetch", "cors"); taking("opaque", "no-cors");
  const events = new EventSource("http://127.0.0.1:PORT/~/events", {withCredentials: true});
  events.onmessage = (message) => note("events", message.data);
  events.onerror = () => { events.close(); note("events", "refused"); };
});
</script><iframe src="http://127.0.0.1:PORT/p/clinics/"></iframe>
<form method="post" action="http://127.0.0.1:PORT/p/clinics/"><button>send</button></form>
<a href="http://127.0.0.1:PORT/p/clinics/">look</a>"""


@pytest.fixture
def elsewhere():
    """A server of somebody else's on this machine; what it shows is to be put into `page` first."""

    class Other(BaseHTTPRequestHandler):
        page = ""

        def do_GET(self) -> None:
            content = self.page.encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Other)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield Other, server.server_port
    server.shutdown()
    server.server_close()


@pytest.mark.browser
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])  # the same site on another port, and another site
def test_in_a_browser_another_origin_sees_nothing_of_a_draft(up, page, elsewhere, host):
    other, port = elsewhere
    other.page = EVIL.replace("PORT", str(up.port))
    up.workshop.snapshot = Snapshot(version=7, routes=ROUTES)
    page.goto(up.session.link(up.server.origin, "/p/clinics/"))
    at_home = page.inner_text("body")
    up.workshop.asked.clear()
    page.goto(f"http://{host}:{port}/")
    seen = page.evaluate("said")
    framed = [frame.content() for frame in page.frames if frame is not page.main_frame]
    with page.expect_navigation() as posted:
        page.click("button")

    assert DRAFT in at_home
    assert seen == dict.fromkeys(["script", "image", "style", "fetch", "opaque", "events"], "refused")
    assert framed
    assert not any(DRAFT in content for content in framed)
    assert posted.value is not None
    assert posted.value.status in {403, 405}
    assert DRAFT not in page.content()
    assert up.workshop.asked == []  # not even looked for


@pytest.mark.browser
def test_in_a_browser_a_link_on_anothers_page_brings_the_reader_in(up, page, elsewhere):
    other, port = elsewhere
    other.page = f'<a href="{up.session.link(up.server.origin, "/p/clinics/")}">x</a>'
    up.workshop.snapshot = Snapshot(version=7, routes=ROUTES)
    page.goto(f"http://localhost:{port}/")
    page.click("a")
    page.wait_for_url("**/p/clinics/")

    assert DRAFT in page.inner_text("body")
    assert [cookie["httpOnly"] for cookie in page.context.cookies()] == [True]


@pytest.mark.browser
def test_in_a_browser_the_link_opens_the_page_and_leaves_no_token_in_the_address(up, page):
    page.goto(up.session.link(up.server.origin, "/p/clinics/", once=True))

    assert page.url == f"{up.server.origin}/p/clinics/"
    assert re.sub(r"\s", "", page.evaluate("document.cookie")) == ""
