"""What follows from late work and what stays."""

from datetime import date
from typing import Any

import pytest

from jepsite.model.values import ItemId
from jepsite.planning.result import MilestoneState
from jepsite.views.consequences import consequences
from jepsite.views.seen import Seen, SeenLink
from tests.views.seens import activity, days, formats, milestone, plain, seen


def link(predecessor: str, successor: str) -> SeenLink:
    return SeenLink(predecessor=ItemId(predecessor), successor=ItemId(successor), type="FS")


def told(plan: Seen, language: str = "en") -> str:
    return plain(consequences(plan.activities[0], plan, formats(language)) or "")


LATE = activity("late", is_late=True)
REHEARSE = activity("r", title="Rehearse", has_moved=True, expected=days(date(2026, 10, 7)))
REVIEW = activity("v", title="Review", has_moved=True, expected=days(date(2026, 10, 14), date(2026, 10, 20)))
DEMO: Any = {"id_": "demo", "title": "Demo", "expected": date(2026, 10, 15)}


def test_tells_what_moves_next_and_what_stays():
    plan = seen(
        milestone(LATE, REHEARSE, REVIEW, driving=(), **DEMO),
        milestone(id_="sign"),
        signs=True,
        links=(link("late", "r"), link("late", "v")),
    )

    assert told(plan) == (
        "‘Rehearse’ moves to Wednesday 7 October. ‘Review’ moves to 14–20 October. "
        "‘Demo’ stays on Thursday 15 October. The signing date stays on Thursday 3 December."
    )
    assert told(plan, "it") == (
        "«Rehearse» passa a mercoledì 7 ottobre. «Review» passa al periodo 14–20 ottobre. "
        "«Demo» rimane giovedì 15 ottobre. La data della firma rimane giovedì 3 dicembre."
    )
    assert told(plan, "de") == (
        "„Rehearse“ verschiebt sich auf Mittwoch, 7. Oktober. „Review“ verschiebt sich auf 14.–20. Oktober. "
        "„Demo“ bleibt bei Donnerstag, 15. Oktober. Der Unterschriftstermin bleibt bei Donnerstag, 3. Dezember."
    )


def test_what_keeps_its_date_or_does_not_follow_is_not_said_to_move():
    still = activity("s", title="Still")
    plan = seen(milestone(LATE, REHEARSE, still, driving=()), links=(link("late", "s"),))

    assert told(plan) == "‘Go-live’ stays on Thursday 3 December."


def test_tells_by_how_much_a_milestone_moves_if_it_drives():
    assert told(seen(milestone(LATE, slip=3))) == "‘Go-live’ moves to Thursday 3 December, 3 working days later."


def test_says_nothing_of_a_milestone_that_something_else_has_moved():
    assert told(seen(milestone(LATE, slip=3, driving=()))) == ""


@pytest.mark.parametrize(
    ("signs", "sentence"),
    [
        (True, "The signing date is now Thursday 3 December, 2 working days after the deadline."),
        (False, "‘Go-live’ is now Thursday 3 December, 2 working days after the deadline."),
    ],
)
def test_says_of_a_milestone_late_from_the_beginning_that_it_is(signs, sentence):
    plan = seen(milestone(LATE, state=MilestoneState.LATE, buffer_days=-2), signs=signs)

    assert told(plan) == sentence


def test_the_signature_is_told_once_also_where_the_late_work_is_its_own():
    assert told(seen(milestone(LATE, driving=()), signs=True)) == "The signing date stays on Thursday 3 December."


def test_a_milestone_without_a_date_is_not_spoken_of():
    assert told(seen(milestone(LATE, expected=None), signs=True)) == ""
