"""Real pages in a real browser: what they ask for, what they weigh, and that none scrolls sideways.

tests/render/test_in_browser.py looks at pages made by hand; here everything comes from plans.
"""

import gzip
import re
from collections.abc import Callable
from functools import cache
from pathlib import PurePosixPath
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.plans import EXAMPLES, PLANS, built
from tests.pdfs import texts_of
from tests.render.serving import Served
from tests.visits import WIDTHS, Visit, visited

HEAVY: Final = "meerkant-dock-booking"
"""An example of 28 activities."""
KILOBYTE: Final = 1000


@pytest.fixture(scope="module")
def visit(browser: Browser, site: Served) -> Callable[[str], Visit]:
    """Of a page, once for all tests."""
    return cache(lambda name: visited(browser, f"{site.address}/p/{name}/"))


@pytest.mark.browser
@pytest.mark.parametrize("name", PLANS)
def test_a_page_keeps_the_hosts_policy_and_asks_nobody_else(name: str, visit: Callable[[str], Visit], site: Served):
    found = visit(name)

    assert found.said == []
    assert all(url.startswith(f"{site.address}/") for _kind, url in found.asked)
    assert {kind for kind, _url in found.asked} == {"document", "font", "script", "stylesheet"}


@pytest.mark.browser
@pytest.mark.parametrize("name", PLANS)
def test_no_page_scrolls_sideways(name: str, visit: Callable[[str], Visit]):
    wide = visit(name).wide

    assert tuple(wide) == WIDTHS
    assert {width: found for width, found in wide.items() if found > width} == {}


# --- weight -----------------------------------------------------------------------------------------------------------


def test_the_page_of_25_activities_is_light():
    content = built(HEAVY).page.content

    assert len(re.findall(rb"<tr[^>]* data-people=", content)) >= 25
    assert len(content) <= 120 * KILOBYTE
    assert len(gzip.compress(content, 6)) <= 25 * KILOBYTE


@pytest.mark.browser
@pytest.mark.parametrize("name", EXAMPLES)
def test_all_that_a_page_needs_is_named_in_its_html_and_light(name: str, visit: Callable[[str], Visit]):
    """So that after the HTML one round trip is enough: nothing is first heard of in a style sheet or a script."""
    html = built(name).html
    sizes = {PurePosixPath(artifact.path).name: len(artifact.content) for artifact in built(name).shared}
    asked = [PurePosixPath(url).name for _kind, url in visit(name).asked]
    loaded = [file for file in asked if file in sizes]

    assert [file for file in loaded if file not in html] == []
    assert len(loaded) == 3
    assert sum(sizes[file] for file in loaded) <= 130 * KILOBYTE


# --- keyboard and screen reader ---------------------------------------------------------------------------------------


@pytest.mark.browser
def test_the_keyboard_meets_the_skip_link_first_and_comes_to_everything(page: Page, site: Served):
    page.goto(f"{site.address}/p/bellini-mes/")
    met: list[str] = []
    while True:
        page.keyboard.press("Tab")
        where = page.evaluate("""() => {
          const now = document.activeElement;
          return now === document.body ? '' : (now.closest('[id]') || now).id + ' ' + now.className + ' ' + now.tagName;
        }""")
        if not where or len(met) > 200:
            break
        met.append(where)
    order = page.evaluate("""() => [...document.querySelectorAll('a[href], select, summary, [tabindex="0"]')]
      .filter((one) => one.checkVisibility()).length""")

    assert met[0] == " skip A"
    assert any(where.endswith("SELECT") for where in met)
    assert any("scroll" in where for where in met)
    assert len(met) == order


@pytest.mark.browser
def test_the_skip_link_leads_to_the_plan_and_shows_itself(page: Page, site: Served):
    page.goto(f"{site.address}/p/bellini-mes/")
    page.keyboard.press("Tab")

    expect(page.locator(".skip")).to_be_in_viewport()

    page.keyboard.press("Enter")

    expect(page.locator("#main")).to_be_focused()


@pytest.mark.browser
def test_the_table_of_roles_can_be_scrolled_by_the_keyboard(page: Page, site: Served):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{site.address}/p/bellini-mes/")
    page.locator(".scroll").focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    # Smooth scrolling takes its time, and the page's policy lets nothing be evaluated from within while it does.
    for _ in range(50):
        scrolled = page.evaluate("document.querySelector('.scroll').scrollLeft")
        if scrolled > 20:
            break
        page.wait_for_timeout(100)

    assert scrolled > 20
    assert page.evaluate("document.activeElement.className").endswith("scroll")


@pytest.mark.browser
@pytest.mark.parametrize("name", ["bellini-mes", "two-hundred"])
def test_a_drawing_has_a_name_and_says_where_its_words_are(name: str, page: Page, site: Served):
    page.goto(f"{site.address}/p/{name}/")
    named = page.locator(".tl-screen svg[role=img]").evaluate_all("""all => all.map((one) => [
      one.getAttribute('aria-labelledby') && document.getElementById(one.getAttribute('aria-labelledby')).textContent,
      one.getAttribute('aria-describedby') && document.getElementById(one.getAttribute('aria-describedby')).textContent,
    ])""")

    assert named
    assert all(title and description for title, description in named)


@pytest.mark.browser
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_list_tells_of_all_that_the_drawing_shows(name: str, page: Page, site: Served):
    page.goto(f"{site.address}/p/{name}/")
    listed = page.locator(".tl-list").inner_text()
    shown = page.locator("#raci tbody th.first .title, #raci tbody th.first > a").all_inner_texts()

    assert len(shown) == page.locator(".gantt .row.act").count()
    assert [title for title in shown if title not in listed] == []


# --- printed by its reader --------------------------------------------------------------------------------------------


AXIS: Final = "As of 23 Nov"
SLICES: Final = ".tl-paper use[href]"


def drawn_on(page: Page) -> list[int]:
    """The sheets of paper that the timeline's axis stands on."""
    texts = texts_of(page.pdf(prefer_css_page_size=True))
    return [number for number, text in enumerate(texts) if AXIS in text.replace("\u00a0", " ") and "January" in text]


@pytest.mark.browser
def test_the_drawing_is_copied_into_slices_while_somebody_prints_and_not_before(page: Page, site: Served):
    page.goto(f"{site.address}/p/{HEAVY}/")
    slices = page.locator(SLICES)
    before = slices.count()
    printed = drawn_on(page)
    after = slices.count()
    page.emulate_media(media="print")
    expect(slices).to_have_count(page.locator(".tl-paper use").count())
    page.emulate_media(media="screen")
    expect(slices).to_have_count(0)

    assert len(printed) == 3
    assert (before, after) == (0, 0)


@pytest.mark.browser
def test_without_a_script_the_drawing_prints_in_one_piece(browser: Browser, site: Served):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.address}/p/{HEAVY}/")
    printed = drawn_on(page)
    context.close()

    assert len(printed) == 1
