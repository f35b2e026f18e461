"""A whole plan: its front matter, its body, and what two plans may not share."""

import hashlib
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from jepsite.audience import Visibility
from jepsite.diagnostics import Span
from jepsite.model.deal import Access, Brand, Deal, Links
from jepsite.model.site import Site
from jepsite.parse.deal import check_together, read_deal
from jepsite.source import Source
from tests.deals import FRONT, plan, read

EXAMPLE = Path(__file__).parent.parent / "cases" / "plans" / "bellini-mes.md"

LEAST = """\
---
title: A plan
deal: 00000000000000000000000000000001
start: 2026-01-05
---
"""


def with_front(yaml: str, *expected: str, site: Site | None = None) -> Deal:
    return plan(LEAST.replace("start: 2026-01-05\n", dedent(yaml)), *expected, site=site)


def test_the_example_is_accepted_as_it_stands() -> None:
    source = Source(path="content/bellini-mes.md", text=EXAMPLE.read_text(encoding="utf-8"))
    checked = read_deal(source, Site())
    deal = checked.value

    assert checked.diagnostics == ()
    assert deal is not None
    assert deal.name == "bellini-mes"
    assert [milestone.id for milestone in deal.milestones] == ["evaluation", "demo", "legal", "signature"]
    assert [milestone.close for milestone in deal.milestones] == [False, False, False, True]
    assert len(deal.activities) == 14
    assert [a.id for a in deal.activities if a.visibility is Visibility.INTERNAL] == ["discount"]
    assert [section.title for section in deal.sections][-1] == "How we work together"
    assert dict(deal.internal)["champion"] == "paolo"


def test_a_fault_is_told_as_the_language_promises() -> None:
    text = EXAMPLE.read_text(encoding="utf-8").replace("R=lena,paolo", "R=lenna,paolo")
    (fault,) = read_deal(Source(path="content/bellini-mes.md", text=text), Site()).diagnostics

    assert fault.code == "unknown-person"
    assert fault.message == "no person 'lenna' in R="
    assert fault.hint == "did you mean 'lena'?"
    assert fault.span == Span(path="content/bellini-mes.md", line=63, column=57, end_line=63, end_column=62)


def test_front_matter_with_all_it_can_say() -> None:
    deal = with_front(
        """\
        language: it
        start: 2026-01-05
        work-back: golive
        buffer: 1w
        baseline: v1.2
        stopped: 2026-06-01
        access: link+password
        recipients: [legal, board]
        links: {url: 2, gen: 3, revoked: [cfo]}
        expires: 2026-12-31
        theme: plain
        brand: {colour: "#1d4ba8"}
        feedback: off
        internal: {amount: 184000 EUR}
        ---

        ## Go-live {#golive .milestone by=2026-05-29}
        """.replace("---\n        ", "---\n")
    )

    assert (deal.title, deal.key, deal.key_stated) == ("A plan", bytes(15) + b"\x01", True)
    assert (deal.language, deal.start, deal.work_back, deal.buffer) == ("it", date(2026, 1, 5), "golive", 5)
    assert (deal.baseline, deal.stopped, deal.expires) == ("v1.2", date(2026, 6, 1), date(2026, 12, 31))
    assert (deal.access, deal.recipients) == (Access.LINK_AND_PASSWORD, ("legal", "board"))
    assert deal.links == Links(url=2, gen=3, revoked=("cfo",))
    assert (deal.theme, deal.brand, deal.feedback) == ("plain", Brand(colour="#1d4ba8"), "off")
    assert deal.internal == (("amount", "184000 EUR"),)


def test_what_a_plan_does_not_say_the_site_says() -> None:
    site = Site(language="de", time_zone="Europe/Berlin", access=Access.PASSWORD)
    deal = plan(LEAST, site=site)

    assert (deal.language, deal.time_zone, deal.access) == ("de", "Europe/Berlin", Access.PASSWORD)
    assert with_front("start: 2026-01-05\nlanguage: it\naccess: open\n", site=site).access is Access.OPEN


def test_without_deal_the_key_comes_from_the_name_of_the_file() -> None:
    text = LEAST.replace("deal: 00000000000000000000000000000001\n", "")
    deal = plan(text, "no-deal", path="content/2026/acme.md")

    assert deal.key == hashlib.sha256(b"acme.md").digest()[:16]
    assert not deal.key_stated


def test_a_malformed_deal_is_an_error_and_no_missing_one() -> None:
    plan(LEAST.replace("0001\n", "000g\n"), "malformed-value")


