"""Places in a text: what a fault points at."""

from hypothesis import given
from hypothesis import strategies as st

from jepsite.diagnostics import Span
from jepsite.source import Source

TEXTS = st.text(alphabet="ab \n\u00e9\U0001f600", max_size=40)


def source(text: str) -> Source:
    return Source(path="content/plan.md", text=text)


def test_a_span_names_first_and_last_place_counted_from_one() -> None:
    found = source("one\ntwo words\n").span(8, 13)

    assert found == Span(path="content/plan.md", line=2, column=5, end_line=2, end_column=10)


def test_a_span_may_run_over_lines() -> None:
    found = source("one\ntwo\nthree").span(1, 10)

    assert (found.line, found.column, found.end_line, found.end_column) == (1, 2, 3, 3)


def test_columns_count_characters_not_bytes() -> None:
    assert source("\U0001f600\u00e9x").place(2) == (1, 3)


def test_an_offset_past_the_end_is_the_end() -> None:
    assert source("ab\n").place(99) == (2, 1)


def test_a_span_that_ends_before_it_starts_is_empty() -> None:
    found = source("abc").span(2, 1)

    assert (found.column, found.end_column) == (3, 3)


def test_a_line_comes_without_its_end_and_one_past_the_last_is_empty() -> None:
    text = source("one\n\nthree")

    assert [text.line(number) for number in range(5)] == ["", "one", "", "three", ""]


def test_two_sources_are_equal_when_path_and_text_are() -> None:
    assert source("a\nb") == source("a\nb")
    assert source("a") != source("b")


@given(TEXTS, st.data())
def test_place_and_offset_undo_each_other(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(min_value=0, max_value=len(text)))

    assert source(text).offset(*source(text).place(offset)) == offset


@given(TEXTS, st.data())
def test_a_spans_ends_are_the_places_of_its_ends(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(min_value=0, max_value=len(text)))
    end = data.draw(st.integers(min_value=start, max_value=len(text)))

    found = source(text).span(start, end)

    assert (found.line, found.column) == source(text).place(start)
    assert (found.end_line, found.end_column) == source(text).place(end)


@given(TEXTS)
def test_the_lines_make_up_the_text(text: str) -> None:
    lines = [source(text).line(number + 1) for number in range(len(source(text).line_starts))]

    assert "\n".join(lines) == text
