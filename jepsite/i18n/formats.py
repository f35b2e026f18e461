"""How days, spans, lists and titles are written in a language, without a call to Babel for each.

The order and the marks of a date are messages of the catalogue, the names of months and days come from CLDR. A day
never parts from its month, nor a number from what it counts: no-break spaces stand between them.
"""

from collections.abc import Sequence
from datetime import date, time, timedelta
from functools import cache
from typing import Final
from unicodedata import bidirectional

from jepsite.i18n.words import Words
from jepsite.record import record

_NBSP: Final = "\N{NO-BREAK SPACE}"
_FIRST_STRONG_ISOLATE: Final = "\N{FIRST STRONG ISOLATE}"
_POP_ISOLATE: Final = "\N{POP DIRECTIONAL ISOLATE}"
_A_YEAR: Final = timedelta(days=330)
"""A day and a month alone are clear this far from the day of the page; beyond, the year stands beside them."""

_FIRST: Final = {"it": "1º"}
"""How the first of a month is written where that differs."""


@record
class Formats:
    """A language's ways of writing, for a page made on one day."""

    words: Words
    today: date

    def day(self, day: date) -> str:
        """`5 October`, with the year only where it would not be clear."""
        return self._date(day, self.words.months, year=self._is_far(day))

    def short(self, day: date) -> str:
        """`5 Oct`, for tables and drawings."""
        return self._date(day, self.words.months_short, year=self._is_far(day))

    def weekday(self, day: date) -> str:
        """`Monday 5 October`, for appointments."""
        return self._with_weekday(self.words.weekdays[day.weekday()], self.day(day))

    def short_weekday(self, day: date) -> str:
        """`Mon 5 Oct`, for narrow columns: never broken at all."""
        return self._with_weekday(self.words.weekdays_short[day.weekday()], self.short(day)).replace(" ", _NBSP)

    def large_weekday(self, day: date) -> str:
        """`Mon 5 Oct 2027`, in large letters: may break behind the weekday and before the year."""
        text = self._with_weekday(self.words.weekdays_short[day.weekday()], self.short(day))
        return text.replace(f"{_NBSP}{day.year}", f" {day.year}")

    def full(self, day: date) -> str:
        """`Monday 5 October 2026`."""
        return self._with_weekday(self.words.weekdays[day.weekday()], self.dated(day))

    def dated(self, day: date) -> str:
        """`5 October 2026`."""
        return self._date(day, self.words.months, year=True)

    def span(self, first: date, last: date) -> str:
        """`5 Oct`, `14–17 Sep`, `28 Sep – 6 Oct`: both ends included."""
        return self._span(first, last, self.short(first), self.short(last))

    def long_span(self, first: date, last: date) -> str:
        """`5 October`, `14–17 September`, `28 September – 6 October`."""
        return self._span(first, last, self.day(first), self.day(last))

    def month(self, day: date) -> str:
        """`October 2026`."""
        return f"{self.words.months[day.month - 1]}{_NBSP}{day.year}"

    def period(self, first: date, last: date) -> str:
        """`from 5 to 16 October`, within a sentence."""
        start = (
            _days(self.words)[first.day - 1]
            if (first.year, first.month) == (last.year, last.month)
            else self.day(first)
        )
        # Translators: between two dates, both included; the first may be a day without its month
        return self.words.say("from {first} to {last}", first=start, last=self.day(last))

    def hours(self, start: time, end: time | None = None) -> str:
        """`10:00`, `10:00–11:30`, as they are written behind a day or a title."""
        times = f"{start:%H:%M}–{end:%H:%M}" if end else f"{start:%H:%M}"
        return self.words.pgettext("time", "{time}").format(time=times)

    def working_days(self, number: int) -> str:
        """`1 working day`, `4 working days`."""
        return self.words.plural("{n}\N{NO-BREAK SPACE}working day", "{n}\N{NO-BREAK SPACE}working days", number)

    def spelled(self, number: int) -> str:
        """Two to nine as words, in a form that goes with every gender; all others in figures."""
        # Translators: the numbers two to nine, in order, with a space between
        names = self.words.pgettext("numbers", "two three four five six seven eight nine").split()
        return names[number - 2] if 2 <= number <= 9 else str(number)

    def listing(self, items: Sequence[str]) -> str:
        """`A`, `A and B`, `A, B and C`; empty for none."""
        if len(items) < 2:
            return "".join(items)
        # Translators: the end of a list; what comes before holds commas
        return self.words.pgettext("list", "{first} and {last}").format(first=", ".join(items[:-1]), last=items[-1])

    def quoted(self, title: str) -> str:
        """A title within a sentence: `‘Go-live’`; one from right to left does not turn the words around it."""
        if any(bidirectional(letter) in {"R", "AL"} for letter in title):
            title = f"{_FIRST_STRONG_ISOLATE}{title}{_POP_ISOLATE}"
        return self.words.pgettext("quotation", "‘{title}’").format(title=title)

    def _date(self, day: date, months: tuple[str, ...], *, year: bool) -> str:
        text = _days(self.words)[day.day - 1] + _NBSP + months[day.month - 1]
        return f"{text}{_NBSP}{day.year}" if year else text

    def _with_weekday(self, weekday: str, day: str) -> str:
        return self.words.pgettext("date", "{weekday} {day}").format(weekday=weekday, day=day)

    def _span(self, first: date, last: date, first_text: str, last_text: str) -> str:
        if first == last:
            return first_text
        if (first.year, first.month) == (last.year, last.month):
            return f"{_days(self.words)[first.day - 1]}–{last_text}"
        return f"{first_text} – {last_text}"

    def _is_far(self, day: date) -> bool:
        return abs(day - self.today) > _A_YEAR


@cache  # of a pure function: each language's days are made once in a run
def _days(words: Words) -> tuple[str, ...]:
    """The days of a month as they stand in a date, the first one first."""
    # Translators: the day within a date, before the month: 5 in English, 5. in German
    days = [words.pgettext("date", "{day}").format(day=day) for day in range(1, 32)]
    return (_FIRST.get(words.language, days[0]), *days[1:])
