"""`jepsite check` finds every fault of every plan in one run."""

import json

import pytest

from tests.commandline import FAULTY, PLAN, tree


def test_a_good_plan_has_no_error(jepsite):
    ended = jepsite("check")

    assert ended.code == 0
    assert "error" not in ended.out


def test_all_faults_of_all_plans_come_in_file_order(jepsite, folder):
    (folder / "content" / "clinics.md").write_text(FAULTY.replace("start:", "durtion: 3w\nstart:"))
    (folder / "content" / "another.md").write_text("no front matter\n")
    ended = jepsite("check")
    errors = [line.split(": error")[0] for line in ended.out.splitlines() if ": error[" in line]

    assert ended.code == 1
    assert errors == ["content/another.md:1:1", "content/clinics.md:4:1", "content/clinics.md:16:47"]


def test_faults_of_reading_and_of_scheduling_are_told_together(jepsite, folder):
    looping = PLAN.replace("#trial 4d", "#trial 4d after=sign").replace("start:", "durtion: 3w\nstart:")
    (folder / "content" / "clinics.md").write_text(looping)
    said = jepsite("check").out

    assert "error[unknown-key]" in said
    assert "error[cycle]" in said


def test_nothing_is_written(jepsite, folder):
    before = tree(folder)
    jepsite("check")

    assert tree(folder) == before


def test_json_is_json_and_nothing_else(jepsite, folder):
    (folder / "content" / "clinics.md").write_text(FAULTY)
    listed = json.loads(jepsite("check", "--format", "json").out)

    assert listed["errors"] == 1
    assert listed["diagnostics"][0]["code"] == "unknown-person"


def test_github_gets_annotations(jepsite, folder):
    (folder / "content" / "clinics.md").write_text(FAULTY)
    ended = jepsite("check", "--format", "github")

    assert "::error file=content/clinics.md,line=15,endLine=15,col=47,endColumn=51,title=unknown-person::" in ended.out
    assert ended.code == 1


def test_two_plans_with_one_deal_are_an_error_that_names_both(jepsite, folder):
    (folder / "content" / "copy.md").write_text(PLAN)
    ended = jepsite("check")

    assert ended.code == 1
    assert "error[doubled-deal]" in ended.out
    assert "content/clinics.md" in ended.out
    assert "content/copy.md" in ended.out


def test_strict_makes_errors_of_warnings(jepsite, folder):
    (folder / "content" / "clinics.md").write_text(PLAN.replace("deal: 00112233445566778899aabbccddeeff\n", ""))

    assert jepsite("check").code == 0
    assert jepsite("check", "--strict").code == 1


def test_a_plan_may_be_called_by_its_name(jepsite, folder):
    (folder / "content" / "another.md").write_text("no front matter\n")

    assert jepsite("check", "clinics").code == 0


@pytest.mark.parametrize("arguments", [("check", "nothing"), ("check", "--format", "xml"), ("check", "--content", "x")])
def test_wrong_usage_ends_with_2(jepsite, arguments):
    assert jepsite(*arguments).code == 2
