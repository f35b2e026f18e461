"""Opens the reader's browser, where there is one to be seen, and only if none of its tabs is waiting already."""

import sys
from collections.abc import Mapping
from threading import Event, Thread
from typing import Final

BACK_AGAIN: Final = 0.7
"""Seconds in which a tab of the last run comes back by itself."""
_NOBODY_LOOKS: Final = ("CI", "SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")
_DISPLAYS: Final = ("DISPLAY", "WAYLAND_DISPLAY")


def may_open(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether a browser that is started here would be seen by the one who types."""
    if any(environment.get(name) for name in _NOBODY_LOOKS):
        return False
    return platform in {"darwin", "win32"} or any(environment.get(name) for name in _DISPLAYS)


def open_later(link: str, *, returned: Event, expected: bool) -> None:
    """Open `link`, in the background; where a tab is `expected` back, only if it has not `returned` in its time."""
    Thread(target=_open, args=(link, returned, expected), name="preview-opener", daemon=True).start()


def _open(link: str, returned: Event, expected: bool) -> None:
    if not (expected and returned.wait(BACK_AGAIN)):
        import webbrowser  # noqa: PLC0415 -- where no browser is opened it is not needed

        webbrowser.open_new_tab(link)
