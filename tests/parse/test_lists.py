"""Which list is plan, what an item says, and what only looks like one."""

from typing import Any

import pytest

from jepsite.model.work import Activity, Group, Parallel, Series, Work
from tests.deals import plan, read


def shape(text: str, *expected: str) -> Any:
    """The work of the first milestone: a list for a series, a set-like tuple for what is side by side."""
    return shape_of(plan(f"## M\n\n{text}", *expected).milestones[0].tracks[0].body)


def shape_of(work: Work) -> Any:
    match work:
        case Activity():
            return work.title
        case Group():
            return {work.title: shape_of(work.body)}
        case Series():
            return [shape_of(item) for item in work.items]
        case Parallel():
            return tuple(shape_of(item) for item in work.items)


def test_numbers_are_one_after_the_other_and_bullets_side_by_side() -> None:
    assert shape("1. [ ] a\n2. [ ] b\n\n- [ ] c\n- [ ] d\n") == (["a", "b"], "c", "d")


@pytest.mark.parametrize("sign", "-*+")
def test_any_bullet_is_a_bullet(sign: str) -> None:
    assert shape(f"{sign} [ ] a\n{sign} [ ] b\n") == ("a", "b")


def test_numbers_may_end_with_a_bracket_and_need_not_differ() -> None:
    assert shape("1) [ ] a\n2) [ ] b\n") == (["a", "b"],)
    assert shape("1. [ ] a\n1. [ ] b\n1. [ ] c\n") == (["a", "b", "c"],)


def test_an_item_without_checkbox_is_a_group_of_what_is_nested_in_it() -> None:
    text = "1. Prepare\n   - [ ] a\n   - Both\n     1. [ ] b\n     2. [ ] c\n2. [ ] d\n"

    assert shape(text) == ([{"Prepare": ("a", {"Both": ["b", "c"]})}, "d"],)


def test_lists_nest_ten_deep() -> None:
    levels = "".join(f"{'  ' * depth}- g{depth}\n" for depth in range(10))
    nested = shape(f"{levels}{'  ' * 10}- [ ] deep\n")

    for depth in range(10):
        nested = nested[0][f"g{depth}"]
    assert nested == ("deep",)


def test_a_nested_list_may_begin_on_the_line_of_its_group() -> None:
    assert shape("- - [ ] a\n  - [ ] b\n", "missing-title") == ({"": ("a", "b")},)


def test_tabs_indent_too() -> None:
    assert shape("1.\tPrepare\n\t- [ ] a\n\t- [ ] b\n") == ([{"Prepare": ("a", "b")}],)


def test_a_comment_between_items_breaks_no_list() -> None:
    text = "1. [ ] a\n<!-- note -->\n2. [ ] b <!-- note -->\n\n<!-- note\n\n-->\n\n3. [ ] c\n"

    assert shape(text) == (["a", "b", "c"],)


def test_a_comment_before_an_item_is_no_indentation() -> None:
    assert shape("<!-- x -->1. [ ] a\n<!-- y -->2. <!-- z --> [ ] b\n") == (["a", "b"],)


def test_an_internal_block_in_a_list_is_gone() -> None:
    assert shape("- [ ] a\n- [ ] b\n\n::: internal\n- [ ] secret\n:::\n\n- [ ] c\n") == ("a", "b", "c")


def test_a_list_without_any_checkbox_is_prose() -> None:
    deal = plan("## M\n\nWe show:\n\n- reporting\n- machines\n\nThen:\n\n1. [ ] a\n")
    milestone = deal.milestones[0]

    assert shape_of(milestone.tracks[0].body) == (["a"],)
    assert milestone.text is not None
    assert milestone.text.plain == "We show:\n\n- reporting\n- machines\n\nThen:"


def test_bullets_of_prose_may_stand_before_activities_where_an_empty_line_divides_them() -> None:
    deal = plan("## M\n\n- reporting\n- machines\n<!-- note -->\n1. [ ] a\n")

    assert shape_of(deal.milestones[0].tracks[0].body) == (["a"],)


def test_paragraphs_and_lists_under_an_item_are_its_details() -> None:
    text = "1. [ ] a {#a}\n\n   More *on* it.\n\n   - one\n   - two\n\n   ```\n   code\n   ```\n2. [ ] b\n"
    (activity, other) = plan(f"## M\n\n{text}").activities

    assert activity.details is not None
    assert activity.details.plain == "More on it.\n\n- one\n- two\n\ncode"
    assert other.details is None


def test_a_title_and_its_attributes_may_go_over_several_lines() -> None:
    (activity,) = plan("## M\n\n- [ ] Load the\n  *machine* data {#load\n  4d\n  R=ada}\n").activities

    assert (activity.id, activity.title, activity.duration.likely) == ("load", "Load the machine data", 4)


def test_a_lazy_line_belongs_to_its_item() -> None:
    (activity,) = plan("## M\n\n- [ ] Load the\nmachine data {#load}\n").activities

    assert (activity.id, activity.title) == ("load", "Load the machine data")


@pytest.mark.parametrize(
    "text",
    [
        "1. Prepare\n  - [ ] a\n",
        "1. Prepare\n- [ ] a\n",
        "1. Prepare\n\n- [ ] a\n",
        "- Prepare\n - [ ] a\n",
        "* Prepare\n- [ ] a\n",
        "- [ ] a\n* Prepare\n",
        "1. [ ] a\n\n2) Prepare\n",
        "- [ ] a\n- Prepare\n",
    ],
)
def test_an_item_without_checkbox_beside_activities_is_told(text: str) -> None:
    _, found = read(f"## M\n\n{text}")

    assert [line.split(" ")[1] for line in found] == ["missing-checkbox:"]
    assert found[0].endswith("[Prepare]")


def test_the_line_of_an_activity_is_its_place() -> None:
    (activity,) = plan("## M\n\n1. [ ] Load the data {#load\n   4d}\n").activities

    assert (activity.span.line, activity.span.column, activity.span.end_column) == (19, 4, 28)


def test_a_reference_definition_in_an_item_is_no_silence() -> None:
    _, found = read("## M\n\n- [ ] a\n- [x]: done\n")

    assert [line.split(" ")[1] for line in found] == ["unknown-mark:", "stray-checkbox:"]
