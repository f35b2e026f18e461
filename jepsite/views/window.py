"""The stretch of days that 'next up' looks at: ten working days from the page's day, not before the plan's start."""

from datetime import date, timedelta
from typing import Final

from jepsite.record import record
from jepsite.views.seen import Seen, SeenActivity

_WORKING_DAYS: Final = 10
_WEEKEND: Final = (5, 6)


@record
class Window:
    """The days, both included, and the open work in them and behind them."""

    first: date
    last: date
    due: tuple[SeenActivity, ...]
    """Open work that is to be done, or begun, within the window, in file order."""
    later: tuple[tuple[date, SeenActivity], ...]
    """Open work that begins behind it, with its start; by start, then in file order."""

    def __contains__(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last


def window_of(seen: Seen) -> Window:
    """Ten days from Monday to Friday: two weeks, wherever the parties are, so that all lists have the same end."""
    first = max(seen.today, seen.start)
    while first.weekday() in _WEEKEND:
        first += timedelta(days=1)
    last, counted = first, 1
    while counted < _WORKING_DAYS:
        last += timedelta(days=1)
        counted += last.weekday() not in _WEEKEND
    work = [(each.expected, each) for each in seen.activities if each.expected is not None and each.is_open]
    later = ((dates.start, activity) for dates, activity in work if dates.start > last)
    return Window(
        first=first,
        last=last,
        due=tuple(activity for dates, activity in work if dates.start <= last and dates.finish >= first),
        later=tuple(sorted(later, key=lambda begun: begun[0])),
    )
