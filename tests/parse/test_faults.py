from jepsite.diagnostics import Severity, Span
from jepsite.parse.faults import Faults, among, meant, shown
from jepsite.parse.written import Place
from jepsite.source import Source

SOURCE = Source(path="content/plan.md", text="one two\nthree\n")


def test_faults_come_in_file_order_whatever_the_order_of_finding() -> None:
    faults = Faults(SOURCE)
    faults.add("unknown-id", Place(8, 13), "second")
    faults.add("unknown-key", Place(0, 3), "first")

    assert [fault.message for fault in faults.in_order()] == ["first", "second"]


def test_one_fault_is_told_once() -> None:
    faults = Faults(SOURCE)
    faults.add("unknown-id", Place(0, 3), "first")
    faults.add("unknown-id", Place(0, 3), "again")
    faults.add("wrong-kind", Place(0, 3), "something else there")

    assert [fault.message for fault in faults.in_order()] == ["first", "something else there"]


def test_a_fault_has_lines_and_columns_and_the_severity_of_its_code() -> None:
    faults = Faults(SOURCE)
    faults.add("no-deal", Place(4, 13), "over two lines", related=[("and here", Place(0, 3))])
    (fault,) = faults.in_order()

    assert fault.span == Span(path="content/plan.md", line=1, column=5, end_line=2, end_column=6)
    assert fault.severity is Severity.WARNING
    assert fault.related == (("and here", Span(path="content/plan.md", line=1, column=1, end_line=1, end_column=4)),)


def test_a_shown_value_stands_on_one_line_and_is_cut_where_it_is_long() -> None:
    assert shown("two\n  lines") == "'two lines'"
    assert shown("x" * 60) == f"'{'x' * 60}'"
    assert shown("x" * 61) == f"'{'x' * 60}…'"
    assert shown("x" * 1_000_000) == f"'{'x' * 60}…'"


def test_the_nearest_known_word_is_the_hint() -> None:
    assert meant("lenna", ["lena", "jonas"]) == "did you mean 'lena'?"
    assert meant("r=", ["R=", "A="]) == "did you mean 'R='?"
    assert meant("zebra", ["lena", "jonas"]) is None
    assert meant("zebra", ["lena"], "people stand in the front matter") == "people stand in the front matter"
    assert meant("lena" * 100, ["lena"]) is None


def test_words_are_listed_with_or_before_the_last() -> None:
    assert among(["low", "medium", "high"]) == "low, medium or high"
    assert among(["low"]) == "low"
