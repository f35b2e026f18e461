"""Markdown's block structure as a tree with source lines. Inline text stays raw: attributes are read from it first."""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

DEEPEST: Final = 60
"""Markdown's own nesting, two levels for a list: plans nest ten lists deep, and no page shows thirty."""


class _Markdown(MarkdownIt):
    """Leaves addresses as they were written: `prose` decides which are safe, and tells the others."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 (the library's name)
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 (the library's name)
        return url


_PARSER: Final = (
    _Markdown("commonmark", {"html": False, "maxNesting": DEEPEST})
    .enable(["table", "strikethrough"])
    .disable(["inline", "text_join", "html_block"])
)

References = dict[str, Any]
"""What a body defines for its links; the library's own form."""


class Block(NamedTuple):
    """One block with what is nested in it."""

    kind: str
    """The library's name without `_open`: `paragraph`, `heading`, `bullet_list`, `list_item`, `fence` ..."""
    tokens: Sequence[Token]
    """All of it, its own opening and closing included."""
    first: int
    """Its first line in the source, 1-based."""
    last: int
    """Its last line."""
    children: Sequence["Block"]

    @property
    def head(self) -> Token:
        """Its opening token."""
        return self.tokens[0]


def read_blocks(bare: str, first_line: int) -> tuple[Sequence[Block], References]:
    """The blocks of a body whose first line is `first_line` of the source, and its link definitions."""
    references: References = {}
    tokens = _PARSER.parse(bare, references)
    return _tree(tokens, first_line), references


def inline(content: str, references: References) -> list[Token]:
    """The inline tokens of a block's raw text; entities and escapes are text again."""
    tokens: list[Token] = []
    _PARSER.inline.parse(content, _PARSER, references, tokens)
    for token in tokens:
        if token.type == "text_special":
            token.type = "text"
    return tokens


def _tree(tokens: Sequence[Token], first_line: int) -> list[Block]:
    around: list[tuple[int, list[Block]]] = []
    blocks: list[Block] = []
    for position, token in enumerate(tokens):
        if token.nesting == 1:
            around.append((position, blocks))
            blocks = []
        elif token.type != "inline":
            children: list[Block] = []
            begin = position
            if token.nesting == -1:
                children = blocks
                begin, blocks = around.pop()
            head = tokens[begin]
            first, behind = head.map or (0, 1)
            kind = head.type.removesuffix("_open")
            own = tokens[begin : position + 1]
            blocks.append(Block(kind, own, first + first_line, behind - 1 + first_line, children))
    return blocks
