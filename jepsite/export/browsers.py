"""Which browsers of this machine could print, the best first. Starts none of them.

Printing needs Chromium or one of its family. Its headless shell does with half the processor time what the whole
browser does, which is why it comes first.
"""

import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from jepsite.record import record

VARIABLE: Final = "JEPSITE_BROWSER"
"""Names the browser to use: an executable, or the `ws://` or `wss://` endpoint of a Playwright server."""

HOW_TO_GET_ONE: Final = (
    "get one with 'playwright install --only-shell chromium', or on Debian and Ubuntu with 'sudo apt install "
    f"chromium-headless-shell' (or chromium); or name one of Chromium's family: {VARIABLE}=/path/to/chrome"
)

_PROGRAMS: Final = (
    "chromium-headless-shell",
    "chrome-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
)
_APPLICATIONS: Final = tuple(
    f"/Applications/{name}.app/Contents/MacOS/{name}" for name in ("Chromium", "Google Chrome", "Microsoft Edge")
)
_ENDPOINTS: Final = ("ws://", "wss://")
_PLAYWRIGHTS: Final = {
    "chromium-headless-shell": ("chrome-headless-shell", "headless_shell", "chrome-headless-shell.exe"),
    "chromium": ("chrome", "Google Chrome for Testing", "Chromium", "chrome.exe"),
}
"""What Playwright calls the browsers that it fetches, and the programs in their folders."""


@record
class Browser:
    """A browser that might start."""

    address: str
    """Path of an executable, or an endpoint."""

    @property
    def is_remote(self) -> bool:
        """Whether it runs elsewhere, behind a Playwright server."""
        return self.address.startswith(_ENDPOINTS)

    @property
    def name(self) -> str:
        """For people: the address, of an endpoint without what may be a key to it."""
        if not self.is_remote:
            return self.address
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"

    def identity(self) -> str:
        """What changes when another program stands at the address: its path, time and size. An endpoint is its name."""
        if self.is_remote:
            return self.address
        try:
            found = Path(self.address).stat()
        except OSError:
            return self.address
        return f"{self.address} {found.st_mtime_ns} {found.st_size}"


def browsers(environment: Mapping[str, str]) -> tuple[Browser, ...]:
    """The browsers to try, in order; a browser that `JEPSITE_BROWSER` names is the only one. None: there is none."""
    named = environment.get(VARIABLE)
    if named:
        return (Browser(address=named if named.startswith(_ENDPOINTS) else shutil.which(named) or named),)
    programs = (shutil.which(name, path=environment.get("PATH")) for name in _PROGRAMS)
    applications = (path for path in _APPLICATIONS if sys.platform == "darwin" and Path(path).is_file())
    found = (*_of_playwright(environment), *programs, *applications)
    return tuple(Browser(address=path) for path in dict.fromkeys(found) if path)


def _of_playwright(environment: Mapping[str, str]) -> Iterator[str]:
    """Executables that this version of Playwright has fetched, by its own list: asking it takes half a second."""
    spec = find_spec("playwright")
    home = _playwright_home(environment)
    if spec is None or not spec.submodule_search_locations or home is None:
        return
    listed = Path(spec.submodule_search_locations[0], "driver", "package", "browsers.json")
    try:
        revisions = {each["name"]: each["revision"] for each in json.loads(listed.read_text("utf-8"))["browsers"]}
    except (OSError, ValueError, KeyError):
        return
    for name, programs in _PLAYWRIGHTS.items():
        folder = home / f"{name.replace('-', '_')}-{revisions.get(name)}"
        found = (path for program in programs for path in sorted(folder.rglob(program)) if os.access(path, os.X_OK))
        yield from (str(path) for path in found if path.is_file())


def _playwright_home(environment: Mapping[str, str]) -> Path | None:
    """Where Playwright keeps what it fetches."""
    named = environment.get("PLAYWRIGHT_BROWSERS_PATH")
    if named:
        return None if named == "0" else Path(named)
    home = Path(environment.get("HOME") or Path.home())
    caches = {
        "darwin": home / "Library" / "Caches",
        "win32": Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local"),
    }
    return caches.get(sys.platform, Path(environment.get("XDG_CACHE_HOME") or home / ".cache")) / "ms-playwright"
