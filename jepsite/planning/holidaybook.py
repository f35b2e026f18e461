"""Public and school holidays, from the package `holidays`, each year asked for once.

The package's traps are dealt with here and nowhere else: names hang on the machine's locale unless a language is given;
Bavaria's 15 August is a category of its own; years beyond the data are empty without a word; weekends differ by country
and by year; some weekends are worked to make up for bridge days; dates that hang on the moon are marked in the name.
"""

import re
import warnings
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from jepsite.planning.almanac import Almanac
from jepsite.record import record

PACKAGE: Final = "holidays"
CODE: Final = re.compile(r"([A-Z]{2})(?:-(.+))?")
"""ISO 3166: a country's two letters, and a subdivision where one is wanted. The package also takes longer codes, some
of which are stock exchanges."""

# Assumption Day is a public holiday in the mostly Catholic communes of Bavaria, where most of its people live. The same
# category in Saxony and Thuringia is about a few villages, and elsewhere about the believers of one church.
CATHOLIC: Final = frozenset({"DE-BY"})


@record
class Holiday:
    """One day that a country or a region has off."""

    day: int
    """Day number."""
    name: str
    estimated: bool
    """It hangs on the moon and may still move by a day."""


@record
class CountryYear:
    """How one country or region works in one year."""

    week: frozenset[int]
    """Weekdays worked, Monday is 0."""
    holidays: tuple[Holiday, ...]
    """In order of days."""
    make_up: tuple[int, ...]
    """Day numbers of weekend days that are worked in exchange for a bridge day."""
    known: bool
    """Whether the package says that it has that year's data, whole."""


class HolidayBook:
    """Remembers what was looked up, so that a build asks for each country's year once. One is made for each build."""

    def __init__(self, kept: Path | None = None) -> None:
        """`kept` is the user's own folder that keeps it for the next run, too."""
        self._almanac = Almanac(kept, PACKAGE, Path(__file__))
        self._years: dict[tuple[str, int, str], CountryYear] = {}
        self._school: dict[tuple[str, int, str], tuple[Holiday, ...]] = {}
        self._kinds: dict[str, frozenset[str]] = {}

    def knows(self, code: str) -> bool:
        """Whether a code such as `IT` or `IT-BS` is known."""
        return bool(self._known(code))

    def knows_school(self, code: str) -> bool:
        """Whether it is known with school holidays of its own."""
        return "school" in self._known(code)

    def suggestion(self, code: str) -> str | None:
        """The known code that looks most like an unknown one."""
        regions = _package().list_supported_countries(include_aliases=False)
        known = [*regions, *(f"{country}-{region}" for country in regions for region in regions[country])]
        return next(iter(get_close_matches(code.upper(), known, n=1, cutoff=0.7)), None)

    def year(self, code: str, year: int, language: str) -> CountryYear:
        """How a known country or region works in a year, with names in the language, else in English."""
        key = (code, year, language)
        if key not in self._years:
            self._years[key] = self._almanac.look_up(
                _name(*key), lambda: _country_year(*key), write=_written_year, read=_read_year
            )
        return self._years[key]

    def school(self, code: str, year: int, language: str) -> tuple[Holiday, ...]:
        """The school holidays of a known region in a year, in order of days."""
        key = (code, year, language)
        if key not in self._school:
            self._school[key] = self._almanac.look_up(
                f"{_name(*key)}.school",
                lambda: _holidays(_entity(*key, "school")),
                write=_written_days,
                read=_read_days,
            )
        return self._school[key]

    def _known(self, code: str) -> frozenset[str]:
        """The kinds of days that are known of a code, none for an unknown one."""
        if code not in self._kinds:
            self._kinds[code] = self._almanac.look_up(code, lambda: _kinds(code), write=sorted, read=_read_kinds)
        return self._kinds[code]


def _package() -> Any:  # the package makes its countries at run time
    """The package, loaded only when a plan names a calendar that was not asked for before."""
    import holidays  # noqa: PLC0415 -- loading it takes longer than scheduling

    return holidays


def _entity(code: str, year: int | None = None, language: str = "en", *categories: str) -> Any:
    """The package's own object for a code, None where it has none."""
    match = CODE.fullmatch(code)
    if match is None:
        return None
    country, region = match.groups()
    try:
        plain = _package().country_holidays(country, subdiv=region)
    except NotImplementedError:
        return None
    if year is None:
        return plain
    return type(plain)(subdiv=region, years=year, language=_language(plain, language), categories=categories)


def _kinds(code: str) -> frozenset[str]:
    entity = _entity(code)
    return frozenset(entity.supported_categories if entity is not None else ())


def _language(entity: Any, wanted: str) -> str | None:
    """The package's name for a language. Never left open: the machine's locale would decide, and bytes would differ."""
    own: str | None = entity.default_language
    names = sorted(entity.supported_languages, key=lambda name: (name != own, name != "en_US", name))
    speaks = [name for name in names if name.partition("_")[0] == wanted.partition("-")[0]]
    return next(iter([*speaks, *(name for name in names if name == "en_US")]), own)


def _holidays(entity: Any) -> tuple[Holiday, ...]:
    """The days of an entity. Its mark for a lunar date (`(estimated)`, in its language) is taken off the name."""
    mark = entity.tr(entity.estimated_label).replace("%s", "").strip() if hasattr(entity, "estimated_label") else ""
    word = mark.strip("()（）")  # also found in `(observed, estimated)`
    return tuple(
        Holiday(
            day=day.toordinal(),
            name=name.replace(mark, "").strip() if mark else name,
            estimated=bool(word) and word in name,
        )
        for day, name in sorted(entity.items())
    )


def _country_year(code: str, year: int, language: str) -> CountryYear:
    """One year of a known code. The package tells that data are missing by a range of years, or by a warning."""
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        entity = _entity(code, year, language, "public", *(("catholic",) if code in CATHOLIC else ()))
    january = [date(year, 1, day) for day in range(1, 8)]
    return CountryYear(
        week=frozenset(day.weekday() for day in january if not entity.is_weekend(day)),
        holidays=_holidays(entity),
        make_up=tuple(day.toordinal() for day in sorted(entity.weekend_workdays) if day.year == year),
        known=entity.start_year <= year <= entity.end_year and not any(w.category is UserWarning for w in said),
    )


# --- as it is kept for the next run -----------------------------------------------------------------------------------


def _name(code: str, year: int, language: str) -> str:
    """`IT-BS-2026.en`: of a language only the first part is looked at."""
    return f"{code}-{year}.{language.partition('-')[0]}"


def _written_year(year: CountryYear) -> dict[str, Any]:
    return {
        "week": sorted(year.week),
        "holidays": _written_days(year.holidays),
        "make_up": year.make_up,
        "known": year.known,
    }


def _read_year(kept: dict[str, Any]) -> CountryYear:
    return CountryYear(
        week=frozenset(kept["week"]),
        holidays=_read_days(kept["holidays"]),
        make_up=tuple(kept["make_up"]),
        known=kept["known"],
    )


def _written_days(days: tuple[Holiday, ...]) -> list[tuple[int, str, bool]]:
    return [(each.day, each.name, each.estimated) for each in days]


def _read_days(kept: list[tuple[int, str, bool]]) -> tuple[Holiday, ...]:
    return tuple(Holiday(day=day, name=name, estimated=estimated) for day, name, estimated in kept)


def _read_kinds(kept: list[str]) -> frozenset[str]:
    return frozenset(kept)
