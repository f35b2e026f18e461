"""How a command that runs until it is stopped is stopped: at once, whatever it is in the middle of."""

import os
import signal
import socket
import sys
from collections.abc import Callable
from threading import Thread, Timer
from types import FrameType
from typing import Final, NoReturn

LIMIT: Final = 0.4
"""Seconds after which the process ends even if something holds on."""
INTERRUPTED: Final = 130
"""Exit code of a command that was interrupted: 128 and the number of the signal, as shells count."""


class Stopped(BaseException):
    """Ctrl-C, or whoever runs this asked it to end."""


class Signals:
    """From now on the first Ctrl-C or SIGTERM raises `Stopped` in the main thread; a second one ends the process.

    Python runs a signal's handler in the main thread, between two steps. A main thread that waits for a lock may sleep
    on: a signal that comes just before it falls asleep does not wake it. It waits here, for a byte that the system
    writes with every signal.
    """

    def __init__(self) -> None:
        self._reading, self._writing = socket.socketpair()
        self._writing.setblocking(False)
        signal.set_wakeup_fd(self._writing.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, _first)

    def wait_beside(self, work: Callable[[], None]) -> None:
        """Wait in the main thread while another one works. What that raises is raised; its return is the end, too."""
        raised: list[BaseException | None] = []

        def beside() -> None:
            try:
                work()
            except BaseException as error:  # it is raised where somebody can tell the user
                raised.append(error)
            else:
                raised.append(None)
            self._writing.send(b"\0")

        Thread(target=beside, daemon=True).start()
        while not raised:
            self._reading.recv(1)
        if raised[0] is not None:
            raise raised[0]


def end(code: int) -> NoReturn:
    """End the process without waiting for anybody: threads may be building, or sending to browsers."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _first(number: int, frame: FrameType | None) -> None:
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, _second)
    last = Timer(LIMIT, os._exit, (0,))
    last.daemon = True
    last.start()
    raise Stopped


def _second(number: int, frame: FrameType | None) -> None:
    os._exit(INTERRUPTED)
