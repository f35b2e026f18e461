"""What the terminal says while a preview runs: calm where all is well, and in full where it is not."""

from dataclasses import replace

import click
import pytest

from jepsite.cli.reporting import MENTIONED, Report
from jepsite.diagnostics import Diagnostic, Severity, Span
from jepsite.preview.snapshot import Change, Kind, Mode, PlanState, Snapshot, Watching
from jepsite.source import Source

SOURCE = Source(path="content/clinics.md", text="---\ndurtion: 3\n---\n")
FAULT = Diagnostic(
    code="unknown-key",
    message="unknown key 'durtion'",
    span=Span(path=SOURCE.path, line=2, column=1, end_line=2, end_column=8),
    hint="did you mean 'duration'?",
)
ADVICE = replace(FAULT, severity=Severity.WARNING)
UNBUILT = PlanState(plan=SOURCE.path, name="clinics", address="/p/clinics/")
GOOD = replace(UNBUILT, built=True, changed=1)
BAD = replace(GOOD, errors=1, warnings=1, diagnostics=(FAULT, ADVICE), source=SOURCE, last_good=True)
NATIVE = Watching(mode=Mode.NATIVE)


@pytest.fixture
def said():
    """What a report says of one snapshot after another, without colours; of the last one only."""

    def last(*plans: tuple[PlanState, ...], debug: bool = False, took: float = 14.2) -> str:
        report, text = Report(debug=debug), ""
        for version, each in enumerate(plans):
            change = Change(version=version, kind=Kind.BODY, addresses=("/p/clinics/",), took=took)
            snapshot = Snapshot(version=version, plans=each, changes=(change,))
            text = "\n".join(report.lines(snapshot, "14:03:22"))
        return click.unstyle(text)

    return last


def test_a_rebuild_is_one_line(said):
    assert said((GOOD,), (replace(GOOD, changed=2),)) == "14:03:22  clinics.md  updated in 14 ms"


def test_advice_is_a_number(said):
    advised = replace(GOOD, changed=2, warnings=1, diagnostics=(ADVICE,))

    assert said((GOOD,), (advised,)) == "14:03:22  clinics.md  updated in 14 ms, 1 warning"


def test_many_plans_that_change_together_are_one_line(said):
    many = tuple(replace(GOOD, plan=f"content/{n}.md") for n in range(12))

    assert said(many, tuple(replace(each, changed=2) for each in many)) == "14:03:22  12 plans  updated in 14 ms"


def test_what_is_built_behind_the_readers_back_is_not_mentioned(said):
    assert said((UNBUILT,), (GOOD,)) == ""
    assert said((GOOD,), (GOOD,)) == ""


def test_errors_are_shown_as_check_shows_them_and_advice_is_counted(said):
    assert said((GOOD,), (BAD,)) == (
        "14:03:22  clinics.md  1 error, 1 warning; the page stays as it was\n"
        "content/clinics.md:2:1: error[unknown-key]: unknown key 'durtion'\n"
        "    2 | durtion: 3\n"
        "        ^^^^^^^\n"
        "   hint: did you mean 'duration'?"
    )


def test_the_same_faults_are_not_shown_again(said):
    assert said((GOOD,), (BAD,), (replace(BAD),)) == ""


def test_a_plan_that_was_mended_is_in_order_again(said):
    assert said((BAD,), (replace(GOOD, changed=2),)) == "14:03:22  clinics.md  in order again, updated in 14 ms"


def test_a_plan_that_is_gone_is_said_to_be(said):
    assert said((GOOD,), ()) == "14:03:22  clinics.md  is gone"


def test_plans_that_were_faulty_before_anybody_looked_are_mentioned():
    faulty = tuple(replace(BAD, plan=f"content/{n}.md", last_good=False) for n in range(MENTIONED + 3))
    report = Report(debug=False, named="content/2.md")
    list(
        report.lines(Snapshot(version=1, plans=tuple(replace(UNBUILT, plan=each.plan) for each in faulty)), "14:03:22")
    )
    lines = click.unstyle("\n".join(report.lines(Snapshot(version=2, plans=faulty), "14:03:22"))).splitlines()

    assert lines[0] == "14:03:22  0.md  1 error, 1 warning: 'jepsite check' shows them"
    assert sum("'jepsite check' shows them" in line for line in lines) == MENTIONED
    assert [line for line in lines if "hint:" in line] == ["   hint: did you mean 'duration'?"]  # of the one named
    assert lines[-1] == "14:03:22  more plans have errors: the list of plans says which"


def test_the_only_plan_is_shown_in_full_from_the_start(said):
    assert "hint:" in said((UNBUILT,), (BAD,))


def test_where_a_fault_of_ours_happened_is_for_those_who_ask(said):
    ours = replace(BAD, trace="Traceback ...")

    assert "Traceback" not in said((GOOD,), (ours,))
    assert "Traceback" in said((GOOD,), (ours,), debug=True)


def test_the_way_of_watching_is_said_once_and_when_it_changes():
    report = Report(debug=False)
    polling = Watching(mode=Mode.POLLING, reason="the folder is on nfs", hint="Nothing to do.")

    def lines(watching):
        return list(report.lines(Snapshot(version=1, watching=watching), "14:03:22"))

    assert lines(None) == []
    assert lines(NATIVE) == ["14:03:22  Watching for saved files."]
    assert lines(NATIVE) == []
    assert lines(polling) == ["14:03:22  Looking for saved files twice a second: the folder is on nfs. Nothing to do."]


def test_faults_of_the_whole_project_are_shown():
    report = Report(debug=False)
    first = "\n".join(report.lines(Snapshot(version=1, diagnostics=(FAULT,)), "14:03:22"))
    second = "\n".join(report.lines(Snapshot(version=2), "14:03:25"))

    assert "14:03:22  1 error\n" in first
    assert "unknown key 'durtion'" in first
    assert second == "14:03:25  the project is in order again"
