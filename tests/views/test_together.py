"""How we work together."""

from datetime import date, time

import pytest

from jepsite.model.deal import Every, Rhythm
from jepsite.model.values import Days, PersonId, Prose
from jepsite.planning.result import DayOff, MilestoneState
from jepsite.views.seen import Seen, SeenCadence, SeenProse
from jepsite.views.together import TogetherView, together_view
from tests.views.seens import TODAY, activity, formats, milestone, never_off, parties, person, plain, seen

TUESDAY = Rhythm(every=Every.WEEK, weekday=1, at=time(10))


def cadence(rhythm: Rhythm = TUESDAY, how: str | None = None, with_: tuple[str, ...] = ("nia", "ada")) -> SeenCadence:
    return SeenCadence(what="Working session", rhythm=rhythm, how=how, with_=tuple(PersonId(each) for each in with_))


def together(plan: Seen, days_off=never_off, language: str = "en") -> TogetherView:
    return together_view(plan, formats(language), parties(plan, language), days_off)


@pytest.mark.parametrize(
    ("rhythm", "english", "italian", "german"),
    [
        (TUESDAY, "Every Tuesday, 10:00", "Ogni martedì, ore 10:00", "Jeden Dienstag, 10:00 Uhr"),
        (
            Rhythm(every=Every.OTHER_WEEK, weekday=4, anchor=TODAY),
            "Every second Friday",
            "Ogni due settimane, di venerdì",
            "Jeden zweiten Freitag",
        ),
        (
            Rhythm(every=Every.FIRST_OF_MONTH, weekday=0),
            "First Monday of the month",
            "Ogni primo lunedì del mese",
            "Jeden ersten Montag im Monat",
        ),
        (
            Rhythm(every=Every.LAST_OF_MONTH, weekday=4),
            "Last Friday of the month",
            "Ogni ultimo venerdì del mese",
            "Jeden letzten Freitag im Monat",
        ),
    ],
)
def test_a_rhythm_in_words(rhythm, english, italian, german):
    plan = seen(milestone(), cadence=(cadence(rhythm),))
    words = [plain(together(plan, language=language).cadence[0].when) for language in ("en", "it", "de")]

    assert words == [english, italian, german]


def test_a_row_tells_how_with_whom_and_when_next():
    row = together(seen(milestone(), cadence=(cadence(how="video call"),))).cadence[0]

    assert (row.when, row.with_) == ("Every Tuesday, 10:00, video call", "Nia Noor, Ada Abel")
    assert row.next is not None
    assert (row.next.iso, plain(row.next.text), row.note) == ("2026-10-06", "Tue 6 Oct", None)


def test_a_row_tells_who_is_missing_when_and_which_meetings_fall_out():
    def days_off(who, first, last):
        away = {"nia": date(2026, 10, 13), "acme": date(2026, 10, 6)}
        return [DayOff(who=who, first=away[who], last=away[who], name="")] if who in away else ()

    row = together(seen(milestone(), cadence=(cadence(),)), days_off).cadence[0]

    assert row.next is not None
    assert row.next.iso == "2026-10-13"
    assert plain(row.note or "") == "none on 6 Oct, 13 Oct without Nia Noor"


def test_only_the_first_few_absences_are_told_and_none_behind_the_plan():
    def days_off(who, first, last):
        return [DayOff(who=who, first=first, last=last, name="")] if who == "nia" else ()

    long = together(seen(milestone(), cadence=(cadence(),)), days_off).cadence[0]
    short = together(seen(milestone(by=None, expected=date(2026, 10, 14)), cadence=(cadence(),)), days_off).cadence[0]

    assert (long.note or "").count("without") == 4
    assert plain(short.note or "") == "6 Oct without Nia Noor, 13 Oct without Nia Noor"


@pytest.mark.parametrize(
    "plan",
    [
        seen(milestone(), cadence=(cadence(),), stopped=TODAY),
        seen(milestone(state=MilestoneState.REACHED), cadence=(cadence(),)),
        seen(cadence=(cadence(),)),
    ],
)
def test_a_plan_that_is_over_has_no_next_meeting(plan):
    row = together(plan).cadence[0]

    assert (row.next, row.note) == (None, None)


def test_prose_under_the_section_s_own_heading_has_no_second_one():
    def prose(title: str) -> SeenProse:
        return SeenProse(id="x", title=title, text=Prose(html="<p>Text</p>", plain="Text"))

    plan = seen(prose=(prose("How we work together"), prose("Scope")))

    assert together(plan).heading == "How we work together"
    assert [each.title for each in together(plan).prose] == [None, "Scope"]
    assert together(seen(prose=(prose("So arbeiten wir zusammen"),)), language="de").prose[0].title is None


def test_contacts_stand_by_company_with_absences_ahead():
    away = (
        Days(first=date(2026, 9, 1), last=date(2026, 9, 4)),
        Days(first=date(2026, 10, 26), last=date(2026, 10, 30)),
    )
    people = (
        person("ada", "acme", "Ada Abel", role="CFO", email="ada@acme.example", phone="+44 1", away=away),
        person("ben", "acme", "Ben Bode"),
    )
    shown = together(seen(milestone(activity(responsible=())), people=people))
    (acme,) = shown.left

    assert shown.right == ()
    assert [(each.id, each.email, each.phone, plain(each.note or "")) for each in acme.people] == [
        ("ada", "ada@acme.example", "+44 1", "Away 26–30 Oct"),
        ("ben", None, None, ""),
    ]
