"""A page in a real browser, under the policy that a host sends."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect

from jepsite.artifact import Artifact
from tests.render.sample import SAMPLE
from tests.render.sample_states import STATES
from tests.render.serving import Served, serving
from tests.render.test_pages import HOSTILE, NO_TEXT, hostile, lengthened, rendered
from tests.visits import WIDTHS, Visit, visited

pytestmark = pytest.mark.browser


LONG_WORD: Final = " Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
OURS: Final = frozenset({"day", "dates", "when", "next", "before", "now", "days", "as_of", "parts", "word"})
"""Fields that formats fill, and whose length they know."""

VIEWS: Final = {
    **STATES,
    "hostile": hostile(SAMPLE),
    "long words": lengthened(SAMPLE, LONG_WORD, but=NO_TEXT | OURS),
}


def written(slug: str, name: str) -> tuple[Artifact, ...]:
    page = rendered(VIEWS[name])
    return (replace(page.page, path=f"p/{slug}/index.html"), *page.shared)


@pytest.fixture(scope="module")
def site() -> Iterator[Served]:
    with serving(artifact for name in VIEWS for artifact in written(name.replace(" ", "-"), name)) as served:
        yield served


@pytest.fixture
def violations(page: Page) -> list[str]:
    """What the browser complained of, the policy's violations first of all."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: said.append(error.message))
    page.on("dialog", lambda dialog: said.append(f"dialog: {dialog.message}"))
    return said


@pytest.fixture(scope="module")
def visit(browser: Browser, site: Served) -> Callable[[str], Visit]:
    """Of a page, once for all tests."""
    return cache(lambda name: visited(browser, f"{site.address}/p/{name.replace(' ', '-')}/"))


@pytest.mark.parametrize("name", [*STATES, "hostile"])
def test_nothing_breaks_the_policy_and_nothing_comes_from_elsewhere(
    name: str, visit: Callable[[str], Visit], site: Served
):
    found = visit(name)

    assert found.said == []
    assert found.asked
    assert all(address.startswith((f"{site.address}/p/", f"{site.address}/a/default/")) for _, address in found.asked)


def test_one_round_trip_after_the_html_the_page_is_complete(page: Page, site: Served):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.resource_type))
    page.goto(f"{site.address}/p/sample/", wait_until="networkidle")

    assert sorted(asked) == ["document", "font", "script", "stylesheet"]


@pytest.mark.parametrize("address", ["/p/sample/", "/p/sample", "/p/sample/index.html"])
def test_a_page_has_its_looks_with_and_without_the_last_slash(address: str, page: Page, site: Served):
    page.goto(site.address + address, wait_until="networkidle")

    assert page.evaluate("document.fonts.check('16px \"Inter Variable\"') && document.styleSheets.length") == 1
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Inter Variable"')


def test_a_page_opened_from_disk_has_its_looks(page: Page, tmp_path: Path):
    for artifact in written("sample", "sample"):
        file = tmp_path / artifact.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(artifact.content)
    page.goto((tmp_path / "p/sample/index.html").as_uri())

    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Inter Variable"')
    expect(page.locator("#mine")).to_be_visible()


@pytest.mark.parametrize("name", [*STATES, "long words"])
def test_no_page_scrolls_sideways(name: str, visit: Callable[[str], Visit]):
    wide = visit(name).wide

    assert tuple(wide) == WIDTHS
    assert {width: found for width, found in wide.items() if found > width} == {}


def test_text_of_a_plan_is_shown_and_not_run(page: Page, site: Served):
    page.goto(f"{site.address}/p/hostile/")

    expect(page.locator("h1")).to_have_text(SAMPLE.header.title + HOSTILE)


def test_without_script_all_is_there_and_nothing_is_offered_that_needs_it(browser: Browser, site: Served):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.address}/p/sample/")

    expect(page.locator("#mine")).to_be_hidden()
    expect(page.locator("main section[id]")).to_have_count(8)
    expect(page.locator("#raci tbody tr[data-people]")).to_have_count(13)
    context.close()


