"""`jepsite serve` as a user runs it: a process of its own, with a port, a terminal, and signals that end it."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import click

from tests.commandline import PLAN

PATIENT: Final = 20.0
"""Seconds that a test waits for what should come at once: a busy machine is not a fault of the code."""
LINK: Final = re.compile(r"http://[\w.]+:(\d+)/~/enter\?t=([\w-]{22})\S*")
_NO: Final = ("JEPSITE_SECRET", "XDG_CONFIG_HOME", "SOURCE_DATE_EPOCH", "JEPSITE_DEBUG", "SSH_CONNECTION", "SSH_TTY")


def make_folder(path: Path) -> Path:
    """A user's folder with one good plan."""
    folder = path / "deals"
    (folder / "content").mkdir(parents=True)
    (folder / "content" / "clinics.md").write_text(PLAN)
    (folder / "jepsite.yml").write_text("secret: demo\nsite: {time_zone: Europe/Rome}\n")
    return folder


@dataclass
class Preview:
    """A preview that runs, or has ended."""

    process: subprocess.Popen[str]
    folder: Path
    said: Path
    opened: list[HTTPConnection | HTTPResponse] = field(default_factory=list)
    """To be closed at the end of the test."""

    @property
    def text(self) -> str:
        """All that it has written so far."""
        return click.unstyle(self.said.read_text())

    @property
    def link(self) -> str:
        found = LINK.search(self.text)
        assert found, self.text
        return found[0]

    @property
    def port(self) -> int:
        return urlsplit(self.link).port or 0

    @property
    def token(self) -> str:
        found = LINK.search(self.text)
        assert found
        return found[2]

    @property
    def cookie(self) -> str:
        return f"jepsite-{self.port}={self.token}"

    def says(self, word: str) -> str:
        """All that was written, as soon as this word is in it."""
        until(lambda: word in self.text or self.process.poll() is not None)
        assert word in self.text, self.text
        return self.text

    def asked(self, path: str, *, cookie: str | None = None, host: str = "127.0.0.1") -> HTTPResponse:
        """The beginning of an answer; its connection stays open until the end of the test."""
        connection = HTTPConnection(host, self.port, timeout=PATIENT)
        self.opened.append(connection)
        connection.request("GET", path, headers={"Cookie": self.cookie if cookie is None else cookie})
        answer = connection.getresponse()
        self.opened.append(answer)
        return answer

    def page(self, path: str) -> str:
        answer = self.asked(path)
        assert answer.status == 200, (answer.status, answer.read())
        return answer.read().decode()

    def stream(self) -> HTTPResponse:
        """A stream of events, behind its first message."""
        answer = self.asked("/~/events")
        assert answer.status == 200
        message(answer)
        return answer

    def stopped(self, number: int = signal.SIGINT) -> tuple[int, float]:
        """The exit code after a signal, and how many seconds it took."""
        began = time.perf_counter()
        self.process.send_signal(number)
        return self.process.wait(PATIENT), time.perf_counter() - began


def message(stream: HTTPResponse) -> str:
    """The next message of a stream that is more than a comment."""
    lines: list[str] = []
    while True:
        line = stream.readline().decode()
        assert line, "the stream has ended"
        lines.append(line)
        if line == "\n":
            if any(each.startswith("data:") for each in lines):
                return "".join(lines)
            lines = []


def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds, for as long as a patient user would."""
    end = time.monotonic() + PATIENT
    while not holds() and time.monotonic() < end:
        time.sleep(0.02)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port


@contextmanager
def preview(folder: Path, *words: str, environment: dict[str, str] | None = None) -> Iterator[Preview]:
    """A preview as of 9 November 2026; on a machine without a screen, unless the environment says otherwise."""
    said = folder.parent / f"said-{time.monotonic_ns()}"
    inherited = {name: value for name, value in os.environ.items() if name not in _NO}
    variables = {**inherited, "HOME": str(folder.parent / "home"), "CI": "true", **(environment or {})}
    with said.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "jepsite.cli.main", "serve", "--today", "2026-11-09", *words],
            cwd=folder, env={name: value for name, value in variables.items() if value}, text=True,
            stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
        )  # fmt: skip
    running = Preview(process=process, folder=folder, said=said)
    try:
        until(lambda: "Ctrl-C" in running.text or process.poll() is not None)
        yield running
    finally:
        for each in running.opened:
            each.close()
        process.kill()
        process.wait()
