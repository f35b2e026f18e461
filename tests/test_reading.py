"""A source is read and scheduled as far as its faults allow, and all of them are told."""

import os
import subprocess
from datetime import date
from pathlib import Path

from jepsite.history.journal import Journal
from jepsite.model.site import Site
from jepsite.planning.holidaybook import HolidayBook
from jepsite.planning.result import Dates
from jepsite.reading import Reading, read_and_schedule
from jepsite.source import Source
from tests.deals import FRONT

TODAY = date(2026, 1, 7)
BODY = "\n## Signed {#signature by=2026-01-30}\n\n1. [ ] Sign {#sign 1d R=ada A=ada}\n"


def reading(text: str, *, root: Path = Path("/nowhere")) -> Reading:
    return read_and_schedule(
        Source(path="content/a.md", text=text),
        Site(),
        today=TODAY,
        book=HolidayBook(),
        journal=Journal(root),
    )


def codes(of: Reading) -> set[str]:
    return {diagnostic.code for diagnostic in of.diagnostics}


def test_a_good_plan_has_its_dates():
    read = reading(FRONT + BODY)

    assert read.plan is not None
    assert read.plan.schedule.today == TODAY
    assert read.plan.schedule.activities[0].expected is not None


def test_a_text_that_is_no_plan_has_neither_deal_nor_dates():
    read = reading("nothing")

    assert (read.deal, read.plan) == (None, None)
    assert codes(read) == {"missing-front-matter"}


def test_an_unknown_calendar_leaves_the_deal():
    read = reading(FRONT.replace("side: customer", "side: customer, calendar: XX") + BODY)

    assert read.deal is not None
    assert read.plan is None
    assert "unknown-calendar" in codes(read)


def test_a_cycle_is_found_beside_the_faults_of_the_text():
    read = reading(FRONT.replace("start:", "durtion: 3\nstart:") + BODY.replace("1d", "1d after=sign"))

    assert read.plan is None
    assert {"unknown-key", "cycle"} <= codes(read)


def committed(folder: Path, text: str, day: str) -> None:
    (folder / "content").mkdir(exist_ok=True)
    (folder / "content" / "a.md").write_text(text)
    name = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@a.example", "GIT_COMMITTER_NAME": "A"}
    dated = {
        "GIT_COMMITTER_EMAIL": "a@a.example",
        "GIT_AUTHOR_DATE": f"{day}T12:00Z",
        "GIT_COMMITTER_DATE": f"{day}T12:00Z",
    }
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", day]):
        subprocess.run(["git", *words], cwd=folder, env={**os.environ, **name, **dated}, check=True)


def test_the_agreed_dates_are_those_that_the_baseline_expected_on_its_own_day(tmp_path):
    committed(tmp_path, FRONT + BODY.replace("1d", "2d"), "2026-01-06")
    later = FRONT.replace("start:", "baseline: 2026-01-06\nstart:") + BODY.replace("1d", "6d")
    committed(tmp_path, later, "2026-01-07")
    read = reading(later, root=tmp_path)

    assert read.plan is not None
    assert read.plan.agreed is not None
    dates = read.plan.schedule.activities[0]
    assert dates.agreed == Dates(start=date(2026, 1, 6), finish=date(2026, 1, 7))
    assert dates.expected == Dates(start=date(2026, 1, 7), finish=date(2026, 1, 14))
    assert dates.slip == 5


def test_a_baseline_that_cannot_be_found_or_read_is_an_error_at_its_place(tmp_path):
    committed(tmp_path, "no plan yet", "2026-01-05")
    broken = reading(FRONT.replace("start:", "baseline: 2026-01-05\nstart:") + BODY, root=tmp_path)
    missing = reading(FRONT.replace("start:", "baseline: v1\nstart:") + BODY, root=tmp_path)

    assert codes(broken) >= {"unreadable-baseline"}
    assert codes(missing) >= {"unknown-baseline"}
    assert {d.span.line for d in missing.diagnostics if d.code == "unknown-baseline"} == {
        FRONT.splitlines().index("start: 2026-01-05") + 1
    }


def test_advice_is_given_on_plans_without_errors_only():
    advised = reading(FRONT + BODY)
    faulty = reading(FRONT.replace("start:", "durtion: 3\nstart:") + BODY)

    assert "no-outcome" in codes(advised)
    assert "no-outcome" not in codes(faulty)


def test_a_stopped_plan_stands_as_of_the_day_it_was_stopped():
    stopped = reading(FRONT.replace("start:", "stopped: 2026-01-06\nstart:") + BODY)
    not_yet = reading(FRONT.replace("start:", "stopped: 2026-03-02\nstart:") + BODY)

    assert stopped.plan is not None
    assert not_yet.plan is not None
    assert (stopped.plan.schedule.today, not_yet.plan.schedule.today) == (date(2026, 1, 6), TODAY)
