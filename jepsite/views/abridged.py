"""Sections of the page made short for the executive cut: milestones and outcomes, as many as there is room for."""

from dataclasses import replace
from typing import Final

from jepsite.views.outcomes import OutcomeItem, OutcomeRow, OutcomesView
from jepsite.views.rail import RailStep, RailView
from jepsite.views.room import BODY, LARGE, SMALL, STRONG, fitting

_COLUMN: Final = 92.0
"""Px of a milestone's column, at least."""
_GAP: Final = 8.0
_STEP: Final = 44.0
"""What a milestone takes above and below its words."""
_STATE: Final = 165.0
"""Px: the words of a state are never set wider."""
_TITLE_LINES: Final = 3

_MOST_ITEMS: Final = 3
_ITEM_LINES: Final = 3
_ROW: Final = 13.0
_MARK: Final = 22.0
"""What an item's state takes of its line."""


def fewer_steps(rail: RailView, width: float, rows: int) -> RailView:
    """The milestones without their note, with titles of three lines at most; as many as so many rows hold."""
    steps = rail.steps[: rows * int(width // _COLUMN) - bool(rail.folded)]
    room = _room(len(steps) + bool(rail.folded), width)
    short = tuple(replace(step, title=STRONG.cut(step.title, room, _TITLE_LINES)) for step in steps)
    return replace(rail, steps=short, note=None)


def rail_height(rail: RailView, width: float) -> float:
    """How much of a page of this width the milestones take."""
    number = len(rail.steps) + bool(rail.folded)
    if not number:
        return 0
    room, columns = _room(number, width), _columns(number, width)
    highest = max((_step_height(step, room) for step in rail.steps), default=_STEP + STRONG.leading)
    return -(-number // columns) * highest


def _columns(number: int, width: float) -> int:
    return min(number, int(width // _COLUMN))


def _room(number: int, width: float) -> float:
    return width / max(_columns(number, width), 1) - _GAP


def _step_height(step: RailStep, room: float) -> float:
    state = f"{step.state} {step.buffer or ''}"
    when = LARGE.height(step.when.text if step.when else "—", room)
    by = SMALL.height(step.deadline, room) if step.deadline else 0
    return _STEP + STRONG.height(step.title, room) + when + by + SMALL.height(state, min(room, _STATE))


def fewer_outcomes(outcomes: OutcomesView, width: float, room: float) -> tuple[OutcomesView | None, int]:
    """The milestones' outcomes that fit into so many px, in short, and how many outcomes are left out.

    Where not all fit, those go first that are achieved.
    """
    number = len(outcomes.columns)
    column = width * 0.8 / number - _MARK - BODY.leading
    short = tuple(_short(row, column) for row in outcomes.rows if any(row.cells))

    def height(row: OutcomeRow) -> float:
        return _row_height(row, width * 0.2, column)

    rows = fitting(short, height, room)
    if len(rows) < len(short):
        rows = fitting([row for row in short if not _achieved(row)], height, room) or rows
    shown = sum(len(cell) for row in rows for cell in row.cells)
    left = sum(len(cell) for row in outcomes.rows for cell in row.cells) - shown
    return (replace(outcomes, rows=rows) if rows else None), left


def _achieved(row: OutcomeRow) -> bool:
    return all(item.state.icon == "done" for cell in row.cells for item in cell)


def _short(row: OutcomeRow, column: float) -> OutcomeRow:
    cells = tuple(tuple(_brief(item, column) for item in cell[:_MOST_ITEMS]) for cell in row.cells)
    return replace(row, milestone=STRONG.cut(row.milestone, 170, 2), exit=None, cells=cells)


def _brief(item: OutcomeItem, column: float) -> OutcomeItem:
    return replace(item, text=BODY.cut(item.text, column, _ITEM_LINES), details=None)


def _row_height(row: OutcomeRow, first: float, column: float) -> float:
    name = STRONG.height(row.milestone, first) + (SMALL.leading if row.when else 0)
    cells = (
        sum(BODY.height(f"{item.text} {item.state.word}", column) + _ROW / 2 for item in cell) for cell in row.cells
    )
    return _ROW + max(name, *cells)
