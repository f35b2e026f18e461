"""A server of the preview with pages that stand still, and requests to it as bytes: no library puts them right."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPResponse
from typing import Final

from jepsite.preview.events import messages
from jepsite.preview.server import Headers, Server, drafts, listen
from jepsite.preview.service import Service
from jepsite.preview.session import Session
from jepsite.preview.snapshot import Reply, Snapshot

DRAFT: Final = "Drafted for Clinica Alba only"
PAGE: Final = Reply(
    content=f"<!doctype html><title>x</title><p>{DRAFT}</p>".encode(), media_type="text/html; charset=utf-8"
)
STYLE: Final = Reply(content=b"p{color:red}", media_type="text/css; charset=utf-8")
ROUTES: Final = {"/": PAGE, "/p/clinics/": PAGE, "/a/default/page.css": STYLE}


class Standing:
    """A workshop in which nothing changes, until a test puts another snapshot in its place."""

    def __init__(self) -> None:
        self.snapshot = Snapshot(version=7, routes=ROUTES)
        self.asked: list[str] = []

    def wait(self, version: int, timeout: float) -> Snapshot:
        return self.snapshot

    def find(self, path: str) -> Reply | None:
        self.asked.append(path)
        return self.snapshot.routes.get(path)


@dataclass(frozen=True, kw_only=True)
class Running:
    """A server that answers."""

    server: Server
    session: Session
    service: Service
    workshop: Standing

    @property
    def port(self) -> int:
        return self.server.server_port

    @property
    def cookie(self) -> str:
        return f"Cookie: {self.session.cookie}={self.session.token}"


@dataclass(frozen=True, kw_only=True)
class Answered:
    """An answer as it came over the wire."""

    status: int
    headers: dict[str, str]
    body: bytes
    raw: bytes


@contextmanager
def running(*, former: str | None = None, headers: Headers = drafts) -> Iterator[Running]:
    server = listen(0)
    session = Session(port=server.server_port, former=former)
    workshop = Standing()
    service = Service(
        session=session,
        hosts=frozenset({f"127.0.0.1:{server.server_port}", f"localhost:{server.server_port}"}),
        find=workshop.find,
        stream=lambda: messages(workshop, run="a", stopping=lambda: True),
    )
    server.begin(service, headers)
    try:
        yield Running(server=server, session=session, service=service, workshop=workshop)
    finally:
        server.end()


def sent(port: int, request: bytes, *, host: str = "127.0.0.1") -> bytes:
    """What comes back for these bytes, until the other side has nothing more to say."""
    with socket.create_connection((host, port), timeout=5) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        received = b""
        while chunk := connection.recv(65_536):
            received += chunk
    return received


def asked(port: int, target: str | bytes, *lines: str, method: str = "GET", host: str | None = None) -> Answered:
    """One request with these header lines beside its `Host`, and its one answer."""
    raw_target = target.encode("latin-1") if isinstance(target, str) else target
    head = "".join(f"{line}\r\n" for line in (f"Host: {host or f'127.0.0.1:{port}'}", *lines, ""))
    raw = sent(port, method.encode() + b" " + raw_target + b" HTTP/1.1\r\n" + head.encode("latin-1"))
    return parsed(raw, method=method)


def parsed(raw: bytes, *, method: str = "GET") -> Answered:
    class Wire:
        def makefile(self, *_: object) -> object:
            import io

            return io.BytesIO(raw)

    response = HTTPResponse(Wire(), method=method)  # type: ignore[arg-type] # all it needs of a socket
    response.begin()
    headers = {name.lower(): value for name, value in response.getheaders()}
    return Answered(status=response.status, headers=headers, body=response.read(), raw=raw)
