"""Which lines are drawn, and which carry a note."""

from dataclasses import replace
from typing import Any

from jepsite.views.timeline.chart import ChartLink
from jepsite.views.timeline.drawing import Anchor, Bar, Outline, Stretch
from jepsite.views.timeline.links import links_and_notes

HOMES = dict.fromkeys("abcd", "m") | {"x": "n"}


def bar(left: float, right: float) -> Bar:
    return Bar(left=left, right=right, sides=("customer",), solid_to=left, outline=Outline.NONE, hatched=False)


BARS = {"a": bar(340, 360), "b": bar(370, 380), "c": bar(390, 400), "d": bar(700, 720), "x": bar(900, 910)}


def link(ends: str, **changes: Any) -> ChartLink:
    return replace(ChartLink(source=ends[0], target=ends[1], critical=False), **changes)


def drawn(*links: ChartLink) -> list[str]:
    return [each.source + each.target for each in links_and_notes(links, BARS, HOMES, ())[0]]


def notes(*links: ChartLink, blocked: tuple[Stretch, ...] = ()):
    return links_and_notes(links, BARS, HOMES, blocked)[1]


def test_links_inside_a_milestone_are_drawn():
    assert drawn(link("ab"), link("bc")) == ["ab", "bc"]


def test_links_between_milestones_are_drawn_on_the_critical_path_only():
    assert drawn(link("ax")) == []
    assert drawn(link("ax", critical=True)) == ["ax"]


def test_or_with_a_note_that_has_a_place():
    assert drawn(link("ax", note="25 days in hand")) == ["ax"]
    assert drawn(link("ax", note="25 days in hand " * 9)) == []


def test_what_others_say_already_is_not_drawn_again():
    assert drawn(link("ab"), link("bc"), link("cd"), link("ad"), link("ac")) == ["ab", "bc", "cd"]


def test_unless_it_is_critical():
    assert drawn(link("ab"), link("bc"), link("ac", critical=True)) == ["ab", "bc", "ac"]


def test_two_ways_to_one_end_are_both_drawn():
    assert drawn(link("ac"), link("bc")) == ["ac", "bc"]


def test_links_in_a_ring_end_nowhere():
    assert drawn(link("ab"), link("ba"), link("ac"), link("bc")) == ["ab", "ba"]


def test_what_has_no_bar_has_no_links():
    assert drawn(link("ab"), link("az"), link("za")) == ["ab"]


def test_a_note_stands_at_the_end_of_its_line():
    note = notes(link("ad", note="25 working days in hand"))["a", "d"]

    assert (note.text, note.x, note.anchor) == ("25 working days in hand", 696, Anchor.END)


def test_or_at_its_start_where_something_crosses_the_end():
    note = notes(link("ad", note="25 working days in hand"), blocked=(Stretch(left=600, right=600),))["a", "d"]

    assert (note.x, note.anchor) == (365, Anchor.START)


def test_or_nowhere():
    blocked = (Stretch(left=600, right=600), Stretch(left=400, right=400))

    assert notes(link("ad", note="25 working days in hand"), blocked=blocked) == {}


def test_a_row_carries_one_note():
    assert list(notes(link("ad", note="25 days"), link("ax", note="60 days"))) == [("a", "d")]


def test_a_line_that_leads_up_carries_none():
    assert links_and_notes([link("ad", note="25 days")], dict(reversed(BARS.items())), HOMES, ())[1] == {}
