import pytest
from hypothesis import given
from hypothesis import strategies as st

from jepsite.parse.faults import Faults
from jepsite.parse.ids import LONGEST_SLUG, Claim, assign, slug
from jepsite.parse.written import Written
from jepsite.source import Source

SOURCE = Source(path="x.md", text=" " * 100)


def claim(key: int, title: str = "Title", stated: str | None = None, internal: bool = False) -> Claim:
    written = Written(stated, key, key + len(stated)) if stated is not None else None
    return Claim(key=key, stated=written, title=title, otherwise="activity", internal=internal)


def given_ids(*claims: Claim) -> tuple[list[str], list[str]]:
    faults = Faults(SOURCE)
    ids = assign(claims, faults)
    return [ids[each.key] for each in claims], [fault.code for fault in faults.in_order()]


def test_a_stated_id_is_the_id_and_a_title_makes_one() -> None:
    assert given_ids(claim(1, stated="load"), claim(2, "Load the data")) == (["load", "load-the-data"], [])


def test_a_stated_id_wins_over_a_made_one_wherever_it_stands() -> None:
    assert given_ids(claim(1, "Load"), claim(2, stated="load")) == (["load-2", "load"], [])


def test_equal_titles_are_numbered() -> None:
    assert given_ids(claim(1), claim(2), claim(3, stated="title-2"), claim(4))[0] == [
        "title",
        "title-3",
        "title-2",
        "title-4",
    ]


def test_made_ids_of_the_sellers_own_leave_no_trace_in_the_others() -> None:
    assert given_ids(claim(1, internal=True), claim(2))[0] == ["title-2", "title"]


def test_a_stated_id_that_is_taken_is_told_and_one_is_made() -> None:
    assert given_ids(claim(1, stated="load"), claim(2, "Run", stated="load")) == (["load", "run"], ["doubled-id"])


def test_start_is_reserved() -> None:
    assert given_ids(claim(1, "Run", stated="start")) == (["run"], ["reserved-id"])
    assert given_ids(claim(1, "Start")) == (["start-2"], [])


def test_a_malformed_id_is_told_and_one_is_made() -> None:
    assert given_ids(claim(1, "Run", stated="a/b")) == (["run"], ["malformed-id"])


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Run the demo", "run-the-demo"),
        ("  «Größe» & Straße – 5 000 €  ", "grosse-strasse-5-000"),
        ("Élan, Łódź, Ærø, Þór", "elan-lodz-aero-thor"),
        ("ﬁne Ⅷ", "fine-viii"),
        ("שלום", ""),
        ("🎉", ""),
    ],
)
def test_a_slug_is_the_title_in_the_letters_of_an_id(title: str, expected: str) -> None:
    assert slug(title) == expected


def test_a_title_without_such_letters_is_called_by_what_it_is() -> None:
    assert given_ids(claim(1, "שלום"), claim(2, "🎉"))[0] == ["activity", "activity-2"]


def test_a_long_slug_ends_at_a_word() -> None:
    assert slug("word " * 30) == "-".join(["word"] * 9)
    assert slug("x" * 100) == "x" * LONGEST_SLUG


@given(st.lists(st.tuples(st.text(max_size=5), st.sampled_from([None, "a", "b", "start"]), st.booleans())))
def test_all_ids_differ(items: list[tuple[str, str | None, bool]]) -> None:
    claims = [claim(key, title, stated, internal) for key, (title, stated, internal) in enumerate(items)]
    ids, _ = given_ids(*claims)

    assert len(set(ids)) == len(ids) == len(items)
    assert "start" not in ids


def test_a_thousand_equal_titles_are_numbered_at_once() -> None:
    ids, _ = given_ids(*[claim(key) for key in range(20_000)])

    assert ids[-1] == "title-20000"
