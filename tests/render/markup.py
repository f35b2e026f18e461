"""A page's elements as values, for tests that look at its structure. Reads what pages write; it is no browser."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

VOID: Final = frozenset({"meta", "link", "wbr", "br", "hr", "img", "input", "col"})


@dataclass(slots=True)
class Element:
    """An element with what is in it."""

    tag: str
    attributes: dict[str, str]
    children: list["Element"] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def all(self, *tags: str) -> Iterator["Element"]:
        """This element and all below it, of these tags or of any, in document order."""
        if not tags or self.tag in tags:
            yield self
        for child in self.children:
            yield from child.all(*tags)

    def with_class(self, name: str) -> list["Element"]:
        """All that have the class."""
        return [element for element in self.all() if name in element.attributes.get("class", "").split()]

    def with_id(self, identity: str) -> "Element | None":
        """The element of that id."""
        return next((element for element in self.all() if element.attributes.get("id") == identity), None)

    @property
    def text(self) -> str:
        """All text in it, in order, its white space made single."""
        return " ".join("".join(self.texts).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack = [Element("document", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice: {names}"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.stack[-1].children.append(element)
        if tag not in VOID:
            self.stack.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.stack[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack[-1].tag == tag, f"</{tag}> ends <{self.stack[-1].tag}>"
        self.stack.pop()

    def handle_data(self, data: str) -> None:
        for element in self.stack:
            element.texts.append(data)


def elements(html: bytes) -> Element:
    """A page's elements; AssertionError where its tags do not nest."""
    reader = _Reader()
    reader.feed(html.decode())
    reader.close()
    assert [element.tag for element in reader.stack] == ["document"]
    return reader.stack[0]
