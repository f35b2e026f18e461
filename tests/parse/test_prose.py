"""The author's Markdown becomes HTML that is safe to show, and plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jepsite.model.values import Prose
from jepsite.parse.faults import Faults
from jepsite.parse.hidden import take_out
from jepsite.parse.markdown import read_blocks
from jepsite.parse.prose import ProseReader
from jepsite.parse.written import Written
from jepsite.source import Source


def reader_of(text: str):
    faults = Faults(Source(path="x.md", text=text))
    visible = take_out(faults, 0)
    blocks, references = read_blocks(visible.bare, 1)
    return ProseReader(faults, references, visible.masked, 1), blocks, faults


def told(faults: Faults) -> list[tuple[str, str]]:
    return [
        (f.code, faults.source.line(f.span.line)[f.span.column - 1 : f.span.end_column - 1]) for f in faults.in_order()
    ]


def prose(text: str, top: int = 3) -> tuple[Prose | None, list[tuple[str, str]]]:
    reader, blocks, faults = reader_of(text)
    return reader.read(blocks, top), told(faults)


def html(text: str) -> str:
    read, faults = prose(text)

    assert faults == []
    assert read is not None
    return read.html


def test_text_comes_as_html_and_plain() -> None:
    expected = Prose(html="<p>One <em>two</em>\nthree.</p>", plain="One two three.")

    assert prose("One *two*\nthree.\n") == (expected, [])


def test_nothing_is_no_prose() -> None:
    assert prose("") == (None, [])
    assert prose("***\n") == (None, [])


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a <b onclick=x>b</b>", "<!DOCTYPE x>", "<?php ?>"],
)
def test_raw_html_is_shown_as_text(text: str) -> None:
    assert html(text) == f"<p>{text.replace('<', '&lt;').replace('>', '&gt;')}</p>"


@pytest.mark.parametrize("address", ["https://acme.example/a?b=c&d", "HTTPS://acme.example"])
def test_a_link_to_elsewhere_says_nothing_of_where_it_came_from(address: str) -> None:
    escaped = address.replace("&", "&amp;")

    assert html(f"[x]({address})") == f'<p><a href="{escaped}" rel="noreferrer noopener">x</a></p>'


@pytest.mark.parametrize("address", ["mailto:ada@acme.example", "tel:+390301", "#demo"])
def test_links_to_people_and_within_the_page(address: str) -> None:
    assert html(f"[x]({address})") == f'<p><a href="{address}">x</a></p>'


def test_addresses_in_angles_are_links() -> None:
    assert html("<ada@acme.example>") == '<p><a href="mailto:ada@acme.example">ada@acme.example</a></p>'
    assert html("<https://acme.example>") == (
        '<p><a href="https://acme.example" rel="noreferrer noopener">https://acme.example</a></p>'
    )


def test_other_characters_in_an_address_are_encoded() -> None:
    assert html("[x](<https://acme.example/a b/ü\"'>)") == (
        '<p><a href="https://acme.example/a%20b/%C3%BC%22\'" rel="noreferrer noopener">x</a></p>'
    )


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "JAVASCRIPT:alert(1)", "javascript&#58;alert(1)", "&#x6a;avascript:alert(1)"),
        *(
            "vbscript:x",
            "data:text/html,x",
            "file:///etc/passwd",
            "http://acme.example",
            "//acme.example",
            "/a",
            "a.md",
        ),
        *("https:", "https:/x", "https:///x", "mailto:", "tel:x", "#", "ftp://acme.example", "\\javascript:x", ""),
    ],
)
def test_any_other_link_is_told_and_never_made(address: str) -> None:
    read, faults = prose(f"a [*x*]({address}) b\n")

    assert read == Prose(html="<p>a <em>x</em> b</p>", plain="a x b")
    assert [code for code, _ in faults] == ["unsafe-link"]


def test_a_faulty_link_is_told_at_its_own_place() -> None:
    text = "Text\n\n[a](http://x), then\n[b](http://x) and <ftp://y>, [c][z]\n\n[z]: vbscript:x\n"
    reader, blocks, faults = reader_of(text)
    reader.read(blocks, 3)

    assert [(f.span.line, f.span.column) for f in faults.in_order()] == [(3, 5), (4, 5), (4, 20), (6, 6)]
    assert [underlined for _, underlined in told(faults)] == ["http://x", "http://x", "ftp://y", "vbscript:x"]


def test_a_picture_beside_the_plan_is_shown_and_remembered() -> None:
    text = "![The *plant*](images/plant%202.png 'Hall 3') ![](images/plant%202.png)\n"
    reader, blocks, faults = reader_of(text)
    read = reader.read(blocks, 3)

    assert told(faults) == []
    assert read is not None
    assert '<img src="images/plant%202.png" alt="The plant" title="Hall 3" />' in read.html
    assert reader.pictures == {"images/plant 2.png": Written("images/plant 2.png", 15, 35)}


@pytest.mark.parametrize("source", ["https://x/a.png", "../a.png", "%2e%2e/a.png", "data:image/png;base64,AA", "a.md"])
def test_any_other_picture_is_told_and_never_shown(source: str) -> None:
    reader, blocks, faults = reader_of(f"a ![x]({source}) b\n")

    assert reader.read(blocks, 3) == Prose(html="<p>a  b</p>", plain="a  b")
    assert told(faults) == [("unsafe-image", source)]
    assert reader.pictures == {}


def test_headings_begin_at_the_level_that_is_wanted() -> None:
    assert html("### a\n\n##### b\n\n### c\n") == "<h3>a</h3>\n<h4>b</h4>\n<h3>c</h3>"

    read, _ = prose("#### a\n\n###### b\n", top=4)

    assert read is not None
    assert read.html == "<h4>a</h4>\n<h5>b</h5>"


def test_a_table_is_aligned_by_classes_and_not_by_style() -> None:
    read = html("| a | b |\n|:-:|--:|\n| c | d |\n")

    assert '<th class="align-center">a</th>' in read
    assert '<td class="align-right">d</td>' in read
    assert "style" not in read


def test_code_is_shown_as_it_is() -> None:
    assert html("```\n<b> {.internal}\n```\n") == "<pre><code>&lt;b&gt; {.internal}\n</code></pre>"


def test_what_the_scanner_took_for_code_and_markdown_does_not_is_told() -> None:
    _, faults = prose("    ```\ntext <!-- secret -->\n```\n")

    assert faults == [("stray-comment", "text <!-- secret -->")]


def test_a_paragraph_that_is_too_long_is_told() -> None:
    read, faults = prose("[" * 10_001)

    assert read == Prose(html="<p></p>", plain="")
    assert [code for code, _ in faults] == ["paragraph-too-long"]


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("Plain", "Plain"),
        ("snake_case and 2 * 3", "snake_case and 2 * 3"),
        ("*Two* **marks** and `code`", "Two marks and code"),
        ("over\n   two lines", "over two lines"),
        ("A &amp; B \\{x}", "A & B {x}"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("5\u00a0000 €", "5\u00a0000 €"),
    ],
)
def test_a_title_is_plain_text(raw: str, plain: str) -> None:
    reader, _, faults = reader_of(raw)

    assert reader.title(Written(raw, 0, len(raw))) == plain
    assert told(faults) == []


@pytest.mark.parametrize("raw", ["[a](https://x)", "![a](x.png)", "<https://x>"])
def test_a_link_in_a_title_would_be_lost_and_is_told(raw: str) -> None:
    reader, _, faults = reader_of(raw)
    reader.title(Written(raw, 0, len(raw)))

    assert told(faults) == [("link-in-title", raw)]


DANGEROUS = [
    "<script>",
    "<img src=x onerror=y>",
    "[a](javascript:x)",
    "![b](http://y)",
    "*",
    "`",
    "\n",
    "<",
    '"',
    "'>",
    "&lt;",
]


@given(st.lists(st.sampled_from(DANGEROUS), max_size=12).map("".join))
def test_no_text_makes_an_element_that_markdown_does_not_have(text: str) -> None:
    read, _ = prose(text)
    page = read.html if read else ""

    for sign in ("<script", "<img src=x", 'href="javascript', 'src="http'):
        assert sign not in page
