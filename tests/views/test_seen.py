"""What a reader sees of a plan."""

import pytest

from jepsite.model.values import ItemId
from jepsite.model.work import State
from jepsite.planning.result import MilestoneState
from tests.views.seens import activity, milestone, seen


def test_everybody_with_a_role_is_named_once():
    work = activity(responsible=("nia", "ada"), accountable="ada", consulted=("ben",), informed=("nia", "otto"))

    assert work.people == ("nia", "ada", "ben", "otto")


@pytest.mark.parametrize("state", State)
def test_work_is_open_until_it_is_done_or_dropped(state):
    assert activity(state=state).is_open == (state in (State.TODO, State.RUNNING, State.BLOCKED))


@pytest.mark.parametrize("state", MilestoneState)
def test_a_milestone_is_open_until_it_is_reached_or_dropped(state):
    assert milestone(state=state).is_open == (state not in (MilestoneState.REACHED, MilestoneState.DROPPED))


def test_milestones_and_activities_are_found_by_id():
    plan = seen(milestone(activity("a", title="Load")))

    assert plan.title_of(ItemId("m")) == "Go-live"
    assert plan.title_of(ItemId("a")) == "Load"
