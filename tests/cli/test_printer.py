"""Faults are shown where they are, in file order, in three forms."""

import json
from dataclasses import replace

import click
import pytest

from jepsite.cli.printer import Format, rendered, safe, summary
from jepsite.diagnostics import Diagnostic, Severity, Span
from jepsite.source import Source

LINE = "2. [ ] Rehearse {#rehearse 1d R=lenna,paolo A=jonas}"
SOURCE = Source(path="content/bellini-mes.md", text="---\n---\n" + LINE + "\n")


def fault(needle: str = "lenna", source: Source = SOURCE, **changes) -> Diagnostic:
    start = source.text.index(needle)
    usual = Diagnostic(
        code="unknown-person",
        message="no person 'lenna' in R=",
        hint="did you mean 'lena'?",
        span=source.span(start, start + len(needle)),
    )
    return replace(usual, **changes)


def text(*diagnostics: Diagnostic, source: Source = SOURCE) -> str:
    return click.unstyle(rendered(diagnostics, {source.path: source}, Format.TEXT))


def test_text_shows_place_line_mark_and_hint():
    assert text(fault()) == (
        "content/bellini-mes.md:3:33: error[unknown-person]: no person 'lenna' in R=\n"
        "    3 | 2. [ ] Rehearse {#rehearse 1d R=lenna,paolo A=jonas}\n"
        "                                        ^^^^^\n"
        "   hint: did you mean 'lena'?"
    )


@pytest.mark.parametrize(
    ("before", "columns"), [("\t", 1), ("日本", 4), ("e\u0301", 1), ("\u202e", 1), ("\x1b", 1), ("😀", 2)]
)
def test_the_mark_stands_under_the_fault_whatever_stands_before_it(before, columns):
    source = Source(path="a.md", text=f"{before}lenna")
    excerpt, mark = text(fault(source=source), source=source).split("\n")[1:3]

    assert len(mark) - len("^^^^^") == len("    1 | ") + columns
    assert excerpt.endswith("lenna")


def test_of_a_long_line_the_part_around_the_fault_is_shown():
    source = Source(path="a.md", text="x" * 400 + "lenna" + "y" * 400)
    excerpt, mark = text(fault(source=source), source=source).split("\n")[1:3]

    assert len(excerpt) < 120
    assert excerpt[mark.index("^") : mark.rindex("^") + 1] == "lenna"


def test_a_fault_over_several_lines_is_marked_to_the_end_of_its_first():
    mark = text(fault("lenna,paolo A=jonas}\n")).split("\n")[2]

    assert mark.count("^") == len("lenna,paolo A=jonas}")


def test_further_places_are_named():
    second = fault(related=(("first defined here", Span(path="a.md", line=7, column=1, end_line=7, end_column=2)),))

    assert "   first defined here: a.md:7:1" in text(second)


def test_all_are_in_file_order_whatever_order_they_were_found_in():
    later, earlier = fault("jonas"), fault("lenna")
    other = Diagnostic(code="x", message="m", span=Span(path="a.md", line=9, column=1, end_line=9, end_column=1))
    places = [line.split(": ")[0] for line in text(later, other, earlier).split("\n") if "error[" in line]

    assert places == ["a.md:9:1", "content/bellini-mes.md:3:33", "content/bellini-mes.md:3:47"]


def test_what_a_plan_says_cannot_steer_the_terminal():
    assert safe("a\x1b[2Jb\u202ec\nd\u2028e\tf") == "a\ufffd[2Jb\ufffdc\ufffdd\ufffde f"
    assert "\x1b" not in text(fault(message="no person '\x1b[31m'", hint="\x07"))


def test_json_holds_every_field_and_the_counts():
    listed = json.loads(rendered((fault(), fault("jonas", severity=Severity.WARNING)), {}, Format.JSON))

    assert (listed["errors"], listed["warnings"]) == (1, 1)
    assert listed["diagnostics"][0] == {
        "path": "content/bellini-mes.md",
        "line": 3,
        "column": 33,
        "end_line": 3,
        "end_column": 38,
        "severity": "error",
        "code": "unknown-person",
        "message": "no person 'lenna' in R=",
        "hint": "did you mean 'lena'?",
        "related": [],
    }


def test_json_of_nothing_is_still_json():
    assert json.loads(rendered((), {}, Format.JSON)) == {"errors": 0, "warnings": 0, "diagnostics": []}


def test_a_github_annotation_escapes_what_would_end_it():
    strange = fault(
        message="50% of\nit", hint=None, span=Span(path="a,b:c.md", line=1, column=2, end_line=1, end_column=4)
    )

    assert rendered((strange,), {}, Format.GITHUB) == (
        "::error file=a%2Cb%3Ac.md,line=1,endLine=1,col=2,endColumn=4,title=unknown-person::50%25 of%0Ait"
    )


def test_the_summary_counts_in_words():
    warning = fault(severity=Severity.WARNING)

    assert summary((fault(), fault(), warning)) == "2 errors, 1 warning"
    assert summary(()) == ""
