"""Edits of YAML as it was written: one value set, one key or entry added or taken out, in braces or in lines.

Each is made from nodes with places, for the usual ways of writing; what an unusual way makes of it, the caller finds
out by reading the result. Comments and the order of keys stay.
"""

from typing import Final

from jepsite.intake.edits import Edit
from jepsite.parse.nodes import Items, Node, Pairs
from jepsite.parse.written import Written

_QUOTES: Final = "'\""


def key_set(node: Node, value: str) -> Edit:
    """A value in place of another; quotes around it stay."""
    return Edit(start=node.start, end=node.end, text=value)


def key_added(text: str, pairs: Pairs, key: str, value: str, *, after: str | None = None) -> Edit:
    """A key with its value: behind the key `after`, else behind the last one."""
    if text[pairs.start] == "{":
        end = _last(text, pairs.pairs[-1][1]) if pairs.pairs else pairs.end - 1
        return Edit(start=end, end=end, text=f", {key}: {value}" if pairs.pairs else f"{key}: {value}")
    before = next((node for name, node in pairs.pairs if name.text == after), pairs.pairs[-1][1])
    start = _line_end(text, _last(text, before))
    first = pairs.pairs[0][0].start
    indent = text[_line_start(text, first) : first]
    return Edit(start=start, end=start, text=f"\n{indent}{key}: {value}")


def entry_added(text: str, node: Node, entry: str) -> Edit:
    """An entry at the end of a list; a single value becomes a list."""
    if isinstance(node, Written):
        start, end = _outer(text, node)
        return Edit(start=start, end=end, text=f"[{text[start:end]}, {entry}]")
    inner = node.nodes if isinstance(node, Items) else ()
    if text[node.start] == "[":
        end = _last(text, inner[-1]) if inner else node.end - 1
        return Edit(start=end, end=end, text=f", {entry}" if inner else entry)
    start = _line_end(text, _last(text, node))
    dash = text[_line_start(text, node.start) : node.start]
    return Edit(start=start, end=start, text=f"\n{dash}- {entry}")


def entry_removed(text: str, node: Node, entry: str) -> Edit:
    """A list without that entry, which it is known to hold; without its last one it is `[]`."""
    nodes = node.nodes if isinstance(node, Items) else (node,)
    position = next(at for at, one in enumerate(nodes) if isinstance(one, Written) and one.text == entry)
    if isinstance(node, Items) and text[node.start] == "[":
        if len(nodes) == 1:
            return Edit(start=node.start, end=node.end, text="[]")
        start, end = _outer(text, nodes[position])
        if position + 1 < len(nodes):
            end = _outer(text, nodes[position + 1])[0]
        else:
            start = _outer(text, nodes[position - 1])[1]
        return Edit(start=start, end=end, text="")
    if len(nodes) == 1:
        colon = text.rindex(":", 0, node.start) + 1
        return Edit(start=colon, end=_outer(text, nodes[0])[1], text=" []")
    start = _line_start(text, nodes[position].start)
    return Edit(start=start, end=min(_line_end(text, nodes[position].end) + 1, len(text)), text="")


def _last(text: str, node: Node) -> int:
    """Where what is written of a node ends. A list or map in lines ends, for YAML, only where the next thing begins."""
    if isinstance(node, Written):
        return _outer(text, node)[1]
    if text[node.start] in "[{":
        return node.end
    inner = node.nodes[-1] if isinstance(node, Items) else node.pairs[-1][1]
    return _last(text, inner)


def _outer(text: str, node: Node) -> tuple[int, int]:
    """Where a node begins and ends, with its quotes."""
    start, end = node.start, node.end
    if isinstance(node, Written) and start and text[start - 1] in _QUOTES and text[start - 1] == text[end : end + 1]:
        return start - 1, end + 1
    return start, end


def _line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end
