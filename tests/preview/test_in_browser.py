"""The preview in a real browser: what a save does to the page that somebody is reading (P5 to P8, P15).

Pages are drawn by the real stages and served by the preview's own server; only files and their watching are left out.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.preview.staging import ROOT, Served, Stage, drawn_page, served
from tests.render.serving import serving

pytestmark = pytest.mark.browser

PLAN = (ROOT / "tests/cases/plans/bellini-mes.md").read_text(encoding="utf-8")
SUMMARY = "Officine Bellini wants"


@pytest.fixture(scope="module")
def site() -> Iterator[Served]:
    with served(Stage()) as up:
        up.stage.add("/desk.css", b"#box { height: 100px; overflow: auto } #box p { height: 2000px }", "text/css")
        yield up


@pytest.fixture
def bellini(site: Served, page: Page) -> Page:
    """The page of a plan as it stands, open and listening, in a window of a laptop."""
    site.stage.put(bellini=PLAN)
    page.set_viewport_size({"width": 1280, "height": 800})
    site.open(page, "/p/bellini/")
    return page


@pytest.fixture
def context_page(browser: Browser) -> Iterator[Page]:
    """A page of another reader, in the same window size, language and time zone."""
    context = browser.new_context(locale="en-GB", timezone_id="UTC", viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


def bar(page: Page) -> Locator:
    return page.locator("jepsite-preview .bar")


def scroll_to(page: Page, top: float) -> None:
    page.evaluate(f"window.scrollTo({{ top: {top}, behavior: 'instant' }})")


def top_of(page: Page, selector: str) -> float:
    return float(page.locator(selector).evaluate("one => one.getBoundingClientRect().top"))


# --- P6: what the reader did stays ------------------------------------------------------------------------------------

DESK = """<!doctype html><html lang="en"><head><title>Desk</title><link rel="stylesheet" href="/desk.css">
</head><body><main>
<h1>Desk 0</h1>
<details id="more"><summary>More</summary><p>Inside</p></details>
<input id="typed" value="as written"><textarea>as written</textarea>
<select><option>one</option><option>two</option></select><input type="checkbox">
<audio data-jep-keep controls></audio>
<div id="box"><p>Tall</p></div>
</main></body></html>"""


def test_thirty_saves_move_nothing_and_take_nothing_away(site: Served, bellini: Page):
    bellini.locator("#who").select_option(label="Giulia Ferri")
    scroll_to(bellini, 2000)
    bellini.evaluate("""() => {
      const text = document.querySelector('#goals .lead p').firstChild;
      getSelection().setBaseAndExtent(text, 1, text, 8);
    }""")
    bellini.evaluate("window.still = { row: document.querySelector('#raci tbody tr'), y: scrollY, drift: [] }")
    bellini.evaluate(
        "document.addEventListener('jepsite:shown', () => setTimeout(() => still.drift.push(scrollY - still.y)))"
    )
    for number in range(30):
        text = f"Officine Bellini, once more {number}, wants"
        site.stage.put(bellini=PLAN.replace(SUMMARY, text))
        expect(bellini.locator("#goals .lead")).to_contain_text(f"more {number},")
    kept = bellini.evaluate("[still.drift, still.row.isConnected, String(getSelection()), still.y]")

    assert kept == [[0] * 30, True, "fficine", 2000]
    assert bellini.locator("#who").evaluate("one => one.selectedOptions[0].text") == "Giulia Ferri"
    assert bellini.locator(".raci .col-mine").count() > 1
    expect(bellini.locator("#raci tr[data-people].not-mine").first).to_be_hidden()


def test_what_is_open_typed_chosen_focused_and_scrolled_stays(site: Served, page: Page):
    site.stage.put_page("desk", DESK)
    site.open(page, "/p/desk/")
    page.locator("summary").click()
    page.locator("textarea").fill("typed by a reader")
    page.locator("select").select_option("two")
    page.locator("main [type=checkbox]").check()
    page.locator("#typed").fill("being typed")
    page.locator("#box").evaluate("one => one.scrollTo({ top: 700, behavior: 'instant' })")
    page.locator("#typed").evaluate("one => one.setSelectionRange(2, 5)")
    page.wait_for_timeout(50)  # a scroll is told of with the next frame
    site.stage.turn("desk", "as written", "as written anew")
    for number in range(1, 6):
        site.stage.turn("desk", f"Desk {number - 1}", f"Desk {number}")
        expect(page.locator("h1")).to_have_text(f"Desk {number}")

    assert page.evaluate("""[
        document.querySelector('#more').open, document.querySelector('textarea').value,
        document.querySelector('select').value, document.querySelector('[type=checkbox]').checked,
        document.querySelector('#typed').value, document.activeElement.id, document.activeElement.selectionStart,
        document.querySelector('#box').scrollTop]""") == [
        True, "typed by a reader", "two", True, "being typed", "typed", 2, 700,
    ]  # fmt: skip


def test_a_table_stays_where_its_reader_scrolled_it_though_the_page_brings_up_what_is_theirs(site: Served, page: Page):
    site.stage.put(bellini=PLAN)
    page.set_viewport_size({"width": 390, "height": 800})
    site.open(page, "/p/bellini/")
    page.locator("#who").select_option(label="Jonas Weber")
    scrolled = "document.querySelector('#raci .scroll').scrollLeft"
    brought = page.evaluate(scrolled)
    page.locator("#raci .scroll").evaluate("one => one.scrollTo({ left: 30, behavior: 'instant' })")
    page.wait_for_timeout(50)  # a scroll is told of with the next frame
    site.stage.put(bellini=PLAN.replace(SUMMARY, "On a phone, Bellini wants"))
    expect(page.locator("#goals .lead")).to_contain_text("On a phone")

    assert brought > 60
    assert page.evaluate(scrolled) == 30


def test_what_a_theme_marks_is_left_alone(site: Served, page: Page):
    site.stage.put_page("desk", DESK)
    site.open(page, "/p/desk/")
    page.locator("audio").evaluate("one => { one.volume = 0.25; one.setAttribute('data-at', '12') }")
    site.stage.turn("desk", "controls></audio>", 'controls class="new"></audio>')
    site.stage.turn("desk", "Desk 0", "Desk 1")
    expect(page.locator("h1")).to_have_text("Desk 1")

    assert page.locator("audio").evaluate("one => [one.volume, one.dataset.at, one.className]") == [0.25, "12", ""]


def test_text_that_is_added_above_does_not_push_the_reader_away(site: Served, bellini: Page):
    bellini.evaluate("""() => {
      const sheet = new CSSStyleSheet(); // as in a browser that does not do it by itself
      sheet.replaceSync('html, body { overflow-anchor: none }');
      document.adoptedStyleSheets = [sheet];
    }""")
    scroll_to(bellini, top_of(bellini, "#timeline") + 100)
    before_y = bellini.evaluate("scrollY")
    heading = bellini.evaluate("""[...document.querySelectorAll('h2, h3, h4')].map((one, place) =>
      [Math.abs(one.getBoundingClientRect().top), place]).sort((one, other) => one[0] - other[0])[0][1]""")
    find = f"[...document.querySelectorAll('h2, h3, h4')][{heading}].getBoundingClientRect().top"
    before = bellini.evaluate(find)
    site.stage.put(bellini=PLAN.replace(SUMMARY, "A sentence that was not there.\n\n" * 8 + SUMMARY))
    expect(bellini.locator("#goals .lead")).to_contain_text("was not there")

    assert abs(bellini.evaluate(find) - before) < 1
    assert bellini.evaluate("scrollY") > before_y + 100


# --- P7: as much as is needed -----------------------------------------------------------------------------------------


def test_a_new_style_sheet_is_put_on_without_touching_the_page(site: Served, bellini: Page):
    bellini.wait_for_load_state("networkidle")
    old = bellini.locator("link[rel=stylesheet]").first.get_attribute("href") or ""
    path = "/" + old.removeprefix("../../")
    sheet = site.stage.snapshot.routes[path].content
    site.stage.add(path.replace("page.", "page.new."), sheet + b"\nh1 { color: rgb(1, 2, 3) }", "text/css")
    bellini.evaluate("""window.touched = 0;
      new MutationObserver((all) => { touched += all.length; })
        .observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })""")
    site.stage.turn("bellini", old, old.replace("page.", "page.new."))
    expect(bellini.locator("h1")).to_have_css("color", "rgb(1, 2, 3)")
    expect(bellini.locator("head link[rel=stylesheet]")).to_have_count(1)

    assert bellini.evaluate("touched") == 0


SHEETS = (
    "h1 { color: teal } p { margin: 0 } em { color: red }",
    "h1 { color: navy } p { margin: 0 } em { color: red }",  # a rule that changed
    "p { margin: 0 } em { color: red }",  # that went
    "p { margin: 0 } i { color: blue } @media print { p { margin: 1px } } em { color: red }",  # that came
    "em { color: red } p { margin: 0 }",  # that changed places
    "@import url(base.css); h1 { color: rgb(1, 2, 3) }",
    "h1 { color: rgb(1, 2, 3) } p { background: url(dots.svg) }",
    "",
    "h1 { color: rgb(4, 5, 6) }",
)
RULES = "[...document.styleSheets].map(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText))"


def test_edited_style_sheets_come_to_the_rules_of_a_new_load(site: Served, page: Page, context_page: Page):
    site.stage.add("/styles/base.css", b"h1 { margin: 3px }", "text/css")
    link = '<link rel="stylesheet" href="/styles/desk.css">'
    site.stage.put_page("desk", DESK.replace("</head>", f"{link}</head>"))
    site.stage.add("/styles/desk.css", b"h1 { color: red }", "text/css")
    site.open(page, "/p/desk/")
    name = "desk.css"
    for number, sheet in enumerate(SHEETS):
        site.stage.add(f"/styles/desk.{number}.css", sheet.encode(), "text/css")
        site.stage.turn("desk", f"/styles/{name}", f"/styles/desk.{number}.css")
        name = f"desk.{number}.css"
        version = str(site.stage.snapshot.version - 1)
        expect(page.locator('script[src="/~/client.js"]')).to_have_attribute("data-page", version)
        site.open(context_page, "/p/desk/")

        assert page.evaluate(RULES) == context_page.evaluate(RULES), sheet


def test_a_new_script_loads_the_page_once_more_at_the_same_place(site: Served, bellini: Page):
    scroll_to(bellini, 1500)
    loads: list[str] = []
    bellini.on("framenavigated", lambda frame: loads.append(frame.url))
    old = bellini.locator("script[defer]").get_attribute("src") or ""
    path = "/" + old.removeprefix("../../")
    site.stage.add(path.replace("page.", "page.new."), site.stage.snapshot.routes[path].content, "text/javascript")
    site.stage.turn("bellini", old, old.replace("page.", "page.new."))
    expect(bellini.locator("script[defer]")).to_have_attribute("src", re.compile(r"page\.new\."))
    bellini.wait_for_load_state("networkidle")

    assert len(loads) == 1
    assert bellini.evaluate("scrollY") == 1500


def test_a_theme_may_ask_for_a_reload(site: Served, page: Page):
    site.stage.put_page("desk", DESK.replace("<html ", "<html data-jep-reload "))
    site.open(page, "/p/desk/")
    page.evaluate("window.same = true")
    site.stage.turn("desk", "Desk 0", "Desk 1")
    expect(page.locator("h1")).to_have_text("Desk 1")

    assert page.evaluate("window.same") is None


def test_other_tabs_fetch_nothing(site: Served, bellini: Page):
    site.stage.put(other=PLAN.replace("deal: 5f", "deal: 6f"))
    expect(bar(bellini)).to_be_visible()
    bellini.wait_for_load_state("networkidle")
    site.asked.clear()
    site.stage.put(other=PLAN.replace("deal: 5f", "deal: 6f").replace(SUMMARY, "X"))
    site.stage.put(bellini=PLAN.replace(SUMMARY, "Y"))
    expect(bellini.locator("#goals .lead")).to_contain_text("Y")

    assert site.asked.count("/p/bellini/") == 1
    assert "/p/other/" not in site.asked


def test_a_page_that_is_foretold_is_asked_for_while_it_is_built_and_once(site: Served, bellini: Page):
    site.asked.clear()
    with bellini.expect_request("**/p/bellini/"):
        site.stage.foretell("bellini")
    site.stage.put(bellini=PLAN.replace(SUMMARY, "Foretold, Officine Bellini wants"))
    expect(bellini.get_by_text("Foretold, Officine")).to_be_visible()
    expect(bar(bellini).locator(".word")).to_contain_text("Updated")
    bellini.wait_for_timeout(200)

    assert sorted(site.asked) == ["/p/bellini/", "/~/state/bellini"]


def test_a_page_that_is_foretold_again_puts_no_news_aside(site: Served, bellini: Page):
    held: list[Route] = []
    bellini.route("**/p/bellini/", lambda route: held.append(route))
    with bellini.expect_request("**/p/bellini/"):
        site.stage.foretell("bellini")
    with bellini.expect_response("**/~/state/bellini"):
        site.stage.put(bellini=PLAN.replace("start:", "strat:", 1))
    site.stage.foretell("bellini")
    bellini.wait_for_timeout(200)  # until that was heard, which leaves no trace
    site.stage.coming = None  # and nothing came of it: the same was saved once more
    held[0].continue_()

    expect(overlay(bellini)).to_be_visible()


def test_news_that_overtakes_a_page_brings_the_newer_one(site: Served, bellini: Page):
    with bellini.expect_request("**/p/bellini/"):
        site.stage.foretell("bellini")
    for word in ("Twice", "Thrice"):
        site.stage.put(bellini=PLAN.replace(SUMMARY, f"{word}, Officine Bellini wants"))

    expect(bellini.get_by_text("Thrice, Officine")).to_be_visible()


def test_the_title_and_the_language_are_renewed_too(site: Served, bellini: Page):
    site.stage.put(bellini=PLAN.replace("title: Manu", "title: Another manu").replace("language: en", "language: de"))
    expect(bellini.locator("h1")).to_contain_text("Another manu")

    assert bellini.title().startswith("Another manu")
    assert bellini.locator("html").get_attribute("lang") == "de"


def test_a_tab_of_a_renamed_plan_says_where_it_went(site: Served, page: Page):
    site.stage.put(before=PLAN)
    site.open(page, "/p/before/")
    expect(page.locator("h1")).to_contain_text("Manufacturing")
    expect(bar(page).locator(".warnings")).to_be_visible()
    site.stage.take("before")
    expect(page.locator("h1")).to_have_text("There is no plan at this address")
    others = [state.name for state in site.stage.snapshot.plans]
    for name in others:
        site.stage.take(name)
    site.stage.put(after=PLAN)
    page.get_by_role("link", name="content/after.md").click()
    expect(page.locator("h1")).to_contain_text("Manufacturing")

    assert page.url.endswith("/p/after/")
    site.stage.take("after")


def test_a_plan_that_comes_back_is_shown_again(site: Served, bellini: Page):
    site.stage.take("bellini")
    expect(bellini.locator("h1")).to_have_text("There is no plan at this address")
    site.stage.put(bellini=PLAN)

    expect(bellini.locator("h1")).to_contain_text("Manufacturing")


# --- P5: faults -------------------------------------------------------------------------------------------------------

WRONG = PLAN.replace("start: 2026", "strat: 2026").replace("R=", "R=nobody,", 1)


def overlay(page: Page) -> Locator:
    return page.locator("jepsite-preview").get_by_role("alert")


def test_faults_lie_over_the_last_good_page_until_they_are_mended(site: Served, bellini: Page):
    site.stage.put(bellini=WRONG)
    expect(overlay(bellini)).to_be_visible()
    said = overlay(bellini).inner_text()

    for words in (
        "3 errors",
        "A plan has no key 'strat'",
        "content/bellini.md:17:1",
        "strat: 2026-09-14",
        "Did you mean",
    ):
        assert words in said
    assert overlay(bellini).locator("mark").all_inner_texts()[1:] == ["strat", "nobody"]
    expect(bellini.locator("h1")).to_contain_text("Manufacturing")
    bellini.locator(".toc a").first.click()

    site.stage.put(bellini=PLAN)
    expect(overlay(bellini)).to_be_hidden()


def test_escape_puts_faults_away_until_they_change(site: Served, bellini: Page):
    site.stage.put(bellini=WRONG)
    expect(overlay(bellini)).to_be_visible()
    bellini.keyboard.press("Escape")
    expect(overlay(bellini)).to_be_hidden()
    expect(bar(bellini).get_by_role("button", name="3 errors")).to_be_focused()
    site.stage.put(bellini=WRONG)
    bellini.wait_for_load_state("networkidle")
    expect(overlay(bellini)).to_be_hidden()
    site.stage.put(bellini=WRONG.replace("nobody", "noone"))

    expect(overlay(bellini)).to_contain_text("noone")


def test_what_a_plan_says_is_never_markup(site: Served, bellini: Page):
    site.stage.put(bellini=PLAN.replace("R=", "R=<img/src=x>,", 1))
    expect(overlay(bellini)).to_contain_text("<img/src=x>")

    assert overlay(bellini).locator("img").count() == 0


def test_advice_is_a_number_for_the_public(site: Served, bellini: Page):
    expect(bar(bellini).locator(".warnings")).to_have_text("8 warnings")

    assert bar(bellini).get_by_role("button", name="warnings").count() == 0
    assert "purchasing" not in bellini.request.get(site.server.origin + "/~/state/bellini").text()


# --- P8: many tabs ----------------------------------------------------------------------------------------------------


def test_ten_tabs_share_one_stream_and_go_on_when_its_reader_is_closed(site: Served, page: Page):
    site.stage.put_page("desk", DESK)
    before = site.opened
    site.open(page, "/p/desk/")
    tabs = [page, *(page.context.new_page() for _ in range(9))]
    for tab in tabs[1:]:
        tab.goto(site.server.origin + "/p/desk/")
    site.stage.turn("desk", "Desk 0", "Desk of ten")
    for tab in tabs:
        expect(tab.locator("h1")).to_have_text("Desk of ten")

    assert site.opened == before + 1

    page.close()
    site.stage.turn("desk", "Desk of ten", "Desk of nine")
    for tab in tabs[1:]:
        expect(tab.locator("h1")).to_have_text("Desk of nine")

    assert site.opened == before + 2


def test_a_browser_without_locks_listens_in_the_tab_that_is_looked_at(site: Served, page: Page):
    page.add_init_script("Object.defineProperty(navigator, 'locks', { value: undefined })")
    site.stage.put(bellini=PLAN)
    before = site.opened
    site.open(page, "/p/bellini/")
    site.stage.put(bellini=PLAN.replace(SUMMARY, "Seen without locks, we want"))
    expect(page.locator("#goals .lead")).to_contain_text("without locks")

    assert site.opened == before + 1


def test_a_server_that_goes_and_comes_again_finds_its_tabs(browser: Browser):
    context = browser.new_context()
    page = context.new_page()
    with served(Stage(), run="first") as up:
        up.stage.put(bellini=PLAN)
        up.open(page, "/p/bellini/")
        expect(bar(page)).to_contain_text("Live preview")
        port, token = up.server.server_port, up.session.mark
    expect(bar(page)).to_contain_text("Not connected")
    with served(Stage(), run="second", port=port, former=token) as up:
        up.stage.put(bellini=PLAN.replace(SUMMARY, "In another run we want"))
        expect(page.locator("#goals .lead")).to_contain_text("In another run")
    context.close()


# --- P15: the same as what is published -------------------------------------------------------------------------------


def test_the_document_is_the_published_one(site: Served, bellini: Page, context_page: Page):
    published = drawn_page(PLAN, "bellini")
    with serving(published) as host:
        context_page.goto(f"{host.address}/p/bellini/", wait_until="networkidle")
        wanted = context_page.evaluate("document.documentElement.outerHTML")
    bare = """() => {
      const page = document.documentElement.cloneNode(true);
      page.querySelector('jepsite-preview').remove();
      const script = page.querySelector('script[src="/~/client.js"]');
      script.nextSibling.remove();
      script.remove();
      return page.outerHTML;
    }"""
    at_first = bellini.evaluate(bare)
    site.stage.put(bellini=PLAN.replace(SUMMARY, "Something else").replace("Bellini's own data", "its data"))
    expect(bellini.locator("#goals .lead")).to_contain_text("Something else")
    site.stage.put(bellini=PLAN)
    expect(bellini.locator("#goals .lead")).to_contain_text(SUMMARY)

    assert at_first == wanted
    assert bellini.evaluate(bare) == wanted


def test_nothing_is_against_the_policy_that_is_published(site: Served, page: Page):
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(error.message))
    site.stage.put(bellini=PLAN)
    site.open(page, "/p/bellini/")
    site.stage.put(bellini=WRONG)
    expect(overlay(page)).to_be_visible()
    site.stage.put(bellini=PLAN.replace(SUMMARY, "Another text"))
    expect(page.locator("#goals .lead")).to_contain_text("Another text")
    page.goto(site.server.origin + "/", wait_until="networkidle")
    policy = page.request.get(site.server.origin + "/p/bellini/").headers["content-security-policy"]

    assert said == []
    assert policy.endswith("trusted-types jepsite")
