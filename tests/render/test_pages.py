"""A page as it is written: complete, in order, escaped, and light."""

import dataclasses
import gzip
import re
from datetime import date
from enum import Enum
from functools import cache
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Any, Final

import pytest

from jepsite.audience import Audience
from jepsite.i18n.words import words_for
from jepsite.render.pages import POLICY, Page, Renderer
from jepsite.render.theme import find_theme
from jepsite.views.marks import ProseView, Rich
from jepsite.views.page import DealView
from jepsite.views.timeline.drawing import Drawing
from tests.render.markup import Element, elements
from tests.render.sample import SAMPLE
from tests.render.sample_states import BARE, STATES

SECTIONS: Final = ["next", "goals", "timeline", "raci", "outcomes", "risks", "together", "changes"]
HOSTILE: Final = """ <script> alert(1) </script> '"& <img src=x onerror=x>"""
NO_TEXT: Final = frozenset(
    {"html", "iso", "side", "icon", "kind", "sides", "anchor", "language", "lang", "letter", "cells", "accent"}
)
"""Fields that hold a choice, a number or markup, and no words of an author."""


@cache  # its templates are compiled once for all tests
def default_renderer() -> Renderer:
    theme = find_theme("default", None).value
    assert theme
    return Renderer(theme)


def rendered(view: DealView) -> Page:
    page = default_renderer().page(view, "h5q2ghmgxwf4m9axcaq4eba5z2").value
    assert page
    return page


def html(view: DealView) -> Element:
    return elements(rendered(view).page.content)


@pytest.fixture(scope="module")
def sample() -> Element:
    return html(SAMPLE)


ALL: Final = pytest.mark.parametrize("view", STATES.values(), ids=STATES)

# --- where it stands --------------------------------------------------------------------------------------------------


def test_a_page_stands_under_its_slug_and_for_its_audience():
    public = rendered(SAMPLE).page
    internal = rendered(dataclasses.replace(SAMPLE, internal=True)).page

    assert public.path == "p/h5q2ghmgxwf4m9axcaq4eba5z2/index.html"
    assert public.media_type == "text/html; charset=utf-8"
    assert (public.audience, internal.audience) == (Audience.PUBLIC, Audience.INTERNAL)


def test_what_a_page_loads_is_shared_and_relative(sample: Element):
    page = rendered(SAMPLE)
    shared = {artifact.path for artifact in page.shared}
    addresses = [link.attributes["href"] for link in sample.all("link") if link.attributes["rel"] != "icon"]
    addresses += [script.attributes["src"] for script in sample.all("script")]

    assert len(addresses) == 3
    assert {address.removeprefix("../../") for address in addresses} <= shared
    assert [link.attributes["href"] for link in sample.all("link") if link.attributes["rel"] == "icon"] == ["data:,"]


def test_the_same_view_gives_the_same_bytes_in_another_build():
    first = rendered(SAMPLE)
    default_renderer.cache_clear()

    assert rendered(SAMPLE) == first


def test_pages_of_one_theme_share_their_files_whatever_their_language():
    german = dataclasses.replace(SAMPLE, language="de")

    assert rendered(german).shared == rendered(SAMPLE).shared


def test_a_brand_colour_makes_a_style_sheet_of_its_own_and_nothing_else():
    branded = dataclasses.replace(SAMPLE, accent="#0b5c4f")
    ours, theirs = ({artifact.path for artifact in rendered(view).shared} for view in (SAMPLE, branded))

    assert [PurePosixPath(path).suffix for path in theirs - ours] == [".css"]


# --- what is in it ----------------------------------------------------------------------------------------------------


def test_sections_stand_in_the_order_of_the_look(sample: Element):
    named = [section.attributes["id"] for section in sample.all("section") if "id" in section.attributes]

    assert named == SECTIONS


def test_the_bar_leads_to_every_section(sample: Element):
    (bar,) = sample.with_class("toc")

    assert [link.attributes["href"] for link in bar.all("a")] == [f"#{section}" for section in SECTIONS]


