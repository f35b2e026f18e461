"""What is the author's own is gone before Markdown reads the text, and every place stays true."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jepsite.parse.faults import Faults
from jepsite.parse.hidden import Visible, take_out
from jepsite.source import Source


def hide(text: str) -> tuple[Visible, list[str]]:
    faults = Faults(Source(path="x.md", text=text))
    visible = take_out(faults, 0)
    return visible, [f"{f.span.line}:{f.span.column} {f.code}" for f in faults.in_order()]


def bare(text: str) -> str:
    visible, faults = hide(text)

    assert faults == []
    return visible.bare


def test_a_comment_is_gone_and_the_lines_stay() -> None:
    visible, faults = hide("a <!-- x\ny --> b\n<!-- z -->\nc\n")

    assert faults == []
    assert visible.bare == "a \n b\n\nc\n"
    assert visible.masked == "a       \n      b\n          \nc\n"


def test_an_internal_block_is_gone_with_its_lines_of_colons() -> None:
    visible, _ = hide("a\n\n::: internal\nsecret\n:::\n\nb\n")

    assert visible.bare == "a\n\n\n\n\n\nb\n"
    assert visible.masked == f"a\n\n{' ' * 12}\n{' ' * 6}\n   \n\nb\n"


def test_a_comment_before_a_text_leaves_no_blanks_that_would_make_it_code() -> None:
    assert bare("<!-- note --> Text\n") == " Text\n"


def test_a_comment_at_the_end_of_a_line_leaves_no_forced_break() -> None:
    assert bare("one <!-- note -->\ntwo\n") == "one \ntwo\n"


@pytest.mark.parametrize(
    "text",
    [
        "`<!-- code -->`\n",
        "``a ` <!-- code -->``\n",
        "`two\nlines <!-- code -->`\n",
        "```\n<!-- code -->\n```\n",
        "~~~ html\n<!-- code -->\n~~~\n",
        "````\n```\n<!-- code -->\n````\n",
        "1. a\n   ```\n   <!-- code -->\n   ```\n",
        "- ```\n  ::: internal\n  ```\n",
        "> ```\n> ::: internal\n> ```\n",
        "text ::: internal\n",
    ],
)
def test_such_signs_are_text_in_code_and_within_a_line(text: str) -> None:
    assert bare(text) == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a ` b <!-- x -->\n", "a ` b \n"),
        ("- a ` b <!-- x -->\n- c ` d\n", "- a ` b \n- c ` d\n"),
        ("a ` b <!-- x -->\n\nc ` d\n", "a ` b \n\nc ` d\n"),
        ("a ` b <!-- x -->\n## c ` d\n", "a ` b \n## c ` d\n"),
        ("\\`a <!-- x --> b`\n", "\\`a  b`\n"),
        ("``a ` <!-- x --> `\n", "``a ` <!-- x --> `\n"),
        ("    <!-- x -->\n", "    \n"),
        ("\\<!-- x -->\n", "\\\n"),
        ("```\nunclosed\n\ntext <!-- x -->\n", "```\nunclosed\n\ntext \n"),
        ("``` not a fence ```\n<!-- x -->\n```\n", "``` not a fence ```\n\n```\n"),
    ],
)
def test_where_it_is_not_sure_to_be_code_it_is_hidden(text: str, left: str) -> None:
    assert bare(text) == left


def test_an_internal_block_knows_code_and_comments_within() -> None:
    assert bare("::: internal\n```\n:::\n```\nsecret\n:::\nb\n") == "\n\n\n\n\n\nb\n"
    assert bare("::: internal\n<!--\n:::\n-->\nsecret\n:::\nb\n") == "\n\n\n\n\n\nb\n"


def test_blocks_nest() -> None:
    assert bare("::: internal\n::: note\na\n:::\nsecret\n:::\nb\n") == "\n\n\n\n\n\nb\n"


@pytest.mark.parametrize(
    "opening", [":::internal", ":::: internal", "  ::: internal  ", "> ::: internal", "- ::: internal"]
)
def test_an_internal_block_may_begin_in_other_ways(opening: str) -> None:
    assert bare(f"{opening}\nsecret\n:::\nb\n") == "\n\n\nb\n"


def test_a_comment_may_hold_the_signs_of_a_block_and_a_block_those_of_a_comment() -> None:
    assert bare("<!-- ::: internal -->\na\n") == "\na\n"
    assert bare("::: internal\n<!-- x -->\n:::\na\n") == "\n\n\na\n"


@pytest.mark.parametrize(
    ("text", "left", "fault"),
    [
        ("a <!-- secret\n\nb\n", "a \n\n\n", "1:3 unclosed-comment"),
        ("a <!-->\nsecret\n", "a \n\n", "1:3 unclosed-comment"),
        ("a\n::: internal\nsecret\n", "a\n\n\n", "2:1 unclosed-internal"),
        ("a\n::: internal\n::: internal\nsecret\n:::\n", "a\n\n\n\n\n", "2:1 unclosed-internal"),
        ("a\n::: Internal\nsecret\n:::\nb\n", "a\n\n\n\nb\n", "2:1 unknown-block"),
        ("a\n::: internal notes\nsecret\n:::\nb\n", "a\n\n\n\nb\n", "2:1 unknown-block"),
        ("a\n:::\nb\n", "a\n\nb\n", "2:1 unknown-block"),
    ],
)
def test_what_is_not_closed_or_not_known_is_told_and_hides_all_the_same(text: str, left: str, fault: str) -> None:
    visible, faults = hide(text)

    assert visible.bare == left
    assert faults == [fault]


def test_places_of_code_are_told() -> None:
    text = "a `b` c\n```\nd\n```\n<!-- `e` -->\n::: internal\n`f`\n:::\n"
    visible, _ = hide(text)

    assert [text[place.start : place.end] for place in visible.code] == ["`b`", "```\nd\n```"]


def test_the_front_matter_is_left_alone() -> None:
    text = "---\na: '<!--'\n---\n<!-- x -->b"
    faults = Faults(Source(path="x.md", text=text))
    visible = take_out(faults, 18)

    assert visible.masked == "---\na: '<!--'\n---\n          b"
    assert visible.bare == "b"


PIECES = [
    "<!--",
    "-->",
    "::: internal",
    ":::",
    "`",
    "``",
    "```",
    "~~~",
    "\n",
    "\n\n",
    " ",
    "- ",
    "> ",
    "word",
    "\\",
    "    ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_whatever_is_hidden_lines_and_places_stay(text: str) -> None:
    visible, _ = hide(text)

    assert len(visible.masked) == len(text)
    assert visible.masked.count("\n") == visible.bare.count("\n") == text.count("\n")
    assert all(kept in (sign, " ") for kept, sign in zip(visible.masked, text, strict=True))
    assert visible.bare.replace(" ", "") == visible.masked.replace(" ", "")


@given(st.text(st.sampled_from("ab \n"), max_size=40), st.text(st.sampled_from("xy \n:`"), max_size=20))
def test_no_word_of_a_comment_is_left(around: str, secret: str) -> None:
    visible, _ = hide(f"{around}<!--SECRET{secret}-->{around}")

    assert "SECRET" not in visible.bare
    assert "x" not in visible.masked
