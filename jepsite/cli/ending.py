"""How a command that runs until it is stopped is stopped: at once, whatever it is in the middle of."""

import os
import signal
import sys
from threading import Timer
from types import FrameType
from typing import Final, NoReturn

LIMIT: Final = 0.4
"""Seconds after which the process ends even if something holds on."""
INTERRUPTED: Final = 130
"""Exit code of a command that was interrupted: 128 and the number of the signal, as shells count."""


class Stopped(BaseException):
    """Ctrl-C, or whoever runs this asked it to end."""


def heed_signals() -> None:
    """From now on the first Ctrl-C or SIGTERM raises `Stopped` in the main thread; a second one ends the process."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _first)


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