def test_what_a_plan_does_not_have_is_left_out():
    bare = html(BARE)

    named = [section.attributes["id"] for section in bare.all("section") if "id" in section.attributes]
    (bar,) = bare.with_class("toc")

    assert named == ["next", "risks"]
    assert [link.attributes["href"] for link in bar.all("a")] == ["#next", "#risks"]
    assert bare.with_id("mine") is None


def test_no_risk_is_a_sentence_and_not_an_empty_table():
    section = html(BARE).with_id("risks")

    assert section
    assert section.text.endswith("No risk and no open question is listed.")


def test_an_empty_cell_says_the_same_whatever_the_reason(sample: Element):
    cells = sample.with_class("none")

    assert {cell.text for cell in cells} == {"–None listed"}


def test_more_than_twelve_people_stand_as_names_under_their_roles():
    page = html(STATES["forty people"])

    assert not page.with_class("raci")
    assert len(page.with_class("names")) == 1
    assert "Person 39" in page.with_class("names")[0].text


@ALL
def test_headings_go_down_one_level_at_a_time(view: DealView):
    levels = [int(heading.tag[1]) for heading in html(view).all("h1", "h2", "h3", "h4", "h5", "h6")]

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@ALL
def test_headings_say_something(view: DealView):
    headings = [heading.text for heading in html(view).all("h1", "h2", "h3", "h4", "h5", "h6")]

    assert all(headings)


@ALL
def test_tables_have_a_caption_and_their_heads_a_scope(view: DealView):
    tables = [
        table
        for table in html(view).all("table")
        if table.attributes.get("role") != "presentation" and "class" in table.attributes
    ]

    assert all(len([*table.all("caption")]) == 1 for table in tables)
    assert all(head.attributes.get("scope") for table in tables for head in table.all("th"))


@ALL
def test_tables_have_as_many_cells_in_every_row(view: DealView):
    for table in html(view).all("table"):
        widths = {
            sum(int(cell.attributes.get("colspan", "1")) for cell in row.all("td", "th"))
            for row in table.all("tr")
            if "people" not in row.attributes.get("class", "")  # the first three heads reach down into this row
        }

        assert len(widths) == 1


@ALL
def test_ids_are_unique_and_all_that_refers_to_one_finds_it(view: DealView):
    page = html(view)
    ids = [element.attributes["id"] for element in page.all() if "id" in element.attributes]
    wanted = {
        word.removeprefix("#")
        for element in page.all()
        for name in ("aria-labelledby", "aria-describedby", "for", "href")
        for word in element.attributes.get(name, "").split()
        if name != "href" or word.startswith("#")
    }

    assert len(ids) == len(set(ids))
    assert wanted <= set(ids)


@ALL
def test_every_time_has_a_date(view: DealView):
    times = [time.attributes["datetime"] for time in html(view).all("time")]

    assert times
    assert all(date.fromisoformat(time) for time in times)


def test_names_in_another_language_say_so(sample: Element):
    marked = {(span.attributes["lang"], span.text) for span in sample.all("span") if "lang" in span.attributes}

    assert {("it", "Officine Bellini"), ("de", "Nordwind Systems"), ("it", "Avv. Marta Conti")} <= marked


def test_every_icon_stands_beside_words(sample: Element):
    drawings = [svg for svg in sample.all("svg") if "gantt" not in svg.attributes.get("class", "")]

    quiet = [svg for name in ("legend", "tl-paper") for whole in sample.with_class(name) for svg in whole.all("svg")]

    assert all(sample.with_class(name)[0].attributes["aria-hidden"] == "true" for name in ("legend", "tl-paper"))
    assert all(svg.attributes.get("aria-hidden") == "true" for svg in drawings if svg not in quiet)


def test_letters_of_roles_are_read_out_as_words(sample: Element):
    row = sample.with_id("boardmeeting")

    assert row
    assert [cell.text for cell in row.all("td")][2:] == [
        "Responsible Accountable",
        "",
        "",
        "Informed",
        "",
        "Consulted",
        "",
    ]


@pytest.mark.parametrize(
    ("language", "word"),
    [("en", "Next up"), ("it", words_for("it").gettext("Next up")), ("de", words_for("de").gettext("Next up"))],
)
def test_fixed_words_are_in_the_language_of_the_plan(language: str, word: str):
    page = rendered(dataclasses.replace(SAMPLE, language=language)).page.content.decode()

    assert f'<html lang="{language}"' in page
    assert f">{word}</h2>" in page
    assert not re.search(r"%\(\w+\)s", page)


