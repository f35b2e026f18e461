"""The page that will be asked for comes first, and nothing is missed for it."""

from jepsite.audience import Audience
from jepsite.preview.making import Made, Task, in_clear
from tests.preview.projects import Studio, text


def test_the_page_that_is_wanted_is_built_before_all_others(tmp_path) -> None:
    studio = Studio(tmp_path, "a", "b", "c")
    try:
        studio.workshop.start("/p/c/")

        assert studio.built[0] == "content/c.md"
        assert studio.page("c")
        studio.settle()
        assert sorted(studio.built) == ["content/a.md", "content/b.md", "content/c.md"]
    finally:
        studio.workshop.stop()


def test_where_no_plan_has_that_address_all_begins_as_ever(tmp_path) -> None:
    studio = Studio(tmp_path, "a", "b")
    try:
        studio.workshop.start("/")
        studio.settle()

        assert studio.built == ["content/a.md", "content/b.md"]
    finally:
        studio.workshop.stop()


def test_a_save_before_anything_is_watched_is_seen(tmp_path) -> None:
    make = in_clear(Audience.PUBLIC)
    saved: list[Task] = []

    def meanwhile(task: Task) -> Made:
        """Somebody saves while the first page is made of what was there before."""
        made = make(task)
        if not saved:
            saved.append(task)
            (tmp_path / "content" / "a.md").write_text(text("Another title"), encoding="utf-8")
            (tmp_path / "content" / "new.md").write_text(text("A new plan"), encoding="utf-8")
        return made

    studio = Studio(tmp_path, "a", make=meanwhile)
    try:
        studio.workshop.start("/p/a/")
        studio.until(lambda: "Another title" in studio.page("a") and "A new plan" in studio.page("new"))
    finally:
        studio.workshop.stop()


def test_a_first_page_that_takes_long_does_not_keep_anything_from_being_watched(tmp_path) -> None:
    make = in_clear(Audience.PUBLIC)
    over: list[bool] = []

    def slowly(task: Task) -> Made:
        studio.until(lambda: over)
        return make(task)

    studio = Studio(tmp_path, "a", make=slowly)
    try:
        studio.workshop.start("/p/a/")
        watching = studio.until(lambda: studio.snapshot.watching, within=5)
        over.append(True)

        assert watching < 5
    finally:
        studio.workshop.stop()
