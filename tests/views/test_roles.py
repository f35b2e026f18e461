"""Who does what."""

from datetime import date, time

import pytest

from jepsite.model.values import Hours, ItemId, Prose
from jepsite.model.work import State
from jepsite.planning.result import MilestoneState
from jepsite.views.roles import RolesView, milestone_when, roles_view
from jepsite.views.seen import Seen
from tests.views.seens import activity, days, formats, milestone, parties, plain, seen


def roles(plan: Seen, language: str = "en") -> RolesView:
    table = roles_view(plan, formats(language), parties(plan, language))
    assert table is not None
    return table


def test_a_cell_holds_the_letters_that_a_person_has():
    work = activity(responsible=("nia", "ada"), accountable="ada", consulted=("otto",), informed=("ben",))
    table = roles(seen(milestone(work)))

    assert [(column.mark.id, [each.id for each in column.people]) for column in table.parties] == [
        ("acme", ["ada", "ben"]),
        ("nord", ["nia", "otto"]),
    ]
    assert table.groups[0].rows[0].cells == ("RA", "I", "R", "C")
    assert table.groups[0].rows[0].people == ("nia", "ada", "otto", "ben")


def test_only_those_who_have_a_role_have_a_column_and_a_company_comes_before_its_people():
    table = roles(seen(milestone(activity(responsible=("ben",), companies=("acme",)))))

    assert [each.id for party in table.parties for each in party.people] == ["acme", "ben"]
    assert table.groups[0].rows[0].cells == ("R", "R")


@pytest.mark.parametrize(
    ("changes", "note"),
    [
        ({}, None),
        ({"fixed": date(2026, 10, 15)}, "fixed date"),
        ({"fixed": date(2026, 10, 1), "missed_fixed": True}, None),
        (
            {"fixed": date(2026, 12, 2), "confirmed": date(2026, 9, 28), "at": Hours(start=time(15))},
            "fixed date, confirmed 28 September, 15:00",
        ),
        ({"state": State.BLOCKED, "waits_for": (ItemId("b"),)}, "waits for ‘Do b’"),
        ({"state": State.DROPPED, "why": "Nobody needs it", "fixed": date(2026, 12, 2)}, "Nobody needs it"),
        ({"state": State.DONE, "confirmed": date(2026, 9, 28)}, None),
    ],
)
def test_a_row_notes_what_is_special_about_its_date(changes, note):
    row = roles(seen(milestone(activity(**changes), activity("b")))).groups[0].rows[0]

    assert (plain(row.note) if row.note else None) == note


def test_a_row_has_dates_state_and_details():
    work = activity(
        expected=days(date(2026, 9, 14), date(2026, 9, 17)),
        details=Prose(html="<p>How</p>", plain="How"),
        link="https://x.example",
    )
    row = roles(seen(milestone(work))).groups[0].rows[0]

    assert (plain(row.dates), row.state.word, row.struck, row.link) == (
        "14–17 Sep",
        "To do",
        False,
        "https://x.example",
    )
    assert row.details is not None
    assert row.details.html == "<p>How</p>"


def test_dropped_work_is_struck_and_has_no_dates():
    row = roles(seen(milestone(activity(state=State.DROPPED, expected=None)))).groups[0].rows[0]

    assert (row.struck, row.dates) == (True, "–")


def test_a_group_tells_when_its_milestone_is():
    reached = milestone(state=MilestoneState.REACHED, reached=date(2026, 9, 21))

    assert plain(milestone_when(reached, formats())) == "Reached 21 Sep"
    assert plain(milestone_when(milestone(), formats())) == "3 Dec, deadline 11 Dec"
    assert plain(milestone_when(milestone(), formats("it"))) == "3 dic, scadenza 11 dic"
    assert plain(milestone_when(milestone(by=None), formats())) == "3 Dec"
    assert milestone_when(milestone(expected=None), formats()) == ""


def test_without_activities_there_is_no_table():
    plan = seen(milestone())

    assert roles_view(plan, formats(), parties(plan)) is None
