"""Companies and people as the page names them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jepsite.model.people import Side
from jepsite.model.values import PartyId
from jepsite.views.parties import short_name
from jepsite.views.seen import SeenParty
from tests.views.seens import activity, milestone, parties, person, seen


def company(id_: str, name: str, side: Side = Side.PARTNER, calendar: str | None = None) -> SeenParty:
    return SeenParty(id=PartyId(id_), name=name, side=side, calendar=calendar)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Officine Bellini S.p.A.", "Officine Bellini"),
        ("Nordwind Systems GmbH", "Nordwind Systems"),
        ("Kirnbach Antriebstechnik GmbH & Co. KG", "Kirnbach Antriebstechnik"),
        ("Koelhuis Meerkant B.V.", "Koelhuis Meerkant"),
        ("Acme, Inc.", "Acme"),
        ("Ferro Sp. z o.o.", "Ferro"),
        ("Studio Legale Conti", "Studio Legale Conti"),
        ("Società Agricola S.r.l.", "Società Agricola"),
        ("SE", "SE"),
        ("AG Spa", "AG"),
        ("Massage Spa & Sauna", "Massage Spa & Sauna"),
    ],
)
def test_a_short_name_leaves_out_the_legal_form(name, short):
    assert short_name(name) == short


@given(st.text(min_size=1).filter(str.strip))
@example(",")
@example("Alpha Beta, GmbH")
def test_a_short_name_is_the_beginning_of_the_name_and_never_empty(name):
    short = short_name(name)

    assert short.strip()
    assert " ".join(name.split()).startswith(" ".join(short.split()))


def letters(*companies: SeenParty) -> list[str]:
    plan = seen(parties=companies, people=())
    return [parties(plan).mark(each.id).letter for each in companies]


def test_a_letter_is_the_one_by_which_the_author_calls_a_company():
    assert letters(company("bellini", "Officine Bellini S.p.A."), company("nordwind", "Nordwind GmbH")) == ["B", "N"]


def test_without_such_a_word_it_is_the_name_s_first():
    assert letters(company("customer", "Officine Bellini"), company("us", "Nordwind")) == ["O", "N"]


def test_no_two_companies_share_a_letter():
    found = letters(company("a", "Blue Sky"), company("b", "Blue Sky"), company("c", "Bus"), company("d", "B"))

    assert found == ["B", "S", "U", "2"]


@given(st.lists(st.text(min_size=1).filter(str.strip), min_size=1, max_size=40))
def test_every_company_has_a_letter_of_its_own(names):
    found = letters(*(company(f"p{number}", name) for number, name in enumerate(names)))

    assert len(set(found)) == len(names)
    assert all(len(letter) == 1 or letter.isdigit() for letter in found)


def test_a_name_is_marked_with_its_language_where_that_is_not_the_page_s():
    plan = seen()

    assert parties(plan, "en").mark(PartyId("nord")).name.lang == "de"
    assert parties(plan, "en").mark(PartyId("acme")).name.lang is None
    assert parties(plan, "de").mark(PartyId("nord")).name.lang is None
    assert parties(plan, "de").mark(PartyId("acme")).short.lang == "en"
    assert parties(plan, "it").names[plan.people[0].id].lang == "en"


def test_a_team_has_a_name_in_the_page_s_language_and_a_country_of_several_languages_says_nothing():
    people = (person("it", "nord", "IT operations", team=True), person("reto", "swiss", "Reto Caduff"))
    plan = seen(parties=(company("nord", "Nord", calendar="DE"), company("swiss", "S", calendar="CH")), people=people)

    assert [name.lang for name in parties(plan).names.values()] == [None, None]


def test_partners_stand_with_the_side_whose_people_answer_for_their_work():
    companies = (
        company("law", "Law"),
        company("acme", "Acme", Side.CUSTOMER),
        company("host", "Host"),
        company("nord", "Nord", Side.SUPPLIER),
        company("none", "None"),
    )
    people = (
        person("lex", "law", "Lex"),
        person("hal", "host", "Hal"),
        person("ada", "acme", "Ada"),
        person("nia", "nord", "Nia"),
    )
    plan = seen(
        milestone(
            activity("a", responsible=("lex",), accountable="ada"),
            activity("b", responsible=("hal",), accountable="nia"),
            activity("c", responsible=("hal",), accountable="hal"),
        ),
        parties=companies,
        people=people,
    )

    assert [mark.id for mark in parties(plan).left] == ["acme", "law", "none"]
    assert [mark.id for mark in parties(plan).right] == ["nord", "host"]


def test_who_does_an_activity_are_people_and_companies_of_r():
    doing = activity(responsible=("nia", "ada"), companies=(PartyId("acme"),))
    named = parties(seen(milestone(doing)))

    assert [mark.id for mark in named.doing(doing)] == ["acme", "nord"]
    assert named.doers(doing) == ("Nia Noor", "Ada Abel", "Acme")
    assert named.listed(doing.people) == "Nia Noor and Ada Abel"
