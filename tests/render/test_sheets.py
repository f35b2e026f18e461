"""A view on paper: complete without a script, asking for nothing that is not beside it."""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from jepsite.artifact import Artifact
from jepsite.render.pages import Renderer
from jepsite.render.sheets import ORIGIN, Paper, Sheet, print_style
from jepsite.render.theme import Theme, find_theme
from jepsite.views.documents import Cut, revision
from jepsite.views.marks import Name
from jepsite.views.page import DealView
from tests.render.markup import elements
from tests.render.sample import SAMPLE
from tests.render.sample_states import STATES

PICTURE = Artifact(path="p/slug/images/plant.png", content=b"png", media_type="image/png")


@cache
def theme() -> Theme:
    found = find_theme("default", None).value
    assert found
    return found


@cache
def renderer() -> Renderer:
    return Renderer(theme())


def sheet(view: DealView = SAMPLE, cut: Cut = Cut.FULL, paper: Paper = Paper.A4) -> Sheet:
    made = renderer().sheet(view, cut, paper, (PICTURE,)).value
    assert made
    return made


def style(made: Sheet) -> str:
    return str(made.html.split("<style>")[1].split("</style>")[0])


def root_of(made: Sheet) -> dict[str, str]:
    return next(elements(made.html.encode()).all("html")).attributes


@pytest.mark.parametrize("view", STATES.values(), ids=STATES)
@pytest.mark.parametrize("cut", Cut)
def test_every_state_has_a_sheet_without_a_script_or_a_link_to_a_file(view: DealView, cut: Cut):
    made = sheet(view, cut)
    page = elements(made.html.encode())

    assert [element.tag for element in page.all("script", "link", "iframe", "object")] == []
    assert [element.tag for element in page.all() if "style" in element.attributes] == []
    assert made.title in made.html.replace("&#39;", "'")


def test_a_sheet_knows_what_it_is():
    full, brief = sheet(), sheet(cut=Cut.EXECUTIVE, paper=Paper.LETTER)

    assert (full.title, full.language, full.cut, full.paper) == (SAMPLE.document_title, "en", Cut.FULL, Paper.A4)
    assert brief.title == "Manufacturing execution system for two plants: executive summary"
    assert (brief.cut, brief.paper) == (Cut.EXECUTIVE, Paper.LETTER)
    assert f"<title>{brief.title}</title>" in brief.html


def test_all_that_it_may_ask_for_is_beside_it():
    made = sheet()
    asked = re.findall(r'url\("([^"#]+)"\)', style(made))

    assert asked
    assert all(address.startswith(ORIGIN) for address in asked)
    assert [address for address in asked if address.removeprefix(ORIGIN) not in made.files] == []
    assert made.files["images/plant.png"] is PICTURE


def test_it_has_the_paper_it_is_for():
    assert "@page { size: A4 } @page plan { size: A4 landscape }" in style(sheet())
    assert "@page { size: letter } @page plan { size: letter landscape }" in style(sheet(paper=Paper.LETTER))


def test_what_only_documents_need_is_never_published():
    published = {artifact.path for artifact in renderer().page(SAMPLE, "slug").value.shared}  # type: ignore[union-attr]
    own = {path for path in sheet().files if "-400" in path or "-600" in path}

    assert own
    assert own & published == set()


def test_head_and_foot_are_in_its_attributes():
    root = root_of(sheet())

    assert root["data-head"] == "Officine Bellini × Nordwind Systems"
    assert root["data-title"] == SAMPLE.header.title
    assert root["data-foot"] == f"Confidential · As of 5\u00a0October 2026 · Revision {revision(SAMPLE)}"
    assert (root["data-page"], root["data-of"], root["data-end"]) == ("Page ", " of ", "")


def test_whom_it_is_for_and_whom_to_ask_stand_at_its_beginning():
    for cut in Cut:
        made = sheet(cut=cut)
        page = elements(made.html.encode())
        asof = next(each for each in page.all("p") if each.attributes.get("class") == "asof")

        assert root_of(made)["data-for"] == (
            "For the people of Officine Bellini, Studio Legale Conti and Nordwind Systems named in this plan. "
            "Please do not pass it on."
        )
        assert [link.attributes["href"] for link in asof.all("a")] == ["mailto:jonas.weber@nordwind.example"]
        assert list(page.all("footer")) == []


def test_names_in_the_head_are_cut_where_they_have_no_end_and_set_apart_where_they_turn():
    turned = replace(SAMPLE.header, customer=Name(text="شركة النور"), supplier=Name(text="Nordwind " * 20))
    root = root_of(sheet(replace(SAMPLE, header=turned)))

    assert root["data-head"].startswith("\u2068شركة النور\u2069 × Nordwind")
    assert root["data-head"].endswith("…")
    assert len(root["data-head"]) < 80


def test_the_full_cut_has_its_timeline_in_pieces_and_leaves_out_what_only_a_screen_shows():
    page = elements(sheet().html.encode())
    classes = " ".join(element.attributes.get("class", "") for element in page.all())

    assert "tl-paper" in classes
    assert not {"tl-screen", "tl-list", "toc"} & set(classes.split())


def test_a_themes_token_stands_behind_the_styles_of_print(tmp_path: Path):
    folder = tmp_path / "themes" / "ours"
    (folder / "print").mkdir(parents=True)
    (folder / "theme.toml").write_text('inherits = "default"\nprint = ["ours.css"]\n[tokens]\nfont = "Georgia"\n')
    (folder / "print" / "ours.css").write_text(".hero { padding: 0 }")
    ours = find_theme("ours", tmp_path).value
    assert ours
    css = print_style(ours, None, Paper.A4).css

    assert css.rindex("--font: Georgia") > css.rindex(".hero { padding: 0 }") > css.rindex("--font: Inter")


def test_a_view_that_was_made_without_the_executive_cut_has_no_such_sheet():
    with pytest.raises(ValueError, match="without it"):
        renderer().sheet(replace(SAMPLE, executive=None), Cut.EXECUTIVE, Paper.A4)
