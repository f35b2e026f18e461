from markdown_it import MarkdownIt

from jepsite.parse.plain import inline_text, plain_text

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def plain(markdown: str) -> str:
    return plain_text(PARSER.parse(markdown))


def test_marks_are_gone_and_lines_are_joined() -> None:
    assert plain("One *two*\n`three` ~~four~~ [five](https://x)\n") == "One two three four five"


def test_a_forced_break_stays() -> None:
    assert plain("one\\\ntwo\n") == "one\ntwo"


def test_paragraphs_are_apart() -> None:
    assert plain("## Head\none\n\n> two\n\n***\n\nthree\n") == "Head\n\none\n\ntwo\n\nthree"


def test_lists_keep_their_marks_and_stand_together() -> None:
    assert plain("Text\n\n- one\n- two\n  1. three\n  2. four\n\n  more\n\nEnd\n") == (
        "Text\n\n- one\n- two\n  1. three\n  2. four\n  more\n\nEnd"
    )


def test_code_stays_as_it_is() -> None:
    assert plain("```\na  *b*\n```\n") == "a  *b*"


def test_a_table_is_its_cells() -> None:
    assert plain("| a | *b* |\n|---|---|\n| c | d |\n\nText\n") == "a | b\nc | d\n\nText"


def test_a_picture_is_its_alternative_text() -> None:
    assert plain("![The *plant*](plant.png)\n") == "The plant"
    assert inline_text([]) == ""
