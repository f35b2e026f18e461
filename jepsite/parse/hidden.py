"""Takes the author's own out of the text, before Markdown sees it: comments and `::: internal` blocks.

A scanner, not a search: it knows fences and code spans, where such signs are only text. Where it cannot be sure (code
by indentation, a code span that may end early) it hides rather than shows; `prose` tells what is left over.
"""

import re
from typing import Final

from jepsite.parse.faults import Faults, shown
from jepsite.parse.written import Place
from jepsite.record import record

_SIGNS: Final = re.compile(r"`|~~~|<!--|:::")
_FENCE: Final = re.compile(r"[ \t>]*(?:(?:[-+*]|[0-9]{1,9}[.)])[ \t]+)*(`{3,}(?=[^`\n]*(?:\n|\Z))|~{3,})")
_COLONS: Final = re.compile(r"[ \t>]*(?:(?:[-+*]|[0-9]{1,9}[.)])[ \t]+)*(:{3,}[ \t]*([^\n]*))")
_TICKS: Final = re.compile("`+")
_INLINE: Final = re.compile(r"\\`|`+|<!--")
_PARAGRAPH_END: Final = re.compile(
    r"\n(?=[ \t>]*(?:\n|\Z|[-+*][ \t]|[0-9]{1,9}[.)][ \t]|#{1,6}[ \t]|```|~~~|:::|<!--))"
)
_NOT_A_LINE_END: Final = re.compile(r"[^\n]")


@record
class Visible:
    """A body without what is hidden."""

    masked: str
    """The whole source, as long as before: hidden characters are blanks."""
    bare: str
    """The body for Markdown, with the same lines: hidden characters are gone, and their blanks mean nothing."""
    code: tuple[Place, ...]
    """Fences and code spans, in which braces are only text."""


def take_out(faults: Faults, body: int) -> Visible:
    """The source from offset `body` on without its comments and internal blocks; unclosed ones hide the rest."""
    text = faults.source.text
    scanner = _Scanner(faults, body)
    scanner.run()
    masked, bare, position = [text[:body]], [], body
    for hidden in scanner.hidden:
        shown_part, gone = text[position : hidden.start], text[hidden.start : hidden.end]
        masked += [shown_part, _NOT_A_LINE_END.sub(" ", gone)]
        bare += [shown_part, "\n" * gone.count("\n")]
        position = hidden.end
    rest = text[position:]
    return Visible(masked="".join([*masked, rest]), bare="".join([*bare, rest]), code=tuple(scanner.code))


class _Scanner:
    """One pass over the body, from line to line that bears a sign, and within such a line sign by sign."""

    def __init__(self, faults: Faults, body: int) -> None:
        self.faults = faults
        self.text = faults.source.text
        self.position = body
        self.hidden: list[Place] = []
        self.code: list[Place] = []
        self.blocks: list[Place] = []
        """The open `:::` blocks, outermost first."""
        self.paragraph_end = -1

    def run(self) -> None:
        while sign := _SIGNS.search(self.text, self.position):
            self.position = max(self.position, self._line_start(sign.start()))
            fence = _FENCE.match(self.text, self.position)
            colons = _COLONS.match(self.text, self.position)
            if fence:
                self._fence(fence)
            elif colons:
                self._colons(colons)
            else:
                self._line()
        if self.blocks:
            opening = self.blocks[0]
            hint = "a line of three colons, :::, ends it; until then everything is hidden"
            self.faults.add("unclosed-internal", opening, "this block begins here and never ends", hint)
            self._hide(self._line_start(opening.start), len(self.text))

    def _fence(self, fence: re.Match[str]) -> None:
        sign = fence[1]
        closing = re.compile(rf"^[ \t>]*{sign[0]}{{{len(sign)},}}[ \t]*$", re.MULTILINE)
        end = closing.search(self.text, self._line_end(fence.start()))
        if end:
            self._found_code(fence.start(1), end.end())
        self.position = self._line_end(self.position) + 1  # one without end is told by `strays`

    def _colons(self, colons: re.Match[str]) -> None:
        sign, word = Place(*colons.span(1)), colons[2].strip()
        line_end = self._line_end(sign.start)
        if word:
            if word != "internal" and not self.blocks:
                message = f"no block is called {shown(word)}"
                self.faults.add("unknown-block", sign, message, "the only one is ::: internal, alone on its line")
            self.blocks.append(sign)
        elif not self.blocks:
            self.faults.add("unknown-block", sign, "this ends a block that never began", "::: internal begins one")
            self._hide(sign.start, line_end)
        elif len(self.blocks) == 1:
            opening = self.blocks.pop()
            self._hide(self._line_start(opening.start), line_end)
        else:
            self.blocks.pop()
        self.position = line_end + 1

    def _line(self) -> None:
        end = self._line_end(self.position)
        while sign := _INLINE.search(self.text, self.position, end):
            if sign[0] == "<!--":
                self._comment(sign.start())
            elif sign[0].startswith("`"):
                self._code_span(sign)
            else:
                self.position = sign.end()
            end = self._line_end(self.position)
        self.position = end + 1

    def _comment(self, start: int) -> None:
        end = self.text.find("-->", start + 4)
        if end < 0:
            place = Place(start, start + 4)
            hint = "--> ends it; until then everything is hidden"
            self.faults.add("unclosed-comment", place, "this comment begins here and never ends", hint)
        self.position = end + 3 if end >= 0 else len(self.text)
        self._hide(start, self.position)

    def _code_span(self, sign: re.Match[str]) -> None:
        self.position = sign.end()
        if self.paragraph_end < sign.start():
            end = _PARAGRAPH_END.search(self.text, sign.start())
            self.paragraph_end = end.start() if end else len(self.text)
        for closing in _TICKS.finditer(self.text, sign.end(), self.paragraph_end):
            if len(closing[0]) == len(sign[0]):
                self._found_code(sign.start(), closing.end())
                return

    def _found_code(self, start: int, end: int) -> None:
        self.code.append(Place(start, end))
        self.position = end

    def _hide(self, start: int, end: int) -> None:
        """What was hidden or was code within is part of it."""
        while self.hidden and self.hidden[-1].end > start:
            start = min(start, self.hidden.pop().start)
        while self.code and self.code[-1].end > start:
            self.code.pop()
        self.hidden.append(Place(start, end))

    def _line_start(self, offset: int) -> int:
        return self.text.rfind("\n", 0, offset) + 1

    def _line_end(self, offset: int) -> int:
        end = self.text.find("\n", offset)
        return end if end >= 0 else len(self.text)
