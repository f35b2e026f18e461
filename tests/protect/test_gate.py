"""The locked page as a reader meets it (T17): by keyboard, on a phone, enlarged, read aloud, without JavaScript."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, expect

from jepsite.model.deal import Access
from jepsite.protect import wrapping
from tests.browser import ARGUMENTS, candidates
from tests.hosting.host import Host, hosting
from tests.protect.plans import keys
from tests.protect.sealed import Locked, locked

pytestmark = pytest.mark.browser

PASSWORD: Final = "caf\u00e9 horse battery staple rural unwind"
PLAN: Final = (
    b'<!doctype html><html lang="en"><head><title>The plan</title></head><body><h1>The plan</h1></body></html>'
)
AXE: Final = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RUN: Final = """async () => {
  const found = await axe.run(document, { rules: { 'color-contrast-enhanced': { enabled: true } } });
  return found.violations.map(({ id, nodes }) => `${id}: ` + nodes.slice(0, 3).map(({ html }) => html).join(' | '));
}"""
STATES: Final = ("incomplete", "damaged", "other", "broken", "expired", "https", "old", "password")


@pytest.fixture(scope="module")
def plan() -> Locked:
    """A plan that asks for a password, stretched little: these tests are of the form, not of the format."""
    patch = pytest.MonkeyPatch()
    patch.setattr(wrapping, "ROUNDS", 1000)
    patch.setattr(wrapping, "rounds_of", lambda _access: 1000)
    full = locked(keys(access=Access.LINK_AND_PASSWORD, password=PASSWORD), html=PLAN, language="en")
    patch.undo()
    return full


@pytest.fixture(scope="module")
def host(plan: Locked) -> Iterator[Host]:
    with hosting(plan.artifacts) as running:
        yield running


@pytest.fixture
def gate(page: Page, host: Host, plan: Locked) -> Page:
    """The page that asks for the password."""
    page.goto(host.address + plan.address)
    expect(page.get_by_role("heading")).to_have_text("Enter the password")
    return page


def opened(page: Page) -> None:
    expect(page.get_by_role("heading")).to_have_text("The plan")


# --- the password -----------------------------------------------------------------------------------------------------


def test_the_form_is_one_that_password_managers_and_screen_readers_know(gate: Page):
    field = gate.get_by_label("Password", exact=True)

    expect(field).to_be_focused()
    expect(field).to_have_attribute("autocomplete", "current-password")
    expect(field).to_have_attribute("autocapitalize", "none")
    expect(field).to_have_accessible_description("That is not the password. Check its six words, and try again.")
    assert gate.locator("input[autocomplete=username]").is_hidden()
    assert gate.locator("input[autocomplete=username]").input_value() == "h5q2gh"


def test_by_keyboard_alone_wrong_then_right(gate: Page):
    gate.keyboard.type("not the password")
    gate.keyboard.press("Enter")

    expect(gate.get_by_role("alert").get_by_text("That is not the password.")).to_be_visible()
    field = gate.get_by_label("Password", exact=True)
    expect(field).to_be_focused()
    expect(field).to_have_value("not the password")
    expect(field).to_have_attribute("aria-invalid", "true")
    assert field.evaluate("field => [field.selectionStart, field.selectionEnd]") == [0, 16]

    gate.keyboard.type(PASSWORD)  # over what is selected
    gate.keyboard.press("Tab")
    gate.keyboard.press("Tab")
    expect(gate.get_by_role("button", name="Open the plan")).to_be_focused()
    gate.keyboard.press("Enter")
    opened(gate)
    expect(gate.get_by_role("heading")).to_be_focused()


@pytest.mark.parametrize(
    "written",
    [
        f"{PASSWORD} ",
        PASSWORD.replace("\u00e9", "e\u0301"),
        PASSWORD.capitalize(),
        PASSWORD.replace(" ", "  "),
        PASSWORD.replace(" ", "\N{NO-BREAK SPACE}"),
    ],
    ids=["trailing blank", "decomposed", "capital", "two blanks", "no-break spaces"],
)
def test_what_a_keyboard_makes_of_it_is_forgiven(written: str, gate: Page):
    gate.get_by_label("Password", exact=True).fill(written)
    gate.keyboard.press("Enter")

    opened(gate)


def test_it_can_be_pasted(gate: Page):
    pasted = gate.get_by_label("Password", exact=True).evaluate(
        """(field, text) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData('text/plain', text);
          return field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true, bubbles: true }));
        }""",
        PASSWORD,
    )

    assert pasted  # nothing holds it back


def test_it_can_be_seen_and_hidden_again(gate: Page):
    field, button = gate.locator("#password"), gate.get_by_role("button", name="Show password")
    seen = []
    for _ in range(2):
        seen.append((field.get_attribute("type"), button.get_attribute("aria-pressed")))
        button.click()
        expect(field).to_be_focused()

    assert seen == [("password", "false"), ("text", "true")]
    expect(field).to_have_attribute("type", "password")


def test_while_it_is_checked_the_page_says_so(gate: Page):
    gate.evaluate("() => { SubtleCrypto.prototype.deriveBits = () => new Promise(() => {}); }")
    gate.keyboard.type("anything")
    gate.keyboard.press("Enter")

    expect(gate.get_by_role("status").get_by_text("Checking…")).to_be_visible()


# --- however it is looked at ------------------------------------------------------------------------------------------


def to_state(page: Page, state: str) -> None:
    """Show what the loader shows in this state."""
    page.evaluate(
        "state => document.querySelectorAll('[data-state]:not(html)').forEach((part) => {"
        " part.hidden = part.dataset.state !== state; })",
        state,
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_in_any_state_is_a_barrier(scheme: str, gate: Page):
    gate.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    gate.evaluate(AXE)
    found = {}
    for state in STATES:
        to_state(gate, state)
        if state == "password":
            gate.evaluate("document.querySelectorAll('#wrong, #checking').forEach((part) => { part.hidden = false; })")
        found[state] = gate.evaluate(RUN)

    assert {state: barriers for state, barriers in found.items() if barriers} == {}


@pytest.mark.parametrize("width", [320, 390, 640, 1280])
def test_no_state_scrolls_sideways_and_what_is_touched_is_large_enough(width: int, gate: Page):
    """640 is a laptop at 200%, 320 is the narrowest phone, or the laptop at 400%."""
    gate.set_viewport_size({"width": width, "height": 700})
    wide = {}
    for state in STATES:
        to_state(gate, state)
        wide[state] = gate.evaluate("document.documentElement.scrollWidth")
    heights = gate.locator("button:visible, input:visible").evaluate_all("all => all.map((one) => one.offsetHeight)")

    assert {state: found for state, found in wide.items() if found > width} == {}
    assert min(heights) >= 44


def test_nothing_moves(gate: Page):
    gate.emulate_media(reduced_motion="reduce")
    moving = gate.evaluate("document.getAnimations().filter((one) => one.effect.getTiming().duration > 50).length")

    assert moving == 0


def test_without_javascript_the_page_says_what_it_needs(browser: Browser, host: Host, plan: Locked):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host.address + plan.address)

    expect(page.locator("h1:visible")).to_have_text("This page needs JavaScript")
    expect(page.locator(".opening")).to_be_hidden()
    context.close()


def test_over_plain_http_the_page_offers_the_secure_address(browser: Browser, host: Host, plan: Locked):
    """On a foreign name: loopback counts as secure. In the whole browser, which may prefer to ask by HTTPS itself."""
    port = host.address.rpartition(":")[2]
    own = browser.browser_type.launch(
        executable_path=next(found.address for found in candidates(whole=True) if not found.is_remote),
        args=[*ARGUMENTS, "--host-resolver-rules=MAP plans.example 127.0.0.1"],
    )
    page = own.new_page()
    page.goto(f"http://plans.example:{port}{plan.address}")

    expect(page.get_by_role("heading")).to_have_text("This page needs a secure connection")
    expect(page.get_by_role("link")).to_have_attribute("href", f"https://plans.example:{port}{plan.address}")
    own.close()
