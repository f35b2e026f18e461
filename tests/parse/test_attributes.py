"""Brace groups are read from raw text: found where they stand last, told where they would be printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jepsite.parse.attributes import Attributes, find_attributes, looks_like_attributes, read_attributes, tell_misplaced
from jepsite.parse.faults import Faults
from jepsite.parse.written import Place, Written
from jepsite.source import Source


def read(group: str) -> tuple[Attributes, list[tuple[str, str]]]:
    faults = Faults(Source(path="x.md", text=group))
    attributes = read_attributes(group, Place(0, len(group)), faults)
    return attributes, [(f.code, group[f.span.column - 1 : f.span.end_column - 1]) for f in faults.in_order()]


def values(group: str) -> dict[str, str]:
    attributes, faults = read(group)

    assert faults == []
    return {name: written.text for name, written in attributes.words.items()}


def misplaced(text: str, *known: Place) -> list[tuple[str, str]]:
    faults = Faults(Source(path="x.md", text=text))
    tell_misplaced(text, 0, len(text), known, faults)
    return [
        (f.code, text[faults.source.offset(f.span.line, f.span.column) :][: f.span.end_column - f.span.column])
        for f in faults.in_order()
    ]


def test_every_kind_of_word_is_read() -> None:
    assert values('{#load 2/4/9d .meeting R=lena,paolo why="no word yet" .internal}') == {
        "#id": "load",
        "duration": "2/4/9d",
        ".meeting": ".meeting",
        "R=": "lena,paolo",
        "why=": "no word yet",
        ".internal": ".internal",
    }


def test_words_have_their_places() -> None:
    attributes, _ = read('{#load R=lena why="x y"}')

    assert attributes.get("#id") == Written("load", 2, 6)
    assert attributes.get("R=") == Written("lena", 9, 13)
    assert attributes.get("why=") == Written("x y", 19, 22)
    assert (attributes.start, attributes.end) == (0, 24)


def test_a_group_may_go_over_several_lines() -> None:
    assert values('{#load 4d\n     plan="Load the Brescia line\n     first"}') == {
        "#id": "load",
        "duration": "4d",
        "plan=": "Load the Brescia line first",
    }


@pytest.mark.parametrize(
    ("group", "text"),
    [
        ('{why="a } b { c"}', "a } b { c"),
        (r'{why="say \"yes\""}', 'say "yes"'),
        (r'{why="a \\ b"}', "a \\ b"),
        (r'{why="\{.internal}"}', "{.internal}"),
        ('{why="*stars* _and_ `ticks`"}', "*stars* _and_ `ticks`"),
        ("{why=it's}", "it's"),
        ("{why=a=b}", "a=b"),
        ('{why="5\u00a0000"}', "5\u00a0000"),
    ],
)
def test_values_are_taken_as_they_are(group: str, text: str) -> None:
    assert values(group) == {"why=": text}


def test_any_blank_divides_words() -> None:
    assert values("{#load\t4d\u00a0R=lena}") == {"#id": "load", "duration": "4d", "R=": "lena"}


@pytest.mark.parametrize(
    ("group", "fault"),
    [
        ("{#a #b}", ("doubled-attribute", "#b")),
        ("{1d 2d}", ("doubled-attribute", "2d")),
        ("{.any .any}", ("doubled-attribute", ".any")),
        ("{R=a R=b}", ("doubled-attribute", "R=b")),
        ("{why=}", ("empty-value", "why=")),
        ('{why=" "}', ("empty-value", 'why=" "')),
        ("{why=“a”}", ("malformed-value", "why=“a”")),
        ("{why='a'}", ("malformed-value", "why='a'")),
        ("{internal}", ("unknown-attribute", "internal")),
        ("{why=a b}", ("unknown-attribute", "b")),
        ('{why="a {.internal}"}', ("misplaced-attributes", "{.internal}")),
    ],
)
def test_what_cannot_be_read_is_told_at_its_place(group: str, fault: tuple[str, str]) -> None:
    assert read(group)[1] == [fault]


def test_a_blank_after_a_comma_is_one_fault_and_not_two() -> None:
    attributes, faults = read("{R=lena, paolo}")

    assert faults == []
    assert attributes.get("R=") == Written("lena,", 3, 8)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Load {#load}", "{#load}"),
        ("Load {#load}  \n ", "{#load}"),
        ("Load {x} {#load}", "{#load}"),
        ("Load {a {#load}", "{#load}"),
        ("Load `{#x}` {#load}", "{#load}"),
        ("Load \\{#x} {#load}", "{#load}"),
        ('Load {why="a } b"}', '{why="a } b"}'),
        ('Load {why="`"}', '{why="`"}'),
        ("Load {#load\n  4d}", "{#load\n  4d}"),
        ("Load {anything}", "{anything}"),
        ("Load {}", "{}"),
    ],
)
def test_the_group_at_the_end_is_found(text: str, group: str) -> None:
    place = find_attributes(text, 0, len(text))

    assert place is not None
    assert text[place.start : place.end] == group


@pytest.mark.parametrize(
    "text", ["Load", "Load {#load} it", "Load \\{#load}", "Load `{#load}`", "Load {#load", 'Load {why="a}', "{{x}}"]
)
def test_no_group_is_found_where_there_is_none(text: str) -> None:
    assert find_attributes(text, 0, len(text)) is None


@pytest.mark.parametrize(
    "inside",
    ["#load", " #load", ".internal", "R=lena", "ends-with=a", "3d", "3d x", "x .internal", "internal", "internal x"],
)
def test_groups_that_mean_to_be_attributes(inside: str) -> None:
    assert looks_like_attributes(inside)


@pytest.mark.parametrize(
    "inside", ["", "name", " name ", '"a": 1', "a, b", "...", "see the internal notes", "x = y", "2026"]
)
def test_groups_that_do_not(inside: str) -> None:
    assert not looks_like_attributes(inside)


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("The price {.internal} is 10", [("misplaced-attributes", "{.internal}")]),
        ("{#a} and {.b}", [("misplaced-attributes", "{#a}"), ("misplaced-attributes", "{.b}")]),
        ("{.internal", [("unclosed-attributes", "{.internal")]),
        ("{.internal\n\n}", [("unclosed-attributes", "{.internal")]),
        ('{why="a}', [("unclosed-attributes", '{why="a}')]),
        ("{x {.internal}}", [("misplaced-attributes", "{.internal}")]),
        ("\\{.internal} {name} {{ x }} {", []),
        ("\\\\{.internal}", [("misplaced-attributes", "{.internal}")]),
    ],
)
def test_a_group_elsewhere_is_told(text: str, faults: list[tuple[str, str]]) -> None:
    assert misplaced(text) == faults


def test_groups_that_were_read_and_code_are_not_told() -> None:
    text = "a {#a} b {#b} c {#c}"

    assert misplaced(text, Place(9, 13), Place(2, 6)) == [("misplaced-attributes", "{#c}")]


PIECES = ["{", "}", "#a", ".internal", "R=", '"', "\\", "`", " ", "\n", "word", "3d", ","]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_an_internal_mark_is_read_or_told_or_escaped_or_code(text: str) -> None:
    text = f"{text} {{.internal}} {text}"
    found = find_attributes(text, 0, len(text))
    known = [found] if found else []
    told = misplaced(text, *known)
    plain = "`" not in text and "\\" not in text and '"' not in text

    assert told or found or not plain
