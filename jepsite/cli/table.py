"""A plan's dates as a table in the terminal: first what is late, then milestone by milestone."""

from collections.abc import Iterable
from datetime import date
from io import StringIO
from typing import Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from jepsite.cli.printer import safe
from jepsite.views.figures import ActivityFigures, Figures, MilestoneFigures

NARROWEST: Final = 80
WIDTH: Final = 112
"""Columns of a table that is not shown on a terminal."""
_TODAY: Final = "\N{BLACK RIGHT-POINTING SMALL TRIANGLE}"
_LEGEND: Final = (
    f"{_TODAY} goes on today. Slack is in working days of those who do the work; a milestone's is its buffer, in days "
    "on which both sides work."
)
_STATES: Final = {
    "todo": "to do",
    "running": "in progress",
    "done": "done",
    "blocked": "blocked",
    "dropped": "dropped",
    "reached": "reached",
    "on-track": "on track",
    "tight": "tight",
    "at-risk": "at risk",
    "late": "late",
}


def schedule_table(figures: Figures, *, title: str, status: str) -> str:
    """The table with what stands above and below it; colours only on a terminal."""
    text = StringIO()
    console = Console()  # asks the terminal for its width and colours
    width = max(console.width, NARROWEST) if console.is_terminal else WIDTH
    out = Console(file=text, width=width, force_terminal=console.is_terminal, no_color=console.no_color)
    out.print(Text(safe(title), style="bold"))
    out.print(Text(safe(status)))
    out.print(Text(f"As of {_long(figures.today)}; the plan starts on {_long(figures.start)}."))
    if figures.short_by:
        out.print(Text(f"Working back from its deadline, the plan is short by {_days(figures.short_by)}.", style="red"))
    out.print()
    for line in _late(figures):
        out.print(line)
    out.print(_table(figures))
    out.print()
    out.print(Text(_LEGEND, style="dim"))
    return text.getvalue()


def _late(figures: Figures) -> Iterable[Text]:
    late = [activity for activity in figures.activities if activity.is_late]
    for activity in late:
        due = f", {_days(activity.slip)} late" if activity.slip > 0 else ""
        finish = _day(activity.expected.finish if activity.expected else None, figures.today)
        yield Text.assemble(("Late  ", "bold red"), safe(activity.title), f": now {finish}{due} ", (activity.id, "dim"))
    for conflict in figures.conflicts:
        yield Text.assemble(
            ("Conflict  ", "bold red"),
            f"{conflict.fixed} is fixed on {_day(conflict.on, figures.today)}, and what it follows, "
            f"{conflict.predecessor}, ends on {_day(conflict.finish, figures.today)}",
        )
    if late or figures.conflicts:
        yield Text()


def _table(figures: Figures) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    table.add_column("")
    table.add_column("Activity", ratio=1)
    table.add_column("R")
    for name in ("Start", "Finish"):
        table.add_column(name, no_wrap=True)
    table.add_column("Slack", justify="right")
    table.add_column("State", no_wrap=True)
    for milestone in figures.milestones:
        _add_milestone(table, milestone, figures.today)
        for activity in figures.activities:
            if activity.milestone == milestone.id:
                _add_activity(table, activity, figures.today)
    return table


def _add_milestone(table: Table, milestone: MilestoneFigures, today: date) -> None:
    by = f"by {_day(milestone.by, today)}" if milestone.by else ""
    table.add_row()
    table.add_row(
        "",
        Text(safe(milestone.title), style="bold"),
        Text(by),
        "",
        Text(_day(milestone.reached or milestone.expected, today), style="bold"),
        Text("" if milestone.buffer_days is None else str(milestone.buffer_days), style="bold"),
        Text(_STATES[milestone.state], style="bold red" if milestone.state == "late" else "bold"),
    )


def _add_activity(table: Table, activity: ActivityFigures, today: date) -> None:
    dates = activity.expected
    over = activity.state in {"done", "dropped"}
    now = dates is not None and dates.start <= today <= dates.finish and not over
    style = "red" if activity.is_late else "dim" if over else ""
    state = ", ".join(
        word
        for word, holds in (
            ("late", activity.is_late),
            ("moved", activity.has_moved and not over),
            (_STATES[activity.state], True),
            ("critical", activity.critical),
            ("internal", activity.internal),
        )
        if holds
    )
    table.add_row(
        Text(_TODAY if now else "", style="bold"),
        Text(safe(activity.title)),
        Text(safe(", ".join(activity.responsible))),
        _day(dates.start if dates else None, today),
        _day(dates.finish if dates else None, today),
        "" if activity.total_slack is None else str(activity.total_slack),
        Text(state),
        style=style,
    )


def _day(day: date | None, today: date) -> str:
    """`Thu  3 Dec`, with the year where that is not today's."""
    if day is None:
        return "–"
    return f"{day:%a} {day.day:>2} {day:%b}" + (f" {day.year}" if day.year != today.year else "")


def _long(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"


def _days(number: int) -> str:
    return f"{number} working day{'' if number == 1 else 's'}"
