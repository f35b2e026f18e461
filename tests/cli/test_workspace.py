"""A command finds settings and plans where the user has them, and tells what is wrong with either."""

from pathlib import Path

import click
import pytest

from jepsite.cli.workspace import open_workspace, raised, show
from jepsite.diagnostics import NOWHERE, Diagnostic, Severity
from tests.commandline import PLAN

WARNING = Diagnostic(code="x", message="m", span=NOWHERE, severity=Severity.WARNING)
ERROR = Diagnostic(code="y", message="n", span=NOWHERE)


def test_the_settings_stand_beside_the_content_folder(folder):
    elsewhere = folder / "elsewhere"
    (elsewhere / "plans").mkdir(parents=True)
    (elsewhere / "plans" / "a.md").write_text(PLAN)
    (elsewhere / "jepsite.yml").write_text("site: {name: Elsewhere}\n")

    assert open_workspace(Path("elsewhere/plans"), ()).site.name == "Elsewhere"


def test_without_settings_everything_has_its_default(folder):
    (folder / "jepsite.yml").unlink()
    workspace = open_workspace(Path("content"), ())

    assert (workspace.site.theme, workspace.settings, workspace.diagnostics) == ("default", None, ())


def test_faults_of_the_settings_are_kept_with_their_source(folder):
    (folder / "jepsite.yml").write_text("theem: dark\n")
    workspace = open_workspace(Path("content"), ())

    assert [diagnostic.code for diagnostic in workspace.diagnostics] == ["unknown-key"]
    assert workspace.settings is not None


def test_plans_that_are_not_there_are_all_named(folder):
    with pytest.raises(click.UsageError) as refusal:
        open_workspace(Path("content"), (Path("one.md"), Path("clinics"), Path("two")))

    assert "one.md" in refusal.value.message
    assert "two" in refusal.value.message
    assert "'clinics'" not in refusal.value.message


def test_warnings_are_raised_only_for_the_strict():
    assert [d.severity for d in raised((WARNING, ERROR), strict=True)] == [Severity.ERROR, Severity.ERROR]
    assert raised((WARNING, ERROR), strict=False) == (WARNING, ERROR)


def test_nothing_to_show_prints_nothing(capsys):
    show(())
    quiet = capsys.readouterr()
    show((ERROR, WARNING), None)

    assert (quiet.out, quiet.err) == ("", "")
    assert capsys.readouterr().err.endswith("1 error, 1 warning.\n")
