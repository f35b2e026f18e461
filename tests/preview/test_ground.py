"""What all builds share, and what stays in force when it cannot be read."""

from jepsite.preview.ground import ground
from jepsite.preview.survey import Project


def test_settings_with_errors_leave_the_last_ones_in_force(tmp_path) -> None:
    project = Project(content=tmp_path / "content")
    project.settings.write_text("theme: mine\n")
    good = ground(project)
    project.settings.write_text("theme: [\n")
    bad = ground(project, good)

    assert good.diagnostics == ()
    assert bad.site == good.site
    assert bad.site.theme == "mine"
    assert [each.code for each in bad.diagnostics] == ["malformed-yaml"]
    assert bad.book is good.book
    assert bad.renderers is not good.renderers, "templates may have changed"


def test_without_settings_there_are_defaults(tmp_path) -> None:
    assert ground(Project(content=tmp_path / "content")).site.theme == "default"
