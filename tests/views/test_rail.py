"""The milestones on their line."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from jepsite.model.people import Side
from jepsite.model.values import PartyId
from jepsite.planning.result import DayOff, MilestoneState
from jepsite.views.rail import RailStep, RailView, rail_view
from jepsite.views.seen import Seen, SeenParty
from tests.views.seens import TODAY, activity, formats, milestone, never_off, parties, plain, seen

REACHED: Any = {
    "state": MilestoneState.REACHED, "reached": date(2026, 9, 21), "expected": date(2026, 9, 21),
    "by": date(2026, 9, 25),
}  # fmt: skip


def rail(plan: Seen, days_off=never_off, language: str = "en") -> RailView:
    return rail_view(plan, formats(language), parties(plan, language), days_off)


def step(**changes: Any) -> RailStep:
    return rail(seen(milestone(**changes))).steps[0]


@pytest.mark.parametrize(
    ("changes", "state", "buffer"),
    [
        ({}, "On track:", "4 working days of buffer"),
        ({"state": MilestoneState.TIGHT, "buffer_days": 1}, "On track, but tight:", "1 working day of buffer"),
        ({"state": MilestoneState.TIGHT, "buffer_days": 0}, "On track, but tight:", "no buffer"),
        ({"state": MilestoneState.AT_RISK, "worst_buffer_days": -3}, "At risk:", "3 working days late at worst"),
        ({"state": MilestoneState.LATE, "buffer_days": -2}, "Late:", "2 working days after the deadline"),
        ({"by": None, "buffer_days": None}, "Expected", None),
        (REACHED, "Reached", "4 working days early"),
        (REACHED | {"buffer_days": 0}, "Reached", "as agreed"),
        (REACHED | {"buffer_days": -1}, "Reached", "1 working day late"),
        (REACHED | {"buffer_days": None, "by": None}, "Reached", None),
        ({"state": MilestoneState.DROPPED, "expected": None}, "Dropped", None),
    ],
)
def test_a_step_says_how_its_milestone_stands(changes, state, buffer):
    shown = step(**changes)

    assert (shown.state, shown.buffer and plain(shown.buffer)) == (state, buffer)
    assert shown.late == (state == "Late:")
    assert shown.reached == (state == "Reached")


def test_a_step_has_its_date_its_deadline_and_its_place_in_the_plan():
    shown = step()

    assert shown.when is not None
    assert (shown.when.iso, plain(shown.when.text)) == ("2026-12-03", "Thu 3 Dec")
    assert plain(shown.deadline or "") == "Deadline Fri 11 Dec"
    assert shown.goal
    assert not rail(seen(milestone(), milestone(id_="n"))).steps[0].goal


def test_what_has_no_date_shows_none():
    shown = step(state=MilestoneState.DROPPED, expected=None, by=None)

    assert (shown.when, shown.deadline) == (None, None)


def test_the_line_is_coloured_up_to_the_page_s_day_in_proportion():
    plan = seen(
        milestone(id_="a", **REACHED),
        milestone(id_="b", **REACHED),
        milestone(id_="c", expected=date(2026, 10, 15)),
        milestone(id_="d"),
    )

    assert [shown.passed for shown in rail(plan).steps] == [100, 58, 0, 0]


@pytest.mark.parametrize(
    ("expected", "passed"), [(date(2026, 9, 30), 100), (date(2026, 9, 21), 0), (None, 0), (TODAY, 100)]
)
def test_the_line_is_never_longer_than_itself(expected, passed):
    plan = seen(milestone(id_="a", **REACHED), milestone(id_="b", expected=expected))

    assert rail(plan).steps[0].passed == passed


def test_beyond_six_milestones_the_reached_ones_fold_into_one():
    reached = [milestone(id_=f"r{number}", **REACHED) for number in range(3)]
    ahead = [milestone(id_=f"m{number}", expected=date(2026, 10, 19)) for number in range(4)]
    folded = rail(seen(*reached, *ahead))

    assert [shown.id for shown in folded.steps] == ["m0", "m1", "m2", "m3"]
    assert folded.folded == "3 milestones reached"
    assert folded.folded_passed == 50
    assert rail(seen(*reached, *ahead[:3])).folded is None
    assert rail(seen(reached[0], *ahead, *(milestone(id_=f"n{number}") for number in range(3)))).folded is None


def test_a_rail_of_reached_milestones_only_may_fold_them_all():
    folded = rail(seen(*(milestone(id_=f"r{number}", **REACHED) for number in range(7))))

    assert (folded.steps, folded.folded, folded.folded_passed) == ((), "7 milestones reached", 0)


def test_the_note_tells_what_a_buffer_counts_and_which_closed_days_shorten_it():
    def days_off(who, first, last):
        closed = [
            DayOff(who="acme", first=date(2026, 12, 7), last=date(2026, 12, 8), name="Bridge"),
            DayOff(who="acme", first=date(2026, 12, 8), last=date(2026, 12, 8), name="Holiday"),
            DayOff(who="acme", first=date(2026, 12, 11), last=date(2026, 12, 11), name="Inventory"),
        ]
        return closed if who == "acme" else ()

    plan = seen(milestone(activity()))

    assert plain(rail(plan, days_off).note or "") == (
        "A buffer counts only days on which both companies work. "
        "Not counted, because Acme is closed: 7–8 December and 11 December."
    )
    assert rail(plan).note == "A buffer counts only days on which both companies work."


def test_whose_days_a_buffer_counts_depends_on_how_many_companies_there_are():
    plan = seen(milestone(activity()))
    customer, supplier = plan.parties
    trust = replace(customer, id=PartyId("trust"), name="Trust")

    assert rail(replace(plan, parties=(customer, trust, supplier))).note == (
        "A buffer counts only days on which both sides work."
    )
    ours = tuple(person for person in plan.people if person.of == customer.id)

    assert rail(replace(plan, parties=(customer,), people=ours)).note is None


def test_a_partner_s_closed_days_shorten_no_buffer():
    law = SeenParty(id=PartyId("law"), name="Law", side=Side.PARTNER, calendar=None)
    plan = seen(milestone(activity()))

    def days_off(who, first, last):
        return [DayOff(who=who, first=first, last=first, name="")] if who == "law" else ()

    assert rail(replace(plan, parties=(*plan.parties, law)), days_off).note == rail(plan).note


def test_without_a_deadline_there_is_nothing_to_note():
    assert rail(seen(milestone(by=None, buffer_days=None))).note is None
    assert rail(seen(milestone(**REACHED))).note is None
    assert rail(seen()) == RailView(steps=(), folded=None, folded_passed=0, note=None)
