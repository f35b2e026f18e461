"""From paths to what has changed: no more than that, and nothing that an editor is still at work on."""

from pathlib import Path

import pytest

from jepsite.preview.inputs import Inputs, prints
from jepsite.preview.noticing import Changes, Noticing
from jepsite.preview.survey import Project


class Desk:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.plan = root / "content" / "a.md"
        self.plan.parent.mkdir()
        self.plan.write_text("text")
        (root / "themes" / "mine").mkdir(parents=True)
        (root / "themes" / "mine" / "theme.toml").write_text("styles = []\n")
        self.inputs = Inputs()
        self.inputs.record("content/a.md", prints([self.plan]))
        self.noticing = Noticing(Project(content=root / "content"), self.inputs)

    def changes(self, *paths: Path, patient: bool = True) -> Changes:
        return self.noticing.changes([str(path) for path in paths], patient=patient)


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk(tmp_path)


def test_a_touched_plan_has_not_changed(desk) -> None:
    desk.plan.touch()

    assert desk.changes(desk.plan) == Changes()
    assert not desk.changes(desk.plan).any


def test_an_edited_plan_has(desk) -> None:
    desk.plan.write_text("another")

    assert desk.changes(desk.plan) == Changes(plans=frozenset({"content/a.md"}))


@pytest.mark.parametrize("content", [None, b"", b"\xc3"])
def test_a_plan_in_doubt_is_put_off_once(desk, content) -> None:
    desk.plan.unlink() if content is None else desk.plan.write_bytes(content)

    assert desk.changes(desk.plan) == Changes(doubtful=frozenset({str(desk.plan)}))

    sure = desk.changes(desk.plan, patient=False)

    assert sure == Changes(plans=frozenset({"content/a.md"}), listing=content is None)


def test_a_renamed_plan_is_no_case_of_doubt(desk) -> None:
    other = desk.plan.rename(desk.plan.with_name("b.md"))

    assert desk.changes(desk.plan, other) == Changes(plans=frozenset({"content/a.md"}), listing=True)


def test_a_plan_that_nobody_knew_asks_for_the_list(desk) -> None:
    new = desk.plan.with_name("new.md")
    new.write_text("")

    assert desk.changes(new) == Changes(doubtful=frozenset({str(new)}))

    new.write_text("text")

    assert desk.changes(new) == Changes(listing=True)


def test_a_file_that_nothing_was_made_from_changes_nothing(desk) -> None:
    notes = desk.plan.with_name("notes.txt")
    notes.write_text("text")

    assert desk.changes(notes, desk.plan.with_name("never-there.md")) == Changes()


def test_a_folder_that_went_takes_its_plans_along(desk) -> None:
    desk.plan.parent.rename(desk.root / "away")

    assert desk.changes(desk.plan.parent, patient=False) == Changes(plans=frozenset({"content/a.md"}), listing=True)


def test_a_folder_that_came_asks_for_the_list(desk) -> None:
    (desk.plan.parent / "de").mkdir()

    assert desk.changes(desk.plan.parent / "de") == Changes(listing=True)


def test_a_theme_and_the_settings_concern_everything_once(desk) -> None:
    for path, content in (
        (desk.root / "themes" / "mine" / "theme.toml", "styles = ['a.css']\n"),
        (desk.root / "themes" / "mine" / "new.css", "p {}\n"),
        (desk.root / "jepsite.yml", "theme: mine\n"),
    ):
        path.write_text(content)

        assert desk.changes(path) == Changes(shared=True)
        assert desk.changes(path) == Changes()


def test_a_theme_that_is_being_written_is_in_doubt(desk) -> None:
    settings = desk.root / "themes" / "mine" / "theme.toml"
    settings.write_text("")

    assert desk.changes(settings) == Changes(doubtful=frozenset({str(settings)}))
    assert desk.changes(settings, patient=False) == Changes(shared=True)


def test_everything_is_plans_settings_and_themes(desk) -> None:
    (desk.root / "jepsite.yml").write_text("theme: mine\n")
    desk.changes(desk.root / "jepsite.yml")
    everything = desk.noticing.everything()

    assert {str(desk.plan), str(desk.root / "jepsite.yml")} <= everything
    assert str(desk.root / "themes" / "mine" / "theme.toml") in everything
