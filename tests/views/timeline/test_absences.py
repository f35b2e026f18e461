"""Who is closed or away."""

from datetime import date

from jepsite.planning.result import Dates, DayOff
from jepsite.views.timeline.absences import Absences, absences_of, chart_lanes, closed_days, name_of, note_of
from jepsite.views.timeline.chart import ChartOff
from tests.views.seens import formats, milestone, parties, plain, seen

PLAN = seen(milestone())
PARTIES = parties(PLAN)
FIRST, LAST = date(2026, 9, 14), date(2026, 12, 20)


def off(who: str, first: int, last: int, name: str = "", *, estimated: bool = False) -> DayOff:
    """Days off in December."""
    start, end = date(2026, 12, first), date(2026, 12, last)
    return DayOff(who=who, first=start, last=end, name=name, estimated=estimated)


BRIDGE, FEAST = off("acme", 7, 7, "Bridge"), off("acme", 8, 8, "Feast")
FAIR, EID = off("nord", 8, 10, "Fair"), off("nord", 21, 21, "Eid", estimated=True)
NIA = off("nia", 1, 4)


def known(*offs: DayOff, school: tuple[DayOff, ...] = ()) -> tuple[Absences, ...]:
    def days_off(who: str, first: date, last: date) -> tuple[DayOff, ...]:
        assert (first, last) == (FIRST, LAST)
        return tuple(each for each in offs if each.who == who)

    def holidays(who: str, first: date, last: date) -> tuple[DayOff, ...]:
        return tuple(each for each in school if each.who == who)

    return absences_of(PARTIES, days_off, holidays if school else None, FIRST, LAST)


def lanes(*offs: DayOff, school: tuple[DayOff, ...] = ()) -> dict[str, list[str]]:
    shown = chart_lanes(known(*offs, school=school), formats(), PARTIES)
    return {f"{lane.mark.letter} {lane.name.text}": [plain(each.text) for each in lane.off] for lane in shown}


def test_companies_without_days_off_are_left_out():
    assert [each.mark.letter for each in known(BRIDGE)] == ["A"]
    assert known() == ()


def test_a_companys_people_stand_in_its_lane():
    assert lanes(BRIDGE, NIA) == {"A Acme": ["Bridge 7 Dec"], "N Nordlicht": ["Nia Noor away, 1–4 Dec"]}


def test_days_that_touch_are_one_block_with_all_names():
    (lane,) = chart_lanes(known(BRIDGE, FEAST), formats(), PARTIES)

    assert [plain(each.text) for each in lane.off] == ["Bridge 7 Dec, Feast 8 Dec"]
    assert (lane.off[0].first, lane.off[0].last, lane.off[0].minor) == (BRIDGE.first, FEAST.last, False)


def test_a_single_day_may_stand_without_its_name():
    (lane,) = chart_lanes(known(FEAST, off("acme", 25, 25, "Christmas")), formats(), PARTIES)

    assert [(plain(each.text), each.minor) for each in lane.off] == [("Feast 8 Dec", True), ("Christmas 25 Dec", True)]


def test_a_persons_single_day_keeps_its_name():
    (lane,) = chart_lanes(known(off("nia", 1, 1)), formats(), PARTIES)

    assert lane.off == (
        ChartOff(first=date(2026, 12, 1), last=date(2026, 12, 1), text="Nia Noor away, 1\N{NO-BREAK SPACE}Dec"),
    )


def test_a_date_that_may_still_move_says_so():
    assert name_of(EID, formats()) == "Eid (estimated)"
    assert lanes(EID) == {"N Nordlicht": ["Eid (estimated) 21 Dec"]}


def test_school_holidays_have_a_lane_of_their_own():
    shown = chart_lanes(known(FAIR, school=(off("nord", 21, 23, "Winter"),)), formats(), PARTIES)

    assert [lane.name.text for lane in shown] == ["Nordlicht", "School holidays"]
    assert [(plain(each.text), each.school) for each in shown[1].off] == [("Winter 21–23 Dec", True)]


def test_days_on_which_any_company_is_closed_are_stretches_apart():
    days = closed_days(known(FEAST, FAIR, EID, NIA, school=(off("acme", 1, 30, "Winter"),)))

    assert days == (
        Dates(start=date(2026, 12, 8), finish=date(2026, 12, 10)),
        Dates(start=date(2026, 12, 21), finish=date(2026, 12, 21)),
    )


def test_a_short_closure_within_a_long_one_does_not_shorten_it():
    days = closed_days(known(off("acme", 7, 18, "Rest"), FAIR, off("nord", 19, 19, "Day")))

    assert days == (Dates(start=date(2026, 12, 7), finish=date(2026, 12, 19)),)


def test_the_note_tells_of_companies():
    note = note_of(known(BRIDGE, FAIR, off("nord", 22, 22), NIA), formats())

    assert note is not None
    assert (
        plain(note) == "Closed on working days: Acme 7 December (Bridge); Nordlicht 8–10 December (Fair), 22 December."
    )


def test_there_is_none_where_nobody_is_closed_or_it_would_be_a_list():
    assert note_of(known(NIA), formats()) is None
    assert note_of(known(*(off("acme", day, day, "Day") for day in range(1, 14))), formats()) is None
