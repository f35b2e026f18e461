"""The PDFs of the examples, opened and looked into as their readers' programs and a curious reader would (T24)."""

import os
import re
from datetime import date
from functools import cache
from html import unescape

import pytest

from jepsite.drawing import document_of
from jepsite.export.browsers import browsers
from jepsite.export.cleaning import is_allowed
from jepsite.export.press import Press
from jepsite.history.journal import Journal
from jepsite.model.site import Site
from jepsite.planning.holidaybook import HolidayBook
from jepsite.reading import read_and_schedule
from jepsite.render.renderers import Renderers
from jepsite.render.sheets import Paper, Sheet
from jepsite.source import Source
from jepsite.views.documents import Cut
from tests.compiled import COMPILED
from tests.e2e.plans import EXAMPLES, ROOT, document
from tests.e2e.test_nothing_internal import PLAN as WITH_CANARIES
from tests.paper import sheet
from tests.pdfs import decoded, poppler, read, text_of, texts_of, unseen

pytestmark = pytest.mark.browser

A4, LETTER = (595, 842), (612, 792)
CASES = [
    ("bellini-mes", Cut.FULL, Paper.A4),
    ("valdoglio-monitoraggio-tessitura", Cut.FULL, Paper.LETTER),
    *((name, Cut.EXECUTIVE, Paper.A4) for name in EXAMPLES),
]
"""A full document takes a second to print and several to read: two of them show both papers, and languages."""


@pytest.fixture(scope="module")
def printed(press):
    """Each document is printed once for all tests of this file."""

    @cache
    def made(name: str, cut: Cut, paper: Paper) -> tuple[Sheet, bytes]:
        sheet = document(name, cut, paper).sheet
        pdf = press.submit(sheet).result()
        assert pdf.value is not None, pdf.diagnostics
        return sheet, pdf.value

    return made


@pytest.fixture(params=CASES, ids=lambda case: "-".join(case))
def case(request, printed) -> tuple[Sheet, bytes]:
    return printed(*request.param)


def headings(sheet: Sheet, levels: str) -> list[str]:
    """The sheet's headings that are seen, without spaces, since lines break anywhere."""
    bare = re.sub(r'<span class="pm[^>]*>\w*</span>', "", sheet.html)
    found = re.findall(rf"<h[{levels}]\b(?![^>]*\bvh\b)[^>]*>(.*?)</h", bare, re.DOTALL)
    return [squeezed(re.sub(r"<[^>]*>", "", text)) for text in found]


def squeezed(text: str) -> str:
    # An apostrophe and a letter that looks like one share their shape in the font, and are read as the letter.
    return "".join(unescape(text).replace("\N{MODIFIER LETTER APOSTROPHE}", "\N{RIGHT SINGLE QUOTATION MARK}").split())


def test_every_page_has_the_size_of_the_paper_upright_or_across(case):
    sheet, pdf = case
    width, height = A4 if sheet.paper is Paper.A4 else LETTER
    sizes = [(round(page.mediabox.width), round(page.mediabox.height)) for page in read(pdf).pages]

    assert set(sizes) == {(width, height), (height, width)}
    assert sizes[0] == (width, height)
    assert len(sizes) == 2 if sheet.cut is Cut.EXECUTIVE else 3 <= len(sizes) <= 15


def test_the_text_of_every_section_can_be_searched_for(case):
    sheet, pdf = case
    said = squeezed(text_of(pdf))

    assert len(headings(sheet, "12")) >= 4
    assert [heading for heading in headings(sheet, "12") if heading not in said] == []


def test_every_page_says_which_it_is_whose_and_of_which_revision(case):
    pages = texts_of(case[1])
    numbered = [re.search(rf"(?<!\d){number}\D+{len(pages)}(?!\d)", page) for number, page in enumerate(pages, 1)]
    revisions = [set(re.findall(r"\b[0-9a-f]{8}\b", page)) for page in pages]

    assert all(numbered)
    assert len(set.intersection(*revisions)) == 1


def test_its_outline_names_the_headings_in_their_order(case):
    sheet, pdf = case

    def titles(entries):
        for entry in entries:
            if isinstance(entry, list):
                yield from titles(entry)
            else:
                yield squeezed(entry.title)

    listed = list(titles(read(pdf).outline))
    every = iter(headings(sheet, "123456"))

    assert len(listed) >= 4
    assert [title for title in listed if title not in every] == []


