import pytest

from jepsite.model.values import Lag, Unit
from jepsite.parse.faults import Faults
from jepsite.parse.references import Known
from jepsite.parse.vocabulary import On
from jepsite.parse.written import Written
from jepsite.source import Source

KNOWN = Known({"demo": On.MILESTONE, "prepare": On.GROUP, "run": On.ACTIVITY, "run-2d": On.ACTIVITY, "late": On.RISK})


def read(reader, text: str):
    """Targets with their lags, and each fault as `code [underlined]`."""
    faults = Faults(Source(path="x.md", text=text))
    references = reader(Written(text, 0, len(text)), faults)
    found = [(f.code, text[f.span.column - 1 : f.span.end_column - 1]) for f in faults.in_order()]
    return [(reference.target, reference.lag) for reference in references], found


def test_what_is_waited_for_may_be_an_activity_a_group_or_a_milestone() -> None:
    assert read(KNOWN.after, "demo,prepare,run") == ([("demo", Lag()), ("prepare", Lag()), ("run", Lag())], [])


def test_each_id_has_its_lag_and_its_place() -> None:
    faults = Faults(Source(path="x.md", text="demo+2d,run+10ed"))
    references = KNOWN.after(Written("demo+2d,run+10ed", 0, 16), faults)

    assert [reference.lag for reference in references] == [Lag(days=2), Lag(days=10, unit=Unit.ELAPSED)]
    assert [(reference.span.column, reference.span.end_column) for reference in references] == [(1, 8), (9, 17)]


def test_start_waits_for_none() -> None:
    assert read(KNOWN.after, "start") == ([], [])


@pytest.mark.parametrize("text", ["start,demo", "demo,start", "start+2d"])
def test_start_stands_alone(text: str) -> None:
    assert read(KNOWN.after, text)[1] == [("start-not-alone", text)]


def test_an_id_that_ends_like_a_lead_is_an_id_where_there_is_one() -> None:
    assert read(KNOWN.after, "run-2d") == ([("run-2d", Lag())], [])


@pytest.mark.parametrize(
    ("text", "underlined"), [("demo-2d", "demo-2d"), ("run+-2d", "-2d"), ("prepare-10ed", "prepare-10ed")]
)
def test_a_lead_is_refused(text: str, underlined: str) -> None:
    assert read(KNOWN.after, text) == ([], [("lead", underlined)])


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("rnu", ("unknown-id", "rnu")),
        ("rnu+2d", ("unknown-id", "rnu")),
        ("x-2d", ("unknown-id", "x-2d")),
        ("late", ("wrong-kind", "late")),
        ("run+2", ("malformed-duration", "2")),
        ("run+", ("malformed-duration", "")),
        ("+2d", ("unknown-id", "")),
    ],
)
def test_a_faulty_reference_is_told_and_left_out(text: str, fault: tuple[str, str]) -> None:
    assert read(KNOWN.after, f"{text},demo") == ([("demo", Lag())], [fault])


def test_start_has_no_meaning_but_after() -> None:
    assert read(KNOWN.others, "start") == ([], [("unknown-id", "start")])


def test_one_id_of_a_kind_is_wanted() -> None:
    faults = Faults(Source(path="x.md", text="run"))

    assert KNOWN.one(Written("run", 0, 3), faults, On.ACTIVITY) == "run"
    assert KNOWN.one(Written("run", 0, 3), faults, On.MILESTONE) is None
    assert [(fault.message, fault.hint) for fault in faults.in_order()] == [
        ("'run' is an activity", "name a milestone")
    ]
