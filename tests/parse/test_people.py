from datetime import date

import pytest

from jepsite.audience import Visibility
from jepsite.model.people import Closure, Party, Person, Side
from jepsite.model.values import Days, PartyId, PersonId
from jepsite.parse.cast import Cast
from jepsite.parse.faults import Faults
from jepsite.parse.nodes import read_nodes
from jepsite.parse.people import PARTIES, closures, ids_in, people
from jepsite.source import Source

CAST = Cast({"acme", "nord"}, {"ada"})


def read(reader, yaml: str):
    faults = Faults(Source(path="x.yml", text=yaml))
    node = read_nodes(faults, 0, len(yaml))
    return reader(node, faults), [f"{f.span.line}:{f.span.column} {f.code}" for f in faults.in_order()]


def test_a_party_with_all_it_can_have() -> None:
    party = """
        acme: {name: Acme S.p.A., side: customer, calendar: IT-BS, week: sun-thu, school: DE-BY, logo: a.png,
               colour: '#1D4BA8'}"""
    expected = Party(
        id=PartyId("acme"),
        name="Acme S.p.A.",
        side=Side.CUSTOMER,
        calendar="IT-BS",
        week=frozenset({6, 0, 1, 2, 3}),
        school="DE-BY",
        logo="a.png",
        colour="#1d4ba8",
    )

    assert read(PARTIES, party) == ((expected,), [])


def test_a_party_with_the_least_it_must_have() -> None:
    (party,), faults = read(PARTIES, "acme: {name: Acme, side: partner}")

    assert faults == []
    assert party == Party(id=PartyId("acme"), name="Acme", side=Side.PARTNER)


def test_norway_is_no_answer() -> None:
    (party,), _ = read(PARTIES, "acme: {name: Acme, side: customer, calendar: NO}")

    assert party.calendar == "NO"


def test_a_calendar_has_a_place_of_its_own() -> None:
    (party, other), _ = read(
        PARTIES, "acme: {name: Acme, side: customer, calendar: XX}\nnord: {name: Nord, side: supplier}"
    )

    assert (party.calendar_span.line, party.calendar_span.column) == (1, 46)
    assert (other.calendar_span.line, other.calendar_span.column) == (2, 1)


@pytest.mark.parametrize(
    ("week", "days"),
    [
        ("mon-fri", {0, 1, 2, 3, 4}),
        ("sun-thu", {6, 0, 1, 2, 3}),
        ("sat-wed", {5, 6, 0, 1, 2}),
        ("wed-wed", {2}),
        ("mon-sun", set(range(7))),
    ],
)
def test_a_working_week_is_its_first_and_last_day(week: str, days: set[int]) -> None:
    (party,), faults = read(PARTIES, f"acme: {{name: Acme, side: customer, week: {week}}}")

    assert faults == []
    assert party.week == days


@pytest.mark.parametrize("week", ["mon", "mon-", "mo-fr", "Mon-Fri", "5", "mon-fri,sun"])
def test_what_is_no_working_week_is_told(week: str) -> None:
    (party,), faults = read(PARTIES, f"acme: {{name: Acme, side: customer, week: '{week}'}}")

    assert party.week is None
    assert faults == ["1:43 malformed-value"]


def test_a_person_with_all_one_can_have() -> None:
    person = """
        ada: {name: Ada, role: CFO, of: acme, email: ada@acme.example, phone: +39 030 1, team: true, internal: true,
              away: [2026-10-26/2026-10-30, 2026-12-24], works: [2026-12-08]}"""
    expected = Person(
        id=PersonId("ada"),
        name="Ada",
        role="CFO",
        of=PartyId("acme"),
        email="ada@acme.example",
        phone="+39 030 1",
        team=True,
        visibility=Visibility.INTERNAL,
        away=(
            Days(first=date(2026, 10, 26), last=date(2026, 10, 30)),
            Days(first=date(2026, 12, 24), last=date(2026, 12, 24)),
        ),
        works=(date(2026, 12, 8),),
    )

    assert read(people(CAST), person) == ((expected,), [])


def test_all_faults_of_all_people_come_at_once() -> None:
    yaml = "ada: {name: Ada, of: akme}\nben: {of: acme, away: [soon], team: maybe}\ncleo: Cleo\n"
    read_people, faults = read(people(CAST), yaml)

    assert read_people == ()
    assert faults == [
        "1:22 unknown-party",
        "2:1 missing-key",
        "2:24 malformed-date",
        "2:37 malformed-value",
        "3:7 wrong-shape",
    ]


def test_a_closure_is_for_one_party_or_for_several() -> None:
    yaml = """
        - {dates: 2026-12-07/2026-12-08, who: acme, why: Bridge}
        - {dates: 2026-08-10, who: [acme, nord], why: Fair}"""
    bridge = Closure(days=Days(first=date(2026, 12, 7), last=date(2026, 12, 8)), who=(PartyId("acme"),), why="Bridge")
    fair = Closure(
        days=Days(first=date(2026, 8, 10), last=date(2026, 8, 10)), who=(PartyId("acme"), PartyId("nord")), why="Fair"
    )

    assert read(closures(CAST), yaml) == ((bridge, fair), [])


def test_a_closure_without_a_known_party_is_told_and_left_out() -> None:
    assert read(
        closures(CAST), "- {dates: 2026-12-07, who: [], why: x}\n- {dates: 2026-12-07, who: eve, why: x}\n"
    ) == (
        (),
        ["1:28 empty-value", "2:28 unknown-party"],
    )


def test_a_closure_that_is_no_map_is_told() -> None:
    assert read(closures(CAST), "- summer\n") == ((), ["1:3 wrong-shape"])


def test_faulty_entries_have_ids_too() -> None:
    yaml = "ada: {name: 5}\nben: nothing\n"
    node = read_nodes(Faults(Source(path="x.yml", text=yaml)), 0, len(yaml))

    assert ids_in(node) == {"ada", "ben"}
    assert ids_in(None) == frozenset()
