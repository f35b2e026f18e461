"""The small grammars: what they accept, and the hint where they do not."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jepsite.model.values import Days, Duration, Hours, Lag, Level, Unit
from jepsite.parse import terms
from jepsite.parse.faults import Faults
from jepsite.parse.written import Written
from jepsite.source import Source


def read(reader, text: str):
    """The value, and each fault as `code [underlined]`."""
    faults = Faults(Source(path="x.md", text=text))
    value = reader(Written(text, 0, len(text)), faults)
    found = [(f.code, text[f.span.column - 1 : f.span.end_column - 1]) for f in faults.in_order()]
    return value, found


def hint(reader, text: str) -> str | None:
    faults = Faults(Source(path="x.md", text=text))
    reader(Written(text, 0, len(text)), faults)
    return faults.in_order()[0].hint


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 12, 31)))
def test_every_date_from_1990_to_2100_is_read(day: date) -> None:
    assert read(terms.day, day.isoformat()) == (day, [])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2026-10-5", "malformed-date"),
        ("26-10-05", "malformed-date"),
        ("2026/10/05", "malformed-date"),
        ("２０２６-10-05", "malformed-date"),
        ("2026-10-05 ", "malformed-date"),
        ("2026-00-10", "impossible-date"),
        ("2026-13-45", "impossible-date"),
        ("2026-10-00", "impossible-date"),
        ("2026-02-29", "impossible-date"),
        ("1989-12-31", "date-out-of-range"),
        ("2101-01-01", "date-out-of-range"),
        ("0000-00-00", "date-out-of-range"),
    ],
)
def test_what_is_no_date_is_told(text: str, code: str) -> None:
    assert read(terms.day, text) == (None, [(code, text)])


def test_an_impossible_date_says_when_the_month_ends() -> None:
    assert hint(terms.day, "2026-02-30") == "2026-02 ends on day 28"
    assert hint(terms.day, "2028-02-30") == "2028-02 ends on day 29"


def test_a_span_of_days_has_both_ends() -> None:
    span = Days(first=date(2026, 10, 26), last=date(2026, 10, 30))

    assert read(terms.days, "2026-10-26/2026-10-30") == (span, [])


def test_one_date_is_a_span_of_one_day() -> None:
    assert read(terms.days, "2026-10-26") == (Days(first=date(2026, 10, 26), last=date(2026, 10, 26)), [])


def test_a_fault_in_a_span_points_at_its_own_end() -> None:
    assert read(terms.days, "2026-10-26/2026-10-32") == (None, [("impossible-date", "2026-10-32")])
    assert read(terms.days, "2026-10-30/2026-10-26") == (None, [("backward-span", "2026-10-30/2026-10-26")])


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("5d", Duration(likely=5)),
        ("0d", Duration(likely=0)),
        ("2w", Duration(likely=10)),
        ("10ed", Duration(likely=10, unit=Unit.ELAPSED)),
        ("2/4/9d", Duration(best=2, likely=4, worst=9)),
        ("1/2/2w", Duration(best=5, likely=10, worst=10)),
        ("1/2/3ed", Duration(best=1, likely=2, worst=3, unit=Unit.ELAPSED)),
        ("5000d", Duration(likely=5000)),
    ],
)
def test_durations(text: str, duration: Duration) -> None:
    assert read(terms.duration, text) == (duration, [])


@pytest.mark.parametrize(
    "text",
    ["5", "d", "-5d", "1.5d", "5 d", "5D", "2/4d", "4/2/9d", "2/9/4d", "5001d", "1001w", "9999999d", "٥d", "5days"],
)
def test_what_is_no_duration_is_told(text: str) -> None:
    assert read(terms.duration, text) == (None, [("malformed-duration", text)])


@pytest.mark.parametrize("text", ["1m", "1mo", "3months", "1.5m"])
def test_a_month_is_no_duration_and_the_hint_says_why(text: str) -> None:
    assert hint(terms.duration, text) == "a month has no fixed length: say weeks (4w), or elapsed days (30ed)"


def test_working_days_are_a_plain_number() -> None:
    assert read(terms.working_days, "1w") == (5, [])
    assert read(terms.working_days, "5ed") == (None, [("malformed-duration", "5ed")])
    assert read(terms.working_days, "2/4/9d") == (None, [("malformed-duration", "2/4/9d")])


@pytest.mark.parametrize(
    ("text", "lag"), [("2d", Lag(days=2)), ("1w", Lag(days=5)), ("10ed", Lag(days=10, unit=Unit.ELAPSED))]
)
def test_lags(text: str, lag: Lag) -> None:
    assert read(terms.lag, text) == (lag, [])


@pytest.mark.parametrize(
    ("text", "code"),
    [("-2d", "lead"), ("", "malformed-duration"), ("2/4/9d", "malformed-duration"), ("1m", "malformed-duration")],
)
def test_what_is_no_lag_is_told(text: str, code: str) -> None:
    assert read(terms.lag, text) == (None, [(code, text)])


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("10:00", Hours(start=time(10))),
        ("9:05", Hours(start=time(9, 5))),
        ("10:00-11:30", Hours(start=time(10), end=time(11, 30))),
        ("00:00-23:59", Hours(start=time(0), end=time(23, 59))),
    ],
)
def test_times_of_day(text: str, hours: Hours) -> None:
    assert read(terms.hours, text) == (hours, [])


@pytest.mark.parametrize(
    "text", ["10", "10.00", "24:00", "10:60", "10:00-", "11:00-10:00", "10:00-10:00", "10:00-25:00"]
)
def test_what_is_no_time_is_told(text: str) -> None:
    assert read(terms.hours, text) == (None, [("malformed-time", text)])


def test_a_clock_shows_one_time() -> None:
    assert read(terms.clock, "10:00") == (time(10), [])
    assert read(terms.clock, "10:00-11:00") == (None, [("malformed-time", "10:00-11:00")])


def test_a_choice_is_one_of_its_words() -> None:
    def level(written: Written, faults: Faults) -> Level | None:
        return terms.choice(written, faults, Level)

    assert read(level, "high") == (Level.HIGH, [])
    assert read(level, "hihg") == (None, [("malformed-value", "hihg")])
    assert hint(level, "hihg") == "did you mean 'high'?"
    assert hint(level, "x") == "write low, medium or high"


@pytest.mark.parametrize("text", ["load", "load-2", "LOAD_2", "7"])
def test_ids(text: str) -> None:
    assert read(terms.identifier, text) == (text, [])


@pytest.mark.parametrize("text", ["", "lo ad", "größe", "a/b", "a.b", "<b>"])
def test_what_is_no_id_is_told(text: str) -> None:
    assert read(terms.identifier, text) == (None, [("malformed-id", text)])


@pytest.mark.parametrize("text", ["https://acme.example", "https://acme.example/a?b=c#d", "https://ü.example/ü"])
def test_https_addresses(text: str) -> None:
    assert read(terms.address, text) == (text, [])


@pytest.mark.parametrize(
    "text", ["http://acme.example", "https://", "https:///x", "https://a b", "javascript:alert(1)", "x"]
)
def test_what_is_no_https_address_is_told(text: str) -> None:
    assert read(terms.address, text) == (None, [("unsafe-link", text)])


def test_other_shapes() -> None:
    assert read(terms.email, "ada@acme.example") == ("ada@acme.example", [])
    assert read(terms.email, "ada@acme") == (None, [("malformed-value", "ada@acme")])
    assert read(terms.language, "pt-BR") == ("pt-BR", [])
    assert read(terms.language, "English") == (None, [("malformed-value", "English")])
    assert read(terms.counter, "12") == (12, [])
    assert read(terms.counter, "0") == (None, [("malformed-value", "0")])


@pytest.mark.parametrize(
    ("text", "is_one"), [("5d", True), ("2/4/9d", True), ("1m", True), ("3", False), ("load", False)]
)
def test_a_word_that_means_to_be_a_duration(text: str, is_one: bool) -> None:
    assert terms.is_duration(text) is is_one


@given(st.text(max_size=30))
def test_no_text_breaks_a_grammar(text: str) -> None:
    readers = (terms.day, terms.days, terms.duration, terms.working_days, terms.lag, terms.hours, terms.clock)
    for reader in (*readers, terms.identifier, terms.email, terms.address, terms.language, terms.counter):
        value, faults = read(reader, text)

        assert (value is None) == bool(faults)
