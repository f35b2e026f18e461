from datetime import date, time

import pytest

from jepsite.model.deal import Cadence, Every, Goal, Rhythm
from jepsite.model.values import PersonId
from jepsite.parse.agreements import cadence, goals, rhythm
from jepsite.parse.cast import Cast
from jepsite.parse.faults import Faults
from jepsite.parse.nodes import read_nodes
from jepsite.parse.written import Written
from jepsite.source import Source

CAST = Cast({"acme"}, {"ada", "ben"})


def read(reader, yaml: str):
    faults = Faults(Source(path="x.yml", text=yaml))
    node = read_nodes(faults, 0, len(yaml))
    return reader(node, faults), [f"{f.span.line}:{f.span.column} {f.code}" for f in faults.in_order()]


def read_rhythm(text: str):
    faults = Faults(Source(path="x.yml", text=text))
    value = rhythm(Written(text, 0, len(text)), faults)
    return value, [(f.code, text[f.span.column - 1 : f.span.end_column - 1]) for f in faults.in_order()]


def test_a_goal_keeps_its_values_as_they_were_written() -> None:
    yaml = "- {goal: Less downtime, measure: hours a month, from: 041, to: 12 %, owner: ada}\n- {goal: One report}\n"
    full = Goal(goal="Less downtime", measure="hours a month", from_="041", to="12 %", owner=PersonId("ada"))

    assert read(goals(CAST), yaml) == ((full, Goal(goal="One report")), [])


def test_a_meeting_has_a_rhythm_a_way_and_people() -> None:
    yaml = "- {what: Working session, every: Tuesday 10:00, how: video call, with: [ada, ben]}\n"
    weekly = Rhythm(every=Every.WEEK, weekday=1, at=time(10))
    expected = Cadence(
        what="Working session", rhythm=weekly, how="video call", with_=(PersonId("ada"), PersonId("ben"))
    )

    assert read(cadence(CAST), yaml) == ((expected,), [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Monday", Rhythm(every=Every.WEEK, weekday=0)),
        ("Tuesday 10:00", Rhythm(every=Every.WEEK, weekday=1, at=time(10))),
        ("other Friday from 2026-09-18", Rhythm(every=Every.OTHER_WEEK, weekday=4, anchor=date(2026, 9, 18))),
        (
            "other Friday 9:30 from 2026-09-18",
            Rhythm(every=Every.OTHER_WEEK, weekday=4, at=time(9, 30), anchor=date(2026, 9, 18)),
        ),
        ("first Monday of month", Rhythm(every=Every.FIRST_OF_MONTH, weekday=0)),
        ("last Friday of month", Rhythm(every=Every.LAST_OF_MONTH, weekday=4)),
        ("last Sunday 18:00 of month", Rhythm(every=Every.LAST_OF_MONTH, weekday=6, at=time(18))),
    ],
)
def test_rhythms(text: str, expected: Rhythm) -> None:
    assert read_rhythm(text) == (expected, [])


@pytest.mark.parametrize(
    "text",
    [
        *("tuesday", "Tue", "Tuesdays", "every Tuesday", "Tuesday and Friday", "other Friday", "first Monday"),
        *(
            "Tuesday from 2026-09-15",
            "Tuesday of month",
            "other Friday of month",
            "first Monday from 2026-09-07 of month",
        ),
    ],
)
def test_what_is_no_rhythm_is_told(text: str) -> None:
    assert read_rhythm(text) == (None, [("malformed-rhythm", text)])


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Tuesday 25:00", ("malformed-time", "25:00")),
        ("other Friday from 2026-02-30", ("impossible-date", "2026-02-30")),
        ("other Friday from 2026-09-17", ("wrong-weekday", "2026-09-17")),
    ],
)
def test_a_fault_within_a_rhythm_points_at_its_own_word(text: str, fault: tuple[str, str]) -> None:
    assert read_rhythm(text) == (None, [fault])


def test_an_entry_that_is_no_map_is_told() -> None:
    assert read(goals(CAST), "- Less downtime\n") == ((), ["1:3 wrong-shape"])
    assert read(cadence(CAST), "- Tuesdays\n") == ((), ["1:3 wrong-shape"])
    assert read(cadence(CAST), "- {what: Call}\n") == ((), ["1:3 missing-key"])
    assert read(goals(CAST), "- {measure: hours}\n") == ((), ["1:3 missing-key"])
