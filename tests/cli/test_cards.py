"""The end of a build is told by customer, and what its author must know with it."""

from pathlib import Path

import click

from jepsite.cli.cards import IN_FULL, cards
from jepsite.diagnostics import NOWHERE
from jepsite.model.deal import Access
from jepsite.pipeline import Card
from jepsite.protect.secret import Origin
from jepsite.publish.stage import WriteReport

NOTHING = WriteReport(written=(), kept=(), removed=(), collisions=())


def card(customer: str, title: str = "A deal", access: Access = Access.OPEN) -> Card:
    path = f"p/{customer.lower()}/index.html"
    return Card(customer=customer, title=title, status="On track", path=path, access=access, key_at=NOWHERE)


def told(*made: Card, report: WriteReport = NOTHING, origin: Origin = Origin.FILE, advice: int = 0) -> list[str]:
    listed = {f"content/{number}.md": each for number, each in enumerate(made)}
    return click.unstyle(cards(listed, report, out=Path("site"), origin=origin, advice=advice)).splitlines()


def test_customers_come_in_order_each_with_all_its_deals():
    lines = told(card("Beta"), card("alfa"), card("Beta", "Another deal"))

    assert [line for line in lines if line in {"alfa", "Beta"}] == ["alfa", "Beta"]
    assert lines.index("  Another deal") > lines.index("Beta")
    assert "3 new pages in site." in lines


def test_many_pages_take_a_line_each():
    lines = told(*(card(f"Customer {number:02}") for number in range(IN_FULL + 1)))

    assert lines[0] == f"Customer 00: A deal  {Path('site/p/customer 00/index.html')}  (open, not sealed)"
    assert len(lines) < IN_FULL + 10


def test_what_stays_and_what_goes_is_told_and_nothing_is_claimed_of_pages_that_are_not_there():
    lines = told(report=WriteReport(written=(), kept=("a.md",), removed=("b.md", "c.md"), collisions=()))

    assert lines == ["No new page.", "1 page stays as it was.", "2 plans taken down: b.md, c.md."]


def test_sealed_pages_lead_to_their_links_and_open_ones_are_told_each_and_in_all():
    mixed = told(card("Alfa", access=Access.PASSWORD), card("Beta"))
    sealed = told(card("Alfa", access=Access.LINK))
    wide_open = told(card("Beta"))

    assert f"  {Path('site/p/beta/index.html')}  (open, not sealed)" in mixed
    assert "Open: 1 page not sealed, as 'access: open' asks. Whoever has the address can read it." in mixed
    assert any("'jepsite links' shows them" in line for line in mixed)
    assert not any("open, not" in line or line.startswith("Open:") for line in sealed)
    assert not any("jepsite links" in line for line in wide_open)


def test_the_demo_secret_and_a_new_one_are_told_and_an_old_one_is_not():
    told_of = {origin: "\n".join(told(card("Alfa"), origin=origin)) for origin in Origin}

    assert "Demo secret" in told_of[Origin.DEMO]
    assert "New workspace secret" in told_of[Origin.NEW_FILE]
    assert "secret" not in told_of[Origin.FILE] + told_of[Origin.VARIABLE]


def test_advice_is_counted_and_not_repeated():
    assert "1 warning: see 'jepsite check'." in told(card("Alfa"), advice=1)
    assert "2 warnings: see 'jepsite check'." in told(card("Alfa"), advice=2)


def test_a_name_cannot_steer_the_terminal():
    assert "\x1b" not in "\n".join(told(card("Al\x1b[2Jfa")))
