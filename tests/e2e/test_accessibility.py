"""axe-core finds nothing on real pages: on a screen in light and dark, on a phone, and printed."""

from pathlib import Path
from typing import Any, Final, Literal

import axe_playwright_python
import pytest
from playwright.sync_api import Page

from tests.e2e.plans import EXAMPLES
from tests.render.serving import Served

pytestmark = pytest.mark.browser

AXE: Final = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES: Final = (
    "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice",
)  # fmt: skip
RUN: Final = """async (rules) => {
  const found = await axe.run(document, {
    runOnly: rules, resultTypes: ['violations'], rules: { 'color-contrast-enhanced': { enabled: true } },
  });
  return found.violations.map(({ id, nodes }) => `${id}: ` + nodes.slice(0, 3).map(({ html }) => html).join(' | '));
}"""
STATES: Final = ("all-late", "five-activities", "five-parties", "forty-people", "long-title", "names", "stopped")

Way = tuple[Literal["light", "dark"], Literal["screen", "print"], int]
WAYS: Final[dict[str, Way]] = {
    "light": ("light", "screen", 1280),
    "dark": ("dark", "screen", 1280),
    "phone": ("light", "screen", 390),
    "print": ("light", "print", 1280),
}


def barriers(page: Page, way: Way) -> list[Any]:
    """What axe finds on a page that is looked at in this way."""
    scheme, media, width = way
    page.emulate_media(color_scheme=scheme, media=media, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})
    found = page.evaluate(RUN, list(RULES))
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("name", [*EXAMPLES, *STATES])
def test_nothing_on_a_page_is_a_barrier(name: str, page: Page, site: Served):
    page.goto(f"{site.address}/p/{name}/")
    page.evaluate(AXE)
    found = {kind: barriers(page, way) for kind, way in WAYS.items()}

    assert found == dict.fromkeys(WAYS, [])


def test_a_barrier_would_be_found(page: Page, site: Served):
    page.goto(f"{site.address}/p/five-activities/")
    page.evaluate(AXE)
    page.evaluate("""() => {
      document.querySelector('h1').style.color = '#bbb';
      document.querySelector('#mine label').remove();
    }""")

    assert {found.split(":")[0] for found in barriers(page, WAYS["light"])} == {
        "color-contrast", "color-contrast-enhanced", "select-name",
    }  # fmt: skip
