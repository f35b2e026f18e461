from pathlib import Path

import click
import pytest

from jepsite.cli.tray import Target, Tray, Wanted, password, target
from jepsite.diagnostics import Checked, Diagnostic, Span
from jepsite.drawing import Document
from tests.export.test_copies import pdf
from tests.paper import sheet


def wanted(name: str = "plant", *, title: str = "Plan") -> Wanted:
    document = Document(sheet=sheet(title=title), name="Plant - plan.pdf")
    return Wanted(path=Path(f"content/{name}.md"), source=None, document=document)


def fault(code: str, line: int) -> Diagnostic:
    return Diagnostic(code=code, message="x", span=Span(path="a", line=line, column=1, end_line=1, end_column=1))


@pytest.mark.parametrize(
    ("output", "plans", "expected"),
    [
        (None, 1, Target(folder=Path())),
        (None, 2, Target(folder=Path("pdf"))),
        ("out", 1, Target(folder=Path("out"))),
        ("out", 9, Target(folder=Path("out"))),
        ("out/board.PDF", 1, Target(folder=Path("out"), file="board.PDF")),
    ],
)
def test_where_pdfs_go(output, plans, expected):
    assert target(Path(output) if output else None, plans) == expected


def test_a_password_is_taken_as_it_is_or_asked_for(monkeypatch):
    monkeypatch.setattr(click, "prompt", lambda *_, **__: "typed")

    assert [password(asked) for asked in (None, " two words ", "-")] == [None, " two words ", "typed"]


def test_each_file_is_told_with_its_size(tmp_path):
    tray = Tray(Target(folder=tmp_path), None)
    tray.take(wanted(), Checked(value=pdf("Plan")))

    assert tray.said() == f"{tmp_path / 'Plant - plan.pdf'}  1 kB"


def test_a_missing_browser_is_told_once_and_other_faults_each():
    tray = Tray(Target(folder=Path()), None)
    for line in (1, 2):
        tray.take(wanted(), Checked(value=None, diagnostics=(fault("no-browser", line), fault("not-printed", line))))

    assert [each.code for each in tray.faults] == ["no-browser", "not-printed", "not-printed"]


def test_two_plans_of_one_name_and_one_title_both_have_a_file(tmp_path):
    tray = Tray(Target(folder=tmp_path), None)
    for name in ("north", "south"):
        tray.take(wanted(name), Checked(value=pdf("Plan")))

    assert sorted(file.name for file in tmp_path.iterdir()) == ["Plant - plan - south.pdf", "Plant - plan.pdf"]