# --- show what is mine ------------------------------------------------------------------------------------------------


def shown(page: Page) -> list[str]:
    """The activities that the table of roles shows."""
    return page.locator("#raci tbody tr[data-people]:visible").evaluate_all("rows => rows.map(row => row.id)")


def test_mine_shows_what_concerns_a_person_and_stands_in_the_fragment(page: Page, site: Served):
    page.goto(f"{site.address}/p/sample/")
    page.get_by_label("Show what is mine").select_option("conti")

    assert page.url == f"{site.address}/p/sample/#&mine=conti"
    assert shown(page) == ["redlines", "settle"]
    expect(page.get_by_role("status")).to_have_text("Activities shown: 2")
    expect(page.locator("#raci tbody:visible")).to_have_count(1)
    expect(page.locator("#next .sides h3:visible")).to_have_text(["CStudio Legale Conti"])
    expect(page.locator(".raci .people .col-mine")).to_have_text("Marta Conti")


def test_mine_survives_a_reload_and_the_host_never_learns_of_it(page: Page, site: Served):
    site.asked.clear()
    page.goto(f"{site.address}/p/sample/#&mine=conti")
    page.reload()

    assert shown(page) == ["redlines", "settle"]
    assert page.get_by_label("Show what is mine").input_value() == "conti"
    assert [target for target in site.asked if "conti" in target or "?" in target] == []


def test_the_back_button_takes_a_choice_back(page: Page, site: Served):
    page.goto(f"{site.address}/p/sample/")
    page.get_by_label("Show what is mine").select_option("conti")
    page.get_by_label("Show what is mine").select_option("itops")
    page.go_back()

    assert shown(page) == ["redlines", "settle"]

    page.go_back()

    assert len(shown(page)) == 13
    assert page.get_by_label("Show what is mine").input_value() == ""


def test_links_within_the_page_keep_who_reads(page: Page, site: Served):
    page.goto(f"{site.address}/p/sample/#&mine=giulia")
    page.get_by_role("link", name="Risks", exact=True).click()

    assert page.url == f"{site.address}/p/sample/#risks&mine=giulia"
    expect(page.locator("#h-risks")).to_be_in_viewport()
    expect(page.locator("#risks")).to_be_focused()
    assert len(shown(page)) == 6


def test_a_heading_in_the_fragment_is_where_the_page_opens(page: Page, site: Served):
    page.goto(f"{site.address}/p/sample/#changes&mine=giulia")

    expect(page.locator("#h-changes")).to_be_in_viewport()


@pytest.mark.parametrize("fragment", ["#&mine=nobody", "#&mine=", "#&mine=%3Cscript%3E", "#nowhere", "#&x=1", "#&&&"])
def test_a_fragment_that_says_nothing_shows_everything(fragment: str, page: Page, site: Served, violations: list[str]):
    page.goto(f"{site.address}/p/sample/{fragment}")

    assert len(shown(page)) == 13
    assert violations == []


def test_a_choice_can_be_taken_back_by_hand(page: Page, site: Served):
    page.goto(f"{site.address}/p/sample/#&mine=conti")
    page.get_by_label("Show what is mine").select_option("")

    assert page.url == f"{site.address}/p/sample/"
    assert len(shown(page)) == 13
    expect(page.locator("#next h3:visible")).to_have_count(5)


def test_names_under_roles_are_marked_too(page: Page, site: Served):
    page.goto(f"{site.address}/p/forty-people/#&mine=")
    page.evaluate("location.hash = '&mine=giulia'")

    expect(page.locator("#raci tbody tr[data-people]:visible")).to_have_count(0)


# --- the reader's clock and pointer -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "words"), [("2026-10-05", ""), ("2026-10-19", ""), ("2026-10-20", "This page is 15 days old")]
)
def test_a_page_that_is_more_than_a_fortnight_old_says_so(today: str, words: str, page: Page, site: Served):
    page.clock.set_fixed_time(f"{today}T12:00:00")
    page.goto(f"{site.address}/p/sample/")

    expect(page.locator(".old")).to_be_visible(visible=bool(words))
    expect(page.locator(".old")).to_have_text(words)


