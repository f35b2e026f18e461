"""How dates, spans and lists are written."""

from datetime import date, time

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from jepsite.i18n.formats import Formats
from jepsite.i18n.words import languages, words_for

OCTOBER_5 = date(2026, 10, 5)


def formats(language: str) -> Formats:
    return Formats(words=words_for(language), today=OCTOBER_5)


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("en", ["11 December", "11 Dec", "Friday 11 December", "Fri 11 Dec", "Friday 11 December 2026"]),
        ("it", ["11 dicembre", "11 dic", "venerdì 11 dicembre", "ven 11 dic", "venerdì 11 dicembre 2026"]),
        ("de", ["11. Dezember", "11. Dez.", "Freitag, 11. Dezember", "Fr, 11. Dez.", "Freitag, 11. Dezember 2026"]),
    ],
)
def test_a_day_in_its_lengths(language, texts):
    how, day = formats(language), date(2026, 12, 11)

    written = [how.day(day), how.short(day), how.weekday(day), how.short_weekday(day), how.full(day)]
    assert [text.replace("\xa0", " ") for text in written] == texts


@pytest.mark.parametrize("language", languages())
@given(day=st.dates(date(2026, 1, 1), date(2027, 8, 1)))
def test_a_day_never_parts_from_its_month(language, day):
    how = formats(language)

    for text in (how.day(day), how.short(day), how.weekday(day), how.short_weekday(day), how.full(day)):
        assert not text.split(" ")[-1].isdigit()
        assert not any(part.strip(".,").isdigit() for part in text.split(" "))


@pytest.mark.parametrize(("language", "locale"), [("en", "en_GB"), ("it", "it"), ("de", "de")])
@given(day=st.dates(date(2026, 1, 2), date(2027, 8, 1)))
def test_the_full_date_is_cldrs(language, locale, day):
    if day.day == 1 and language == "it":
        return  # CLDR writes 1, Italians 1º

    cldr = format_date(day, "full", locale).replace(",", "") if language == "en" else format_date(day, "full", locale)
    assert formats(language).full(day).replace("\xa0", " ") == cldr


def test_the_first_of_an_italian_month_is_an_ordinal():
    assert formats("it").day(date(2026, 12, 1)) == "1º\xa0dicembre"
    assert formats("de").day(date(2026, 12, 1)) == "1.\xa0Dezember"


def test_the_year_stands_only_where_the_day_would_not_be_clear():
    assert formats("en").day(date(2027, 3, 1)) == "1\xa0March"
    assert formats("en").day(date(2027, 10, 5)) == "5\xa0October\xa02027"
    assert formats("en").short(date(2025, 10, 5)) == "5\xa0Oct\xa02025"


@pytest.mark.parametrize(
    ("language", "same", "within", "across"),
    [
        ("en", "5 Oct", "14–17 Sep", "28 Sep – 6 Oct"),
        ("it", "5 ott", "14–17 set", "28 set – 6 ott"),
        ("de", "5. Okt.", "14.–17. Sept.", "28. Sept. – 6. Okt."),
    ],
)
def test_a_span_names_its_month_once(language, same, within, across):
    how = formats(language)
    spans = [
        how.span(OCTOBER_5, OCTOBER_5),
        how.span(date(2026, 9, 14), date(2026, 9, 17)),
        how.span(date(2026, 9, 28), date(2026, 10, 6)),
    ]

    assert [span.replace("\xa0", " ") for span in spans] == [same, within, across]


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "from 5 to 16 October"), ("it", "dal 5 al 16 ottobre"), ("de", "vom 5. bis 16. Oktober")],
)
def test_a_period_within_a_sentence(language, text):
    assert formats(language).period(OCTOBER_5, date(2026, 10, 16)).replace("\xa0", " ") == text


@pytest.mark.parametrize(
    ("language", "one", "two", "three"),
    [("en", "A", "A and B", "A, B and C"), ("it", "A", "A e B", "A, B e C"), ("de", "A", "A und B", "A, B und C")],
)
def test_a_list(language, one, two, three):
    how = formats(language)

    assert [how.listing("A"), how.listing("AB"), how.listing("ABC"), how.listing("")] == [one, two, three, ""]


def test_numbers_times_and_titles():
    how = formats("de")

    assert [how.spelled(n) for n in (1, 2, 9, 10)] == ["1", "zwei", "neun", "10"]
    assert how.working_days(1) == "1\xa0Arbeitstag"
    assert how.working_days(4) == "4\xa0Arbeitstage"
    assert how.hours(time(9, 30), time(11)) == "09:30–11:00\xa0Uhr"
    assert how.hours(time(9, 30)) == "09:30\xa0Uhr"
    assert how.quoted("Go-live") == "„Go-live“"


def test_a_title_from_right_to_left_is_kept_apart_from_the_words_around_it():
    how = formats("en")

    assert how.quoted("Go-live") == "‘Go-live’"
    assert how.quoted("تجربة") == "‘\N{FIRST STRONG ISOLATE}تجربة\N{POP DIRECTIONAL ISOLATE}’"


def test_a_large_date_breaks_behind_its_weekday_and_before_its_year_and_nowhere_else():
    how = formats("en")

    assert how.large_weekday(date(2026, 10, 5)) == "Mon 5\u00a0Oct"
    assert how.large_weekday(date(2027, 10, 25)) == "Mon 25\u00a0Oct 2027"
