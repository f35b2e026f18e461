"""From what a reader may see to what is drawn."""

from datetime import date, timedelta
from typing import Any

import pytest

from jepsite.model.people import Side
from jepsite.model.values import ItemId, PartyId, PersonId
from jepsite.model.work import State
from jepsite.planning.result import MilestoneState
from jepsite.views.seen import Seen, SeenActivity, SeenLink, SeenParty, SeenTrack
from jepsite.views.timeline.chart import ChartActivity, ChartLink, ChartMilestone, Fill
from jepsite.views.timeline.charting import Charting, chart_links, chart_milestones, charting_of
from jepsite.views.timeline.hand import InHand
from tests.views.seens import TODAY, activity, days, formats, milestone, parties, person, plain, seen

SOON, LATER = days(TODAY + timedelta(days=14)), days(TODAY + timedelta(days=15))


def charting(plan: Seen, hand: InHand | None = None) -> Charting:
    return charting_of(plan, formats(), parties(plan), hand)


def drawn(*milestones: Any, **changes: Any) -> tuple[ChartMilestone, ...]:
    return chart_milestones(charting(seen(*milestones, **changes)))


def only(work: SeenActivity, **changes: Any) -> ChartActivity:
    (found,) = drawn(milestone(work), **changes)
    return next(found.activities)


def test_an_activity_is_drawn_with_its_dates_and_words():
    shown = only(activity(expected=days(date(2026, 10, 12), date(2026, 10, 14)), accountable=PersonId("ada")))

    assert (shown.id, shown.title, shown.icon, shown.fill) == ("a", "Do a", "todo", Fill.TODO)
    assert (plain(shown.label), plain(shown.short)) == ("12–14 Oct", "14 Oct")
    assert shown.dates == days(date(2026, 10, 12), date(2026, 10, 14))
    assert shown.people == ("nia", "ada")
    assert [mark.letter for mark in shown.marks] == ["N"]


@pytest.mark.parametrize(
    ("changes", "icon", "fill", "late", "waiting"),
    [
        ({"state": State.DONE}, "done", Fill.DONE, False, False),
        ({"state": State.DONE, "is_late": True}, "done", Fill.DONE, False, False),
        ({"state": State.RUNNING, "is_late": True}, "late", Fill.RUNNING, True, False),
        ({"state": State.BLOCKED}, "wait", Fill.TODO, False, True),
        ({"has_moved": True}, "moved", Fill.TODO, False, False),
    ],
)
def test_states_become_bars(changes, icon, fill, late, waiting):
    shown = only(activity(**changes))

    assert (shown.icon, shown.fill, shown.late, shown.waiting) == (icon, fill, late, waiting)


def test_dropped_work_stands_where_it_was_agreed():
    agreed = days(date(2026, 10, 1))

    shown = only(activity(state=State.DROPPED, expected=None, agreed=agreed))

    assert (shown.dropped, shown.dates, shown.before, shown.short) == (True, agreed, None, "")


def test_a_bar_has_the_colours_of_the_two_sides_with_most_people():
    law = SeenParty(id=PartyId("law"), name="Law Ltd", side=Side.PARTNER, calendar=None)
    plan = seen(milestone(activity(responsible=tuple(map(PersonId, ("lex", "nia", "otto", "ada", "ben"))))))
    people = (*plan.people, person("lex", "law", "Lex Long"))

    shown = only(next(iter(plan.activities)), parties=(*plan.parties, law), people=people)

    assert shown.sides == ("customer", "supplier")
    assert len(shown.marks) == 3


def test_a_company_named_as_such_counts_too_and_nobody_colours_nothing():
    assert only(activity(responsible=(), companies=(PartyId("acme"),))).sides == ("customer",)
    assert only(activity(responsible=())).sides == ()


def test_tracks_keep_their_names():
    tracks = (SeenTrack(title="Legal", text=None, activities=(activity("a"),)),)

    (shown,) = drawn(milestone(tracks=tracks))

    assert [(track.title, len(track.activities)) for track in shown.tracks] == [("Legal", 1)]


def test_a_milestone_is_drawn_with_its_words():
    (shown,) = drawn(milestone(activity(state=State.DONE), activity("b"), activity("c", state=State.DROPPED)))

    assert (shown.day, shown.by, shown.reached, shown.late) == (date(2026, 12, 3), date(2026, 12, 11), False, False)
    assert plain(shown.day_text) == "3 Dec"
    assert (plain(shown.by_text), plain(shown.buffer_text), plain(shown.buffer_short)) == (
        "by 11 Dec", "4 working days of buffer", "4 days",
    )  # fmt: skip
    assert shown.count == "1 of 2 done"


def test_a_reached_milestone_stands_on_the_day_it_was_reached():
    day = date(2026, 9, 21)

    (shown,) = drawn(milestone(state=MilestoneState.REACHED, reached=day, expected=day))

    assert (shown.day, shown.reached, shown.is_current) == (day, True, False)


def test_what_the_author_says_it_follows_is_named():
    demo, legal = milestone(activity("a"), id_="demo", title="Demo"), milestone(activity("b"), id_="legal")

    shown = drawn(demo, milestone(id_="end", follows=(demo.id, ItemId("b"))), legal)

    assert [each.after for each in shown] == ["", "After: Demo, Do b", ""]


def test_the_first_open_milestone_is_current_and_those_that_begin_within_two_weeks():
    def one(id_: str, **changes: Any) -> Any:
        return milestone(activity(id_, **changes), id_=f"m{id_}")

    shown = drawn(
        milestone(activity("a"), id_="ma", state=MilestoneState.REACHED),
        one("b", expected=LATER),
        one("c", expected=SOON),
        one("d", expected=LATER),
        one("e", expected=SOON, state=State.DONE),
    )

    assert [each.is_current for each in shown] == [False, True, True, False, False]


def links(plan: Seen, hand: InHand | None = None) -> list[tuple[str, str, bool, str]]:
    return [(link.source, link.target, link.critical, plain(link.note)) for link in chart_links(charting(plan, hand))]


A, B, C = map(ItemId, "abc")


def test_links_are_those_of_the_plan_and_the_driving_ones_are_critical():
    within = (SeenLink(predecessor=A, successor=B, type="FS"), SeenLink(predecessor=A, successor=C, type="SS"))
    plan = seen(milestone(activity("a"), activity("b"), activity("c")), links=within, driving_links=((A, B), (B, C)))

    assert links(plan) == [("a", "b", True, ""), ("a", "c", False, ""), ("b", "c", True, "")]


def test_the_link_to_a_fixed_date_says_what_is_in_hand():
    plan = seen(milestone(activity("a"), activity("b")))

    assert links(plan, InHand(predecessor=A, fixed=B, days=1)) == [("a", "b", False, "1 working day in hand")]


def test_the_chain_that_drives_the_page_is_critical():
    shown = drawn(milestone(activity("a"), activity("b"), driving=(B,)))

    assert [each.critical for each in shown[0].activities] == [False, True]
    assert next(iter(drawn(milestone(activity("a"), driving=()))[0].activities)).critical is False


def test_links_are_plain_values():
    assert ChartLink(source="a", target="b", critical=False).note == ""
