"""What each side gains at each milestone."""

from dataclasses import dataclass

from jepsite.views.marks import PartyMark, Rich, StateMark


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeItem:
    """One thing gained."""

    text: str
    state: StateMark
    details: Rich | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeRow:
    """A milestone's outcomes, a cell for each column."""

    milestone: str
    when: str | None
    """`reached 21 Sep`, `15 Oct`"""
    exit: str | None
    """What proves that it is reached, and who says so."""
    cells: tuple[tuple[OutcomeItem, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomesView:
    """What each side gains at each milestone."""

    columns: tuple[PartyMark, ...]
    rows: tuple[OutcomeRow, ...]
