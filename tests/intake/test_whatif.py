"""A question changes a copy of the plan's text, and nothing else in it."""

import pytest

from jepsite.intake.whatif import changed
from jepsite.model.site import Site
from jepsite.parse.deal import read_deal
from jepsite.source import Source
from tests.deals import FRONT

BODY = """
## Demo {#demo by=2026-01-16}

1. [ ] Load {#load 2/4/9d R=nia
   plan="Load _one_ line"}
2. [ ] Meet {#meet .meeting on=2026-01-14 R=ada}
3. [ ] Plain
"""
SOURCE = Source(path="content/a.md", text=FRONT + BODY)


def asked(*questions: str) -> str:
    deal = read_deal(SOURCE, Site()).value
    assert deal is not None
    made = changed(SOURCE, deal, questions)
    assert made.value is not None, made.diagnostics
    return made.value.text


@pytest.mark.parametrize(
    ("question", "old", "new"),
    [
        ("load=9d", "2/4/9d", "9d"),
        ("meet.on=2026-01-15", "on=2026-01-14", "on=2026-01-15"),
        ("meet=2d", "R=ada}", "R=ada 2d}"),
        ("load.from=2026-01-12", 'line"}', 'line" from=2026-01-12}'),
        ("demo.by=2026-01-20", "by=2026-01-16", "by=2026-01-20"),
        ("plain=3d", "Plain", "Plain {3d}"),
        ("load.R=otto,nia", "R=nia", "R=otto,nia"),
    ],
)
def test_a_value_is_replaced_or_added(question, old, new):
    assert asked(question) == SOURCE.text.replace(old, new)


def test_several_questions_are_asked_together_and_the_last_word_counts():
    text = asked("load=9d", "meet.on=2026-01-15", "load=8d")

    assert text == SOURCE.text.replace("2/4/9d", "8d").replace("2026-01-14", "2026-01-15")


def test_two_attributes_may_be_added_to_one_item():
    assert "R=ada from=2026-01-05 by=2026-01-30}" in asked("meet.from=2026-01-05", "meet.by=2026-01-30")


@pytest.mark.parametrize(
    "question", ["", "load", "load=", "=9d", "load 9d", "load=9 d", 'load.why="x"', "load=9d}", "a.b.c=1"]
)
def test_what_is_no_question_is_told(question):
    deal = read_deal(SOURCE, Site()).value
    assert deal is not None

    assert [fault.code for fault in changed(SOURCE, deal, (question,)).diagnostics] == ["malformed-question"]


def test_all_unknown_ids_are_told_with_the_nearest():
    deal = read_deal(SOURCE, Site()).value
    assert deal is not None
    made = changed(SOURCE, deal, ("lod=9d", "zebra=1d", "load=3d"))

    assert made.value is None
    assert [(fault.code, fault.hint) for fault in made.diagnostics] == [
        ("unknown-id", "did you mean 'load'?"),
        ("unknown-id", None),
    ]
