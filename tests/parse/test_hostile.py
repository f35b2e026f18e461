"""No text is a traceback, nothing hidden gets out, and no text takes for ever."""

import time
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jepsite.diagnostics import Checked
from jepsite.model.deal import Deal
from jepsite.model.site import Site
from jepsite.parse.deal import read_deal
from jepsite.parse.site import read_site
from jepsite.source import Source
from tests.deals import FRONT, read

CASES: Final = Path(__file__).parent.parent / "cases"
PLANS: Final = [
    file.read_text(encoding="utf-8")
    for file in [CASES / "plans" / "bellini-mes.md", *sorted((CASES / "errors").glob("*.md"))]
]
TOKENS: Final = [
    *("---\n", "# ", "## ", "### ", "- ", "1. ", "3. ", "[ ] ", "[x] ", "[?] ", "> ", "    ", "\t", "\n", "\n\n", "\\"),
    *("{", "}", "{#a ", "{.internal}", ".milestone", "R=ada", "after=a+2d", "by=2026-02-30", '"', "'", "5d", "3m", "="),
    *("<!--", "-->", "::: internal\n", ":::\n", "`", "```\n", "~~~\n", "|", "|-|\n", "***", "_", "~~", "&amp;", "<b>"),
    *(
        "[a](javascript:x)",
        "![a](../b.png)",
        "[a]: b\n",
        "<https://x>",
        "title: ",
        "people: ",
        "&a ",
        "*a",
        "!!x ",
        ": ",
    ),
    *("é", "שלום", "🎉", "\u2028", "\x85", "\u00a0", "\x0c", "\0", "\x1b", "\r", "\ud800", "\uffff", "a", "word "),
]


def read_any(text: str) -> Checked[Deal]:
    """Whatever the text, there is an answer whose places lie in the text."""
    source = Source(path="x.md", text=text)
    checked = read_deal(source, Site())
    for found in checked.diagnostics:
        assert 1 <= found.span.line <= found.span.end_line <= len(source.line_starts)
        assert 1 <= found.span.column <= len(source.line(found.span.line)) + 1
        assert (found.span.end_line, found.span.end_column) >= (found.span.line, found.span.column)
        assert "\n" not in found.message
    assert checked.value is not None or checked.diagnostics
    return checked


@st.composite
def mutated(draw) -> str:
    """A real plan with some stretches cut out, doubled or replaced."""
    text = draw(st.sampled_from(PLANS))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 40)))
        insert = draw(st.one_of(st.sampled_from(TOKENS), st.text(max_size=3), st.just(text[start:end] * 2)))
        text = text[:start] + insert + text[end:]
    return text


@settings(max_examples=300)
@given(mutated())
def test_a_mutated_plan_has_an_answer(text: str) -> None:
    read_any(text)


@settings(max_examples=300)
@given(st.lists(st.sampled_from(TOKENS), max_size=40).map("".join))
def test_any_words_in_any_order_have_an_answer(text: str) -> None:
    read_any(text)
    read_any(FRONT + text)
    read_any(f"---\n{text}\n---\n")


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    read_any(text)
    read_any(FRONT + text)


@given(st.one_of(st.text(), st.lists(st.sampled_from(TOKENS), max_size=20).map("".join)))
def test_any_settings_have_an_answer(text: str) -> None:
    checked = read_site(Source(path="jepsite.yml", text=text))

    assert checked.value is not None or checked.diagnostics


@settings(max_examples=300)
@given(
    st.lists(st.sampled_from([*TOKENS, "SECRET "]), max_size=20).map("".join),
    st.sampled_from(PLANS[:1]),
    st.integers(0, 200),
)
def test_no_word_of_a_comment_gets_out_unless_there_is_an_error(noise: str, plan: str, line: int) -> None:
    lines = plan.split("\n")
    body = lines.index("---", 1) + 1
    position = min(body + line, len(lines))
    text = "\n".join([*lines[:position], f"{noise.replace('SECRET', '')} <!-- SECRET -->", *lines[position:]])
    checked = read_any(text)

    assert "SECRET" not in repr(checked.value) or not checked.ok or "`" in noise or "~~~" in noise


@given(st.lists(st.sampled_from([token for token in TOKENS if "`" not in token]), max_size=12).map("".join))
def test_no_internal_mark_is_printed_unless_there_is_an_error(noise: str) -> None:
    checked = read_any(f"{FRONT}\n## M\n\n- [ ] a\n\n{noise} SECRET {{.internal}}\n")
    only_text = any(sign in noise for sign in ("~~~", "\\", "    ", "\t"))

    assert not checked.ok or "{.internal}" not in repr(checked.value) or only_text


HUGE: Final = {
    "brackets": "[" * 100_000,
    "pictures": "![" * 50_000,
    "short paragraphs of brackets": ("[" * 900 + "\n\n") * 10,
    "braces": "{" * 60_000,
    "quoted braces": '{ " ' * 30_000,
    "attributes without end": '- [ ] {#a " ' * 5_000,
    "code spans": "".join("`" * length + " " for length in range(1, 500)),
    "lists": "".join(f"{'  ' * depth}- g\n" for depth in range(300)),
    "quotes": ">" * 100_000,
    "comments": "<!-- -->" * 20_000,
    "blocks": "::: internal\n" * 20_000,
    "fences": "~~~\n" * 10_000,
    "headings": "## a\n" * 4_000,
    "bullets on a line": "- " * 100_000,
    "numbers on a line": "1. " * 100_000,
    "checkboxes": "[ ] " * 50_000,
    "blanks": " " * 200_000 + "\n" * 200_000,
    "references": "[a]: b\n" * 5_000,
}


@pytest.mark.parametrize("name", HUGE)
def test_hostile_text_is_read_in_seconds(name: str) -> None:
    before = time.process_time()
    read_any(f"{FRONT}\n## M\n\n{HUGE[name]}\n")

    assert time.process_time() - before < 20


@pytest.mark.parametrize(
    ("name", "yaml"),
    [
        ("flow", "a: " + "[" * 500_000),
        ("block", "- " * 100_000),
        ("keys", "".join(f"k{number}: v\n" for number in range(5_000))),
        ("one key", "k: v\n" * 5_000),
        ("a long key", "k" * 500_000 + ": v\n"),
        ("a long value", "title: " + "x" * 500_000 + "\n"),
        ("quotes", '"' * 100_001),
    ],
)
def test_hostile_front_matter_is_read_in_seconds(name: str, yaml: str) -> None:
    before = time.process_time()
    read_any(f"---\n{yaml}\n---\n")

    assert time.process_time() - before < 20


def test_four_hundred_activities_are_no_matter() -> None:
    lines = [f"{number}. [ ] Do thing number {number} {{#t{number} 2d R=ada A=nia}}" for number in range(1, 401)]
    before = time.process_time()
    deal, found = read("## M\n\n" + "\n".join(lines) + "\n")

    assert found == []
    assert deal is not None
    assert len(deal.activities) == 400
    assert time.process_time() - before < 5


def test_names_in_any_script_are_names() -> None:
    front = FRONT.replace("Ada Abel", "עדה 🎉 李").replace("A plan for a test", "تجربة <script>")
    deal, found = read(f"{front}\n## مرحلة\n\n- [ ] <script>alert(1)</script> & 你好\n")

    assert found == []
    assert deal is not None
    assert (deal.title, deal.people[0].name) == ("تجربة <script>", "עדה 🎉 李")
    assert [activity.title for activity in deal.activities] == ["<script>alert(1)</script> & 你好"]
    assert (deal.milestones[0].id, deal.activities[0].id) == ("milestone", "script-alert-1-script")
