"""A plan is made as a build makes it, at a readable address."""

from datetime import date

from jepsite.audience import Audience
from jepsite.drawing import draw
from jepsite.history.journal import Journal
from jepsite.model.site import Site
from jepsite.planning.holidaybook import HolidayBook
from jepsite.preview.making import Made, Task, in_clear
from jepsite.reading import read_and_schedule
from jepsite.render.renderers import Renderers
from jepsite.source import Source
from tests.compiled import COMPILED
from tests.preview.projects import TODAY, text


def task(root, content: str, today: date = TODAY) -> Task:
    return Task(
        source=Source(path="content/bellini.md", text=content),
        folder="bellini",
        root=root,
        site=Site(),
        today=today,
        book=HolidayBook(),
        journal=Journal(root),
        renderers=Renderers(site=root, default="default", compiled=COMPILED),
    )


def made(root, content: str, audience: Audience = Audience.PUBLIC) -> Made:
    return in_clear(audience)(task(root, content))


def test_the_page_is_the_one_that_a_build_draws(tmp_path) -> None:
    wanted = task(tmp_path, text("A plan"))
    reading = read_and_schedule(wanted.source, wanted.site, today=TODAY, book=wanted.book, journal=wanted.journal)
    assert reading.plan is not None
    drawn = draw(reading.plan, Audience.PUBLIC, root=tmp_path, folder="bellini", renderers=wanted.renderers).value
    assert drawn is not None
    found = in_clear(Audience.PUBLIC)(wanted)

    assert found.artifacts == (drawn.page, *drawn.files)
    assert found.artifacts[0].path == "p/bellini/index.html"
    assert found.shared == drawn.shared
    assert (found.customer, found.title) == ("Acme", "A plan")
    assert found.status == drawn.view.header.status


def test_positions_name_only_what_this_audience_sees(tmp_path) -> None:
    content = text(body="- [ ] Canary {#canary .internal R=nia}\n")
    line = content.split("\n").index("- [ ] Canary {#canary .internal R=nia}") + 1

    assert "canary" not in made(tmp_path, content).ids
    assert "Canary" not in made(tmp_path, content).titles
    assert made(tmp_path, content).ids["contract"] == line - 1
    assert made(tmp_path, content, Audience.INTERNAL).ids["canary"] == line


def test_a_plan_with_faults_says_what_it_is_as_far_as_it_could_be_read(tmp_path) -> None:
    broken = made(tmp_path, text("A plan").replace("3d", "3x"))
    unreadable = made(tmp_path, "no front matter\n")

    assert broken.artifacts == unreadable.artifacts == ()
    assert (broken.customer, broken.title) == ("Acme", "A plan")
    assert (unreadable.customer, unreadable.images) == ("", None)


def test_a_picture_that_is_missing_is_still_a_picture_to_wait_for(tmp_path) -> None:
    found = made(tmp_path, text(body="\n  ![A plant](plant.png)\n"))

    assert [each.code for each in found.diagnostics if each.severity == "error"] == ["no-such-file"]
    assert found.images == ("plant.png",)
