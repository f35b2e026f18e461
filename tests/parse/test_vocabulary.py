import pytest

from jepsite.parse.attributes import CLASSES, read_attributes
from jepsite.parse.faults import Faults
from jepsite.parse.vocabulary import ATTRIBUTES, On, check_attributes
from jepsite.parse.written import Place
from jepsite.source import Source


def told(group: str, on: On) -> list[tuple[str, str, str | None]]:
    faults = Faults(Source(path="x.md", text=group))
    check_attributes(read_attributes(group, Place(0, len(group)), faults), on, faults)
    return [(f.code, group[f.span.column - 1 : f.span.end_column - 1], f.hint) for f in faults.in_order()]


def written(name: str) -> str:
    return {"#id": "#x", "duration": "1d"}.get(name, f"{name}x" if name.endswith("=") else name)


@pytest.mark.parametrize("on", On)
def test_what_the_table_allows_is_allowed_and_nothing_else(on: On) -> None:
    refused = {attribute.name for attribute in ATTRIBUTES if told(f"{{{written(attribute.name)}}}", on)}

    assert refused == {attribute.name for attribute in ATTRIBUTES if on not in attribute.on}


def test_the_table_has_every_class_and_every_name_once() -> None:
    names = [attribute.name for attribute in ATTRIBUTES]

    assert len(names) == len(set(names))
    assert {name[1:] for name in names if name.startswith(".")} == set(CLASSES)


def test_an_unknown_attribute_is_underlined_whole_and_gets_a_hint() -> None:
    assert told('{r=lena due="next week" .metting zzz=1}', On.ACTIVITY) == [
        ("unknown-attribute", "r=lena", "did you mean 'R='?"),
        ("unknown-attribute", 'due="next week"', "say by="),
        ("unknown-attribute", ".metting", "did you mean '.meeting'?"),
        ("unknown-attribute", "zzz=1", "\\{ is a brace that means nothing"),
    ]


def test_an_attribute_in_the_wrong_place_says_where_it_belongs() -> None:
    assert told("{#x exit=y}", On.TRACK) == [
        (
            "attribute-not-here",
            "#x",
            "it belongs on an activity, a group, a milestone, an outcome, a risk, a decision or a question",
        ),
        ("attribute-not-here", "exit=y", "it belongs on a milestone"),
    ]


def test_a_section_without_activities_learns_of_the_class_that_makes_it_a_milestone() -> None:
    assert told("{by=2026-10-16}", On.SECTION) == [
        ("attribute-not-here", "by=2026-10-16", "{.milestone} makes a section without activities a milestone")
    ]
