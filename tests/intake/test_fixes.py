"""Faults with one safe answer are mended, and read without that fault afterwards; others are left alone."""

from datetime import date

import pytest

from jepsite.intake.edits import apply
from jepsite.intake.fixes import missing_deal, missing_done_dates
from jepsite.model.deal import Deal
from jepsite.model.site import Site
from jepsite.parse.deal import read_deal
from jepsite.source import Source
from tests.deals import FRONT

NEW = "00112233445566778899aabbccddeeff"


def read(text: str) -> tuple[Source, Deal]:
    source = Source(path="content/plan.md", text=text)
    deal = read_deal(source, Site()).value

    assert deal is not None
    return source, deal


def with_deal(text: str) -> str | None:
    source, deal = read(text)
    edit = missing_deal(source, deal, NEW)
    return None if edit is None else apply(source, [edit])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "---\ntitle: A plan\nstart: 2026-01-05\n---\n",
            f"---\ntitle: A plan\ndeal: {NEW}\nstart: 2026-01-05\n---\n",
        ),
        (
            "---\nstart: 2026-01-05\ntitle: A plan\n---\n",
            f"---\ndeal: {NEW}\nstart: 2026-01-05\ntitle: A plan\n---\n",
        ),
        (
            "---\ntitle: >\n  A plan\nstart: 2026-01-05\n---\n",
            f"---\ndeal: {NEW}\ntitle: >\n  A plan\nstart: 2026-01-05\n---\n",
        ),
        (
            '---\ntitle: "A plan"  # ours\nstart: 2026-01-05\n---\n',
            f'---\ntitle: "A plan"  # ours\ndeal: {NEW}\nstart: 2026-01-05\n---\n',
        ),
        (
            "---\n# ours\n\n  title: A plan\n  start: 2026-01-05\n---\n",
            f"---\n  deal: {NEW}\n# ours\n\n  title: A plan\n  start: 2026-01-05\n---\n",
        ),
        ("---\n---\n# A plan\n", f"---\ndeal: {NEW}\n---\n# A plan\n"),
        ("---  \ntitle: A plan\n---", f"---  \ntitle: A plan\ndeal: {NEW}\n---"),
    ],
)
def test_a_missing_deal_is_written_under_the_title_or_first(before: str, after: str) -> None:
    assert with_deal(before) == after


def test_with_a_deal_the_plan_reads_without_that_warning() -> None:
    text = FRONT.replace("deal: 00000000000000000000000000000001\n", "") + "\n## M\n\n- [ ] a\n"
    mended = with_deal(text)

    assert mended is not None
    checked = read_deal(Source(path="content/plan.md", text=mended), Site())
    assert checked.diagnostics == ()
    assert checked.value is not None
    assert checked.value.key == bytes.fromhex(NEW)


def test_a_plan_that_has_a_deal_or_a_wrong_one_is_left_alone() -> None:
    assert with_deal(FRONT) is None
    assert with_deal(FRONT.replace("deal: 0", "deal: x")) is None


@pytest.mark.parametrize("front", ["{title: A plan}", "{\n  title: A plan\n}", "# ours\n{title: A plan}"])
def test_front_matter_in_braces_is_left_alone(front: str) -> None:
    assert with_deal(f"---\n{front}\n---\n") is None


def with_dates(body: str, ticked: dict[int, date]) -> str:
    """Lines are counted from the first one of the body."""
    text = f"{FRONT}{body}"
    source, deal = read(text)
    above = FRONT.count("\n")
    edits = missing_done_dates(source, deal, {line + above: day for line, day in ticked.items()})
    return apply(source, edits).removeprefix(FRONT)


DAY = date(2026, 9, 17)


@pytest.mark.parametrize(
    ("item", "mended"),
    [
        ("- [x] Load {#load 3d R=ada}", "- [x] Load {#load 3d R=ada done=2026-09-17}"),
        ("- [x] Load {#load }", "- [x] Load {#load done=2026-09-17}"),
        ("- [x] Load {}", "- [x] Load {done=2026-09-17}"),
        ("- [x] Load  ", "- [x] Load {done=2026-09-17}  "),
        ("- [x] Load\n  the data", "- [x] Load\n  the data {done=2026-09-17}"),
        ("- [x] Load {#load\n  R=ada\n  }", "- [x] Load {#load\n  R=ada\n  done=2026-09-17}"),
        ("- [x] Load {#load} <!-- note -->", "- [x] Load {#load done=2026-09-17} <!-- note -->"),
        ("- [x] Load <!-- note -->", "- [x] Load {done=2026-09-17} <!-- note -->"),
        ('- [x] Load {why="a } b"}', '- [x] Load {why="a } b" done=2026-09-17}'),
        ("- [x] Load {started=2026-09-17}", "- [x] Load {started=2026-09-17 done=2026-09-17}"),
    ],
)
def test_a_missing_day_is_written_where_the_attributes_stand(item: str, mended: str) -> None:
    assert with_dates(f"## M\n\n{item}\n", {3: DAY}) == f"## M\n\n{mended}\n"


@pytest.mark.parametrize(
    "item",
    [
        "- [x] Load {done=2026-09-16}",
        "- [ ] Load",
        "- [/] Load",
        "- [-] Load",
        "- [x] Load {started=2026-09-18}",
        "- [ ] a\n- [x] Seen {.outcome for=acme}",
    ],
)
def test_other_items_are_left_alone(item: str) -> None:
    assert with_dates(f"## M\n\n{item}\n", {3: DAY, 4: DAY}) == f"## M\n\n{item}\n"


def test_each_item_gets_its_own_day_and_the_plan_reads_with_it() -> None:
    body = "## M\n\n1. [x] a\n2. G\n   - [x] b {#b}\n3. [x] c\n"
    mended = with_dates(body, {3: DAY, 5: date(2026, 9, 18)})
    _, deal = read(FRONT + mended)

    assert [activity.done for activity in deal.activities] == [DAY, date(2026, 9, 18), None]
