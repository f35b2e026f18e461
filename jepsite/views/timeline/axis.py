"""The axis of a scale: months and days by name, weekends, days closed, the status date. Knows nothing of activities."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final, Protocol

from jepsite.i18n.formats import Formats
from jepsite.views.timeline.chart import Chart
from jepsite.views.timeline.drawing import PLOT_LEFT, PLOT_RIGHT, WIDTH, Anchor, Axis, Label, Pill, Stretch
from jepsite.views.timeline.measure import TYPES
from jepsite.views.timeline.scale import Grain, Scale

RULE: Final = 48
"""The y of the line under the axis."""
_UPPER: Final = 15
_LOWER: Final = 38
_AFTER_LINE: Final = 6
_AFTER_EDGE: Final = 2
_CLOSE: Final = 1
"""Px between two labels, at least."""
_PILL_PADDING: Final = 8
_WIDE_DAY: Final = 20
"""Px per day from which the days' numbers have the size of the weeks'."""


class _Texts(Protocol):
    """What may be written over a stretch of time, the fullest first; `first`: none has been written in full before."""

    def __call__(self, day: date, *, first: bool) -> tuple[str, ...]: ...


def axis_of(chart: Chart, scale: Scale, formats: Formats) -> Axis:
    """The axis of all drawings of a chart."""
    pill = _pill(chart, scale)
    fine = scale.grain in (Grain.DAYS, Grain.WEEKS)
    upper, lower = (_months(scale, formats), _days(chart, scale)) if fine else _coarse(scale, formats)
    labels = (*upper, *(label for label in lower if label.right <= PLOT_RIGHT and not _covered(label, pill)))
    months = tuple(scale.left(day) for day in _firsts(scale, 3 if scale.grain is Grain.QUARTERS else 1))
    return Axis(
        labels=labels,
        months=tuple(round(x, 1) for x in months if x > PLOT_LEFT),
        weekends=tuple(_weekends(chart, scale)) if fine else (),
        closed=tuple(_closed(chart, scale)) if fine else (),
        today=pill,
    )


def _months(scale: Scale, formats: Formats) -> list[Label]:
    """The names of months over a scale of days or weeks, with the year on the first and on each January."""

    def texts(day: date, *, first: bool) -> tuple[str, ...]:
        name = formats.words.months[day.month - 1]
        return (formats.month(day), name) if first or day.month == 1 else (name,)

    return _named(scale, "month", _UPPER, _firsts(scale, 1), texts)


def _days(chart: Chart, scale: Scale) -> list[Label]:
    """The numbers of Mondays, or of all working days where a day is wide."""
    mondays = (scale.first + timedelta(days=7 * week) for week in range(scale.days // 7))
    if scale.grain is Grain.WEEKS:
        return [_label("week", str(day.day), scale.left(day) + _AFTER_EDGE, _LOWER) for day in mondays]
    return [_label(*_number(day, scale), scale.left(day) + _AFTER_EDGE, _LOWER) for day in _working_days(chart, scale)]


def _number(day: date, scale: Scale) -> tuple[str, str]:
    """A day's number and how it is set."""
    wide = scale.per_day >= _WIDE_DAY
    kind = ("bold" if wide else "monday") if day.weekday() == 0 else ("week" if wide else "day")
    return kind, str(day.day)


def _working_days(chart: Chart, scale: Scale) -> Iterator[date]:
    for number in range(scale.days):
        day = scale.first + timedelta(days=number)
        if day.weekday() not in chart.rest_days:
            yield day


def _coarse(scale: Scale, formats: Formats) -> tuple[list[Label], list[Label]]:
    """Years above, months or quarters below."""
    # TRANSLATORS: a quarter of a year on the timeline's axis
    quarter = formats.words.pgettext("axis", "Q{number}")

    def year(day: date, *, first: bool) -> tuple[str, ...]:
        return (str(day.year),)

    def part(day: date, *, first: bool) -> tuple[str, ...]:
        if scale.grain is Grain.QUARTERS:
            return (quarter.format(number=(day.month + 2) // 3),)
        return (formats.words.months_short[day.month - 1],)

    parts = _firsts(scale, 3 if scale.grain is Grain.QUARTERS else 1)
    return _named(scale, "month", _UPPER, _firsts(scale, 12), year), _named(scale, "week", _LOWER, parts, part)


def _named(scale: Scale, kind: str, y: float, firsts: Iterable[date], texts: _Texts) -> list[Label]:
    """A label for each stretch of time, the first one begun already, in the first of its texts that fits into it."""
    starts = [scale.first, *(day for day in firsts if day > scale.first)]
    ends = [*map(scale.left, starts[1:]), PLOT_RIGHT]
    labels: list[Label] = []
    first = True
    for day, end in zip(starts, ends, strict=True):
        x = _beside(scale, day)
        fullest, *others = texts(day, first=first)
        for text in (fullest, *others):
            if x + TYPES[kind].width(text) <= end - _CLOSE:
                labels.append(_label(kind, text, x, y))
                first = first and text != fullest
                break
    return labels


def _firsts(scale: Scale, months: int) -> Iterator[date]:
    """The first days of the plot's months; of every third (quarters) or twelfth (years) only."""
    year, month = scale.first.year, scale.first.month
    while (day := date(year, month, 1)) <= scale.last:
        if day >= scale.first and (month - 1) % months == 0:
            yield day
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _beside(scale: Scale, day: date) -> float:
    """Where a label stands beside the line of its day; at the plot's edge there is no line."""
    return scale.left(day) + (_AFTER_EDGE if day == scale.first else _AFTER_LINE)


def _label(kind: str, text: str, x: float, y: float) -> Label:
    return Label(kind=kind, text=text, x=round(x, 1), y=y, width=TYPES[kind].width(text))


def _pill(chart: Chart, scale: Scale) -> Pill | None:
    """The status date, where the plot holds it."""
    if not scale.holds(chart.today):
        return None
    line = scale.left(chart.today)
    text = TYPES["pill"].width(chart.today_text)
    half = text / 2 + _PILL_PADDING
    middle = min(line, WIDTH - half)
    label = Label(kind="pill", text=chart.today_text, x=round(middle, 1), y=_LOWER, width=text, anchor=Anchor.MIDDLE)
    return Pill(line=round(line, 1), left=round(middle - half, 1), width=round(2 * half, 1), label=label)


def _covered(label: Label, pill: Pill | None) -> bool:
    return pill is not None and label.right > pill.left - _CLOSE and label.left < pill.left + pill.width + _CLOSE


def _weekends(chart: Chart, scale: Scale) -> Iterator[Stretch]:
    """The weekly days of rest, neighbours joined."""
    day = 0
    while day < scale.days:
        start = day
        while day < scale.days and day % 7 in chart.rest_days:
            day += 1
        if day > start:
            yield Stretch(
                left=round(PLOT_LEFT + start * scale.per_day, 1), right=round(PLOT_LEFT + day * scale.per_day, 1)
            )
        day += 1


def _closed(chart: Chart, scale: Scale) -> Iterator[Stretch]:
    """The days closed that the plot holds."""
    for days in chart.closed:
        if days.finish >= scale.first and days.start <= scale.last:
            yield Stretch(
                left=round(scale.left(max(days.start, scale.first)), 1),
                right=round(scale.right(min(days.finish, scale.last)), 1),
            )
