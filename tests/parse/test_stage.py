from jepsite.model.people import Party, Person, Side
from jepsite.model.site import Site
from jepsite.model.values import PartyId, PersonId
from tests.deals import plan, read

SITE = Site(
    parties=(
        Party(id=PartyId("nord"), name="Nord of the site", side=Side.SUPPLIER),
        Party(id=PartyId("bank"), name="Bank", side=Side.PARTNER),
        Party(id=PartyId("idle"), name="Idle", side=Side.PARTNER),
    ),
    people=(
        Person(id=PersonId("nia"), name="Nia of the site", of=PartyId("nord")),
        Person(id=PersonId("kim"), name="Kim", of=PartyId("bank")),
        Person(id=PersonId("eve"), name="Eve", of=PartyId("idle")),
    ),
)


def test_the_plans_own_entry_wins_over_that_of_the_site() -> None:
    deal = plan("## M\n\n- [ ] a {R=nia}\n", site=SITE)

    assert deal.person(PersonId("nia")).name == "Nia Noor"
    assert deal.party(PartyId("nord")).name == "Nord"


def test_of_the_site_only_those_stand_whom_the_plan_names_with_their_parties() -> None:
    deal = plan("## M\n\n- [ ] a {R=kim}\n", site=SITE)

    assert [person.id for person in deal.people] == ["ada", "ben", "team", "nia", "otto", "lex", "kim"]
    assert [party.id for party in deal.parties] == ["acme", "nord", "law", "bank"]


def test_a_party_of_the_site_may_be_named_by_itself() -> None:
    deal = plan("## M\n\n- [ ] a\n- [ ] b {.outcome for=idle}\n", site=SITE)

    assert [party.id for party in deal.parties] == ["acme", "nord", "law", "idle"]
    assert "eve" not in [person.id for person in deal.people]


def test_every_way_of_naming_counts() -> None:
    front = """\
        ---
        title: A plan
        deal: 00000000000000000000000000000001
        start: 2026-01-05
        {}
        ---

        ## M {}

        - [ ] a {}
        """

    def named(yaml: str = "", heading: str = "", item: str = "") -> list[str]:
        text = front.format(yaml, heading, item).replace("        ", "")
        return [person.id for person in plan(text, site=SITE).people]

    assert named() == []
    assert named(item="{R=kim}") == named(item="{A=kim}") == named(item="{C=kim}") == named(item="{I=kim}") == ["kim"]
    assert named(heading="{approver=kim}") == ["kim"]
    assert named(item="{.risk owner=kim}\n- [ ] b") == ["kim"]
    assert named(yaml="recipients: [kim, someone]") == ["kim"]
    assert named(yaml="goals: [{goal: Faster, owner: kim}]") == ["kim"]
    assert named(yaml="cadence: [{what: Call, every: Tuesday, with: [kim]}]") == ["kim"]


def test_a_word_is_a_person_or_a_party() -> None:
    text = """\
        ---
        title: A plan
        deal: 00000000000000000000000000000001
        start: 2026-01-05
        people:
          bank: {name: Mr Bank, of: nord}
        ---
        """
    _, found = read(text, site=SITE)

    assert found == ["6:3 doubled-id: 'bank' is a person and a party [bank]"]
