"""Everything a plan is made from lies in a folder that is watched."""

from pathlib import Path

from jepsite.preview.roots import roots, theme_folders
from jepsite.render.theme import packed_themes


def watched(root: Path, linked: tuple[str, ...] = ()) -> dict[str, bool]:
    return {each.path: each.recursive for each in roots(root, root / "content", linked)}


def test_plans_and_themes_are_watched_whole_and_the_project_itself_for_its_settings(tmp_path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "themes" / "mine").mkdir(parents=True)
    found = watched(tmp_path)

    assert found[str(tmp_path)] is False
    assert found[str(tmp_path / "content")] is True
    assert found[str(tmp_path / "themes")] is True
    assert str(tmp_path / "themes" / "mine") not in found, "it lies in one that is watched whole"


def test_the_themes_of_a_checkout_are_watched_too(tmp_path) -> None:
    assert watched(tmp_path)[str(packed_themes().resolve())] is True


def test_what_a_link_leads_to_is_watched_where_it_lies(tmp_path) -> None:
    project, shared = tmp_path / "project", tmp_path / "shared"
    (project / "themes").mkdir(parents=True)
    (shared / "mine").mkdir(parents=True)
    (project / "themes" / "mine").symlink_to(shared / "mine")
    found = watched(project, linked=(str(shared / "plan.md"),))

    assert found[str(shared / "mine")] is True
    assert found[str(shared)] is False
    assert (shared / "mine").resolve() in theme_folders(project)


def test_what_is_not_there_is_not_watched(tmp_path) -> None:
    found = watched(tmp_path)

    assert str(tmp_path / "content") not in found
    assert str(tmp_path / "themes") not in found


def test_a_folder_that_was_replaced_is_another_root(tmp_path) -> None:
    (tmp_path / "content").mkdir()
    before = roots(tmp_path, tmp_path / "content", ())
    (tmp_path / "content").rename(tmp_path / "away")
    (tmp_path / "content").mkdir()

    assert roots(tmp_path, tmp_path / "content", ()) != before


def test_a_project_that_is_its_own_folder_of_plans_is_watched_once(tmp_path) -> None:
    found = [each.path for each in roots(tmp_path, tmp_path, ())]

    assert found.count(str(tmp_path)) == 1
