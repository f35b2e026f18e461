"""`jepsite serve` from the editor to the browser: real files, the real command, a real page that nobody reloads."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.cli.previews import Preview, preview
from tests.e2e.plans import PLANS

pytestmark = pytest.mark.browser

TODAY = "2026-11-23"
TEXT = PLANS["bellini-mes"].read_text(encoding="utf-8").replace("access: password", "access: link")
SUMMARY = "Officine Bellini wants"
FOOT = "<footer><p>Our own foot</p></footer>\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("drafts")
    (folder / "content").mkdir()
    (folder / "content" / "bellini.md").write_text(TEXT, encoding="utf-8")
    (folder / "jepsite.yml").write_text("secret: demo\n", encoding="utf-8")
    theme = folder / "themes" / "default"
    (theme / "static").mkdir(parents=True)
    (theme / "templates").mkdir()
    (theme / "theme.toml").write_text('inherits = "default"\nstyles = ["own.css"]\n', encoding="utf-8")
    (theme / "static" / "own.css").write_text("/* nothing */\n", encoding="utf-8")
    (theme / "templates" / "footer.html").write_text(FOOT, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def up(project: Path) -> Iterator[Preview]:
    with preview(project, "bellini", "--today", TODAY) as running:
        yield running


@pytest.fixture
def bellini(up: Preview, page: Page, project: Path) -> Iterator[Page]:
    """The page of the plan, marked so that a reload would be noticed; what a test wrote is undone after it."""
    page.goto(up.link)
    expect(page.locator("h1")).to_contain_text("Manufacturing")
    expect(page.locator("jepsite-preview .bar")).to_be_visible()
    page.evaluate("window.same = true")
    yield page
    (project / "content" / "bellini.md").write_text(TEXT, encoding="utf-8")
    (project / "themes" / "default" / "templates" / "footer.html").write_text(FOOT, encoding="utf-8")
    expect(page.locator("#goals .lead")).to_contain_text(SUMMARY)
    expect(overlay(page)).to_be_hidden()


def overlay(page: Page) -> Locator:
    return page.locator("jepsite-preview").get_by_role("alert")


def test_a_save_is_seen_without_a_reload_and_says_when(bellini: Page, project: Path):
    (project / "content" / "bellini.md").write_text(TEXT.replace(SUMMARY, "All of Bellini wants"), encoding="utf-8")
    expect(bellini.locator("#goals .lead")).to_contain_text("All of Bellini wants")

    assert bellini.evaluate("window.same")
    expect(bellini.locator("jepsite-preview .word")).to_have_text(re.compile(r"^Updated \d\d:\d\d:\d\d · \d+ ms$"))


FAULTS = {
    "content/bellini.md:17:1": TEXT.replace("start: 2026", "strat: 2026"),
    "content/bellini.md:3:5": TEXT.replace("title: Manufacturing", "title: [Manufacturing"),
    "content/bellini.md:49:1": TEXT.replace("## Evaluation", "::: internal\n## Evaluation", 1),
}


@pytest.mark.parametrize("at", FAULTS)
def test_a_fault_lies_over_the_last_good_page_and_goes_when_it_is_mended(bellini: Page, project: Path, at: str):
    (project / "content" / "bellini.md").write_text(FAULTS[at], encoding="utf-8")
    expect(overlay(bellini)).to_contain_text(at)
    expect(bellini.locator("#goals .lead")).to_contain_text(SUMMARY)
    (project / "content" / "bellini.md").write_text(TEXT, encoding="utf-8")

    expect(overlay(bellini)).to_be_hidden()
    assert bellini.evaluate("window.same")


def test_a_fault_in_a_template_is_shown_at_its_line(bellini: Page, project: Path):
    foot = project / "themes" / "default" / "templates" / "footer.html"
    foot.write_text("<footer>\n{{ view.nothing.at_all }}\n</footer>\n", encoding="utf-8")

    expect(overlay(bellini)).to_contain_text("themes/default/templates/footer.html:2")


def test_a_template_and_a_style_sheet_are_seen_without_a_reload(bellini: Page, project: Path):
    theme = project / "themes" / "default"
    (theme / "templates" / "footer.html").write_text(FOOT.replace("Our own", "Another"), encoding="utf-8")
    expect(bellini.locator("footer")).to_have_text("Another foot")
    (theme / "static" / "own.css").write_text("h1 { color: rgb(4, 5, 6) }\n", encoding="utf-8")
    expect(bellini.locator("h1")).to_have_css("color", "rgb(4, 5, 6)")

    assert bellini.evaluate("window.same")


def test_a_plan_that_never_had_a_page_shows_what_is_wrong_and_then_itself(up: Preview, page: Page, project: Path):
    path = project / "content" / "newcomer.md"
    text = TEXT.replace("deal: 5f", "deal: 6f").replace("title: Manu", "title: Another manu")
    path.write_text(text.replace("start: 2026", "strat: 2026"), encoding="utf-8")
    page.goto(up.link)
    page.locator("jepsite-preview").get_by_role("link", name="All plans").click()
    page.get_by_role("link", name=re.compile("newcomer|Bellini")).last.click()
    expect(page.locator("h1")).to_have_text("This plan has no page yet")
    expect(overlay(page)).to_contain_text("A plan has no key 'strat'")
    path.write_text(text, encoding="utf-8")
    expect(page.locator("h1")).to_contain_text("Another manu")

    path.rename(path.with_name("renamed.md"))
    page.get_by_role("link", name="content/renamed.md").click()
    expect(page.locator("h1")).to_contain_text("Another manu")

    path.with_name("renamed.md").unlink()
    expect(page.locator("h1")).to_have_text("There is no plan at this address")


def test_what_is_shown_is_what_is_published(bellini: Page, project: Path):
    """P15: the sealed page of a build, opened by its link, holds the same body, title and language."""
    command = [sys.executable, "-m", "jepsite.cli.main"]
    subprocess.run([*command, "build", "--today", TODAY, "--quiet"], cwd=project, check=True, capture_output=True)
    listed = subprocess.run(
        [*command, "links", "list", "--local", "--format", "json"], cwd=project, check=True, capture_output=True
    )
    (link,) = json.loads(listed.stdout)["links"]
    fragment = link["address"].partition("#")[2]
    look = "[document.title, document.documentElement.lang, document.body.innerHTML]"
    drafted = bellini.evaluate(look)
    sealed = bellini.context.new_page()
    sealed.goto(link["address"])
    expect(sealed.locator("#goals .lead")).to_contain_text(SUMMARY)
    published = sealed.evaluate(look)

    assert [part.replace(f"#{fragment}.", "#").replace(f"#{fragment}", "#") for part in published] == drafted
