"""Activities keep the order of the file, however deep they lie."""

from jepsite.diagnostics import Span
from jepsite.model.values import ItemId
from jepsite.model.work import Activity, Group, Milestone, Parallel, Series, Track, Work, activities_in

HERE = Span(path="plan.md", line=7, column=1, end_line=7, end_column=9)
THERE = Span(path="plan.md", line=7, column=20, end_line=7, end_column=30)


def activity(name: str) -> Activity:
    return Activity(id=ItemId(name), title=name)


def names(work: Work) -> list[str]:
    return [found.id for found in activities_in(work)]


def test_an_activity_is_all_of_itself() -> None:
    assert names(activity("a")) == ["a"]


def test_lists_and_groups_give_their_activities_in_file_order() -> None:
    inner = Group(id=ItemId("g"), title="g", body=Series(items=(activity("b"), activity("c"))))
    work = Parallel(items=(activity("a"), inner, Series(items=(activity("d"),))))

    assert names(work) == ["a", "b", "c", "d"]


def test_a_milestones_activities_are_those_of_its_tracks() -> None:
    tracks = tuple(Track(title=None, body=Parallel(items=(activity(name),))) for name in ("a", "b"))

    assert [found.id for found in Milestone(id=ItemId("m"), title="m", tracks=tracks).activities] == ["a", "b"]


def test_a_place_is_the_attributes_own_or_else_the_items() -> None:
    item = Activity(id=ItemId("a"), title="a", span=HERE, spans={"on": THERE})
    heading = Milestone(id=ItemId("m"), title="m", span=HERE, spans={"by": THERE})

    assert (item.place("on"), item.place("by")) == (THERE, HERE)
    assert (heading.place("by"), heading.place("after")) == (THERE, HERE)


def test_moving_a_paragraph_changes_no_equality() -> None:
    assert Activity(id=ItemId("a"), title="a", span=HERE) == Activity(id=ItemId("a"), title="a", span=THERE)
