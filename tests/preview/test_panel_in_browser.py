"""What the preview shows beside a page: the list of all plans, lines of the source, the band of the internal view."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from jepsite.preview.snapshot import Mode, PlanState, Watching
from tests.preview.staging import ROOT, Served, Stage, served

pytestmark = pytest.mark.browser

PLAN = (ROOT / "tests/cases/plans/bellini-mes.md").read_text(encoding="utf-8")


def line_of(words: str) -> int:
    return PLAN[: PLAN.index(words)].count("\n") + 1


@pytest.fixture(scope="module")
def site() -> Iterator[Served]:
    with served(Stage()) as up:
        up.stage.put(bellini=PLAN)
        yield up


@pytest.fixture(scope="module")
def internal() -> Iterator[Served]:
    with served(Stage(internal=True)) as up:
        up.stage.put(bellini=PLAN)
        yield up


@pytest.fixture
def bellini(site: Served, page: Page) -> Page:
    page.set_viewport_size({"width": 1280, "height": 800})
    site.open(page, "/p/bellini/")
    return page


# --- the list ---------------------------------------------------------------------------------------------------------


def unread(number: int) -> PlanState:
    name = f"plan-{number:04}"
    return PlanState(plan=f"content/{name}.md", name=name, address=f"/p/{name}/")


def test_the_list_leads_to_each_plan_and_each_plan_back(site: Served, page: Page):
    site.open(page, "/")
    page.get_by_role("link", name="Officine Bellini").click()
    expect(page.locator("h1")).to_contain_text("Manufacturing")
    page.locator("jepsite-preview").get_by_role("link", name="All plans").click()

    expect(page.get_by_role("heading", name="Plans")).to_be_visible()


def test_the_list_is_filled_in_as_plans_are_read(page: Page):
    with served(Stage()) as up:
        up.stage.say(plans=(unread(1), unread(2)))
        up.open(page, "/")
        expect(page.locator("#sum")).to_have_text("2 plans · 2 not read yet")
        first = page.locator("#plans li").first
        expect(first).to_contain_text("Not read yet")
        known = replace(
            unread(1), built=True, customer="Acme", title="A trial", status="On track", errors=1, warnings=2
        )
        up.stage.say(plans=(known, unread(2)))
        expect(first).to_contain_text("On track")

        assert [words for words in first.inner_text().split("\n") if words] == [
            "Acme", "A trial", "content/plan-0001.md", "On track", "1 error", "2 warnings",
        ]  # fmt: skip
        expect(page.locator("#sum")).to_have_text("2 plans · 1 with errors · 1 not read yet")
        expect(page.locator("#search")).to_be_hidden()

        up.stage.say(plans=(unread(2),))
        expect(page.locator("#plans li")).to_have_count(1)
        up.stage.say(plans=())
        expect(page.locator("#none")).to_contain_text("There is no plan yet")


def test_a_thousand_plans_are_searched_by_any_word(page: Page):
    with served(Stage()) as up:
        plans = [unread(number) for number in range(1000)]
        plans[417] = replace(
            plans[417], built=True, customer="Clinica Alba", title="Shifts", status="Late: we sign in May"
        )
        up.stage.say(plans=tuple(plans))
        up.open(page, "/")
        expect(page.locator("#plans li")).to_have_count(1000)
        page.get_by_label("Find").fill("alba late")
        expect(page.locator("#plans li:visible")).to_have_count(1)
        page.get_by_label("Find").fill("nothing of this kind")

        expect(page.locator("#none")).to_contain_text("No plan has these words")


def test_the_list_never_scrolls_sideways(site: Served, page: Page):
    site.open(page, "/")
    expect(page.locator("#plans li").first).to_be_visible()
    for width in (1280, 390, 320):
        page.set_viewport_size({"width": width, "height": 800})

        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_polling_is_told_until_it_is_understood(page: Page):
    with served(Stage()) as up:
        up.stage.say(watching=Watching(mode=Mode.POLLING, reason="the folder is on nfs"))
        up.open(page, "/")
        said = page.locator("jepsite-preview .notice")
        expect(said).to_contain_text("twice a second, because the folder is on nfs")
        said.get_by_role("button").click()
        expect(said).to_be_hidden()
        page.reload()
        expect(page.locator("#none")).to_be_visible()

        expect(said).to_be_hidden()


# --- lines in the source ----------------------------------------------------------------------------------------------


CLICKS = {
    ".rail h3 >> text=Security and legal": "## Security and legal",
    "#raci .title >> text=Review the draft contract": "2. [ ] Review the draft contract",
    ".gantt [data-id=rehearse]": "2. [ ] Rehearse with",
    "#risks h4 >> text=Counsel": "- [!] Counsel has no capacity",
    ".lates h4 >> text=Load four weeks": "- [/] Load four weeks",
}


def test_a_click_on_a_title_shows_its_line(bellini: Page):
    for click, words in CLICKS.items():
        bellini.locator(click).first.click()
        expect(bellini.locator("jepsite-preview .card .at")).to_have_text(f"content/bellini.md:{line_of(words)}")
        bellini.keyboard.press("Escape")
        expect(bellini.locator("jepsite-preview .card")).to_be_hidden()


def test_a_line_can_be_copied_and_opened_in_an_editor(bellini: Page, site: Served):
    bellini.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site.server.origin)
    bellini.locator(".rail h3").first.click()
    bellini.locator("jepsite-preview .card .at").click()
    expect(bellini.locator("jepsite-preview .card .at")).to_have_attribute("data-said", "Copied")
    at = f"content/bellini.md:{line_of('## Evaluation')}"

    assert bellini.evaluate("navigator.clipboard.readText()") == at
    href = bellini.locator("jepsite-preview .card a").get_attribute("href")
    assert href == f"vscode://file{ROOT.as_posix()}/{at}"


def test_with_alt_anything_is_found_and_links_are_not_followed(bellini: Page):
    bellini.locator("#raci tr#walk td").last.click(modifiers=["Alt"])
    expect(bellini.locator("jepsite-preview .card .at")).to_have_text(f"content/bellini.md:{line_of('1. [x] Walk')}")

    bellini.locator("#raci .pin").first.click(modifiers=["Alt"])
    at = f"content/bellini.md:{line_of('## Evaluation')}"
    expect(bellini.locator("jepsite-preview .card .at")).to_have_text(at)

    bellini.locator("jepsite-preview").get_by_role("button", name="Find lines").click()
    bellini.locator(".person a, .risk a, #raci a, .toc a").first.hover()
    bellini.locator(".rail .when").first.hover()
    expect(bellini.locator("jepsite-preview .outline").last).to_be_visible()
    bellini.locator(".toc a").first.click()

    assert "#" not in bellini.url


def test_a_plain_click_on_a_link_or_the_choice_of_a_person_is_the_pages_own(bellini: Page):
    bellini.locator("#who").select_option(index=1)
    bellini.locator(".toc a").first.click()

    assert re.search(r"#.*&mine=", bellini.url)
    expect(bellini.locator("jepsite-preview .card")).to_be_hidden()


def test_edits_can_be_followed(site: Served, bellini: Page):
    bellini.locator("jepsite-preview").get_by_label("Follow edits").check()
    site.stage.put(bellini=PLAN.replace("Ask a second lawyer at the studio", "Ask another lawyer"))
    expect(bellini.locator("#risks")).to_contain_text("Ask another lawyer")

    expect(bellini.locator("#risks").get_by_text("Ask another lawyer")).to_be_in_viewport()
    expect(bellini.locator("jepsite-preview .outline").first).to_be_visible()
    site.stage.put(bellini=PLAN)


# --- the internal view ------------------------------------------------------------------------------------------------


def test_the_internal_view_has_a_red_band_wherever_one_scrolls(internal: Served, page: Page):
    page.set_viewport_size({"width": 1280, "height": 800})
    internal.open(page, "/p/bellini/")
    band = page.locator("jepsite-preview .band")
    expect(band).to_contain_text("Internal view")
    expect(page.locator("body")).to_have_css("margin-top", "32px")
    page.evaluate("window.scrollTo({ top: 3000, behavior: 'instant' })")
    box, toc = band.bounding_box(), page.locator(".toc").bounding_box()

    assert box is not None
    assert toc is not None
    assert (box["x"], box["y"], box["width"]) == (0, 0, 1280)
    assert toc["y"] == box["height"]
    assert band.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(179, 19, 27)"

    page.goto(internal.server.origin + "/")
    expect(page.locator("jepsite-preview .band")).to_be_visible()


def test_the_public_view_has_none(bellini: Page):
    expect(bellini.locator("jepsite-preview .bar")).to_be_visible()

    assert bellini.locator("jepsite-preview .band").count() == 0


def test_on_paper_every_sheet_of_the_internal_view_says_so_and_controls_stay_away(internal: Served, page: Page):
    internal.open(page, "/p/bellini/")
    expect(page.locator("body")).to_have_css("margin-top", "32px")
    page.emulate_media(media="print")

    expect(page.locator("jepsite-preview .bar")).to_be_hidden()
    rules = page.evaluate("[...document.adoptedStyleSheets[0].cssRules].map((one) => one.cssText)")
    sheets = [rule for rule in rules if rule.startswith("@page")]
    assert ["INTERNAL VIEW" in sheet for sheet in sheets] == [True, True]


def test_advice_is_listed_for_the_seller(internal: Served, page: Page):
    internal.open(page, "/p/bellini/")
    page.locator("jepsite-preview").get_by_role("button", name="8 warnings").click()
    corner = page.locator("jepsite-preview").get_by_role("region", name="Advice")

    expect(corner.get_by_role("listitem")).to_have_count(8)
    expect(corner).to_contain_text("No activity speaks of purchasing")


def test_a_small_screen_has_room_for_the_bar(internal: Served, page: Page):
    page.set_viewport_size({"width": 320, "height": 700})
    internal.open(page, "/p/bellini/")
    expect(page.locator("jepsite-preview .warnings")).to_be_visible()
    box = page.locator("jepsite-preview .bar").bounding_box()

    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
