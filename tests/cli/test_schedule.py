"""`jepsite schedule` shows one plan's dates to people and to programs."""

import json
from pathlib import Path

import jsonschema
import pytest

from tests.commandline import FAULTY, PLAN

SCHEMA = json.loads((Path(__file__).parent.parent.parent / "docs" / "schedule.schema.json").read_text())
SECRET = PLAN.replace("2. [ ] Sign", "2. [ ] Ask our bank {#bank 2d .internal R=tom A=tom}\n3. [ ] Sign")


def test_the_table_shows_each_piece_of_work_with_its_dates(jepsite):
    ended = jepsite("schedule", "clinics")
    trial = next(line for line in ended.out.splitlines() if "Try it on one ward  " in line)

    assert ended.code == 0
    assert trial.split() == [
        *["▸", "Try", "it", "on", "one", "ward", "chiara,", "tom", "Mon", "9", "Nov", "Thu", "12", "Nov", "0"],
        *["late,", "to", "do,", "critical"],
    ]


def test_what_is_late_comes_first(jepsite):
    lines = jepsite("schedule", "clinics").out.splitlines()
    late = next(index for index, line in enumerate(lines) if line.startswith("Late  Try it on one ward"))

    assert late < next(index for index, line in enumerate(lines) if "Contract signed" in line)


def test_json_has_the_documented_form(jepsite):
    whole = json.loads(jepsite("schedule", "clinics", "--format", "json").out)
    jsonschema.Draft202012Validator(SCHEMA).validate(whole)

    assert [activity["id"] for activity in whole["activities"]] == ["trial", "sign"]
    assert whole["close"]["expected"] == "2026-11-13"
    assert whole["activities"][0]["R"] == ["chiara", "tom"]


@pytest.mark.parametrize("name", ["bellini-mes"])
def test_a_whole_plan_has_the_documented_form_for_both_audiences(jepsite, folder, root, name):
    (folder / "content" / f"{name}.md").write_text((root / "tests" / "cases" / "plans" / f"{name}.md").read_text())
    for arguments in ((), ("--internal",)):
        whole = json.loads(jepsite("schedule", name, "--today", "2026-10-05", "--format", "json", *arguments).out)
        jsonschema.Draft202012Validator(SCHEMA).validate(whole)

        assert any(activity["internal"] for activity in whole["activities"]) == bool(arguments)


@pytest.mark.parametrize("form", ["table", "json"])
def test_the_sellers_own_items_move_dates_and_are_shown_only_when_asked_for(jepsite, folder, form):
    (folder / "content" / "clinics.md").write_text(SECRET)
    public = jepsite("schedule", "clinics", "--format", form).out
    internal = jepsite("schedule", "clinics", "--format", form, "--internal").out

    assert "bank" not in public
    assert "bank" in internal
    assert ("17 Nov" if form == "table" else "2026-11-17") in public


def test_a_plan_with_errors_has_no_dates_but_its_faults(jepsite, folder):
    (folder / "content" / "clinics.md").write_text(FAULTY)
    ended = jepsite("schedule", "clinics")

    assert ended.code == 1
    assert ended.out == ""
    assert "error[unknown-person]" in ended.err


def test_a_file_that_cannot_be_read_is_told(jepsite, folder):
    (folder / "content" / "clinics.md").write_bytes(b"\xff\xfe")
    ended = jepsite("schedule", "clinics")

    assert ended.code == 1
    assert "error[not-utf-8]" in ended.err


@pytest.mark.parametrize(
    "arguments", [("schedule",), ("schedule", "nothing"), ("schedule", "clinics", "--format", "x")]
)
def test_wrong_usage_ends_with_2(jepsite, arguments):
    assert jepsite(*arguments).code == 2
