"""What a fault is. Values only: nothing here prints, sorts out or decides what to do about one."""

from dataclasses import field
from enum import StrEnum
from typing import Final, Generic, TypeVar

from jepsite.record import record

T = TypeVar("T")


@record
class Span:
    """A stretch of a source file: 1-based lines and columns (in characters), the end just behind the last character."""

    path: str
    """As the user would name it: relative to the project, with forward slashes."""
    line: int
    column: int
    end_line: int
    end_column: int


NOWHERE: Final = Span(path="", line=1, column=1, end_line=1, end_column=1)
"""For values that no file holds (a default, a test's own deal)."""


class Severity(StrEnum):
    """How much a diagnostic weighs: an error stops its plan's output, a warning is advice."""

    ERROR = "error"
    WARNING = "warning"


@record
class Diagnostic:
    """One fault or piece of advice, ready to be shown."""

    code: str
    """A stable word, such as `unknown-person`; documented with an example."""
    message: str
    """One sentence that names the value."""
    span: Span
    hint: str | None = None
    """What to do about it."""
    severity: Severity = Severity.ERROR
    related: tuple[tuple[str, Span], ...] = field(default=())
    """Further places with a word on each: `first defined here`, the steps of a cycle."""


@record
class Checked(Generic[T]):
    """A stage's result beside all it has to say. `value` is None where the errors left nothing to go on with."""

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether there is a value and no error beside it (warnings may be)."""
        return self.value is not None and not has_errors(self.diagnostics)


def has_errors(diagnostics: tuple[Diagnostic, ...]) -> bool:
    """Whether any of them is an error."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
