"""Worked examples: every plan in `tests/cases/schedule` is scheduled and compared with what is written beside it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from jepsite.model.deal import Deal
from jepsite.model.values import ItemId
from jepsite.model.work import Activity, Milestone
from jepsite.planning.result import ActivityDates, Dates, MilestoneDates, Schedule
from tests.planning.notation import Case, Fact, NotationError, Span, read_case
from tests.planning.scheduling import deal_from, scheduled

CASES = sorted((Path(__file__).parent.parent / "cases" / "schedule").glob("*.md"))

ACTIVITY: Final[dict[str, Callable[[ActivityDates], Any]]] = {
    "expected": lambda dates: dates.expected,
    "planned": lambda dates: dates.planned,
    "agreed": lambda dates: dates.agreed,
    "late": lambda dates: dates.late,
    "due": lambda dates: dates.due,
    "best": lambda dates: dates.best_finish,
    "worst": lambda dates: dates.worst_finish,
    "slack": lambda dates: dates.total_slack,
    "free": lambda dates: dates.free_slack,
    "slip": lambda dates: dates.slip,
    "critical": lambda dates: dates.critical,
    "is-late": lambda dates: dates.is_late,
    "moved": lambda dates: dates.has_moved,
    "missed": lambda dates: dates.missed_fixed,
    "waits": lambda dates: dates.waits_for,
}
MILESTONE: Final[dict[str, Callable[[MilestoneDates], Any]]] = {
    "expected": lambda dates: dates.expected,
    "planned": lambda dates: dates.planned,
    "agreed": lambda dates: dates.agreed,
    "worst": lambda dates: dates.worst,
    "reached": lambda dates: dates.reached,
    "buffer": lambda dates: dates.buffer_days,
    "worst-buffer": lambda dates: dates.worst_buffer_days,
    "state": lambda dates: dates.state,
    "driving": lambda dates: dates.driving,
}
PLAN: Final[dict[str, Callable[[Schedule], Any]]] = {
    "start": lambda schedule: schedule.start,
    "short-by": lambda schedule: schedule.short_by,
    "closing": lambda schedule: schedule.closing and schedule.closing.milestone,
    "signs": lambda schedule: schedule.closing and schedule.closing.signs,
}


def agreed_dates(case: Case) -> dict[ItemId, Dates]:
    return {ItemId(item): Dates(start=first or last, finish=last) for item, (first, last) in case.agreed.items()}


def found_under(schedule: Schedule, fact: Fact) -> Any:
    """What the schedule says, in the notation's own values."""
    if not fact.item:
        return PLAN[fact.word](schedule)
    activity = next((dates for dates in schedule.activities if dates.id == fact.item), None)
    if activity is None:
        return MILESTONE[fact.word](schedule.milestone(ItemId(fact.item)))
    if fact.word == "conflict":
        return next((c for c in conflicts(schedule) if c == (fact.item, *fact.value)), (fact.item, None, None))[1:]
    value = ACTIVITY[fact.word](activity)
    if not isinstance(value, Dates):
        return value
    return (None if isinstance(fact.value, tuple) and fact.value[0] is None else value.start, value.finish)


def conflicts(schedule: Schedule) -> set[tuple[str, str, date]]:
    return {(conflict.fixed, conflict.predecessor, conflict.finish) for conflict in schedule.conflicts}


def written(value: Any) -> str:
    """A value as the notation writes it."""
    match value:
        case None:
            return "none"
        case bool():
            return "yes" if value else "no"
        case (None, last):
            return f".. {last}"
        case (date() as first, date() as last):
            return str(first) if first == last else f"{first} .. {last}"
        case tuple():
            return ",".join(map(str, value)) or "none"
    return str(value)


def faults_of(case: Case, deal: Deal, schedule: Schedule) -> list[str]:
    """Every difference between a case and its schedule, each with its place."""
    faults = []
    for fact in case.facts:
        found = found_under(schedule, fact)
        if found != fact.value:
            of = f"{fact.item}: " if fact.item else ""
            faults.append(
                f"{case.name}:{fact.line}: {of}{fact.word} is {written(found)}, expected {written(fact.value)}"
            )
    told = {(fact.item, *fact.value) for fact in case.facts if fact.word == "conflict"}
    faults += [
        f"{case.name}: a conflict that no notation names: {' '.join(map(str, each))}"
        for each in conflicts(schedule) - told
    ]
    named = {fact.item for fact in case.facts if fact.word == "expected"}
    everything: tuple[Milestone | Activity, ...] = (*deal.milestones, *deal.activities)
    for item in everything:
        if item.id not in named:
            faults.append(f"{case.name}:{item.span.line}: {item.id}: no expected dates beside it")
    return faults


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_has_the_dates_that_its_author_worked_out(path: Path):
    name = path.relative_to(Path(__file__).parent.parent.parent).as_posix()
    case = read_case(name, path.read_text(encoding="utf-8"))
    deal = deal_from(case.text, name)

    schedule = scheduled(deal, case.today, agreed=agreed_dates(case))

    assert not (faults := faults_of(case, deal, schedule)), "\n" + "\n".join(faults)


# --- the notation itself --------------------------------------------------------------------------------------------

HEAD = """---
title: Plan
# today 2026-09-07
parties:
  acme: {name: Acme, side: customer}
  north: {name: North, side: supplier}
start: 2026-09-07
---

"""


def case_of(body: str, head: str = HEAD) -> Case:
    return read_case("case.md", head + body)


