"""The author's Markdown -> `Prose`: safe HTML and the same as plain text.

Raw HTML is shown as text. Links go only to `https:`, `mailto:`, `tel:` and within the page, pictures only to files
beside the plan; every other address is a fault and is never emitted. No `style` attribute comes out of it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import quote, unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from jepsite.model.values import Prose
from jepsite.parse.faults import Faults, shown
from jepsite.parse.markdown import Block, References, inline
from jepsite.parse.pictures import picture
from jepsite.parse.plain import inline_text, plain_text
from jepsite.parse.written import Place, Written

_SAFE_LINK: Final = re.compile(r"https://[^\s/?#]|mailto:[^\s@]+@[^\s@]|tel:\+?[0-9]|#[^\s]", re.IGNORECASE)
LONGEST_PARAGRAPH: Final = 10_000
"""Characters: reading marks takes time that grows with the square of a paragraph's length."""

_RENDERING: Final = MarkdownIt("commonmark", {"html": False})
_KEPT_IN_ADDRESSES: Final = "!#$%&'()*+,/:;=?@[]~"
_SPECIAL: Final = re.compile(r"[\\`*_~\[\]<>&!\n]|:::")


class ProseReader:
    """Reads the prose and the titles of one body; remembers the pictures it shows."""

    def __init__(self, faults: Faults, references: References, masked: str, first_line: int) -> None:
        """`masked` is the source without what is hidden, as long as before; the body begins at `first_line`."""
        self._faults = faults
        self._references = references
        self._masked = masked
        self._first_line = first_line
        self._searched: dict[tuple[int, str], int] = {}
        self.pictures: dict[str, Written] = {}

    def read(self, blocks: Sequence[Block], top: int) -> Prose | None:
        """The prose of some blocks in a row; None for none. Its highest headings get the level `top`, others follow."""
        if all(block.kind == "hr" for block in blocks):
            return None
        all_tokens = [token for block in blocks for token in block.tokens]
        tags = sorted({token.tag for token in all_tokens if token.type == "heading_open"})
        headings = {tag: f"h{min(top + step, 6)}" for step, tag in enumerate(tags)}
        tokens = [self._token(token, headings) for token in all_tokens]
        html = _RENDERING.renderer.render(tokens, _RENDERING.options, {})
        return Prose(html=html.strip(), plain=plain_text(tokens))

    def title(self, written: Written) -> str:
        """A title as plain text on one line. A link or a picture in it would be lost and is a fault."""
        if not _SPECIAL.search(written.text):
            return written.text
        tokens = self._read(re.sub(r"[ \t\n]+", " ", written.text), written)
        if any(token.type in ("link_open", "image") for token in tokens):
            self._faults.add("link-in-title", written, "a title is plain text", "say link= for an address")
        return " ".join(inline_text(tokens).split())

    def _token(self, token: Token, headings: dict[str, str]) -> Token:
        if token.type in ("heading_open", "heading_close"):
            return token.copy(tag=headings[token.tag])
        if token.type == "inline":
            return token.copy(children=list(self._inline(token)))
        if token.type in ("th_open", "td_open") and token.attrs:
            side = str(token.attrs["style"]).removeprefix("text-align:")
            return token.copy(attrs={"class": f"align-{side}"})
        return token

    def _inline(self, token: Token) -> Iterator[Token]:
        lines = token.map or [0, 1]
        tokens = self._read(token.content, self._lines(lines[0], lines[0] + 1))
        lost = False
        for child in tokens:
            if child.type == "link_open":
                safe = self._link(child, lines)
                lost = safe is None
                if safe:
                    yield safe
            elif child.type == "image":
                shown_picture = self._picture(child, lines)
                if shown_picture:
                    yield shown_picture
            elif child.type != "link_close" or not lost:
                yield child

    def _read(self, content: str, at: Written | Place) -> Sequence[Token]:
        if len(content) > LONGEST_PARAGRAPH:
            message = f"this paragraph is longer than {LONGEST_PARAGRAPH} characters"
            self._faults.add("paragraph-too-long", at, message, "make it several paragraphs")
            return ()
        tokens = inline(content, self._references)
        self._tell_left_over(tokens, at)
        return tokens

    def _link(self, token: Token, lines: list[int]) -> Token | None:
        address = str(token.attrs["href"])
        if not _SAFE_LINK.match(address):
            hint = "links go to https:, mailto:, tel: or #id"
            self._faults.add("unsafe-link", self._find(address, lines), f"no link to {shown(address)} is made", hint)
            return None
        attributes: dict[str, str | int | float] = {**token.attrs, "href": quote(address, safe=_KEPT_IN_ADDRESSES)}
        if address[:6].lower() == "https:":
            attributes["rel"] = "noreferrer noopener"
        return token.copy(attrs=attributes)

    def _picture(self, token: Token, lines: list[int]) -> Token | None:
        source = str(token.attrs["src"])
        place = self._find(source, lines)
        written = Written(unquote(source), place.start, place.end)
        name = picture(written, self._faults)
        if name is None:
            return None
        self.pictures[name] = min(written, self.pictures.get(name, written), key=lambda place: place.start)
        return token.copy(attrs={**token.attrs, "src": quote(name)})

    def _find(self, address: str, lines: list[int]) -> Place:
        """Where an address stands: in its own lines, or where a reference defines it, or at least in which line."""
        around = self._lines(*lines)
        key = (lines[0], address)
        exactly = re.compile(rf"(?<=[(< \t\n]){re.escape(address)}")
        found = exactly.search(self._masked, self._searched.get(key, around.start), around.end)
        found = found or re.compile(rf"(?<=\]: ){re.escape(address)}").search(self._masked)
        if found is None or not address:
            return self._lines(lines[0], lines[0] + 1)
        self._searched[key] = found.end()
        return Place(found.start(), found.end())

    def _lines(self, first: int, behind: int) -> Place:
        """Lines of the body, 0-based and the last one not with them, without the blanks around."""
        source = self._faults.source
        start = source.offset(first + self._first_line)
        end = source.offset(behind - 1 + self._first_line) + len(source.line(behind - 1 + self._first_line))
        start += len(self._masked[start:end]) - len(self._masked[start:end].lstrip())
        return Place(start, max(start, end))

    def _tell_left_over(self, tokens: Sequence[Token], at: Written | Place) -> None:
        """Whatever the scanner took for code and Markdown does not must not reach the page."""
        before = "softbreak"
        for token in tokens:
            block = token.content.startswith(":::") and before == "softbreak"
            if token.type == "text" and ("<!--" in token.content or block):
                hint = "it stands behind a ` or a fence that ends elsewhere than it seems: close it, or write \\`"
                self._faults.add("stray-comment", at, "a comment or an internal block is left in this text", hint)
            before = token.type
