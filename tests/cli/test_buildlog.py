"""A build remembers what it has to tell, and lets the pages go."""

from concurrent.futures import Future
from datetime import date
from pathlib import Path

import pytest

from jepsite.artifact import Keep, Output
from jepsite.cli.buildlog import BuildLog
from jepsite.cli.workspace import open_workspace
from jepsite.diagnostics import Checked, Span
from jepsite.publish.stage import Collision
from jepsite.render.renderers import Renderers
from jepsite.render.sheets import Sheet
from tests.commandline import FAULTY, PLAN


@pytest.fixture
def log():
    return BuildLog(strict=False)


def outputs(log: BuildLog) -> list[Output | Keep]:
    workspace = open_workspace(Path("content"), ())
    renderers = Renderers(site=workspace.root, default="default")
    return list(log.outputs(workspace, bytes(32), renderers, date(2026, 11, 9)))


def test_good_plans_leave_their_cards_and_the_number_of_their_warnings(log, folder):
    made = outputs(log)

    assert [type(output) for output in made] == [Output]
    assert list(log.cards) == ["content/clinics.md"]
    assert (log.faults, log.sources) == ([], [])
    assert log.advice > 0


def test_plans_come_out_in_order_while_documents_of_those_behind_them_are_printed(log, folder):
    for name in ("alpha", "beta", "gamma"):
        key = f"{ord(name[0]):032x}"
        (folder / "content" / f"{name}.md").write_text(PLAN.replace("00112233445566778899aabbccddeeff", key))
    printed: list[str] = []

    class Press:
        width = 1

        def submit(self, sheet: Sheet, span: Span) -> Future[Checked[bytes]]:
            printed.append(span.path)
            done: Future[Checked[bytes]] = Future()
            done.set_result(Checked(value=b"%PDF"))
            return done

    workspace = open_workspace(Path("content"), ())
    renderers = Renderers(site=workspace.root, default="default")
    coming = log.outputs(workspace, bytes(32), renderers, date(2026, 11, 9), printing=Press())
    first = next(coming).plan

    assert first == "content/alpha.md"
    assert list(dict.fromkeys(printed)) == ["content/alpha.md", "content/beta.md"]
    assert [output.plan for output in coming] == ["content/beta.md", "content/clinics.md", "content/gamma.md"]


def test_faulty_and_unreadable_plans_leave_their_faults_and_keep_their_pages(log, folder):
    (folder / "content" / "clinics.md").write_text(FAULTY)
    (folder / "content" / "broken.md").write_bytes(b"\xff")
    made = outputs(log)

    assert [type(output) for output in made] == [Keep, Keep]
    assert {fault.code for fault in log.faults} >= {"not-utf-8", "unknown-person"}
    assert [source.path for source in log.sources] == ["content/clinics.md"]
    assert log.cards == {}


def test_for_the_strict_a_warning_is_a_fault(folder):
    strict = BuildLog(strict=True)
    made = outputs(strict)

    assert [type(output) for output in made] == [Keep]
    assert strict.faults
    assert strict.advice == 0


def test_a_collision_takes_both_cards_back_and_names_both_places(log, folder):
    (folder / "content" / "copy.md").write_text(PLAN)
    outputs(log)
    log.collided([Collision(path="p/x", plans=("content/clinics.md", "content/copy.md"))])
    fault = log.faults[-1]

    assert log.cards == {}
    assert (fault.code, fault.span.path, fault.span.line) == ("doubled-deal", "content/copy.md", 3)
    assert [span.path for _, span in fault.related] == ["content/clinics.md"]


def test_a_collision_with_a_plan_that_was_not_built_names_its_file(log, folder):
    outputs(log)
    log.collided([Collision(path="p/x", plans=("content/other.md", "content/clinics.md"))])
    (_, elsewhere) = log.faults[-1].related[0]

    assert (elsewhere.path, elsewhere.line) == ("content/other.md", 1)
