"""The small grammars of the language: one piece of text -> one value, or a fault that says how it is written.

Each reader gives None where it has told a fault. No reader looks at anything but its own piece of text.
"""

import re
from calendar import monthrange
from datetime import date, time
from enum import StrEnum
from typing import Final, TypeVar

from jepsite.model.values import Days, Duration, Hours, Lag, Unit
from jepsite.parse.faults import Faults, among, meant, shown
from jepsite.parse.written import Written

FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2100
LONGEST: Final = 5_000
"""Days: no activity and no lag is longer; more is a slip of the hand."""
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_DATE: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DURATION: Final = re.compile(r"([0-9]{1,6})(?:/([0-9]{1,6})/([0-9]{1,6}))?(d|w|ed)")
_LAG: Final = re.compile(r"([0-9]{1,6})(d|w|ed)")
_HOURS: Final = re.compile(r"([0-9]{1,2}):([0-9]{2})(?:-([0-9]{1,2}):([0-9]{2}))?")
_ID: Final = re.compile(r"[A-Za-z0-9_-]+")
_MONTHS: Final = re.compile(r"[0-9./]+ *(m|mo|months?)")
_EMAIL: Final = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")
_ADDRESS: Final = re.compile(r"https://[^\s/?#]+(?:[/?#]\S*)?")

C = TypeVar("C", bound=StrEnum)


def day(written: Written, faults: Faults) -> date | None:
    """A date, `2026-10-05`."""
    match = _DATE.fullmatch(written.text)
    if match is None:
        hint = "a date is year, month and day: 2026-10-05"
        faults.add("malformed-date", written, f"{shown(written.text)} is not a date", hint)
        return None
    year, month, number = int(match[1]), int(match[2]), int(match[3])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        message = f"{written.text} lies outside the years {FIRST_YEAR} to {LAST_YEAR}"
        faults.add("date-out-of-range", written, message, "is the year right?")
        return None
    try:
        return date(year, month, number)
    except ValueError:
        ends = (
            f"{year}-{month:02} ends on day {monthrange(year, month)[1]}" if 1 <= month <= 12 else "months are 01 to 12"
        )
        faults.add("impossible-date", written, f"there is no day {written.text}", ends)
        return None


def days(written: Written, faults: Faults) -> Days | None:
    """A span of calendar days with both ends, `2026-10-26/2026-10-30`, or one date."""
    parts = written.split("/")
    read = [day(part, faults) for part in parts[:2]]
    first, last = read[0], read[-1]
    if len(parts) > 2:
        faults.add("malformed-date", parts[2], "a span has two ends", "write it as 2026-10-26/2026-10-30")
        return None
    if first is None or last is None:
        return None
    if last < first:
        faults.add("backward-span", written, f"{written.text} ends before it begins", "the first day stands first")
        return None
    return Days(first=first, last=last)


def duration(written: Written, faults: Faults) -> Duration | None:
    """`5d`, `2w`, `10ed`, or best/likely/worst `2/4/9d`. A week is five working days."""
    match = _DURATION.fullmatch(written.text)
    if match is None:
        _tell_duration(written, faults)
        return None
    factor = 5 if match[4] == "w" else 1
    unit = Unit.ELAPSED if match[4] == "ed" else Unit.WORKING
    cases = [int(case) * factor for case in match.groups()[:3] if case is not None]
    if max(cases) > LONGEST:
        faults.add("malformed-duration", written, f"{written.text} is longer than {LONGEST} days")
        return None
    if cases != sorted(cases):
        message = f"{written.text} is not in the order best, likely, worst"
        faults.add("malformed-duration", written, message, "the smallest stands first: 2/4/9d")
        return None
    if len(cases) == 1:
        return Duration(likely=cases[0], unit=unit)
    best, likely, worst = cases
    return Duration(likely=likely, best=best, worst=worst, unit=unit)


def working_days(written: Written, faults: Faults) -> int | None:
    """A number of working days, `5d` or `1w`."""
    value = duration(written, faults)
    if value is None:
        return None
    if value.unit is not Unit.WORKING or value.best is not None:
        message = f"{written.text} is not a plain number of working days"
        faults.add("malformed-duration", written, message, "write it as 5d")
        return None
    return value.likely


def is_duration(text: str) -> bool:
    """Whether a word means to be a duration: it begins with a number and then a unit, known or not."""
    return re.fullmatch(r"[0-9]+[0-9./]*[A-Za-z]{1,6}", text) is not None


