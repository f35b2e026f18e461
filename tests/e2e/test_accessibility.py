"""axe-core finds nothing on real pages: on a screen in light and dark, on a phone, and printed."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import axe_playwright_python
import pytest
from playwright.sync_api import Page

from tests.e2e.plans import EXAMPLES
from tests.render.serving import Served

pytestmark = pytest.mark.browser

AXE: Final = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RUN: Final = """async ({ rules, off }) => {
  const changed = { 'color-contrast-enhanced': { enabled: true } };
  off.forEach((rule) => { changed[rule] = { enabled: false }; });
  const found = await axe.run(document, { runOnly: rules, resultTypes: ['violations'], rules: changed });
  return found.violations.map(({ id, nodes }) => `${id}: ` + nodes.slice(0, 3).map(({ html }) => html).join(' | '));
}"""
STATES: Final = ("all-late", "five-activities", "five-parties", "forty-people", "long-title", "names", "stopped")


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How a page is looked at."""

    scheme: Literal["light", "dark"] = "light"
    media: Literal["screen", "print"] = "screen"
    width: int = 1280
    off: tuple[str, ...] = ()
    """Rules that say nothing here."""


WAYS: Final = {
    "light": Way(),
    "dark": Way(scheme="dark"),
    "phone": Way(width=390),
    "print": Way(media="print", off=("target-size",)),  # nobody touches a link on paper
}


def barriers(page: Page, way: Way) -> list[str]:
    """What axe finds on a page that is looked at in this way: rule, and the first elements."""
    page.emulate_media(color_scheme=way.scheme, media=way.media, reduced_motion="reduce")
    page.set_viewport_size({"width": way.width, "height": 900})
    found: list[str] = page.evaluate(RUN, {"rules": list(RULES), "off": list(way.off)})
    return found


def opened(page: Page, site: Served, name: str) -> None:
    page.goto(f"{site.address}/p/{name}/")
    page.evaluate(AXE)


@pytest.mark.parametrize("name", EXAMPLES)
def test_nothing_on_an_example_is_a_barrier_however_it_is_looked_at(name: str, page: Page, site: Served):
    opened(page, site, name)
    found = {kind: barriers(page, way) for kind, way in WAYS.items()}

    assert found == {kind: [] for kind in WAYS}


@pytest.mark.parametrize("name", STATES)
def test_nothing_is_a_barrier_where_a_plan_is_extreme(name: str, page: Page, site: Served):
    opened(page, site, name)
    found = {kind: barriers(page, WAYS[kind]) for kind in ("dark", "phone")}

    assert found == {"dark": [], "phone": []}


def test_a_barrier_would_be_found(page: Page, site: Served):
    opened(page, site, "five-activities")
    page.evaluate("""() => {
      document.querySelector('h1').style.color = '#bbb';
      document.querySelector('.topbar').style.color = '#707070';
      document.querySelector('#mine label').remove();
    }""")
    found = {each.split(":")[0] for each in barriers(page, WAYS["light"])}

    assert found == {"color-contrast", "color-contrast-enhanced", "select-name"}