def test_the_pointer_on_a_bar_shows_what_it_is_and_escape_hides_it(page: Page, site: Served):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{site.address}/p/sample/")
    page.locator(".gantt .row.act").first.hover()

    expect(page.locator(".tip")).to_have_text(
        "Load four weeks of machine dataIn progress: 1–6\u00a0OctResponsible: Lena Hofer"
    )

    page.keyboard.press("Escape")

    expect(page.locator(".tip")).to_be_hidden()


def test_the_drawing_gives_way_to_the_list_where_it_does_not_fit(page: Page, site: Served):
    page.goto(f"{site.address}/p/sample/")
    page.set_viewport_size({"width": 1024, "height": 800})
    expect(page.locator(".gantt")).to_be_visible()
    page.set_viewport_size({"width": 1023, "height": 800})

    expect(page.locator(".gantt")).to_be_hidden()
    assert page.locator(".tl-list").bounding_box()["width"] > 300  # type: ignore[index] # it is visible


def test_the_head_of_the_roles_and_their_first_column_stay_on_a_phone(page: Page, site: Served):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{site.address}/p/sample/")
    page.locator(".scroll").evaluate("box => { box.scrollTop = 300; box.scrollLeft = 120; }")
    frame = page.locator(".scroll").bounding_box()
    corner = page.locator(".raci thead .first").bounding_box()

    assert frame
    assert corner
    assert abs(corner["x"] - frame["x"]) < 2
    assert 0 <= corner["y"] - frame["y"] < 4


@pytest.mark.parametrize("width", [390, 800])
def test_what_is_touched_is_large_enough(width: int, page: Page, site: Served):
    """WCAG 2.2, 2.5.8: 24 px each way, but for links within a sentence."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site.address}/p/sample/")
    boxes = page.locator(".toc a, .downloads a, .mine select").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(({width, height}) => [width, height])"
    )

    assert all(box[0] >= 20 and box[1] >= 24 for box in boxes)


# --- run again, over another page in this one's place -----------------------------------------------------------------


def test_what_was_put_in_the_page_s_place_is_dressed_again_and_once(page: Page, site: Served):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.clock.set_fixed_time("2026-10-20T12:00:00")
    page.goto(f"{site.address}/p/sample/#&mine=conti")
    page.evaluate(
        """async () => {
          const policy = trustedTypes.createPolicy('jepsite', { createHTML: (text) => text });
          const html = policy.createHTML(await (await fetch(location.pathname)).text());
          for (let time = 0; time < 2; time++) {
            const fresh = new DOMParser().parseFromString(html, 'text/html');
            document.body.replaceWith(document.adoptNode(fresh.body));
            document.dispatchEvent(new Event('jepsite:shown'));
          }
        }"""
    )

    assert shown(page) == ["redlines", "settle"]
    expect(page.locator(".old")).to_have_text("This page is 15 days old")

    page.get_by_label("Show what is mine").select_option("giulia")
    row = page.locator(".gantt .row.act").first
    row.scroll_into_view_if_needed()
    row.hover()

    assert page.url == f"{site.address}/p/sample/#&mine=giulia"
    assert page.evaluate("history.length") == 3  # the empty tab, the page, the choice: it was made once
    expect(page.locator(".tip:visible")).to_have_count(1)


def test_links_within_a_page_that_was_opened_keep_its_key(page: Page, site: Served):
    page.goto(f"{site.address}/p/sample/#1key.risks&mine=giulia")
    page.evaluate("document.documentElement.dataset.key = '1key'; document.dispatchEvent(new Event('jepsite:shown'))")

    assert len(shown(page)) == 6

    page.get_by_role("link", name="Who does what", exact=True).click()

    assert page.url == f"{site.address}/p/sample/#1key.raci&mine=giulia"

    page.get_by_label("Show what is mine").select_option("")

    assert page.url == f"{site.address}/p/sample/#1key.raci"
