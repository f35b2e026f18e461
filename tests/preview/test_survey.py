"""What there is to preview, and what stays when it cannot be read."""

from jepsite.preview.survey import Project, survey


def plan(project: Project, name: str) -> None:
    path = project.content / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("---\n---\n")


def test_plans_have_readable_names_each_its_own(tmp_path) -> None:
    project = Project(content=tmp_path / "content")
    for name in ("a.md", "b/a.md", "c/a.md", "Ein Plan (neu).md", "Perché.md"):
        plan(project, name)
    found = survey(project, {})

    assert {each.plan: each.name for each in found.entries.values()} == {
        "content/Ein Plan (neu).md": "Ein-Plan-neu",
        "content/Perché.md": "Perché",
        "content/a.md": "a",
        "content/b/a.md": "a-2",
        "content/c/a.md": "a-3",
    }
    assert list(found.entries) == sorted(found.entries)
    assert found.entries["content/b/a.md"].address == "/p/a-2/"


def test_a_plan_keeps_its_name_whoever_comes_and_goes(tmp_path) -> None:
    project = Project(content=tmp_path / "content")
    plan(project, "b/a.md")
    first = survey(project, {})
    plan(project, "a.md")
    second = survey(project, first.entries)

    assert {each.plan: each.name for each in second.entries.values()} == {"content/a.md": "a-2", "content/b/a.md": "a"}

    (project.content / "b" / "a.md").unlink()
    plan(project, "c/a.md")
    third = survey(project, second.entries)

    assert {each.plan: each.name for each in third.entries.values()} == {"content/a.md": "a-2", "content/c/a.md": "a"}


def test_where_plans_are_named_there_are_no_others(tmp_path) -> None:
    project = Project(content=tmp_path / "content", plans=(tmp_path / "content" / "b.md",))
    plan(project, "a.md")
    plan(project, "b.md")

    assert list(survey(project, {}).entries) == ["content/b.md"]
    assert project.named == (str(tmp_path / "content" / "b.md"),)


def test_a_missing_folder_is_a_fault_and_takes_nothing_away(tmp_path) -> None:
    project = Project(content=tmp_path / "content")
    plan(project, "a.md")
    before = survey(project, {})
    (tmp_path / "content").rename(tmp_path / "away")
    found = survey(project, before.entries)

    assert found.missing
    assert found.entries == before.entries
    assert [(each.code, each.span.path) for each in found.diagnostics] == [("no-such-folder", "content")]


def test_an_empty_folder_is_told(tmp_path) -> None:
    (tmp_path / "content").mkdir()
    found = survey(Project(content=tmp_path / "content"), {})

    assert [each.code for each in found.diagnostics] == ["no-plans"]
    assert not found.missing