def test_only_the_seller_s_own_page_says_that_it_is_internal():
    internal = html(dataclasses.replace(SAMPLE, internal=True))

    assert not html(SAMPLE).with_class("internal")
    assert len(internal.with_class("internal")) == 1


def test_a_plan_can_link_to_its_own_items_but_takes_no_id_of_the_page():
    prose = tuple(ProseView(id=identity, title=None, text=Rich(html="<p>x</p>")) for identity in ("terms", "next"))
    page = html(dataclasses.replace(SAMPLE, together=dataclasses.replace(SAMPLE.together, prose=prose)))

    assert page.with_id("terms")
    assert page.with_id("signature")
    assert [element.tag for element in page.all() if element.attributes.get("id") == "next"] == ["section"]


# --- what is never in it ----------------------------------------------------------------------------------------------


def hostile(value: Any) -> Any:
    """The value with every text of it made to break out of its place."""
    return lengthened(value, HOSTILE)


def lengthened(value: Any, addition: str, field: str = "", but: frozenset[str] = NO_TEXT) -> Any:
    """The value with an addition to every text of it, but for the fields of these names."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        made = {"id"} if isinstance(value, Drawing) else set()  # the drawing's own id is no plan's
        names = [field.name for field in dataclasses.fields(value) if field.name not in made]
        return dataclasses.replace(
            value, **{name: lengthened(getattr(value, name), addition, name, but) for name in names}
        )
    if isinstance(value, tuple) and field not in but:
        return tuple(lengthened(item, addition, field, but) for item in value)
    if isinstance(value, str) and not isinstance(value, Enum) and value and field not in but:
        return value + addition
    return value


def shape(page: Element) -> list[tuple[str, tuple[str, ...]]]:
    return [(element.tag, tuple(element.attributes)) for element in page.all()]


def test_no_text_of_a_plan_becomes_markup(sample: Element):
    attacked = rendered(hostile(SAMPLE)).page.content

    assert attacked.count(b"&lt;script&gt; alert(1)") > 300
    assert shape(elements(attacked)) == shape(sample)


@ALL
def test_nothing_is_inline_and_nothing_comes_from_elsewhere(view: DealView):
    page = html(view)
    inline = [(element.tag, name) for element in page.all() for name in element.attributes if name.startswith("on")]
    inline += [
        (element.tag, "style") for element in page.all() if "style" in element.attributes or element.tag == "style"
    ]
    loaded = [
        element.attributes[name]
        for element in page.all()
        for name in ("src", "data", "srcset")
        if name in element.attributes
    ]

    assert inline == []
    assert all(script.attributes.get("src") and not script.text for script in page.all("script"))
    assert all(address.startswith("../../a/default/") for address in loaded)
    assert b"<!--" not in rendered(view).page.content


def test_the_policy_lets_nothing_in_from_elsewhere(sample: Element):
    (meta,) = [meta for meta in sample.all("meta") if meta.attributes.get("http-equiv") == "Content-Security-Policy"]

    assert meta.attributes["content"] == POLICY
    assert POLICY.startswith("default-src 'none'; ")
    assert not re.search(r"unsafe|https?:|\*|frame-ancestors", POLICY)


def test_robots_and_referrers_are_told_to_keep_quiet(sample: Element):
    said = {meta.attributes.get("name"): meta.attributes.get("content", "") for meta in sample.all("meta")}

    assert said["robots"].startswith("noindex, nofollow")
    assert said["referrer"] == "no-referrer"


# --- how heavy it is --------------------------------------------------------------------------------------------------


def test_a_plan_of_25_activities_is_light():
    page = rendered(STATES["25 activities"]).page.content

    assert len(page) <= 120_000
    assert len(gzip.compress(page)) <= 25_000


def test_a_page_in_a_latin_1_language_loads_little():
    loaded = [artifact for artifact in rendered(SAMPLE).shared if "latin-ext" not in artifact.path]

    assert sum(len(artifact.content) for artifact in loaded) <= 130_000
