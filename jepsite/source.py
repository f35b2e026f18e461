"""A text and the places in it. Knows nothing of what the text means, and reads no file."""

from bisect import bisect_right
from dataclasses import dataclass, field

from jepsite.diagnostics import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    r"""One file's text as it was read: line ends already `\n`, no byte order mark."""

    path: str
    """Relative to the project's folder, with forward slashes."""
    text: str
    line_starts: tuple[int, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        starts = [0]
        position = self.text.find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = self.text.find("\n", position + 1)
        object.__setattr__(self, "line_starts", tuple(starts))

    def span(self, start: int, end: int) -> Span:
        """The span of the characters from offset `start` up to (not with) offset `end`."""
        line, column = self.place(start)
        end_line, end_column = line, column + end - start
        if not start <= end < (self.line_starts[line] if line < len(self.line_starts) else len(self.text) + 1):
            end_line, end_column = self.place(max(start, end))
        return Span(path=self.path, line=line, column=column, end_line=end_line, end_column=end_column)

    def place(self, offset: int) -> tuple[int, int]:
        """1-based line and column of a character offset; an offset past the end is the end."""
        if not 0 <= offset <= len(self.text):
            offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def offset(self, line: int, column: int = 1) -> int:
        """The character offset of a 1-based line and column."""
        return self.line_starts[line - 1] + column - 1

    def line(self, number: int) -> str:
        """The text of a 1-based line, without its line end; empty past the end."""
        if not 1 <= number <= len(self.line_starts):
            return ""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] - 1 if number < len(self.line_starts) else len(self.text)
        return self.text[start:end]
