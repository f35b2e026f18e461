"""Which milestone the page speaks of."""

from datetime import date

import pytest

from jepsite.planning.result import MilestoneState
from jepsite.views.focus import focus_of, quoted
from tests.views.seens import formats, milestone, seen

OPEN = MilestoneState.ON_TRACK
REACHED = MilestoneState.REACHED
DROPPED = MilestoneState.DROPPED


def focus(*states: MilestoneState, closing: str) -> tuple[str, bool]:
    plan = seen(*(milestone(id_=f"m{n}", state=state) for n, state in enumerate(states)), closing=closing, signs=True)
    found = focus_of(plan)
    assert found is not None
    return found.milestone.id, found.signs


@pytest.mark.parametrize(
    ("states", "closing", "expected"),
    [
        ((OPEN, OPEN, OPEN), "m1", ("m1", True)),
        ((REACHED, REACHED, OPEN), "m1", ("m2", False)),
        ((OPEN, REACHED, OPEN), "m1", ("m0", False)),
        ((REACHED, REACHED, REACHED), "m1", ("m1", True)),
        ((REACHED, DROPPED, OPEN), "m1", ("m2", False)),
        ((REACHED, DROPPED, DROPPED), "m1", ("m0", False)),
        ((DROPPED, DROPPED), "m1", ("m1", True)),
    ],
)
def test_speaks_of_the_closing_milestone_then_of_the_next(states, closing, expected):
    assert focus(*states, closing=closing) == expected


def test_speaks_of_nothing_where_there_is_no_milestone():
    assert focus_of(seen()) is None


def test_a_title_in_a_sentence_is_cut_where_it_is_long_and_never_within_a_word():
    assert quoted("Go-live", formats()) == "‘Go-live’"
    assert quoted("word " * 20, formats("de")) == f"„{' '.join(['word'] * 12)}…“"
    assert len(quoted("x" * 100, formats())) == 63


def test_the_next_milestone_is_the_next_in_the_file_not_the_next_in_time():
    plan = seen(
        milestone(id_="m0", state=REACHED, reached=date(2026, 9, 1)),
        milestone(id_="m1", expected=date(2027, 5, 1)),
        milestone(id_="m2", expected=date(2027, 3, 1)),
        closing="m0",
    )
    found = focus_of(plan)

    assert found is not None
    assert found.milestone.id == "m1"
