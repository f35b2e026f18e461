"""What a page does that nobody touches, while its window gets every width."""

from dataclasses import dataclass, field
from typing import Final

from playwright.sync_api import Browser

from tests.browser import new_page

WIDTHS: Final = (320, 390, 719, 720, 1023, 1024, 1159, 1160, 1280, 1920)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What was seen of it until its network was idle."""

    said: list[str] = field(default_factory=list)
    """On the console, the policy's violations among it, and in dialogs."""
    asked: list[tuple[str, str]] = field(default_factory=list)
    """Kind and address of each request."""
    wide: dict[int, int] = field(default_factory=dict)
    """How wide the page was, by the width of its window."""


def visited(browser: Browser, address: str) -> Visit:
    """Open a page once, for all tests that merely watch it."""
    found = Visit()
    with new_page(browser) as page:
        page.on("console", lambda message: found.said.append(message.text))
        page.on("pageerror", lambda error: found.said.append(error.message))
        page.on("dialog", lambda dialog: found.said.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: found.asked.append((request.resource_type, request.url)))
        page.goto(address)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            found.wide[width] = page.evaluate("document.documentElement.scrollWidth")
        page.wait_for_load_state("networkidle")
    return found
