"""The filters of templates end in markup, and everything of a plan in it is escaped."""

import pytest
from markupsafe import Markup

from jepsite.render.filters import anchor, apart, cells, day, icon_of, ids, mark, name, names, rich
from jepsite.views.marks import Day, Name, PartyMark, Rich


def test_a_name_has_its_language_where_that_is_not_the_pages():
    assert name(Name(text="A & B")) == Markup("A &amp; B")
    assert name(Name(text="Officine <B>", lang="it")) == Markup('<span lang="it">Officine &lt;B&gt;</span>')


@pytest.mark.parametrize(
    ("texts", "expected"), [(["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "<C>"], "A, B and &lt;C&gt;")]
)
def test_names_are_listed(texts: list[str], expected: str):
    assert names([Name(text=text) for text in texts], "and") == Markup(expected)


def test_a_day_is_a_time():
    assert day(Day(iso="2026-10-05", text="Mon 5\u00a0Oct")) == Markup(
        '<time datetime="2026-10-05">Mon 5\u00a0Oct</time>'
    )


def test_a_company_is_a_letter_that_is_not_read_out():
    company = PartyMark(id="x", side="supplier", letter="<", name=Name(text="X"), short=Name(text="X"))

    assert mark(company) == Markup('<span class="pm supplier" aria-hidden="true">&lt;</span>')


def test_a_row_of_cells_has_a_badge_for_each_letter():
    badges = {"R": Markup("<b>R</b>"), "A": Markup("<b>A</b>")}

    assert cells(("RA", ""), (Markup('<td class="g">'), Markup("<td>")), badges) == Markup(
        '<td class="g"><b>R</b><b>A</b></td><td></td>'
    )


def test_ids_are_listed_and_escaped():
    assert ids(("giulia", '"x')) == Markup("giulia &#34;x")


def test_prose_is_let_through_as_it_is():
    assert rich(Rich(html="<p>a</p>")) == Markup("<p>a</p>")


@pytest.mark.parametrize("identity", ["next", "mine", "h-next", "i-done", "tl-title", "tl2-wait"])
def test_ids_of_the_page_are_not_given_away(identity: str):
    assert anchor(identity) == ""


def test_an_item_gets_its_id():
    assert anchor("demo") == Markup(' id="demo"')


def test_an_icon_is_not_read_out():
    assert icon_of("done") == Markup('<svg class="ic" aria-hidden="true"><use href="#i-done"/></svg>')


def test_only_text_that_is_read_from_right_to_left_is_set_apart():
    assert apart("Officine Bellini") == "Officine Bellini"
    assert apart("דנה 7") == "\u2068דנה 7\u2069"
