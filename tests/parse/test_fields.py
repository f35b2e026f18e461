import pytest

from jepsite.parse.faults import Faults
from jepsite.parse.fields import Fields, as_pairs, each, flag, keyed, term, text
from jepsite.parse.nodes import Node, Pairs, read_nodes
from jepsite.parse.terms import day
from jepsite.parse.written import Place, Written
from jepsite.source import Source


def fields_of(yaml: str) -> tuple[Fields, Faults]:
    faults = Faults(Source(path="x.yml", text=yaml))
    pairs = read_nodes(faults, 0, len(yaml))

    assert isinstance(pairs, Pairs)
    return Fields(pairs, faults, "a thing"), faults


def told(faults: Faults) -> list[str]:
    return [f"{f.span.line}:{f.span.column} {f.code}: {f.message}" for f in faults.in_order()]


def test_all_faults_of_a_map_are_found_in_one_run() -> None:
    fields, faults = fields_of("start: tomorrow\nflag: perhaps\ndurtion: 3\n")
    values = (fields.take("start", term(day)), fields.take("flag", flag), fields.need("title", text))
    fields.take("duration", text)
    fields.finish()

    assert values == (None, None, None)
    assert told(faults) == [
        "1:1 missing-key: a thing needs 'title:'",
        "1:8 malformed-date: 'tomorrow' is not a date",
        "2:7 malformed-value: 'perhaps' is neither true nor false",
        "3:1 unknown-key: a thing has no key 'durtion'",
    ]
    assert faults.in_order()[-1].hint == "did you mean 'duration'?"


def test_an_unknown_key_that_resembles_none_lists_the_known_ones() -> None:
    fields, faults = fields_of("zzz: 1")
    fields.take("start", text)
    fields.take("end", text)
    fields.finish()

    assert faults.in_order()[0].hint == "a thing has end or start"


def test_a_comma_in_a_text_between_braces_is_explained() -> None:
    fields, faults = fields_of("{name: Bellini, S.p.A.}")
    fields.take("name", text)
    fields.finish()

    assert faults.in_order()[0].hint == "a comma ends a value within { }: put a text with commas in quotes"


def test_a_text_is_one_line_without_blanks_at_its_ends() -> None:
    fields, _ = fields_of("a: >\n  two\n  lines\nb: '  c  '\n")

    assert fields.take("a", text) == "two lines"
    assert fields.take("b", text) == "c"


def test_attributes_have_no_meaning_in_a_text_and_are_not_printed() -> None:
    fields, faults = fields_of("a: Price {.internal}\nb: a {name}\nc: \\{.internal}\n")

    assert [fields.take(key, text) for key in "abc"] == ["Price {.internal}", "a {name}", "{.internal}"]
    assert told(faults) == ["1:10 misplaced-attributes: attributes have no meaning here: '{.internal}'"]


@pytest.mark.parametrize("yaml", ["a:", "a: ''", "a: '  '"])
def test_an_empty_value_is_told(yaml: str) -> None:
    fields, faults = fields_of(yaml)

    assert fields.take("a", text) is None
    assert [fault.code for fault in faults.in_order()] == ["empty-value"]


def test_a_value_lost_in_a_comment_is_explained() -> None:
    fields, faults = fields_of("colour: #1d4ba8\nother: x")
    fields.take("colour", text)

    assert faults.in_order()[0].hint == "a # after a blank begins a comment: put the value in quotes"


@pytest.mark.parametrize("yaml", ["a: [b]", "a: {b: c}"])
def test_one_value_is_neither_list_nor_map(yaml: str) -> None:
    fields, faults = fields_of(yaml)

    assert fields.take("a", text) is None
    assert [fault.code for fault in faults.in_order()] == ["wrong-shape"]


@pytest.mark.parametrize(("yaml", "value"), [("a: true", True), ("a: false", False)])
def test_a_flag_is_true_or_false(yaml: str, value: bool) -> None:
    fields, _ = fields_of(yaml)

    assert fields.take("a", flag) is value


def test_a_list_keeps_its_good_entries_and_one_entry_needs_no_list() -> None:
    fields, faults = fields_of("a: [x, [y], z]\nb: x\n")

    assert fields.take("a", each(text)) == ("x", "z")
    assert fields.take("b", each(text)) == ("x",)
    assert told(faults) == ["1:8 wrong-shape: here stands a list; one value is expected"]


def test_a_map_by_id_keeps_its_good_entries() -> None:
    def entry(key: Written, node: Node, faults: Faults) -> str | None:
        value = text(node, faults)
        return f"{key.text}={value}" if value else None

    fields, faults = fields_of("a: {x: 1, y: [2], z: 3}\nb: nothing\n")

    assert fields.take("a", keyed(entry)) == ("x=1", "z=3")
    assert fields.take("b", keyed(entry)) is None
    assert [fault.code for fault in faults.in_order()] == ["wrong-shape", "wrong-shape"]


def test_places_are_those_of_the_values() -> None:
    fields, _ = fields_of("a: x\nb: y")

    assert fields.place("b") == Written("y", 8, 9)
    assert fields.place("c") == Place(0, 9)
    assert fields.node("c") is None
    assert [key for key, _ in fields.places()] == ["a", "b"]
    assert fields.has("a")
    assert not fields.has("c")


def test_a_map_is_wanted_where_a_map_is_wanted() -> None:
    faults = Faults(Source(path="x.yml", text="abc"))

    assert as_pairs(Written("abc", 0, 3), faults) is None
    assert [fault.code for fault in faults.in_order()] == ["wrong-shape"]
