"""Markdown tokens -> plain text, for sheets, calendars and everything else without markup."""

from collections.abc import Iterable
from typing import Final

from markdown_it.token import Token

_TEXT: Final = ("text", "code_inline", "text_special")


def inline_text(tokens: Iterable[Token]) -> str:
    """The text of inline tokens: marks gone, a picture by its alternative text, a forced line break as one."""
    pieces = []
    for token in tokens:
        if token.type in _TEXT:
            pieces.append(token.content)
        elif token.type == "image":
            pieces.append(inline_text(token.children or ()))
        elif token.type in ("softbreak", "hardbreak"):
            pieces.append(" " if token.type == "softbreak" else "\n")
    return "".join(pieces)


def plain_text(tokens: Iterable[Token]) -> str:
    """The text of block tokens (inline ones with their children): paragraphs apart by an empty line, list items not."""
    blocks: list[tuple[str, bool]] = []
    lists: list[str] = []
    row: list[str] | None = None
    for token in tokens:
        match token.type:
            case "list_item_open":
                lists.append("  " * len(lists) + (f"{token.info}. " if token.info else "- "))
            case "list_item_close":
                lists.pop()
            case "tr_open":
                row = []
            case "tr_close":
                blocks.append((" | ".join(row or ()), True))
                row = None
            case "inline" if row is not None:
                row.append(inline_text(token.children or ()))
            case "inline" | "fence" | "code_block":
                text = inline_text(token.children or ()) if token.type == "inline" else token.content.rstrip("\n")
                blocks.append((_marked(lists, text), bool(lists)))
    return _joined(blocks)


def _marked(lists: list[str], text: str) -> str:
    """A block of a list item; the first one bears the item's mark, the others stand under it."""
    if not lists:
        return text
    mark = lists[-1]
    lists[-1] = " " * len(mark)
    return mark + text


def _joined(blocks: list[tuple[str, bool]]) -> str:
    text = ""
    close_before = False
    for block, close in blocks:
        if text:
            text += "\n" if close and close_before else "\n\n"
        text += block
        close_before = close
    return text
