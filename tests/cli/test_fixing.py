"""`jepsite check --fix` writes what has one safe answer, and nothing else."""

import os
import subprocess
from pathlib import Path

from tests.commandline import FAULTY, PLAN

NO_DEAL = PLAN.replace("deal: 00112233445566778899aabbccddeeff\n", "")


def plan(folder: Path) -> Path:
    return folder / "content" / "clinics.md"


def commit(folder: Path, day: str) -> None:
    who = {
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "A"), ("EMAIL", "a@a.example"), ("DATE", f"{day}T12:00Z"))
    }
    for words in (["init", "-q"], ["add", "content"], ["commit", "-qm", day]):
        subprocess.run(["git", *words], cwd=folder, env={**os.environ, **who}, check=True)


def test_a_missing_deal_is_written_once_and_the_warning_is_gone(jepsite, folder):
    plan(folder).write_text(NO_DEAL)
    first = jepsite("check", "--fix")
    written = plan(folder).read_text()
    second = jepsite("check", "--fix")

    assert "content/clinics.md: wrote deal:." in first.out
    assert "no-deal" not in first.out
    assert len(written) == len(NO_DEAL) + len("deal: ") + 32 + 1
    assert plan(folder).read_text() == written
    assert "wrote" not in second.out


def test_ticked_work_gets_the_day_of_the_commit_that_ticked_it(jepsite, folder):
    commit(folder, "2026-11-02")
    plan(folder).write_text(PLAN.replace("1. [ ] Try", "1. [x] Try"))
    commit(folder, "2026-11-06")
    ended = jepsite("check", "--fix")

    assert "wrote done= in line 15" in ended.out
    assert "{#trial 4d R=chiara,tom A=chiara done=2026-11-06}" in plan(folder).read_text()


def test_windows_line_ends_stay(jepsite, folder):
    plan(folder).write_bytes(b"\xef\xbb\xbf" + NO_DEAL.replace("\n", "\r\n").encode())
    jepsite("check", "--fix")
    written = plan(folder).read_bytes()

    assert written.startswith(b"\xef\xbb\xbf---\r\n")
    assert written.count(b"\n") == written.count(b"\r\n")


def test_a_plan_with_errors_is_left_alone(jepsite, folder):
    faulty = FAULTY.replace("deal: 00112233445566778899aabbccddeeff\n", "")
    plan(folder).write_text(faulty)
    ended = jepsite("check", "--fix")

    assert ended.code == 1
    assert plan(folder).read_text() == faulty


def test_a_good_plan_is_not_touched(jepsite, folder):
    before = plan(folder).stat()
    jepsite("check", "--fix")
    after = plan(folder).stat()

    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_json_stays_json(jepsite, folder):
    plan(folder).write_text(NO_DEAL)

    assert jepsite("check", "--fix", "--format", "json").out.startswith("{")