def facts_of(body: str) -> dict[str, Any]:
    return {fact.word: fact.value for fact in case_of(body).facts}


def span(first: str, last: str) -> Span:
    return date.fromisoformat(first), date.fromisoformat(last)


def test_a_notation_reads_words_with_their_values():
    facts = facts_of(
        "- [ ] Do it {#do 3d} <!-- = 2026-09-07 .. 2026-09-09 planned 2026-09-08 late .. 2026-09-11 slack -2 "
        "critical yes waits a,b conflict c 2026-09-12 due none -->\n"
    )

    assert facts == {
        "expected": span("2026-09-07", "2026-09-09"),
        "planned": span("2026-09-08", "2026-09-08"),
        "late": (None, date(2026, 9, 11)),
        "slack": -2,
        "critical": True,
        "waits": ("a", "b"),
        "conflict": ("c", date(2026, 9, 12)),
        "due": None,
    }


def test_a_notation_on_a_heading_speaks_of_the_milestone():
    facts = facts_of("## Offer {#offer by=2026-09-10} <!-- = 2026-09-09 buffer 1 state tight driving none -->\n")

    assert facts == {"expected": date(2026, 9, 9), "buffer": 1, "state": "tight", "driving": ()}


def test_the_front_matter_says_today_what_was_agreed_and_what_is_expected_of_the_whole():
    head = HEAD.replace(
        "# today 2026-09-07\n", "# today 2026-09-08\n# agreed do 2026-09-01 .. 2026-09-02\n# = short-by 3\n"
    )
    case = case_of("", head)

    assert (case.today, case.agreed) == (date(2026, 9, 8), {"do": span("2026-09-01", "2026-09-02")})
    assert [(fact.item, fact.word, fact.value) for fact in case.facts] == [("", "short-by", 3)]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("- [ ] Do it {#do} <!-- = 2026-09-07 slak 2 -->", "unknown word 'slak'"),
        ("- [ ] Do it {#do} <!-- = 2026-09-07 state tight -->", "unknown word 'state'"),
        ("## Offer {#offer} <!-- = 2026-09-07 slack 2 -->", "unknown word 'slack'"),
        ("- [ ] Do it {#do} <!-- = slack -->", "a value is missing after 'slack'"),
        ("- [ ] Do it {#do} <!-- = slack two -->", "'two' is no number of days"),
        ("- [ ] Do it {#do} <!-- = 2026-09-31 -->", "'2026-09-31' is no date"),
        ("- [ ] Do it {#do} <!-- = 2026-09-07 critical maybe -->", "'maybe' is neither 'yes' nor 'no'"),
        ("- [ ] Do it {#do} <!-- = 2026-09-07 slack 1 slack 2 -->", "'slack' is said twice of 'do'"),
        ("- [ ] Do it {#do} <!-- = -->", "this notation says nothing"),
        ("- [ ] Do it {#do} <!-- -->", "nothing is expected here"),
        ("- [ ] Do it {#do} <!-- expected 2026-09-07 -->", "a comment in a case must begin with '='"),
        ("- [ ] Do it <!-- = 2026-09-07 -->", "a notation needs one '#id' before it on its line"),
    ],
)
def test_what_is_no_notation_is_an_error_with_its_place(body: str, message: str):
    with pytest.raises(NotationError, match=f"case.md:10: {message}"):
        case_of(body)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("# todya 2026-09-07", "'todya' is none of"),
        ("# today 2026-09-07 soon", "'soon' is one word too many"),
        ("# = shortby 3", "unknown word 'shortby'"),
        ("# agreed do none", "when was 'do' agreed?"),
        ("# a remark", "'a' is none of"),
    ],
)
def test_so_is_a_strange_comment_in_the_front_matter(line: str, message: str):
    with pytest.raises(NotationError, match=f"case.md:3: {message}".replace("?", r"\?")):
        case_of("", HEAD.replace("# today 2026-09-07", line))


def test_a_case_without_today_is_an_error():
    with pytest.raises(NotationError, match="does not say '# today'"):
        case_of("", HEAD.replace("# today 2026-09-07\n", ""))


def test_a_wrong_date_is_told_with_file_line_and_both_values():
    body = (
        "## Offer {#offer} <!-- = 2026-09-09 -->\n\n"
        "- [ ] Do it {#do 3d} <!-- = 2026-09-07 .. 2026-09-10 slack 4 -->\n"
        "- [ ] Do that {#that}\n"
    )
    case = case_of(body)
    deal = deal_from(case.text, case.name)

    assert faults_of(case, deal, scheduled(deal, case.today)) == [
        "case.md:12: do: expected is 2026-09-07 .. 2026-09-09, expected 2026-09-07 .. 2026-09-10",
        "case.md:12: do: slack is 0, expected 4",
        "case.md:13: that: no expected dates beside it",
    ]


def test_a_conflict_that_the_case_does_not_name_is_told():
    body = (
        "## Offer {#offer} <!-- = 2026-09-11 -->\n\n"
        "1. [ ] Do it {#do 5d} <!-- = 2026-09-07 .. 2026-09-11 -->\n"
        "2. [ ] Meet {#meet on=2026-09-10} <!-- = 2026-09-10 -->\n"
    )
    case = case_of(body)
    deal = deal_from(case.text, case.name)

    assert faults_of(case, deal, scheduled(deal, case.today)) == [
        "case.md: a conflict that no notation names: meet do 2026-09-11"
    ]
