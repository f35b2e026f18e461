"""A plan with its dates becomes what one audience looks at: a page with its pictures, or a document's sheet."""

from datetime import date
from pathlib import Path

from jepsite.audience import Audience
from jepsite.drawing import document_of, draw, parts_of, view_of
from jepsite.history.journal import Journal
from jepsite.model.site import Site
from jepsite.planning.holidaybook import HolidayBook
from jepsite.reading import Scheduled, read_and_schedule
from jepsite.render.renderers import Renderers
from jepsite.render.sheets import Paper
from jepsite.source import Source
from jepsite.views.documents import Cut
from tests.compiled import COMPILED
from tests.deals import FRONT

BODY = """
How it looks: ![The hall](hall.png)

## Signed {#signature by=2026-01-30}

1. [ ] Sign {#sign 1d R=ada A=ada}
2. [ ] Ask our bank {#bank 1d .internal R=ada A=ada}
"""


def scheduled(root: Path, front: str = FRONT) -> Scheduled:
    (root / "content").mkdir(exist_ok=True)
    (root / "content" / "hall.png").write_bytes(b"a picture")
    source = Source(path="content/a.md", text=front + BODY)
    reading = read_and_schedule(source, Site(), today=date(2026, 1, 7), book=HolidayBook(), journal=Journal(root))
    assert reading.plan is not None
    return reading.plan


def renderers(root: Path) -> Renderers:
    return Renderers(site=root, default="default", compiled=COMPILED)


def test_a_page_stands_in_its_folder_with_its_pictures_beside_it(tmp_path):
    drawn = draw(
        scheduled(tmp_path), Audience.PUBLIC, root=tmp_path, folder="hall", renderers=renderers(tmp_path)
    ).value

    assert drawn is not None
    assert drawn.page.path == "p/hall/index.html"
    assert [(file.path, file.content) for file in drawn.files] == [("p/hall/hall.png", b"a picture")]
    assert all(file.path.startswith("a/default/") for file in drawn.shared)


def test_each_audience_sees_its_own(tmp_path):
    plan = scheduled(tmp_path)
    pages = {
        audience: draw(plan, audience, root=tmp_path, folder="x", renderers=renderers(tmp_path)).value
        for audience in Audience
    }

    assert {audience for audience, drawn in pages.items() if drawn and b"Ask our bank" in drawn.page.content} == {
        Audience.INTERNAL
    }


def test_a_document_is_drawn_for_the_customer_in_the_cut_and_on_the_paper_asked_for(tmp_path):
    plan = scheduled(tmp_path)
    made = {
        (cut, paper): document_of(plan, cut=cut, paper=paper, root=tmp_path, renderers=renderers(tmp_path)).value
        for cut in Cut
        for paper in Paper
    }

    for (cut, paper), document in made.items():
        assert document is not None
        assert (document.sheet.cut, document.sheet.paper) == (cut, paper)
        assert "Ask our bank" not in document.sheet.html
    assert len({document.name for document in made.values() if document}) == len(Cut)


def test_the_executive_cut_is_worked_out_only_where_it_is_wanted(tmp_path):
    plan = scheduled(tmp_path)

    assert view_of(plan, Audience.PUBLIC).executive is None
    assert view_of(plan, Audience.PUBLIC, executive=True).executive is not None


def test_an_unknown_theme_and_a_missing_picture_are_told_together(tmp_path):
    plan = scheduled(tmp_path, FRONT.replace("start:", "theme: theirs\nstart:"))
    (tmp_path / "content" / "hall.png").unlink()
    parts = parts_of(plan, Audience.PUBLIC, root=tmp_path, folder="x", renderers=renderers(tmp_path))

    assert parts.value is None
    assert {fault.code for fault in parts.diagnostics} == {"unknown-theme", "no-such-file"}