def lag(written: Written, faults: Faults) -> Lag | None:
    """What stands behind the `+` of a reference: `2d`, `1w`, `10ed`."""
    match = _LAG.fullmatch(written.text)
    if match is None or int(match[1]) > LONGEST:
        if written.text.startswith("-"):
            tell_lead(written, faults)
        else:
            _tell_duration(written, faults)
        return None
    if match[2] == "ed":
        return Lag(days=int(match[1]), unit=Unit.ELAPSED)
    return Lag(days=int(match[1]) * (5 if match[2] == "w" else 1))


def tell_lead(written: Written, faults: Faults) -> None:
    """A negative lag is refused."""
    hint = "let it start with the other, and wait from there: with=ID+2d"
    faults.add("lead", written, f"{shown(written.text)} is a lead: work cannot follow before the end", hint)


def hours(written: Written, faults: Faults) -> Hours | None:
    """A time of day, `10:00`, or `10:00-11:30`."""
    match = _HOURS.fullmatch(written.text)
    if match is None:
        hint = "write it as 10:00 or 10:00-11:30"
        faults.add("malformed-time", written, f"{shown(written.text)} is not a time", hint)
        return None
    numbers = [int(part) for part in match.groups() if part is not None]
    if max(numbers[0::2]) > 23 or max(numbers[1::2]) > 59:
        faults.add("malformed-time", written, f"there is no time {written.text}", "hours run from 0 to 23")
        return None
    start = time(numbers[0], numbers[1])
    end = time(numbers[2], numbers[3]) if len(numbers) == 4 else None
    if end is not None and end <= start:
        faults.add("malformed-time", written, f"{written.text} ends before it begins")
        return None
    return Hours(start=start, end=end)


def clock(written: Written, faults: Faults) -> time | None:
    """A time of day without an end."""
    value = hours(written, faults)
    if value is None:
        return None
    if value.end is not None:
        faults.add("malformed-time", written, "one time is expected here, not two", "write it as 10:00")
        return None
    return value.start


def choice(written: Written, faults: Faults, of: type[C]) -> C | None:
    """One word of a fixed choice."""
    words = [member.value for member in of]
    if written.text in words:
        return of(written.text)
    message = f"{shown(written.text)} is not one of the choices"
    faults.add("malformed-value", written, message, meant(written.text, words, f"write {among(words)}"))
    return None


def identifier(written: Written, faults: Faults) -> str | None:
    """An id: letters a to z, digits, `-` and `_`."""
    if _ID.fullmatch(written.text):
        return written.text
    hint = "an id is made of the letters a to z, digits, - and _"
    faults.add("malformed-id", written, f"{shown(written.text)} is not an id", hint)
    return None


def email(written: Written, faults: Faults) -> str | None:
    """An e-mail address, by its shape."""
    if _EMAIL.fullmatch(written.text):
        return written.text
    faults.add("malformed-value", written, f"{shown(written.text)} is not an e-mail address")
    return None


def address(written: Written, faults: Faults) -> str | None:
    """An https address."""
    if _ADDRESS.fullmatch(written.text):
        return written.text
    hint = "it begins with https:// and holds no blanks"
    faults.add("unsafe-link", written, f"{shown(written.text)} is not an https address", hint)
    return None


def language(written: Written, faults: Faults) -> str | None:
    """A language tag, `en` or `pt-BR`; whether there are words for it is not known here."""
    if re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", written.text):
        return written.text
    message = f"{shown(written.text)} is not a language"
    faults.add("malformed-value", written, message, "write its tag: en, it, de, pt-BR")
    return None


def counter(written: Written, faults: Faults) -> int | None:
    """A whole number from 1 on."""
    if re.fullmatch(r"[1-9][0-9]{0,8}", written.text):
        return int(written.text)
    faults.add("malformed-value", written, f"{shown(written.text)} is not a whole number from 1 on")
    return None


def _tell_duration(written: Written, faults: Faults) -> None:
    hint = "whole days: 5d (working days), 2w (weeks of five), 10ed (every day counts), 2/4/9d (best/likely/worst)"
    if _MONTHS.fullmatch(written.text):
        hint = "a month has no fixed length: say weeks (4w), or elapsed days (30ed)"
    faults.add("malformed-duration", written, f"{shown(written.text)} is not a duration", hint)