def test_it_is_tagged_in_its_language_and_shows_its_title(case):
    sheet, pdf = case
    root = read(pdf).root_object

    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == (sheet.language, True)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert len(root["/StructTreeRoot"]["/K"]) > 0
    assert all("/StructParents" in page for page in read(pdf).pages)


def test_it_says_nothing_of_itself_but_its_title(case):
    sheet, pdf = case
    reader = read(pdf)

    assert dict(reader.metadata) == {"/Title": sheet.title}
    assert "/ID" not in reader.trailer
    assert reader.xmp_metadata is None


TELLTALE = rb"file:|plan\.invalid|127\.0\.0\.1|localhost|/home/|/Users/|/root/|/tmp/|Skia|Mozilla|Chrom|D:20\d\d"


def test_nothing_in_it_tells_of_the_machine_that_made_it(case):
    assert re.findall(TELLTALE, decoded(case[1])) == []


def test_its_links_lead_to_the_web_to_mail_or_within_it(case):
    _sheet, pdf = case
    links = [note.get_object() for page in read(pdf).pages for note in page.get("/Annots", ())]
    outer = [str(link["/A"]["/URI"]) for link in links if "/A" in link]

    assert [address for address in outer if not is_allowed(address)] == []
    assert all("/A" in link or "/Dest" in link for link in links)


def test_its_fonts_are_in_it_cut_to_what_is_used_and_have_names(case):
    reader = read(case[1])
    fonts = {
        font.get_object()["/BaseFont"]: font.get_object()
        for page in reader.pages
        for font in page["/Resources"].get("/Font", {}).values()
    }
    inner = [font["/DescendantFonts"][0].get_object() for font in fonts.values() if font["/Subtype"] == "/Type0"]

    assert {font["/Subtype"] for font in fonts.values()} == {"/Type0"}
    assert {font["/Subtype"] for font in inner} == {"/CIDFontType2"}
    assert all(re.match(r"/[A-Z]{6}\+Inter-", name) for name in fonts)
    assert all("/FontFile2" in font["/FontDescriptor"] for font in inner)


def test_no_word_is_hidden_in_it(case, tmp_path):
    assert unseen(case[1], tmp_path) == []


def test_poppler_reads_its_tags_without_a_word_of_complaint(case, tmp_path):
    told = poppler("pdfinfo", case[1], tmp_path, "-struct")

    assert b"Table" in told.stdout or case[0].cut is Cut.EXECUTIVE
    assert told.stderr == b""


def test_another_run_with_more_pages_makes_the_same_bytes(printed):
    wanted = [("bellini-mes", cut, Paper.A4) for cut in Cut]
    with Press(browsers(os.environ), pages=2) as again:
        made = [again.submit(document(*each).sheet) for each in wanted]

    assert [future.result().value for future in made] == [printed(*each)[1] for each in wanted]


def test_a_word_that_is_hidden_would_be_noticed(press, tmp_path):
    hiding = """<style>p { position: absolute; background: white } .white { top: 1in; color: white }
        .pale { top: 2in; color: #f4f4f4 } .beyond { top: 3in; left: -20px } .seen { top: 4in }</style>
        <p class=white>white<p class=pale>pale<p class=beyond>beyond<p class=seen>seen"""
    white, pale, beyond = unseen(press.submit(sheet(hiding)).result().value, tmp_path)

    assert (white, pale) == ("white", "pale")
    assert beyond in "beyond"  # Chromium itself leaves out the letters that lie beyond the edge as a whole


@pytest.mark.parametrize("cut", Cut)
def test_nothing_that_is_the_sellers_own_is_in_any_byte_of_it(press, cut):
    assert "canary" in WITH_CANARIES.lower()
    pdf = press.submit(drawn(WITH_CANARIES, cut)).result().value

    assert b"Clinica Alba" in decoded(pdf)
    assert re.findall(rb"canary\w*", decoded(pdf), re.IGNORECASE) == []


def drawn(text: str, cut: Cut) -> Sheet:
    """A plan that stands in no file, on paper."""
    source = Source(path="content/clinics.md", text=text)
    reading = read_and_schedule(source, Site(), today=date(2026, 11, 9), book=HolidayBook(), journal=Journal(ROOT))
    assert reading.plan, reading.diagnostics
    renderers = Renderers(site=ROOT, default="default", compiled=COMPILED)
    made = document_of(reading.plan, cut=cut, paper=Paper.A4, root=ROOT, renderers=renderers)
    assert made.value, made.diagnostics
    return made.value.sheet
