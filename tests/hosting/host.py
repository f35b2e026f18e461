"""A host on loopback as the table describes one: every answer has all headers, whatever is missing gets `404.html`."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from jepsite.artifact import Artifact
from jepsite.hosting.headers import headers_for
from tests.commandline import tree


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(slots=True)
class Host:
    """A running host; what it serves may be changed while it runs."""

    address: str
    files: dict[str, Artifact]
    """By path, without a slash before it."""
    missing_headers: set[str] = field(default_factory=set)
    """Left out of every answer, as a host does that was told nothing."""
    redirects: dict[str, str] = field(default_factory=dict)
    """Paths that lead elsewhere, as behind a login."""
    asked: list[str] = field(default_factory=list)
    """The targets of all requests, in order."""

    def get(self, path: str) -> Answer:
        """One answer to a plain request, without following anything."""
        connection = HTTPConnection(urlsplit(self.address).netloc, timeout=10)
        connection.request("GET", path)
        response = connection.getresponse()
        body = response.read()
        connection.close()
        varying = {"Date", "Server"}
        headers = {name: value for name, value in response.getheaders() if name not in varying}
        return Answer(response.status, headers, body)


def served(site: Path) -> list[Artifact]:
    """What a host makes of a folder; `_headers` it reads and does not serve."""
    types = {".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript"}
    return [
        Artifact(path=path, content=content, media_type=types.get(Path(path).suffix, "application/octet-stream"))
        for path, content in tree(site).items()
        if path != "_headers"
    ]


@contextmanager
def hosting(artifacts: Iterable[Artifact]) -> Iterator[Host]:
    """Serve these files until the block ends. A folder answers with its page, with and without the slash."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host.asked.append(self.path)
            path = unquote(urlsplit(self.path).path).removeprefix("/")
            if path in host.redirects:
                self.send_response(302)
                self.send_header("Location", host.redirects[path])
                self.end_headers()
                return
            found = host.files.get(path) or host.files.get(f"{path.rstrip('/')}/index.html".removeprefix("/"))
            self._answer(200 if found else 404, found or host.files.get("404.html"))

        def _answer(self, status: int, artifact: Artifact | None) -> None:
            self.send_response(status)
            for name, value in headers_for(self.path).items():
                if name not in host.missing_headers:
                    self.send_header(name, value)
            content = artifact.content if artifact else b""
            self.send_header("Content-Type", artifact.media_type if artifact else "text/plain")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    files = {artifact.path: artifact for artifact in artifacts}
    host = Host(address=f"http://127.0.0.1:{server.server_port}", files=files)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
