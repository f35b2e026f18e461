"""Lists become series and parallels; what is no work leaves them."""

import pytest

from jepsite.audience import Visibility
from jepsite.model.values import Lag
from jepsite.model.work import Group, Milestone, Series, activities_in
from tests.deals import plan
from tests.parse.test_lists import shape, shape_of


def milestone(text: str, *expected: str) -> Milestone:
    return plan(f"## M {{#m}}\n\n{text}", *expected).milestones[0]


def test_a_numbered_list_that_does_not_start_at_one_goes_on_where_the_last_one_stopped() -> None:
    text = "1. [ ] a\n2. [ ] b\n\nText.\n\n3. [ ] c\n\n- [ ] d\n\n4. [ ] e\n\nText.\n\n1. [ ] f\n\nText.\n\n2. [ ] g\n"

    assert shape(text) == (["a", "b", "c", "e"], "d", ["f", "g"])


def test_each_track_numbers_for_itself() -> None:
    text = "### One\n\n1. [ ] a\n\n### Two\n\n2. [ ] b\n"

    assert [shape_of(track.body) for track in milestone(text, "list-without-start").tracks] == [(["a"],), (["b"],)]


def test_a_group_numbers_for_itself() -> None:
    text = "1. [ ] a\n2. Both\n   1. [ ] b\n\n   Text.\n\n   2. [ ] c\n3. [ ] d\n"

    assert shape(text) == (["a", {"Both": ["b", "c"]}, "d"],)


def test_several_lists_in_a_group_run_side_by_side() -> None:
    text = "1. Both\n   1. [ ] a\n   2. [ ] b\n\n   Text.\n\n   1. [ ] c\n   2. [ ] d\n"

    assert shape(text) == ([{"Both": (["a", "b"], ["c", "d"])}],)


def test_outcomes_and_their_like_are_no_work() -> None:
    text = "1. [ ] a\n2. [ ] Seen {.outcome for=acme}\n3. [ ] b\n\n1. [ ] Late {.risk}\n\n4. [ ] c\n"
    found = milestone(text, "restarted-list")

    assert [activity.title for activity in found.activities] == ["a", "b", "c"]
    assert [outcome.title for outcome in found.outcomes] == ["Seen"]
    assert [risk.title for risk in found.risks] == ["Late"]


def test_a_list_of_outcomes_is_not_one_to_go_on_with() -> None:
    text = "1. [ ] a\n\nText.\n\n1. [ ] Seen {.outcome for=acme}\n\nText.\n\n2. [ ] b\n"

    assert shape(text) == (["a", "b"],)


def test_activities_come_in_file_order_also_where_a_list_goes_on() -> None:
    assert [a.title for a in milestone("1. [ ] a\n\n- [ ] b\n\n2. [ ] c\n").activities] == ["a", "b", "c"]


def test_a_group_may_be_named_wait_and_be_internal() -> None:
    text = "- [ ] a {#a}\n- Prepare {#prepare after=a+2d .internal}\n\n  Details.\n\n  1. [ ] b\n"
    (_, group) = milestone(text).tracks[0].body.items

    assert isinstance(group, Group)
    assert (group.id, group.title, group.visibility) == ("prepare", "Prepare", Visibility.INTERNAL)
    assert group.waits.after is not None
    assert [(reference.target, reference.lag) for reference in group.waits.after] == [("a", Lag(days=2))]
    assert group.details is not None
    assert group.details.plain == "Details."
    assert isinstance(group.body, Series)


@pytest.mark.parametrize(
    "text",
    [
        "## M {.internal}\n\n- [ ] a\n- [ ] r {.risk}\n",
        "## M\n\n### T {.internal}\n\n- [ ] a\n- [ ] r {.risk}\n",
        "## M\n\n- G {.internal}\n  - [ ] a\n  - [ ] r {.risk}\n",
        "## M\n\n- G {.internal}\n  - H\n    - [ ] a\n    - [ ] r {.risk}\n",
        "## M\n\n- [ ] a {.internal}\n- [ ] r {.risk .internal}\n",
    ],
)
def test_what_stands_in_something_internal_is_internal(text: str) -> None:
    (found,) = plan(text).milestones

    assert {activity.visibility for activity in found.activities} == {Visibility.INTERNAL}
    assert {risk.visibility for risk in found.risks} == {Visibility.INTERNAL}


def test_what_stands_beside_something_internal_is_public() -> None:
    (found,) = plan(
        "## M\n\n### T {.internal}\n\n- [ ] a\n\n### U\n\n- [ ] b\n- [ ] c {.internal}\n- [ ] d\n"
    ).milestones

    assert [activity.title for activity in found.activities if activity.visibility is Visibility.PUBLIC] == ["b", "d"]
    assert [track.visibility for track in found.tracks] == [Visibility.INTERNAL, Visibility.PUBLIC]


def test_two_kinds_are_one_too_many() -> None:
    assert len(milestone("- [ ] a\n- [ ] b {.risk .question}\n", "two-kinds").risks) == 1


def test_a_group_of_risks_is_no_group() -> None:
    found = milestone("- [ ] a\n- Risks\n  - [ ] r {.risk}\n", "group-without-activities")

    assert [activity.title for activity in activities_in(found.tracks[0].body)] == ["a"]
    assert [risk.title for risk in found.risks] == ["r"]
