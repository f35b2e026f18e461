"""The same item in two versions of a plan."""

from hypothesis import given
from hypothesis import strategies as st

from jepsite.history.items import former, items


def was(new: str, old: str) -> str | None:
    """The title that the first item of a text had in an older text."""
    newer, older = items(new), items(old)
    found = former(next(iter(newer.values())), newer, older)
    return found.title if found else None


def test_items_are_found_with_their_marks_and_lines():
    text = "# Title\n\n1. [x] One {#one}\n   - [ ] Two\n* [/] Three\n+ [X] Four\n2) [!] Five\n- not one\n[x] nor this\n"

    assert [(item.line, item.title, item.ticked) for item in items(text).values()] == [
        (3, "One", True),
        (4, "Two", False),
        (5, "Three", False),
        (6, "Four", True),
        (7, "Five", False),
    ]


def test_an_item_keeps_its_id_under_another_title():
    assert was("- [ ] Sign {#sign}", "- [ ] Put our names on it {#sign}") == "Put our names on it"


def test_an_item_without_id_keeps_its_title():
    assert was("- [ ] Sign {2d}", "- [ ] Read\n- [x] Sign {1d R=jonas}") == "Sign"


def test_a_reworded_title_is_recognised():
    assert was("- [ ] Sign the contract with both", "- [ ] Sign the contract") == "Sign the contract"


def test_a_title_that_is_still_there_was_no_other():
    assert was("- [ ] Sign the contract twice\n- [ ] Sign the contract", "- [ ] Sign the contract") is None


def test_a_new_item_was_nothing():
    assert was("- [ ] Sign the contract", "- [ ] Load four weeks of machine data") is None


@given(st.text())
def test_any_text_has_items(text):
    for item in items(text).values():
        assert 1 <= item.line <= text.count("\n") + 1
