"""YAML is read as it was written, with places; what could surprise an author is refused."""

import pytest
import yaml

from jepsite.parse import nodes
from jepsite.parse.faults import Faults
from jepsite.parse.nodes import Items, Node, Pairs, read_nodes
from jepsite.parse.written import Written
from jepsite.source import Source


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def loader(request, monkeypatch) -> None:
    """Every test holds for the C loader and for the one in Python."""
    if not hasattr(yaml, request.param):
        pytest.skip("PyYAML was built without libyaml")
    monkeypatch.setattr(nodes, "LOADER", getattr(yaml, request.param))


def read(text: str) -> tuple[Node | None, list[str]]:
    faults = Faults(Source(path="x.yml", text=text))
    node = read_nodes(faults, 0, len(text))
    return node, [f"{f.span.line}:{f.span.column} {f.code}: {f.message}" for f in faults.in_order()]


@pytest.mark.parametrize("word", ["NO", "on", "yes", "null", "~", "10:00", "1_000", "0x1F", "2026-13-45", "007", "1e3"])
def test_a_scalar_is_the_text_that_was_written(word: str) -> None:
    node, faults = read(f"key: {word}")

    assert node == Pairs(((Written("key", 0, 3), Written(word, 5, 5 + len(word))),), 0, 5 + len(word))
    assert faults == []


def test_a_quoted_text_has_the_place_between_its_quotes() -> None:
    node, _ = read("""{a: "b c", 'd': 'e'}""")

    assert isinstance(node, Pairs)
    assert node.pairs == (
        (Written("a", 1, 2), Written("b c", 5, 8)),
        (Written("d", 12, 13), Written("e", 17, 18)),
    )


def test_a_text_with_escapes_has_the_place_of_the_whole() -> None:
    node, _ = read(r'"a\tb"')

    assert node == Written("a\tb", 0, 6)


def test_places_count_characters_and_not_bytes() -> None:
    node, _ = read("é🎉: x\nb: y\n")

    assert isinstance(node, Pairs)
    assert [key for key, _ in node.pairs] == [Written("é🎉", 0, 2), Written("b", 6, 7)]


def test_lists_and_maps_nest() -> None:
    node, faults = read("a: [x, {b: y}]\n")

    assert faults == []
    assert node == Pairs(
        (
            (
                Written("a", 0, 1),
                Items((Written("x", 4, 5), Pairs(((Written("b", 8, 9), Written("y", 11, 12)),), 7, 13)), 3, 14),
            ),
        ),
        0,
        15,
    )


def test_nothing_is_nothing() -> None:
    assert read("") == (None, [])
    assert read("# only a comment\n") == (None, [])


def test_a_doubled_key_is_told_and_the_first_one_holds() -> None:
    node, faults = read("a: x\nb: y\na: z\n")

    assert isinstance(node, Pairs)
    assert [value.text for _, value in node.pairs if isinstance(value, Written)] == ["x", "y"]
    assert faults == ["3:1 doubled-key: key 'a' is written twice"]


@pytest.mark.parametrize(
    ("text", "place"), [("a: &x 1", "1:4"), ("a: !!str 1", "1:4"), ("a: *x", "1:4"), ("&x a: 1", "1:1")]
)
def test_anchors_aliases_and_tags_are_refused(text: str, place: str) -> None:
    node, faults = read(text)

    assert node is None
    assert [fault.split(":", 2)[:2] for fault in faults] == [
        [place.split(":")[0], place.split(":")[1] + " alias-or-tag"]
    ]


def test_a_bomb_of_aliases_costs_nothing() -> None:
    bomb = "a: &a [x, x, x, x]\n" + "".join(f"b{n}: &b{n} [{', '.join(['*a'] * 9)}]\n" for n in range(9))
    node, faults = read(bomb)

    assert node is None
    assert len(faults) == 1


@pytest.mark.parametrize("text", ["[" * 100_000, "a: {" * 50_000, "- " * 10_000 + "x"])
def test_deep_nesting_is_refused_before_it_is_built(text: str) -> None:
    node, faults = read(text)

    assert node is None
    assert [fault.split(" ")[1] for fault in faults] == ["nested-too-deeply:"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("title: Phase 1: Italy", "1:15"),
        ("a: [x", "1:6"),
        ("a:\n\tb: c", "2:1"),
        ("a: 'x", "1:6"),
        ("? [a]\n: b", "1:3"),
        ("a: b\n---\nc: d", "2:1"),
        ("a: b\n...\nc: d", "3:1"),
        ("%TAG ! x\na: b", "2:1"),
    ],
)
def test_what_is_not_yaml_is_told_at_its_place(text: str, place: str) -> None:
    _, faults = read(text)

    assert [fault.split(" ")[:2] for fault in faults] == [[place, "malformed-yaml:"]]


def test_tabs_get_a_hint_of_their_own() -> None:
    faults = Faults(Source(path="x.yml", text="a:\n\tb: c"))
    read_nodes(faults, 0, len(faults.source.text))

    assert faults.in_order()[0].hint == "YAML is indented with blanks, never with tabs"


def test_a_part_of_a_source_has_places_in_the_whole() -> None:
    faults = Faults(Source(path="x.md", text="---\na: b\n---\nbody"))
    node = read_nodes(faults, 4, 9)

    assert isinstance(node, Pairs)
    assert node.pairs == ((Written("a", 4, 5), Written("b", 7, 8)),)
