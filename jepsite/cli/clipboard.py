"""Puts a text on the clipboard, by the system's own program or through the terminal, and says which.

The text is handed over by a pipe, never as an argument that other users of the machine could see.
"""

import base64
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import Final

import click

PATIENCE: Final = 5
"""Seconds for a program that should need none."""


def copy(text: str) -> str | None:
    """Copy a text. A sentence that says how, or None where there is no clipboard to be found."""
    for command, encoding in _programs():
        if _handed_over(command, text.encode(encoding)):
            return f"Copied to the clipboard ({command[0]})."
    if sys.stdout.isatty():  # also where the terminal is on another machine, over SSH
        click.echo(f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\x07", nl=False)
        return "Sent to the terminal's clipboard (OSC 52); a terminal that does not take it stays silent."
    return None


def _programs() -> Iterator[tuple[tuple[str, ...], str]]:
    """The clipboard programs of this machine, each with the encoding it reads; none where the user sits at another."""
    if os.environ.get("SSH_CONNECTION"):
        return
    commands: list[tuple[tuple[str, ...], str]] = [(("pbcopy",), "utf-8")]
    if os.environ.get("WAYLAND_DISPLAY"):
        commands.append((("wl-copy",), "utf-8"))
    if os.environ.get("DISPLAY"):
        commands += [(("xclip", "-selection", "clipboard"), "utf-8"), (("xsel", "--clipboard", "--input"), "utf-8")]
    commands.append((("clip.exe",), "utf-16-le"))
    yield from ((command, encoding) for command, encoding in commands if shutil.which(command[0]))


def _handed_over(command: tuple[str, ...], content: bytes) -> bool:
    """Whether a program took the content. Nothing it says is read: xclip stays, and would hold a pipe open for ever."""
    environment = {**os.environ, "LC_CTYPE": "UTF-8"} if command[0] == "pbcopy" else None
    try:
        done = subprocess.run(  # noqa: S603 -- no shell, and one of the programs above
            command,
            input=content,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
            env=environment,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
