"""Pages look as they did: five small pictures, made anew by `make golden` and looked at before they are committed.

Letters are drawn differently by other versions of a browser and with other fonts of the system. So pictures are
compared only where both are those that tests/golden/made-with.json names; elsewhere the test is skipped and says so.
They are taken by the whole browser, as readers have it: the bare shell of other tests draws letters a little unlike it.
"""

import hashlib
import io
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page

from tests.browser import candidates, is_bare, new_page
from tests.e2e.plans import ROOT
from tests.render.serving import Served

pytestmark = pytest.mark.browser

FOLDER: Final = ROOT / "tests/golden"
MADE_WITH: Final = FOLDER / "made-with.json"
REWRITE: Final = os.environ.get("GOLDEN") == "rewrite"

STEP: Final = 24
"""Of 255: by less than this a channel of a pixel may differ, unseen."""
SHARE: Final = 0.001
"""Of all pixels: so many may differ by more."""
COLOURS: Final = 64
SHOWN: Final = "bellini-mes"


def on_screen(width: int, height: int, *, dark: bool = False) -> Callable[[Page], bytes]:
    def taken(page: Page) -> bytes:
        page.emulate_media(color_scheme="dark" if dark else "light", reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": height})
        return page.screenshot(animations="disabled")

    return taken


def timeline(page: Page) -> bytes:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate("document.querySelector('.toc').remove()")  # it would stick over the picture
    return page.locator("#timeline").screenshot(animations="disabled")


def sheet(page: Page) -> bytes:
    """The first printed page, drawn by poppler."""
    pdftoppm = shutil.which("pdftoppm")
    if pdftoppm is None:
        pytest.skip("drawing a printed page needs pdftoppm (the package poppler-utils), which is not here")
    command = [pdftoppm, "-r", "72", "-f", "1", "-l", "1", "-png", "-"]
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    return subprocess.run(command, input=printed, capture_output=True, check=True).stdout


PICTURES: Final = {
    "laptop": on_screen(1280, 1000),
    "dark": on_screen(1280, 1000, dark=True),
    "phone": on_screen(390, 1400),
    "timeline": timeline,
    "paper": sheet,
}


def made_with(browser: Browser) -> dict[str, str]:
    """What draws here: the browser, the fonts that it falls back to, and what draws paper."""
    listed = subprocess.run(["fc-list", ":", "file"], capture_output=True, text=True, check=False).stdout
    fonts = sorted(Path(line.rstrip(": ")).name for line in listed.splitlines())
    poppler = subprocess.run(["pdftoppm", "-v"], capture_output=True, text=True, check=False).stderr
    return {
        "browser": browser.version,
        "fonts": hashlib.sha256("\n".join(fonts).encode()).hexdigest()[:16],
        "poppler": poppler.splitlines()[0] if poppler else "",
    }


@pytest.fixture
def page(whole_browser: Browser) -> Iterator[Page]:
    with new_page(whole_browser) as opened:
        yield opened


@pytest.fixture
def here(whole_browser: Browser) -> dict[str, str]:
    """What draws here, which is what drew the pictures; otherwise the test is skipped."""
    if all(is_bare(found) for found in candidates(whole=True)):
        pytest.skip("pictures are taken by a whole browser, and here is only the bare shell")
    try:
        drawn = made_with(whole_browser)
    except OSError as reason:
        pytest.skip(f"what fonts are here cannot be told: {reason}")
    before = {} if REWRITE else json.loads(MADE_WITH.read_text(encoding="utf-8"))
    if not REWRITE and drawn != before:
        pytest.skip(f"pictures are compared only where they were made: with {before}, here is {drawn}")
    return drawn


def reduced(png: bytes) -> Image.Image:
    """Few colours, so that a picture is a small file; the same way for both sides of a comparison."""
    return Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)


def difference(one: Image.Image, other: Image.Image) -> Image.Image:
    """White where two pictures of one size differ by more than a step in any channel."""
    channels = ImageChops.difference(one.convert("RGB"), other.convert("RGB")).split()
    most = ImageChops.lighter(ImageChops.lighter(channels[0], channels[1]), channels[2])
    return most.point([255 if value > STEP else 0 for value in range(256)])


def told(name: str, before: Image.Image, now: Image.Image, folder: Path) -> str:
    """What is wrong with a picture, in words that name another one to look at; empty where it is as it was."""
    if before.size != now.size:
        wrong, apart = f"it was {before.size} and is {now.size}", None
    else:
        apart = difference(before, now)
        share = apart.histogram()[255] / (apart.width * apart.height)
        wrong = f"{share:.2%} of its pixels differ, {SHARE:.2%} may" if share > SHARE else ""
    if not wrong:
        return ""
    sheets = [before.convert("RGB"), now.convert("RGB"), *([apart.convert("RGB")] if apart else [])]
    beside = Image.new("RGB", (sum(each.width for each in sheets), max(each.height for each in sheets)), "grey")
    for place, each in enumerate(sheets):
        beside.paste(each, (sum(left.width for left in sheets[:place]), 0))
    beside.save(folder / f"{name}.png")
    return f"{name}: {wrong}. Before, now and where they differ: {folder / name}.png. Meant? `make golden`"


@pytest.mark.parametrize("name", PICTURES)
def test_a_page_looks_as_it_did(name: str, page: Page, site: Served, here: dict[str, str], tmp_path: Path):
    page.clock.set_fixed_time("2026-11-23T12:00:00")
    page.goto(f"{site.address}/p/{SHOWN}/", wait_until="networkidle")
    now = reduced(PICTURES[name](page))
    file = FOLDER / f"{name}.png"
    if REWRITE:
        FOLDER.mkdir(exist_ok=True)
        now.save(file, optimize=True)
        MADE_WITH.write_text(json.dumps(here, indent=2) + "\n", encoding="utf-8")

    with Image.open(file) as before:
        assert told(name, before, now, tmp_path) == ""


def test_a_difference_is_told_and_shown(tmp_path: Path):
    before = Image.new("RGB", (100, 100), "white")
    now = before.copy()
    now.paste("black", (0, 0, 10, 10))

    assert told("same", before, before, tmp_path) == ""
    assert "1.00% of its pixels differ" in told("moved", before, now, tmp_path)
    with Image.open(tmp_path / "moved.png") as shown:
        assert shown.size == (300, 100)
    assert "it was (100, 100)" in told("grown", before, before.resize((100, 120)), tmp_path)


def test_pictures_stay_small():
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < 1_500_000
