"""A site served as a host would: compressed, with the policy in its headers; from memory, knowing what was asked."""

import gzip
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final

from jepsite.artifact import Artifact

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src data: 'self'; "
    "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types jepsite"
)


@dataclass(slots=True)
class Served:
    """A running server."""

    address: str
    asked: list[str] = field(default_factory=list)
    """The targets of all requests, in order."""


@contextmanager
def serving(artifacts: Iterable[Artifact]) -> Iterator[Served]:
    """Serve these files until the block ends. A folder's page answers with and without the slash at its end."""
    files = {f"/{artifact.path}": artifact for artifact in artifacts}
    pages = {path.removesuffix("/index.html"): artifact for path, artifact in files.items() if "index.html" in path}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.asked.append(self.path)
            found = files.get(self.path) or pages.get(self.path.rstrip("/"))
            self.send_response(200 if found else 404)
            self.send_header("Content-Security-Policy", POLICY)
            self.send_header("Referrer-Policy", "no-referrer")
            self.send_header("X-Content-Type-Options", "nosniff")
            self.send_header("Content-Type", found.media_type if found else "text/plain")
            content = found.content if found else b""
            if found and found.media_type.startswith("text/") and "gzip" in self.headers.get("Accept-Encoding", ""):
                content = gzip.compress(content)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served = Served(address=f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
