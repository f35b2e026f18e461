"""What is taken from the package `holidays`, and the traps on the way."""

import subprocess
import sys
from datetime import date

import pytest

from jepsite.planning import holidaybook
from jepsite.planning.holidaybook import HolidayBook

BOOK = HolidayBook()


def names(code: str, year: int, language: str = "en") -> dict[date, str]:
    return {date.fromordinal(day.day): day.name for day in BOOK.year(code, year, language).holidays}


@pytest.mark.parametrize("code", ["IT", "IT-BS", "DE-BY", "GB-SCT", "CN"])
def test_a_country_or_a_part_of_one_is_known(code):
    assert BOOK.knows(code)


@pytest.mark.parametrize("code", ["XX", "IT-XX", "it-bs", "ITA", "ECB", "utils", "", "IT-"])
def test_what_is_no_country_is_unknown_and_so_is_a_stock_exchange(code):
    assert not BOOK.knows(code)


@pytest.mark.parametrize(("code", "near"), [("it-bs", "IT-BS"), ("DE-BYE", "DE-BY"), ("DEU", "DE"), ("Narnia", None)])
def test_an_unknown_code_is_answered_with_the_nearest(code, near):
    assert BOOK.suggestion(code) == near


def test_holidays_are_named_in_the_language_of_the_plan():
    easter_monday = date(2026, 4, 6)

    assert names("IT", 2026, "it")[easter_monday] == "Lunedì dell'Angelo"
    assert names("IT", 2026, "en")[easter_monday] == "Easter Monday"
    assert names("DE", 2026, "de")[easter_monday] == "Ostermontag"


def test_a_language_that_the_package_lacks_for_a_country_becomes_english():
    assert names("IT", 2026, "de")[date(2026, 4, 6)] == "Easter Monday"


def test_names_do_not_hang_on_the_locale_of_the_machine(monkeypatch):
    monkeypatch.setenv("LANGUAGE", "it_IT")

    assert HolidayBook().year("IT", 2026, "fr").holidays[0].name == "New Year's Day"


def test_the_assumption_is_a_holiday_in_bavaria_and_not_in_saxony():
    assert names("DE-BY", 2026)[date(2026, 8, 15)] == "Assumption Day"
    assert date(2026, 8, 15) not in names("DE-SN", 2026)


def test_a_patron_saint_is_a_holiday_of_the_province_only():
    assert date(2026, 2, 15) in names("IT-BS", 2026)
    assert date(2026, 2, 15) not in names("IT", 2026)


@pytest.mark.parametrize(
    ("code", "year", "week"),
    [
        ("IT", 2026, {0, 1, 2, 3, 4}),
        ("IL", 2026, {6, 0, 1, 2, 3}),
        ("IR", 2026, {5, 6, 0, 1, 2, 3}),
        ("AE", 2020, {6, 0, 1, 2, 3}),
    ],
)
def test_weekends_differ_by_country_and_by_year(code, year, week):
    assert BOOK.year(code, year, "en").week == week


def test_china_works_on_some_weekends_to_make_up_for_bridge_days():
    days = [date.fromordinal(day) for day in BOOK.year("CN", 2026, "en").make_up]

    assert date(2026, 2, 14) in days
    assert all(day.year == 2026 and day.weekday() > 4 for day in days)


def test_a_date_that_hangs_on_the_moon_is_marked_and_its_name_is_clean():
    eid = next(day for day in BOOK.year("AE", 2027, "en").holidays if day.name.startswith("Eid"))

    assert (eid.name, eid.estimated) == ("Eid al-Fitr", True)
    assert not any(day.estimated for day in BOOK.year("IT", 2027, "en").holidays)


def test_a_year_beyond_the_data_is_not_known_where_the_package_says_so():
    assert BOOK.year("LK", 2026, "en").known
    assert not BOOK.year("LK", 2027, "en").known  # its range of years
    assert not BOOK.year("IN", 2036, "en").known  # a warning: only part of the days are there


def test_a_year_without_holidays_may_be_known():
    ukraine = BOOK.year("UA", 2026, "en")

    assert (ukraine.known, ukraine.holidays) == (True, ())


def test_school_holidays_are_known_for_some_countries():
    assert BOOK.knows_school("DE-BY")
    assert not BOOK.knows_school("IT-BS")
    assert not BOOK.knows_school("XX")


def test_school_holidays_come_by_region_and_year():
    days = {date.fromordinal(day.day) for day in BOOK.school("DE-BY", 2026, "de")}

    assert date(2026, 8, 12) in days
    assert date(2026, 7, 1) not in days


def test_a_year_is_asked_for_once(monkeypatch):
    book = HolidayBook()
    first = (book.year("IT", 2026, "en"), book.school("DE-BY", 2026, "en"))
    monkeypatch.delattr(holidaybook, "_entity")

    assert (book.year("IT", 2026, "en"), book.school("DE-BY", 2026, "en")) == first


def test_the_package_is_loaded_only_when_a_calendar_is_asked_for():
    code = "import sys, jepsite.planning.schedule; print('holidays' in sys.modules)"

    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert found.stdout.strip() == "False"


def test_of_two_kinds_of_one_language_the_countrys_own_is_spoken():
    names = [holiday.name for holiday in BOOK.year("HK", 2026, "zh").holidays]

    assert "香港特別行政區成立紀念日" in names


def test_a_language_is_known_by_its_first_part():
    assert BOOK.year("IT", 2026, "it-CH").holidays[0].name == "Capodanno"


def test_a_country_that_does_not_speak_a_language_speaks_english():
    assert BOOK.year("TR", 2026, "fr").holidays == BOOK.year("TR", 2026, "en").holidays


def test_a_holiday_that_is_moved_and_hangs_on_the_moon_is_estimated():
    (new_year,) = [each for each in BOOK.year("EG", 2026, "en").holidays if each.day == date(2026, 6, 18).toordinal()]

    assert new_year.estimated


@pytest.mark.parametrize(("year", "known"), [(1990, False), (1991, True)])
def test_the_first_year_that_the_package_has_is_known(year, known):
    assert BOOK.year("HR", year + 1, "en").known == known


def test_each_region_has_its_own_school_holidays():
    assert BOOK.school("DE-BY", 2026, "en") != BOOK.school("DE-BE", 2026, "en")
