"""A plan becomes a page; what is wrong with it stops its own page only."""

from concurrent.futures import Future
from datetime import date
from pathlib import Path

import pytest

from jepsite.artifact import Keep, Kind, Output
from jepsite.diagnostics import Checked, Diagnostic, Span
from jepsite.history.journal import Journal
from jepsite.model.site import Site
from jepsite.pipeline import Built, Printing, finish, start
from jepsite.planning.holidaybook import HolidayBook
from jepsite.protect.contents import Contents
from jepsite.protect.keys import keys_of
from jepsite.protect.links import slug
from jepsite.protect.open import open_page
from jepsite.render.renderers import Renderers
from jepsite.render.sheets import Sheet
from jepsite.source import Source
from jepsite.views.documents import Cut
from tests.compiled import COMPILED
from tests.deals import FRONT

SECRET = bytes(range(32))
BODY = "\n## Signed {#signature by=2026-01-30}\n\n1. [ ] Sign {#sign 1d R=ada A=ada}\n"
FOLDER = f"p/{slug(SECRET, bytes(15) + bytes([1]), 1)}/"


def built(
    text: str = FRONT + BODY,
    *,
    site: Path,
    today: date = date(2026, 1, 7),
    strict: bool = False,
    printing: Printing | None = None,
) -> Built:
    started = start(
        Source(path="content/a.md", text=text),
        Site(),
        root=site,
        today=today,
        secret=SECRET,
        book=HolidayBook(),
        journal=Journal(site),
        renderers=Renderers(site=site, default="default", compiled=COMPILED),
        strict=strict,
        printing=printing,
    )
    return finish(started, Site())


def test_a_plan_gives_one_page_at_its_own_address_and_the_themes_shared_files(tmp_path):
    made = built(site=tmp_path)

    assert isinstance(made.output, Output)
    assert [artifact.path for artifact in made.output.artifacts] == [FOLDER + "index.html"]
    assert all(artifact.path.startswith("a/default/") for artifact in made.output.shared)
    assert made.output.expires == date(2026, 4, 30)


def test_its_card_speaks_of_the_customer(tmp_path):
    card = built(site=tmp_path).card

    assert card is not None
    assert (card.customer, card.title, card.path) == ("Acme", "A plan for a test", FOLDER + "index.html")


@pytest.mark.parametrize(
    ("text", "prefix", "generation"),
    [
        (FRONT.replace("start:", "strat: 1\nstart:") + BODY, FOLDER, 1),
        (FRONT.replace("start:", "strat: 1\nlinks: {gen: 3}\nstart:") + BODY, FOLDER, 3),
        ("x", None, None),
    ],
)
def test_a_faulty_plan_keeps_its_last_page_at_the_address_and_with_the_links_it_has_now(
    tmp_path, text, prefix, generation
):
    made = built(text, site=tmp_path)

    assert made.output == Keep(plan="content/a.md", prefix=prefix, generation=generation)
    assert made.card is None
    assert made.diagnostics


def test_a_warning_is_no_hindrance_but_for_the_strict(tmp_path):
    warned = FRONT.replace("deal: 00000000000000000000000000000001\n", "") + BODY

    assert isinstance(built(warned, site=tmp_path).output, Output)
    assert isinstance(built(warned, site=tmp_path, strict=True).output, Keep)


def test_an_expired_plan_has_no_page(tmp_path):
    last, after = date(2026, 4, 30), date(2026, 5, 1)

    assert built(site=tmp_path, today=last).card is not None
    assert built(site=tmp_path, today=after).output == Output(plan="content/a.md", artifacts=())


def test_a_plan_may_have_a_theme_of_its_own_and_an_unknown_one_is_its_own_fault(tmp_path):
    (tmp_path / "themes" / "ours").mkdir(parents=True)
    (tmp_path / "themes" / "ours" / "theme.toml").write_text('inherits = "default"\n')
    ours = built(FRONT.replace("start:", "theme: ours\nstart:") + BODY, site=tmp_path)
    unknown = built(FRONT.replace("start:", "theme: theirs\nstart:") + BODY, site=tmp_path)

    assert isinstance(ours.output, Output)
    assert all(artifact.path.startswith("a/ours/") for artifact in ours.output.shared)
    assert isinstance(unknown.output, Keep)
    assert [(fault.code, fault.span.line) for fault in unknown.diagnostics if fault.code == "unknown-theme"] == [
        ("unknown-theme", FRONT.replace("start:", "theme: theirs\nstart:").splitlines().index("theme: theirs") + 1)
    ]


