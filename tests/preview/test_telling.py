"""What a preview says of faults, to whom: nothing of the seller's own to anybody else (ownlines says what that is)."""

from dataclasses import replace

from jepsite.audience import Audience
from jepsite.diagnostics import Diagnostic, Severity, Span
from jepsite.preview.telling import told
from jepsite.source import Source

TEXT = """\
---
title: A plan
internal: {amount: 4711 EUR}
people:
  ada: {name: Ada}
---

## Begin

- [ ] Seen
- [ ] Canary {.internal}
"""
SOURCE = Source(path="content/a.md", text=TEXT)


def fault(line: int, *, severity: Severity = Severity.ERROR, word: str = "canary") -> Diagnostic:
    span = Span(path="content/a.md", line=line, column=3, end_line=line, end_column=6)
    return Diagnostic(code="some-code", message=f"what is {word}?", span=span, hint=f"say {word}", severity=severity)


def test_a_fault_has_its_line() -> None:
    (shown,) = told([fault(10, word="seen")], SOURCE, Audience.PUBLIC)

    assert (shown.path, shown.line, shown.column, shown.end_column) == ("content/a.md", 10, 3, 6)
    assert (shown.message, shown.hint) == ("what is seen?", "say seen")
    assert [(line.number, line.text) for line in shown.excerpt] == [(10, "- [ ] Seen")]


def test_a_fault_in_a_line_of_the_sellers_own_keeps_its_place_and_loses_its_words() -> None:
    for line in (3, 11):
        (shown,) = told([fault(line)], SOURCE, Audience.PUBLIC)

        assert shown.line == line
        assert [each.text for each in shown.excerpt] == [None]
        assert "canary" not in f"{shown.message}{shown.hint}"
        assert "terminal" in (shown.hint or "")


def test_places_of_the_sellers_own_are_not_named_beside_another_fault() -> None:
    related = (("seen before", fault(10).span), ("the canary", fault(11).span))
    (shown,) = told([replace(fault(10), related=related)], SOURCE, Audience.PUBLIC)

    assert shown.related == (("seen before", "content/a.md", 10),)


def test_the_seller_sees_all_of_it_with_two_lines_on_either_side() -> None:
    (shown,) = told([fault(11)], SOURCE, Audience.INTERNAL)

    assert shown.message == "what is canary?"
    assert [line.number for line in shown.excerpt] == [9, 10, 11, 12]
    assert "Canary" in (shown.excerpt[2].text or "")


def test_of_warnings_only_the_seller_hears() -> None:
    warning = fault(10, severity=Severity.WARNING)

    assert told([warning], SOURCE, Audience.PUBLIC) == ()
    assert len(told([warning], SOURCE, Audience.INTERNAL)) == 1


def test_errors_come_first_and_then_it_goes_by_the_lines() -> None:
    found = [fault(10, severity=Severity.WARNING), fault(10), fault(4)]

    assert [(each.severity, each.line) for each in told(found, SOURCE, Audience.INTERNAL)] == [
        (Severity.ERROR, 4),
        (Severity.ERROR, 10),
        (Severity.WARNING, 10),
    ]


def test_a_fault_of_another_file_or_of_none_has_no_excerpt() -> None:
    elsewhere = replace(fault(1), span=replace(fault(1).span, path="themes/mine/theme.toml"))

    assert [each.excerpt for each in told([elsewhere], SOURCE, Audience.PUBLIC)] == [()]
    assert [each.excerpt for each in told([fault(1)], None, Audience.PUBLIC)] == [()]


def test_a_long_line_is_cut() -> None:
    source = Source(path="content/a.md", text="x" * 100_000)
    (shown,) = told([fault(1)], source, Audience.PUBLIC)

    assert len(shown.excerpt[0].text or "") < 1_000
