"""What a deal answers about itself."""

from jepsite.diagnostics import Span
from jepsite.model.deal import Deal
from jepsite.model.people import Party, Person, Side
from jepsite.model.registers import ProseSection
from jepsite.model.values import ItemId, PartyId, PersonId, Prose
from jepsite.model.work import Activity, Milestone, Parallel, Track

HEAD = Span(path="plan.md", line=1, column=1, end_line=1, end_column=4)
TITLE = Span(path="plan.md", line=2, column=8, end_line=2, end_column=13)
OURS = Party(id=PartyId("ours"), name="Ours", side=Side.SUPPLIER)
THEIRS = Party(id=PartyId("theirs"), name="Theirs", side=Side.CUSTOMER)
HELPER = Party(id=PartyId("helper"), name="Helper", side=Side.PARTNER)
ANNA = Person(id=PersonId("anna"), name="Anna", of=OURS.id)
BRUNO = Person(id=PersonId("bruno"), name="Bruno", of=THEIRS.id)
PROSE = ProseSection(title="Terms", text=Prose(html="", plain=""))


def milestone(name: str, *activities: str) -> Milestone:
    items = tuple(Activity(id=ItemId(activity), title=activity) for activity in activities)
    return Milestone(id=ItemId(name), title=name, tracks=(Track(title=None, body=Parallel(items=items)),))


DEAL = Deal(
    path="content/plan.md", name="plan", title="Plan", key=bytes(16), key_stated=False,
    parties=(OURS, THEIRS, HELPER), people=(ANNA, BRUNO),
    sections=(milestone("one", "a", "b"), PROSE, milestone("two", "c")),
    span=HEAD, spans={"title": TITLE},
)  # fmt: skip


def test_milestones_are_the_sections_that_hold_work() -> None:
    assert [found.id for found in DEAL.milestones] == ["one", "two"]


def test_activities_stand_in_file_order_across_milestones() -> None:
    assert [found.id for found in DEAL.activities] == ["a", "b", "c"]


def test_parties_and_people_are_found_by_their_ids() -> None:
    assert DEAL.party(THEIRS.id) is THEIRS
    assert DEAL.person(BRUNO.id) is BRUNO


def test_a_side_is_all_its_parties() -> None:
    assert DEAL.side(Side.CUSTOMER) == (THEIRS,)
    assert DEAL.side(Side.PARTNER) == (HELPER,)


def test_a_place_is_the_keys_own_or_else_the_front_matters() -> None:
    assert DEAL.place("title") == TITLE
    assert DEAL.place("stopped") == HEAD