def test_a_heading_may_stand_for_the_title() -> None:
    assert plan(LEAST.replace("title: A plan\n", "") + "# A *fine* plan\n").title == "A fine plan"
    assert plan(LEAST + "# A  plan\n").title == "A plan"
    assert plan(LEAST + "# Another plan\n", "title-differs").title == "A plan"
    assert plan(LEAST.replace("title: A plan\n", ""), "missing-key").title == "plan"


def test_a_plan_says_when_it_starts_or_for_what_it_is_planned_back() -> None:
    with_front("", "no-start")
    with_front("start: 2026-02-30\n", "impossible-date")
    with_front("work-back: golive\n", "unknown-id")


def test_the_anchor_is_a_milestone_with_a_deadline() -> None:
    front = LEAST.replace("start: 2026-01-05", "work-back: a")

    assert plan(front + "## A {#a by=2026-05-29}\n\n- [ ] b\n").work_back == "a"
    plan(front + "## A {#a}\n\n- [ ] b\n", "anchor-without-by")
    plan(front + "## B\n\n- [ ] a {#a}\n", "wrong-kind")


def test_the_summary_is_what_stands_before_the_first_section() -> None:
    deal = plan("One.\n\n### Why\n\n- two\n\n## M\n\n- [ ] a\n")

    assert deal.summary is not None
    assert deal.summary.html == "<p>One.</p>\n<h3>Why</h3>\n<ul>\n<li>two</li>\n</ul>"
    assert plan("## M\n\n- [ ] a\n").summary is None


def test_pictures_are_listed_once_with_their_place() -> None:
    deal = plan("![a](a.png)\n\n## M\n\n![b](x/b.png) ![a](a.png)\n\n- [ ] c\n")

    assert deal.images == ("a.png", "x/b.png")
    assert (deal.place("image:x/b.png").line, deal.place("image:x/b.png").column) == (21, 6)


def test_keys_have_places() -> None:
    deal = plan("## M\n\n- [ ] a\n")

    assert (deal.place("start").line, deal.place("start").column) == (15, 8)
    assert (
        deal.place("expires") == deal.span == Span(path="content/plan.md", line=1, column=1, end_line=1, end_column=4)
    )


def test_the_body_is_read_also_where_the_front_matter_cannot_be() -> None:
    deal, found = read("---\ntitle: a: b\n---\n\n[x](javascript:y)\n\n## M\n\n- [ ] a {R=eve by=never}\n")

    assert deal is None
    assert [line.split(":")[0] + line.split(" ")[1] for line in found] == [
        "2malformed-yaml:",
        "5unsafe-link:",
        "9malformed-date:",
    ]


def test_a_person_with_a_fault_is_known_all_the_same() -> None:
    text = FRONT.replace("of: nord}\n  lex", "of: nrod}\n  lex") + "\n## M\n\n- [ ] a {R=otto}\n"

    assert [line.split(" ")[1] for line in read(text)[1]] == ["unknown-party:"]


def test_moving_a_plan_about_in_its_file_changes_nothing() -> None:
    text = "## M\n\n1. [ ] a {R=ada}\n2. [ ] b\n"

    assert plan(text) == plan(f"\n\n{text}")


@pytest.mark.parametrize("text", ["", "\n", "# Title\n", "---", "---\n", "\ufeff---\n", "text\n"])
def test_a_file_that_is_no_plan_is_told_once(text: str) -> None:
    checked = read_deal(Source(path="x.md", text=text), Site())

    assert checked.value is None
    assert len(checked.diagnostics) == 1


def test_two_plans_with_one_deal_or_one_name_are_told() -> None:
    body = "## M\n\n- [ ] a\n"
    first = plan(body, path="content/a.md")
    same_deal = plan(body, path="content/b.md")
    same_name = plan(FRONT.replace("0001", "0002") + body, path="content/old/a.md")
    faults = check_together([first, same_deal, same_name])

    assert [(fault.code, fault.span.path, fault.span.line) for fault in faults] == [
        ("doubled-deal", "content/b.md", 3),
        ("doubled-name", "content/old/a.md", 1),
    ]
    assert [[place.path for _, place in fault.related] for fault in faults] == [["content/a.md"], ["content/a.md"]]
    assert check_together([first]) == ()


def test_the_one_link_of_a_plan_without_recipients_may_not_have_been_revoked() -> None:
    front = FRONT.removesuffix("---\n")
    deal, found = read(front + "links: {url: 1, gen: 2, revoked: [default]}\n---\n")
    with_others, _ = read(front + "recipients: [ada]\nlinks: {url: 1, gen: 2, revoked: [default]}\n---\n")

    assert deal is not None
    assert [line for line in found if "revoked-recipient" in line]
    assert with_others is not None
    assert with_others.recipients == ("ada",)
