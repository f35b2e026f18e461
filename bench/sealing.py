"""What sealing a plan costs, and how soon a sealed plan can be read: milliseconds.

Sealing is compared with a floor measured in the same run, in turns: one deflate, one AES-256-GCM and one base64 of the
same page, without keys, labels, a page to open it in or checks. Opening is timed in a real browser with an empty cache,
from the navigation to the plan in the place of the locked page, which is served on loopback with the headers of a host;
beside it the same plan in clear.

    python -m bench.sealing               both: about a minute
    python -m bench.sealing --no-browser  sealing alone
"""

import argparse
import base64
import os
import statistics
import time
import zlib
from dataclasses import replace
from datetime import date
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from playwright.sync_api import Browser

from bench.plan_cost import quickest_ms
from jepsite.artifact import Artifact
from jepsite.audience import Audience
from jepsite.drawing import Drawn, draw
from jepsite.history.journal import Journal
from jepsite.i18n.words import words_for
from jepsite.model.deal import Access, Deal
from jepsite.model.site import Site
from jepsite.planning.holidaybook import HolidayBook
from jepsite.protect.keys import keys_of
from jepsite.protect.lock import lock
from jepsite.protect.open import open_page
from jepsite.reading import read_and_schedule
from jepsite.render.renderers import Renderers
from jepsite.source import Source
from tests.browser import running_browser
from tests.hosting.host import Host, hosting

HERE = Path(__file__).parent.parent
PLAN = HERE / "content" / "meerkant-dock-booking.md"
TODAY = date(2026, 11, 23)
SECRET = bytes(range(32))
OPENINGS = 20

WATCH = """document.addEventListener('jepsite:shown', () => {
  const [navigation] = performance.getEntriesByType('navigation');
  window.opened = [performance.now(), performance.now() - navigation.responseEnd];
});"""


def plan() -> tuple[Deal, Drawn]:
    """A real plan and its page in clear."""
    site = Site()
    source = Source(path="content/plan.md", text=PLAN.read_text(encoding="utf-8"))
    reading = read_and_schedule(source, site, today=TODAY, book=HolidayBook(), journal=Journal(HERE))
    assert reading.plan is not None
    renderers = Renderers(site=HERE, default="default")
    folder = keys_of(SECRET, reading.plan.deal).slug
    drawn = draw(reading.plan, Audience.PUBLIC, root=HERE, folder=folder, renderers=renderers)
    assert drawn.value is not None
    return reading.plan.deal, drawn.value


def sealed(deal: Deal, drawn: Drawn) -> tuple[Artifact, ...]:
    """From the workspace secret to the page that lies on the host."""
    keys = keys_of(SECRET, deal)
    return lock(drawn.page, drawn.files, keys=keys, expires=None, words=words_for(deal.language), seller="Nordwind")


def floor(content: bytes) -> bytes:
    """The work that no sealing can do without."""
    deflate = zlib.compressobj(level=4, wbits=-15)
    return base64.b64encode(AESGCM(bytes(32)).encrypt(bytes(12), deflate.compress(content) + deflate.flush(), b""))


def sealing(deal: Deal, drawn: Drawn) -> None:
    """Print what sealing costs."""
    keys = keys_of(SECRET, deal)
    page, *_ = sealed(deal, drawn)
    took = quickest_ms(
        {
            "seal": lambda: sealed(deal, drawn),
            "floor": lambda: floor(drawn.page.content),
            "open again": lambda: open_page(page.content, path=page.path, keys=keys),
        }
    )
    load = os.getloadavg()[0]
    print(f"page in clear {len(drawn.page.content):,} bytes, sealed {len(page.content):,} bytes; load {load:.1f}")
    for name, milliseconds in took.items():
        print(f"{name:12} {milliseconds:7.2f} ms  {milliseconds / took['floor']:5.2f} of the floor")
    begun = time.process_time()
    sealed(replace(deal, access=Access.LINK_AND_PASSWORD), drawn)
    print(f"{'password':12} {(time.process_time() - begun) * 1000:7.2f} ms, with one recipient")


def opening(deal: Deal, drawn: Drawn) -> None:
    """Print how soon a reader sees the plan."""
    keys = keys_of(SECRET, deal)
    clear = replace(drawn.page, path="p/clear/index.html")
    with hosting((*sealed(deal, drawn), clear, *drawn.shared)) as host, running_browser() as (browser, name):
        address = f"/p/{keys.slug}/#{keys.recipients[0].fragment}"
        found = [opened_in(browser, host, address) for _ in range(OPENINGS)]
        plain = [ready_in(browser, host, "/p/clear/") for _ in range(OPENINGS)]
    print(f"{name}, load {os.getloadavg()[0]:.1f}, median (least to most) of {OPENINGS}, ms:")
    for what, taken in (
        ("navigation to the plan", [whole for whole, _ in found]),
        ("of it after the HTML is there", [own for _, own in found]),
        ("the same page in clear, ready", plain),
    ):
        print(f"{what:32} {statistics.median(taken):6.0f}  ({min(taken):.0f} to {max(taken):.0f})")


def opened_in(browser: Browser, host: Host, address: str) -> tuple[float, float]:
    """Milliseconds until the plan stands in the document: from the navigation, and from the end of the HTML."""
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(host.address + address)
    whole, own = page.wait_for_function("() => window.opened").json_value()
    context.close()
    return whole, own


def ready_in(browser: Browser, host: Host, address: str) -> float:
    """Milliseconds from the navigation until a page in clear has run its script."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(host.address + address)
    ready = page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
    context.close()
    return float(ready)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--no-browser", action="store_true")
    asked = parser.parse_args()
    deal, drawn = plan()
    sealing(deal, drawn)
    if not asked.no_browser:
        opening(deal, drawn)


if __name__ == "__main__":
    main()
