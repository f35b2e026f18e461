import pytest

from jepsite.parse.faults import Faults
from jepsite.parse.frontmatter import read_front_matter
from jepsite.source import Source


def read(text: str):
    faults = Faults(Source(path="x.md", text=text))
    front = read_front_matter(faults)
    return front, [fault.code for fault in faults.in_order()]


def test_the_body_begins_behind_the_second_line_of_hyphens() -> None:
    text = "---\ntitle: A\n---  \n\n## B\n"
    front, faults = read(text)

    assert faults == []
    assert front is not None
    assert text[front.body :] == "\n## B\n"
    assert front.pairs is not None
    assert [key.text for key, _ in front.pairs.pairs] == ["title"]


@pytest.mark.parametrize("text", ["---\n---\n", "---\n---", "---\n\n# a comment\n---\n"])
def test_front_matter_may_be_empty(text: str) -> None:
    front, faults = read(text)

    assert faults == []
    assert front is not None
    assert front.pairs is not None
    assert front.pairs.pairs == ()
    assert text[front.body :] == ""


@pytest.mark.parametrize("text", ["", "\n---\na: b\n---\n", " ---\n", "----\na: b\n----\n", "# Title\n"])
def test_a_plan_without_front_matter_is_told(text: str) -> None:
    assert read(text) == (None, ["missing-front-matter"])


@pytest.mark.parametrize("text", ["---", "---\n", "---\ntitle: A\n --- \n", "---\na: b\n----\n"])
def test_front_matter_without_end_is_told(text: str) -> None:
    assert read(text) == (None, ["unclosed-front-matter"])


@pytest.mark.parametrize("text", ["---\n- a\n---\n## B\n", "---\njust text\n---\n## B\n"])
def test_front_matter_that_is_no_map_is_told_and_the_body_still_found(text: str) -> None:
    front, faults = read(text)

    assert faults == ["malformed-yaml"]
    assert front is not None
    assert front.pairs is None
    assert text[front.body :] == "## B\n"
