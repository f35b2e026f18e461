from jepsite.parse.markdown import Block, inline, read_blocks


def outline(blocks) -> list:
    return [(block.kind, block.first, block.last, outline(block.children)) for block in blocks]


def test_blocks_have_the_lines_of_the_source() -> None:
    blocks, _ = read_blocks("text\n\n## Head\n\n1. a\n   - b\n2. c\n", 11)

    assert outline(blocks) == [
        ("paragraph", 11, 11, []),
        ("heading", 13, 13, []),
        (
            "ordered_list",
            15,
            17,
            [
                (
                    "list_item",
                    15,
                    16,
                    [
                        ("paragraph", 15, 15, []),
                        ("bullet_list", 16, 16, [("list_item", 16, 16, [("paragraph", 16, 16, [])])]),
                    ],
                ),
                ("list_item", 17, 17, [("paragraph", 17, 17, [])]),
            ],
        ),
    ]


def test_a_block_holds_all_its_tokens() -> None:
    (block,), _ = read_blocks("> a\n", 1)

    assert isinstance(block, Block)
    assert [token.type for token in block.tokens] == [
        "blockquote_open",
        "paragraph_open",
        "inline",
        "paragraph_close",
        "blockquote_close",
    ]
    assert block.head is block.tokens[0]


def test_tables_and_strikethrough_are_read_and_html_is_not() -> None:
    blocks, references = read_blocks("|a|\n|-|\n|b|\n\n<div>\n", 1)

    assert [block.kind for block in blocks] == ["table", "paragraph"]
    assert [token.type for token in inline("~~a~~", references)] == ["s_open", "text", "s_close"]
    assert [(token.type, token.content) for token in inline("<b>x", references)] == [("text", "<b>x")]


def test_entities_and_escapes_are_text() -> None:
    assert "".join(token.content for token in inline(r"a&amp;b\*c", {})) == "a&b*c"
    assert {token.type for token in inline(r"a&amp;b\*c", {})} == {"text"}


def test_addresses_stay_as_they_were_written() -> None:
    link = inline("[x](javascript:alert(1))", {})[0]

    assert link.type == "link_open"
    assert link.attrs == {"href": "javascript:alert(1)"}


def test_references_are_resolved() -> None:
    _, references = read_blocks("[there]: https://acme.example\n", 1)

    assert inline("[x][there]", references)[0].attrs == {"href": "https://acme.example"}


def test_only_line_feeds_end_a_line() -> None:
    blocks, _ = read_blocks("a\u2028b\x0cc\x85d\n\ne\n", 1)

    assert [(block.first, block.last) for block in blocks] == [(1, 1), (3, 3)]
