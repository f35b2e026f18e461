"""What each side gains."""

from datetime import date
from typing import Any

from jepsite.model.values import PartyId, PersonId
from jepsite.planning.result import MilestoneState
from jepsite.views.outcomes import OutcomesView, outcomes_view
from jepsite.views.seen import Seen, SeenOutcome
from tests.views.seens import formats, milestone, parties, plain, seen


def outcome(title: str, for_: str = "acme", *, achieved: bool = False) -> SeenOutcome:
    return SeenOutcome(title=title, for_=PartyId(for_), achieved=achieved, details=None)


def outcomes(plan: Seen) -> OutcomesView:
    table = outcomes_view(plan, formats(), parties(plan))
    assert table is not None
    return table


def test_a_cell_for_each_side_also_where_it_is_empty():
    plan = seen(milestone(outcomes=(outcome("Less waiting", achieved=True), outcome("A reference", "acme"))))
    table = outcomes(plan)

    assert [mark.id for mark in table.columns] == ["acme", "nord"]
    assert [[(item.text, item.state.icon, item.state.word) for item in cell] for cell in table.rows[0].cells] == [
        [("Less waiting", "done", "achieved"), ("A reference", "todo", "open")],
        [],
    ]


def test_rows_are_the_milestones_that_have_something_to_show():
    plan = seen(
        milestone(id_="a", title="A"),
        milestone(id_="b", title="B", outcomes=(outcome("X"),)),
        milestone(id_="c", title="C", exit="Minutes"),
    )

    assert [row.milestone for row in outcomes(plan).rows] == ["B", "C"]


def test_without_an_outcome_there_is_no_table():
    plan = seen(milestone(exit="Minutes"))

    assert outcomes_view(plan, formats(), parties(plan)) is None


def row(**changes: Any) -> tuple[str, str]:
    shown = outcomes(seen(milestone(outcomes=(outcome("X"),), **changes))).rows[0]
    return plain(shown.when or ""), shown.exit or ""


def test_a_row_tells_when_the_milestone_is_and_what_proves_it():
    assert row() == ("3 Dec", "")
    assert row(exit="Minutes, signed.", approver=PersonId("ada")) == (
        "3 Dec",
        "Proof: Minutes, signed. Accepted by Ada Abel",
    )
    assert row(exit="Minutes, signed.") == ("3 Dec", "Proof: Minutes, signed.")
    assert row(approver=PersonId("ada")) == ("3 Dec", "Accepted by Ada Abel")
    assert row(state=MilestoneState.REACHED, reached=date(2026, 9, 21)) == ("reached 21 Sep", "")
    assert row(expected=None) == ("", "")
