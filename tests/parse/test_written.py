from jepsite.diagnostics import Span
from jepsite.parse.written import Place, Spans, Written
from jepsite.source import Source


def test_a_part_has_its_own_place() -> None:
    written = Written("ada,ben", 10, 17)

    assert written.part(4, 7) == Written("ben", 14, 17)


def test_a_part_of_a_text_whose_characters_moved_has_the_place_of_the_whole() -> None:
    written = Written('say "yes"', 10, 21)

    assert written.part(0, 3) == Written("say", 10, 21)


def test_parts_between_separators_come_without_the_blanks_around_them() -> None:
    written = Written(" ada , ben,", 0, 11)

    assert written.split(",") == (Written("ada", 1, 4), Written("ben", 7, 10), Written("", 11, 11))


def test_a_text_without_separator_is_its_only_part() -> None:
    assert Written("ada", 5, 8).split(",") == (Written("ada", 5, 8),)
    assert Written(" ada", 5, 9).split(",") == (Written("ada", 6, 9),)


def test_the_span_of_a_named_place_is_that_of_its_characters() -> None:
    source = Source(path="plan.md", text="a 2d\nby=2026-10-05\n")
    spans = Spans(source, {"duration": Place(2, 4), "by": Written("2026-10-05", 8, 18)})

    assert spans["by"] == Span(path="plan.md", line=2, column=4, end_line=2, end_column=14)
    assert dict(spans) == {"duration": source.span(2, 4), "by": source.span(8, 18)}
    assert spans.get("from") is None
    assert len(spans) == 2