def test_pictures_beside_the_plan_go_beside_its_page_and_a_missing_one_is_a_fault(tmp_path):
    shown = FRONT.replace("start:", "access: open\nstart:") + "\nHow it looks: ![The hall](hall.png)\n" + BODY
    missing = built(shown, site=tmp_path)
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "hall.png").write_bytes(b"a picture")
    there = built(shown, site=tmp_path)

    assert isinstance(missing.output, Keep)
    assert ("no-such-file", len(FRONT.splitlines()) + 3) in {(f.code, f.span.line) for f in missing.diagnostics}
    assert isinstance(there.output, Output)
    assert [(a.path, a.media_type, a.content) for a in there.output.artifacts[1:]] == [
        (FOLDER + "hall.png", "image/png", b"a picture")
    ]
    assert b'src="hall.png"' in there.output.artifacts[0].content


def test_a_page_is_locked_with_all_that_lies_beside_it_unless_its_author_wants_it_open(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "hall.png").write_bytes(b"a picture")
    shown = FRONT + "\nHow it looks: ![The hall](hall.png)\n" + BODY
    sealed, clear = built(shown, site=tmp_path), built(shown.replace("start:", "access: open\nstart:"), site=tmp_path)

    assert isinstance(sealed.output, Output)
    assert isinstance(clear.output, Output)
    assert sealed.deal is not None
    (page,) = sealed.output.artifacts
    opened = open_page(page.content, path=page.path, keys=keys_of(SECRET, sealed.deal))
    assert isinstance(opened, Contents)

    assert page.kind is Kind.SEALED_PAGE
    assert b"Acme" not in page.content
    assert opened.page == clear.output.artifacts[0].content
    assert [artifact.kind for artifact in clear.output.artifacts] == [Kind.OPEN, Kind.OPEN]


class Press:
    """Prints at once, or fails as it is told to."""

    width = 1

    def __init__(self, *failing: Cut) -> None:
        self.failing = failing
        self.sheets: list[Sheet] = []

    def submit(self, sheet: Sheet, span: Span) -> Future[Checked[bytes]]:
        self.sheets.append(sheet)
        fault = Diagnostic(code="not-printed", message="it hangs", span=span)
        printed: Future[Checked[bytes]] = Future()
        failed = sheet.cut in self.failing
        printed.set_result(
            Checked(value=None, diagnostics=(fault,)) if failed else Checked(value=b"%PDF " + sheet.cut.encode())
        )
        return printed


def test_documents_are_printed_from_the_public_view_and_linked_from_the_page(tmp_path):
    press = Press()
    text = FRONT.replace("start:", "access: open\nstart:") + "\n::: internal\nOur floor is 7 %.\n:::\n" + BODY
    made = built(text, site=tmp_path, printing=press)

    assert isinstance(made.output, Output)
    page, *documents = made.output.artifacts

    assert [(each.path, each.content) for each in documents] == [
        (FOLDER + "plan.pdf", b"%PDF full"),
        (FOLDER + "executive.pdf", b"%PDF executive"),
    ]
    assert b'href="plan.pdf" download="Acme - joint execution plan - 2026-01-07.pdf"' in page.content
    assert not any("floor" in sheet.html for sheet in press.sheets)


def test_a_document_that_could_not_be_printed_is_told_of_and_not_linked_and_the_page_stands(tmp_path):
    text = FRONT.replace("start:", "access: open\nstart:") + BODY
    made = built(text, site=tmp_path, printing=Press(Cut.EXECUTIVE))

    assert isinstance(made.output, Output)
    assert made.card is not None
    assert [artifact.path for artifact in made.output.artifacts] == [FOLDER + "index.html", FOLDER + "plan.pdf"]
    assert b"executive.pdf" not in made.output.artifacts[0].content
    assert [(fault.code, fault.span.path) for fault in made.diagnostics if fault.code == "not-printed"] == [
        ("not-printed", "content/a.md")
    ]


def test_a_fault_in_a_sites_own_template_is_told(tmp_path):
    templates = tmp_path / "themes" / "ours" / "templates"
    templates.mkdir(parents=True)
    (templates.parent / "theme.toml").write_text('inherits = "default"\n')
    (templates / "page.html").write_text("{{ view.nothing_of_the_kind }}")
    made = built(FRONT.replace("start:", "theme: ours\nstart:") + BODY, site=tmp_path)

    assert isinstance(made.output, Keep)
    assert "theme-template" in {fault.code for fault in made.diagnostics}
