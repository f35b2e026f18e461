"""What looks like a part of the plan and is none is told; what does not is left alone."""

import pytest

from tests.deals import read


def codes(text: str) -> list[str]:
    return [line.split(" ")[1].rstrip(":") for line in read(text)[1]]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("text\n3. [ ] a\n", "stray-checkbox"),
        ("[ ] a\n", "stray-checkbox"),
        ("text [ ] a\n\n[x] b\n", "stray-checkbox"),
        ("-[ ] a\n", "stray-checkbox"),
        ("1.[ ] a\n", "stray-checkbox"),
        ("-\u00a0[ ] a\n", "stray-checkbox"),
        ("– [ ] a\n", "stray-checkbox"),
        ("text\n\n     - [ ] a\n", "stray-checkbox"),
        ("| a |\n|---|\n[ ] b\n", "stray-checkbox"),
        ("> [ ] a\n", "checkbox-in-quote"),
        ("> > 1. [!] a\n", "checkbox-in-quote"),
        ("- > - [ ] a\n", "checkbox-in-quote"),
        ("##Legal\n", "heading-without-blank"),
        ("  ###Legal\n", "heading-without-blank"),
        ("Legal\n===\n", "underlined-heading"),
        ("Legal\n---\n", "underlined-heading"),
        ("- Legal\n  ---\n", "underlined-heading"),
        ("> Legal\n> ---\n", "underlined-heading"),
        ("```\ncode\n", "unclosed-code"),
        ("~~~\n```\n", "unclosed-code"),
        ("````\n```\n", "unclosed-code"),
        ("- ```\n  code\n\ntext\n", "unclosed-code"),
        ("> ```\n> code\n\ntext\n", "unclosed-code"),
    ],
)
def test_it_is_told(text: str, code: str) -> None:
    assert codes(f"## M\n\n- [ ] x\n\ntext\n\n{text}") == [code]


@pytest.mark.parametrize(
    "text",
    [
        *("text [ ] a\n", "[link]: https://x\n", "[a] b\n", "[ ](#x) a\n", "\\[ ] a\n", "`[ ]` a\n"),
        *("#hashtag\n", "#1 on the list\n", "text\n\n---\n", "***\n", "- - -\n", "## Head\n\ntext\n"),
        *("```\n- [ ] a\n```\n", "~~~\n##x\n~~~\n", "- ```\n  code\n  ```\n", "> ~~~ text\n> code\n> ~~~~\n"),
        *("    code\n    ##x\n", "a\n\n    [link] x\n"),
    ],
)
def test_it_is_left_alone(text: str) -> None:
    assert codes(f"## M\n\n- [ ] x\n\ntext\n\n{text}") == []


def test_the_first_section_divides_what_is_told() -> None:
    assert codes("- [ ] a\n\n## M\n\n- [ ] b\n") == ["checkbox-before-section"]


def test_nesting_that_markdown_would_pass_over_is_told_once() -> None:
    deep = "".join(f"{'  ' * depth}- g\n" for depth in range(40))

    assert codes(f"## M\n\n- [ ] x\n\ntext\n\n{deep}") == ["nested-too-deeply"]
    assert codes(f"## M\n\n- [ ] x\n\n{'>' * 200} text\n") == ["nested-too-deeply"]


def test_a_checkbox_that_markdown_passes_over_is_told_too() -> None:
    deep = "".join(f"{'  ' * depth}- g\n" for depth in range(40))

    assert "stray-checkbox" in codes(f"## M\n\n{deep}{'  ' * 40}- [ ] lost\n")
