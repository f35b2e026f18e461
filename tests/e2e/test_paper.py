"""What an executive opens looks made for paper: two pages whatever the plan, heads that repeat, margins kept.

tests/e2e/test_pdf.py looks into the files; here it is what stands on their pages.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Final, TypeAlias

import pytest

from jepsite.render.pages import Renderer
from jepsite.render.sheets import Paper, Sheet
from jepsite.render.theme import find_theme
from jepsite.views.documents import Cut
from tests.e2e.plans import PLANS, document
from tests.pdfs import poppler, read, texts_of
from tests.views.plans import made

pytestmark = pytest.mark.browser

Printed: TypeAlias = Callable[[str, Cut, Paper], bytes]
LONG: Final = (
    "Walk through all nine clinics with their managers and write down how an appointment is made and cancelled"
)
WORD: Final = re.compile(r'<word xMin="([-\d.]+)" yMin="[-\d.]+" xMax="([-\d.]+)" yMax="[-\d.]+">(.*?)</word>')
WIDE: Final = {"Timeline", "Who does what"}
"""Sections that lie across."""


@pytest.fixture(scope="module")
def printed(press) -> Printed:
    """Each document is printed once for all tests of this file."""

    @cache
    def pdf(name: str, cut: Cut, paper: Paper) -> bytes:
        return as_pdf(press, document(name, cut, paper).sheet)

    return pdf


def as_pdf(press, sheet: Sheet) -> bytes:
    pdf = press.submit(sheet).result()
    assert pdf.value is not None, pdf.diagnostics
    return bytes(pdf.value)


# --- the executive cut ------------------------------------------------------------------------------------------------


def test_the_executive_cut_of_every_plan_has_two_pages(printed: Printed):
    """On Letter, which is the lower one; the cases below are also on A4."""
    counted = {name: len(read(printed(name, Cut.EXECUTIVE, Paper.LETTER)).pages) for name in PLANS}

    assert counted == dict.fromkeys(PLANS, 2)


def crowd(milestones: int, activities: int, words: str, paper: Paper) -> Sheet:
    """The executive cut of a plan with so much in it, all of it named by the same words."""
    front = f"""\
---
title: {words}
deal: 00000000000000000000000000000001
start: 2026-01-05
parties:
  acme: {{name: "{words} Ltd", side: customer}}
  nord: {{name: "{words} GmbH", side: supplier}}
people:
  ada: {{name: "{words}", of: acme}}
  nia: {{name: "{words} jr", of: nord}}
---
"""
    body = []
    for m in range(milestones):
        body.append(f"\n## {words} {m} {{#m{m} by=2026-{m % 12 + 1:02}-28}}\n")
        for a in range(max(activities // milestones, 1)):
            body.append(f'- [ ] {words} {{#a{m}-{a} R=ada,nia by=2026-01-02 plan="{words} {words} {words}"}}')
        body.append(f"- [ ] {words} {{.outcome for=acme}}\n- [ ] {words} {{.outcome for=nord}}")
    body += [f"- [ ] {words} {n} {{.decision owner=ada by=2026-02-02}}" for n in range(10)]
    theme = find_theme("default", None).value
    assert theme is not None
    view = made(front + "\n".join(body), date(2026, 1, 5)).view(executive=True)
    sheet = Renderer(theme).sheet(view, Cut.EXECUTIVE, paper).value
    assert sheet is not None
    return sheet


@pytest.mark.parametrize("words", ["Word", LONG, "Donaudampfschifffahrtsgesellschaft" * 3, "شركة النور للتجارة"])
@pytest.mark.parametrize(
    ("milestones", "activities", "paper"), [(1, 5, Paper.LETTER), (12, 200, Paper.A4), (20, 40, Paper.LETTER)]
)
def test_neither_much_nor_long_words_make_a_third_page(
    press, milestones: int, activities: int, words: str, paper: Paper
):
    assert len(read(as_pdf(press, crowd(milestones, activities, words, paper))).pages) == 2


def test_what_has_no_room_is_counted(printed: Printed):
    first, second = texts_of(printed("meerkant-dock-booking", Cut.EXECUTIVE, Paper.A4))

    assert "more in the full plan" in first
    assert "more in the full plan" in second


# --- the full cut -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["bellini-mes", "two-hundred"])
def test_timeline_and_roles_lie_across_and_all_else_stands_upright(printed: Printed, name: str):
    pdf = printed(name, Cut.FULL, Paper.A4)
    across = [page.mediabox.width > page.mediabox.height for page in read(pdf).pages]
    first = {section: next(n for n, text in enumerate(texts_of(pdf)) if section in text) for section in WIDE}

    assert all(across[number] for number in first.values())
    assert across.index(True) == min(first.values())
    assert not any(across[across.index(True) + across.count(True) :])


def test_heads_of_tables_and_the_axis_stand_on_every_page_of_theirs(printed: Printed):
    pages = texts_of(printed("two-hundred", Cut.FULL, Paper.A4))
    roles = [text for text in pages if "Amara Osei" in text and "Pieter Bakker" in text and "Activity Dates" in text]
    drawn = [text for text in pages if "As of 16 Nov" in text.replace("\u00a0", " ") and "Q2" in text]

    assert len(roles) >= 8
    assert len(drawn) >= 2


@pytest.mark.parametrize("name", ["forty-people", "two-hundred", "long-title"])
def test_nothing_of_a_plan_is_cut_off(printed: Printed, name: str):
    shown = "".join("".join(texts_of(printed(name, Cut.FULL, Paper.A4))).split())
    text = PLANS[name].read_text(encoding="utf-8")
    titles = [line.split("] ", 1)[1].split(" {")[0] for line in text.splitlines() if "] " in line and " {#" in line]

    assert len(titles) >= 7
    assert [title for title in titles if "".join(title.split()) not in shown] == []


@pytest.mark.parametrize("name", ["long-title", "forty-people", "names"])
@pytest.mark.parametrize(
    ("cut", "paper"), [(Cut.FULL, Paper.A4), (Cut.FULL, Paper.LETTER), (Cut.EXECUTIVE, Paper.LETTER)]
)
def test_all_words_keep_within_the_margins(printed: Printed, name: str, paper: Paper, cut: Cut, tmp_path):
    for words, width in boxes(printed(name, cut, paper), tmp_path):
        margin = 38.0  # 14 mm are 39.7 points; letters may reach over by a hair

        assert [word for left, right, word in words if left < margin or right > width - margin] == []


def boxes(pdf: bytes, folder) -> list[tuple[list[tuple[float, float, str]], float]]:
    """The words of each page with where they begin and end, and the page's width, in points."""
    told = poppler("pdftotext", pdf, folder, "-bbox").stdout.decode(errors="replace")
    return [
        ([(float(a), float(b), word) for a, b, word in WORD.findall(page)], float(page.split('"', 2)[1]))
        for page in told.split("<page ")[1:]
    ]
