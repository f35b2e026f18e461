"""The preview's web server: connections, bytes and headers. What is answered is decided by the service.

It listens where it is told and nowhere else, writes no log (a request line may hold the token), and lets go of its
port at once when it is stopped, whoever is still listening.
"""

import errno
import os
import socket
from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, Final, TypeAlias

from jepsite.hosting.headers import headers_for
from jepsite.preview.doorway import Answer, turned_away
from jepsite.preview.guards import LOOPBACK, Request
from jepsite.preview.service import Service, Streaming

PORT: Final = 4700
_NEXT: Final = 10
"""How many ports after the usual one are tried before any that is free."""
_NOT_TO_BE_HAD: Final = {
    errno.EADDRINUSE: "is taken by another program",
    errno.EACCES: "is for this machine's administrator only",
}
_LONGEST_LINE: Final = 65_536
_POLL: Final = 0.1
"""Seconds until the server notices that it is to stop."""

_TLS: Final = "Strict-Transport-Security"
"""Of a host that is reached over TLS: nothing to say here."""

Faulty: TypeAlias = Callable[[Exception], None]
"""Is told of a fault of ours that kept a request from its answer."""
Headers: TypeAlias = Callable[[str], Mapping[str, str]]
"""What is sent with an address, beside what belongs to the connection."""


class PortTakenError(Exception):
    """The port that was asked for cannot be had."""


def drafts(path: str) -> Mapping[str, str]:
    """The headers of a host for pages that are still being written: the same policy to the letter, kept by nobody."""
    return {name: value for name, value in headers_for(path).items() if name != _TLS} | {"Cache-Control": "no-store"}


class Server(ThreadingHTTPServer):
    """One address and port, bound and listening as soon as it is made; it answers after `begin`."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = os.name == "posix"  # elsewhere it would let two programs share a port
    request_queue_size = 64
    service: Service
    headers: Headers
    faulty: Faulty

    def __init__(self, host: str, port: int) -> None:
        super().__init__((host, port), _Handler)
        self._began = False

    def server_bind(self) -> None:
        """Bind, and ask no name server what this machine is called, as the library would."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, int(self.allow_reuse_address))
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    @property
    def origin(self) -> str:
        """`http://127.0.0.1:4700`."""
        return f"http://{self.server_name}:{self.server_port}"

    def begin(self, service: Service, headers: Headers, *, faulty: Faulty = lambda error: None) -> None:
        """Answer requests, in threads that end with the process."""
        self.service, self.headers, self.faulty, self._began = service, headers, faulty, True
        Thread(target=self.serve_forever, args=(_POLL,), name="preview-server", daemon=True).start()

    def end(self) -> None:
        """Answer no more; the port is free when this returns. Streams that are open end with the process."""
        if self._began:
            self.shutdown()
        self.server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that went away in the middle of an answer is nobody's fault."""


def listen(port: int | None, *, host: str = LOOPBACK) -> Server:
    """A server on the port asked for, else on the usual one, one of the next ten, or any.

    Raises `PortTakenError` where the port was asked for and cannot be had, `OSError` for an address that is not here.
    """
    candidates = (port,) if port is not None else (*range(PORT, PORT + _NEXT + 1), 0)
    why = ""
    for candidate in candidates:
        try:
            return Server(host, candidate)
        except OSError as error:
            if error.errno not in _NOT_TO_BE_HAD:
                raise
            why = _NOT_TO_BE_HAD[error.errno]
    raise PortTakenError(f"port {port} {why}")


class _Handler(BaseHTTPRequestHandler):
    """One connection. The library reads the request; all that is written is written here, head and body at once."""

    protocol_version = "HTTP/1.1"
    timeout = 60
    disable_nagle_algorithm = True
    server: Server

    def handle_one_request(self) -> None:
        """Read one request, answer it, and see whether the connection may go on."""
        try:
            self.raw_requestline = self.rfile.readline(_LONGEST_LINE + 1)
            if len(self.raw_requestline) > _LONGEST_LINE:
                self.requestline = self.command = ""
                self.send_error(HTTPStatus.REQUEST_URI_TOO_LONG)
            elif not self.raw_requestline:
                self.close_connection = True
            elif self.parse_request():
                self._answer()
        except (OSError, ValueError):  # the other side went away, or was silent for too long
            self.close_connection = True

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What the library finds wrong with a request, in a sentence that repeats nothing of it."""
        self.close_connection = True
        self._send("/", turned_away(HTTPStatus(code)))

    def _answer(self) -> None:
        if "content-length" in self.headers or "transfer-encoding" in self.headers:
            self.close_connection = True  # what follows is no request: it is not read
        # The library makes `//x` one of `/x` in `self.path`; the look-up is of what was asked.
        request = Request(
            method=self.command,
            target=self.requestline.split()[1],
            headers={name.lower(): tuple(self.headers.get_all(name, ())) for name in self.headers},
        )
        try:
            answer = self.server.service.answer(request)
        except Exception as error:
            self.server.faulty(error)
            answer = turned_away(HTTPStatus.INTERNAL_SERVER_ERROR)
        if isinstance(answer, Streaming):
            self._stream(request.target, answer)
        else:
            self._send(request.target, answer)

    def _send(self, target: str, answer: Answer) -> None:
        has_body = answer.status is not HTTPStatus.NOT_MODIFIED
        headers = {
            **self.server.headers(target),
            "Content-Type": answer.media_type,
            **({"Content-Length": str(len(answer.content))} if has_body else {}),
            **({"Connection": "close"} if self.close_connection else {}),
            **answer.headers,
        }
        body = answer.content if has_body and self.command != "HEAD" else b""
        self.wfile.write(_head(answer.status, headers) + body)

    def _stream(self, target: str, answer: Streaming) -> None:
        self.close_connection = True
        own = {"Content-Type": "text/event-stream", "Connection": "close"}
        self.wfile.write(_head(HTTPStatus.OK, {**self.server.headers(target), **own, **answer.headers}))
        if self.command != "HEAD":
            for message in answer.messages:
                self.wfile.write(message)


def _head(status: HTTPStatus, headers: Mapping[str, str]) -> bytes:
    lines = [f"HTTP/1.1 {status.value} {status.phrase}", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join((*lines, "", "")).encode("ascii")
