"""Who works when, with the names of days off; and the faults that calendars can have."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from jepsite.model.deal import Deal
from jepsite.model.values import ItemId, PartyId, PersonId, Unit
from jepsite.model.work import Activity
from jepsite.planning.calendar import Calendars, HolidayBook, calendars
from jepsite.planning.result import DayOff
from tests.deals import plan
from tests.strategies import rebuilt

BOOK = HolidayBook()
TODAY = date(2026, 10, 5)


def front(*lines: str, language: str = "en") -> str:
    """Front matter with two companies and three people; `lines` are added to it."""
    return "\n".join(
        [
            "---",
            "title: Days",
            "deal: 00000000000000000000000000000001",
            "parties:",
            "  acme: {name: Acme, side: customer, calendar: IT-BS}",
            "  nord: {name: Nord, side: supplier, calendar: DE-BY}",
            "  law: {name: Law, side: partner}",
            "people:",
            "  ada: {name: Ada, of: acme, away: [2026-10-14/2026-10-19], works: [2026-10-16]}",
            "  nia: {name: Nia, of: nord}",
            "  lex: {name: Lex, of: law}",
            f"language: {language}",
            "start: 2026-10-05",
            *lines,
            "---",
            "",
        ]
    )


ONE = "## Done {#done by=2027-01-15}\n\n- [ ] Do the thing {#thing 2d R=ada}\n"


def known(deal: Deal, today: date = TODAY) -> Calendars:
    checked = calendars(deal, BOOK, today=today)

    assert checked.diagnostics == ()
    assert checked.value is not None
    return checked.value


def faults(deal: Deal, today: date = TODAY) -> list[tuple[str, int, str]]:
    """Code, line and message of every fault; there must be no calendars beside them."""
    checked = calendars(deal, BOOK, today=today)

    assert checked.value is None
    return [(fault.code, fault.span.line, fault.message) for fault in checked.diagnostics]


def worked(days: Calendars, who: str, first: date, last: date) -> list[date]:
    """The days between two on which a party or a person works."""
    all_days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return [day for day in all_days if days.works(PersonId(who), day)]


def test_a_company_works_its_week_less_its_holidays_and_closures():
    deal = plan(front("closures: [{dates: 2026-12-28/2026-12-31, who: acme, why: Shutdown}]") + ONE)

    christmas = worked(known(deal), "acme", date(2026, 12, 21), date(2027, 1, 8))

    assert christmas == [date(2026, 12, day) for day in (21, 22, 23, 24)] + [date(2027, 1, day) for day in (4, 5, 7, 8)]


def test_a_person_is_away_beside_the_company_and_a_day_of_work_beats_it():
    assert worked(known(plan(front() + ONE)), "ada", date(2026, 10, 12), date(2026, 10, 20)) == [
        date(2026, 10, 12), date(2026, 10, 13), date(2026, 10, 16), date(2026, 10, 20),
    ]  # fmt: skip


def test_a_day_of_work_beats_a_closure_a_holiday_and_the_week():
    text = front("closures: [{dates: 2026-12-24, who: acme, why: Shutdown}]").replace(
        "works: [2026-10-16]", "works: [2026-12-24, 2026-12-25, 2026-12-26]"
    )

    assert len(worked(known(plan(text + ONE)), "ada", date(2026, 12, 24), date(2026, 12, 27))) == 3


def test_a_stated_week_takes_the_place_of_the_countrys():
    text = front().replace("calendar: IT-BS}", "calendar: IT-BS, week: sun-thu}")

    assert worked(known(plan(text + ONE)), "acme", date(2026, 10, 8), date(2026, 10, 12)) == [
        date(2026, 10, 8), date(2026, 10, 11), date(2026, 10, 12),
    ]  # fmt: skip


def test_china_works_on_the_saturday_that_makes_up_for_a_bridge_day_unless_it_is_shut():
    text = front("closures: [{dates: 2026-10-10, who: nord, why: Fair}]").replace("IT-BS", "CN").replace("DE-BY", "CN")
    days = known(plan(text + ONE))

    assert days.works(PartyId("acme"), date(2026, 10, 10))
    assert not days.works(PartyId("acme"), date(2026, 10, 11))
    assert not days.works(PartyId("nord"), date(2026, 10, 10))


def test_a_day_that_two_companies_work_to_make_up_for_a_bridge_day_is_one_joint_day():
    joint = known(plan(front().replace("IT-BS", "CN").replace("DE-BY", "CN") + ONE)).joint

    assert joint.count(date(2026, 10, 5).toordinal(), date(2026, 10, 12).toordinal()) == 3  # 8, 9 and Saturday the 10th


def test_joint_days_are_those_of_customer_and_supplier_and_not_of_partners():
    text = front("closures: [{dates: 2026-10-06, who: law, why: x}, {dates: 2026-10-07, who: nord, why: x}]")

    joint = known(plan(text + ONE)).joint

    assert [date.fromordinal(joint.next(date(2026, 10, day).toordinal())).day for day in (5, 6, 7)] == [5, 6, 8]


def test_days_of_rest_are_those_of_either_side_and_not_of_partners():
    weeks = front().replace("calendar: IT-BS", "week: sun-thu").replace("side: partner", "side: partner, week: mon-tue")

    assert known(plan(front() + ONE)).rest_days == {5, 6}
    assert known(plan(weeks + ONE)).rest_days == {4, 5, 6}


def test_without_customer_and_supplier_joint_days_are_monday_to_friday():
    deal = plan(front() + ONE)
    alone = replace(deal, parties=deal.parties[2:], people=deal.people[2:], sections=())

    assert known(alone).joint.count(TODAY.toordinal(), TODAY.toordinal() + 14) == 10


def test_an_activity_works_when_all_its_people_do_or_any_of_them():
    body = "## Done {#done}\n\n- [ ] Both do it {#both 1d R=ada,nia}\n- [ ] One does it {#one 1d .any R=ada,nia}\n"
    days = known(plan(front() + body)).activities

    ada_away = date(2026, 10, 14).toordinal()

    assert days[ItemId("both")].next(ada_away) == date(2026, 10, 16).toordinal()
    assert days[ItemId("one")].next(ada_away) == ada_away


def test_activities_of_the_same_people_share_their_days():
    body = "## Done {#done}\n\n- [ ] First thing {#a 1d R=ada}\n- [ ] Second thing {#b 2d R=ada}\n"
    days = known(plan(front() + body)).activities

    assert days[ItemId("a")] is days[ItemId("b")]


def test_elapsed_work_counts_every_day_and_an_event_joint_days():
    body = "## Done {#done}\n\n- [ ] Wait for the court {#wait 9ed R=ada}\n- [ ] The court rules {#rules 0d R=lex}\n"
    days = known(plan(front() + body)).activities
    sunday, holiday = date(2026, 10, 11).toordinal(), date(2026, 12, 8).toordinal()

    assert days[ItemId("wait")].next(sunday) == sunday
    assert days[ItemId("rules")].next(holiday) == holiday + 1  # a holiday in Brescia, none of the partner's
    assert (days[ItemId("wait")].first, len(days[ItemId("wait")].rank)) == (
        days[ItemId("rules")].first, len(days[ItemId("rules")].rank),
    )  # fmt: skip


def test_the_days_of_a_changed_activity_can_be_asked_for():
    deal = plan(front() + ONE)
    (thing,) = deal.activities
    days, away = known(deal), date(2026, 10, 14).toordinal()
    handed_over = replace(thing, roles=replace(thing.roles, responsible=(PersonId("nia"),)))

    assert days.of(thing) == days.activities[thing.id]
    assert days.of(handed_over).next(away) == away
    assert days.of(replace(thing, duration=replace(thing.duration, unit=Unit.ELAPSED))).next(away) == away


# --- lanes ------------------------------------------------------------------------------------------------------------


def test_a_companys_days_off_are_named_and_only_those_that_would_be_worked():
    deal = plan(front("closures: [{dates: 2026-12-07/2026-12-08, who: acme, why: Bridge}]") + ONE)

    off = known(deal).days_off(PartyId("acme"), date(2026, 11, 1), date(2026, 12, 31))

    assert off == (
        DayOff(who="acme", first=date(2026, 12, 7), last=date(2026, 12, 8), name="Bridge"),
        DayOff(who="acme", first=date(2026, 12, 25), last=date(2026, 12, 25), name="Christmas Day"),
    )  # 1 November is a Sunday, 26 December a Saturday; the closure takes the Immaculate Conception in


def test_a_closure_over_a_weekend_is_one_stretch_cut_to_what_is_asked_for():
    deal = plan(front("closures: [{dates: 2026-12-21/2027-01-08, who: acme, why: Shutdown}]") + ONE)

    off = known(deal).days_off(PartyId("acme"), date(2026, 12, 24), date(2027, 1, 2))

    assert [(days.first, days.last) for days in off] == [(date(2026, 12, 24), date(2027, 1, 1))]


def test_days_off_of_other_names_or_with_work_between_are_stretches_of_their_own():
    shut = [f"{{dates: 2026-10-{day}, who: acme, why: {why}}}" for day, why in ((12, "A"), (13, "B"), (15, "B"))]

    off = known(plan(front(f"closures: [{', '.join(shut)}]") + ONE)).days_off(
        PartyId("acme"), TODAY, date(2026, 10, 20)
    )

    assert [(days.name, days.first.day) for days in off] == [("A", 12), ("B", 13), ("B", 15)]


def test_days_off_are_named_in_the_plans_language_and_estimates_marked():
    text = front(language="it").replace("DE-BY", "AE")
    days = known(plan(text + ONE), date(2027, 3, 1))

    christmas = days.days_off(PartyId("acme"), date(2026, 12, 25), date(2026, 12, 25))
    eid = days.days_off(PartyId("nord"), date(2027, 3, 8), date(2027, 3, 12))

    assert [off.name for off in christmas] == ["Natale"]
    assert [(off.first.day, off.last.day, off.estimated) for off in eid] == [(9, 9, True), (10, 11, True)]


def test_a_persons_days_off_are_the_absences_without_a_name():
    days = known(plan(front() + ONE))

    assert days.days_off(PersonId("ada"), TODAY, date(2026, 12, 31)) == (
        DayOff(who="ada", first=date(2026, 10, 14), last=date(2026, 10, 15), name=""),
        DayOff(who="ada", first=date(2026, 10, 19), last=date(2026, 10, 19), name=""),
    )


def test_school_holidays_are_a_lane_and_remove_no_days():
    text = front().replace("calendar: DE-BY}", "calendar: DE-BY, school: DE-BY}")
    days = known(plan(text + ONE))

    autumn = days.school_holidays(PartyId("nord"), date(2026, 11, 1), date(2026, 11, 15))

    assert [(off.who, off.first, off.last) for off in autumn] == [("nord", date(2026, 11, 2), date(2026, 11, 6))]
    assert days.works(PartyId("nord"), date(2026, 11, 3))
    assert days.school_holidays(PartyId("acme"), date(2026, 11, 1), date(2026, 11, 15)) == ()


# --- faults -----------------------------------------------------------------------------------------------------------


def test_an_unknown_calendar_is_told_with_its_place_and_the_nearest():
    deal = plan(front().replace("IT-BS", "it-bs").replace("DE-BY", "Narnia") + ONE)
    checked = calendars(deal, BOOK, today=TODAY)

    assert checked.diagnostics[0].message == "no holidays are known for 'it-bs'"
    assert [(fault.code, fault.span.line, fault.hint) for fault in checked.diagnostics] == [
        ("unknown-calendar", 5, "did you mean 'IT-BS'?"),
        ("unknown-calendar", 6, "a country or a part of one, such as IT or DE-BY"),
    ]


def test_a_region_without_school_holidays_is_told():
    deal = plan(front().replace("calendar: IT-BS}", "calendar: IT-BS, school: IT-BS}") + ONE)
    checked = calendars(deal, BOOK, today=TODAY)

    assert [(fault.message, fault.span.line, fault.hint) for fault in checked.diagnostics] == [
        ("no school holidays are known for 'IT-BS'", 5, "a country or a part of one, such as IT or DE-BY")
    ]


@pytest.mark.parametrize(
    "change", [{"not_before": date(1989, 12, 31)}, {"fixed": date(2101, 1, 1)}, {"by": date(2200, 1, 1)}]
)
def test_a_date_that_no_plan_can_speak_of_is_told(change):
    deal = plan(front() + ONE)
    wrong = rebuilt(deal, lambda item: replace(item, **change) if isinstance(item, Activity) else item)

    assert [code for code, _, _ in faults(wrong)] == ["date-out-of-range"]


def test_a_today_that_no_plan_can_speak_of_is_told():
    assert [message for _, _, message in faults(plan(front() + ONE), date(2101, 1, 1))] == [
        "today is 2101-01-01, and a plan's dates lie between 1990 and 2100"
    ]


def test_people_who_never_work_on_one_day_are_named_with_their_first_days():
    text = front().replace("side: partner}", "side: partner, week: sat-sun}")
    body = "## Done {#done}\n\n1. [ ] Do it together {#a 2d R=nia,lex,ada}\n2. [ ] And again {#b 1d R=nia,lex,ada}\n"
    checked = calendars(plan(text + body), BOOK, today=date(2026, 10, 15))
    (fault,) = checked.diagnostics

    assert (fault.code, fault.message) == (
        "no-common-day", "'nia', 'lex' and 'ada' have no working day in common, and 'a' needs one",
    )  # fmt: skip
    assert fault.span.line == 17
    assert fault.hint is not None
    assert "'lex' works on 2026-10-17/2026-10-18, 2026-10-24/2026-10-25" in fault.hint
    assert "'ada' works on 2026-10-16, 2026-10-20/2026-10-23" in fault.hint


def test_who_does_not_work_in_the_first_30_days_is_said_so():
    text = front().replace("2026-10-14/2026-10-19", "2026-10-01/2100-12-31").replace(", works: [2026-10-16]", "")
    (fault,) = calendars(plan(text + ONE), BOOK, today=TODAY).diagnostics

    assert fault.message == "'ada' has no working day left, and 'thing' needs one"
    assert fault.hint == "'ada' works on no day of the 30 from 2026-10-05"


def test_sides_that_never_work_on_one_day_are_told_where_work_needs_both():
    text = front().replace("calendar: IT-BS}", "week: sat-sun}")
    body = "## Done {#done}\n\n- [ ] Do it together {#a 2d}\n"

    assert [message for _, _, message in faults(plan(text + body))] == [
        "'acme' and 'nord' have no working day in common, and 'a' needs one"
    ]


@pytest.mark.parametrize("mark", ["[x] Done {#a 2d R=ada,lex done=2026-10-05}", "[-] Dropped {#a 2d R=ada,lex}"])
def test_work_that_is_over_needs_no_day(mark):
    text = front().replace("side: partner}", "side: partner, week: sat-sun}").replace(", works: [2026-10-16]", "")

    assert calendars(plan(text + f"## Done {{#done}}\n\n- {mark}\n"), BOOK, today=TODAY).ok
