"""A deal holds together when everything that it names is there."""

from dataclasses import replace
from datetime import date

import pytest

from jepsite.model.coherence import is_coherent
from jepsite.model.deal import Deal
from jepsite.model.people import Closure
from jepsite.model.values import Days, PartyId
from jepsite.model.work import Activity, Group, Parallel, Series, Work
from tests.deals import plan

BODY = """
## One {#one by=2026-01-16}
1. Prepare {#prepare}
   - [ ] Load {#load R=nia,acme A=otto C=ada I=ben}
   - [ ] Write {#write R=nia with=load}
2. [ ] Meet {#meet R=nia after=prepare ends-with=write}
## Two {#two after=one}
- [ ] Sign {#sign R=ada after=start}
"""


def test_a_plan_without_errors_is_coherent():
    assert is_coherent(plan(BODY))
    assert is_coherent(plan("Just a summary.\n"))


@pytest.mark.parametrize("party", ["acme", "nord"])
def test_a_person_or_a_role_of_a_party_that_is_missing_makes_it_incoherent(party):
    whole = plan(BODY)

    assert not is_coherent(replace(whole, parties=tuple(each for each in whole.parties if each.id != party)))


@pytest.mark.parametrize("person", ["nia", "otto", "ada", "ben"])
def test_each_role_needs_its_person(person):
    whole = plan(BODY)

    assert not is_coherent(replace(whole, people=tuple(each for each in whole.people if each.id != person)))


@pytest.mark.parametrize("name", ["prepare", "load", "write", "one"])
def test_what_an_item_waits_for_must_be_there(name):
    whole = plan(BODY)

    assert not is_coherent(_losing(whole, name=name))


def _losing(deal: Deal, *, name: str) -> Deal:
    """The deal without one activity, group or milestone."""

    def kept(work: Work) -> bool:
        return not (isinstance(work, Activity | Group) and work.id == name)

    def pruned(work: Work) -> Work:
        match work:
            case Series() | Parallel():
                return replace(work, items=tuple(pruned(item) for item in work.items if kept(item)))
            case Group():
                body = pruned(work.body)
                assert isinstance(body, Series | Parallel)
                return replace(work, body=body)
            case _:
                return work

    milestones = []
    for milestone in deal.milestones:
        tracks = tuple(
            replace(track, body=Parallel(items=tuple(pruned(item) for item in track.body.items if kept(item))))
            for track in milestone.tracks
        )
        if milestone.id != name:
            milestones.append(replace(milestone, tracks=tracks))
    return replace(deal, sections=tuple(milestones))


def test_an_id_stands_once():
    whole = plan(BODY)

    assert not is_coherent(replace(whole, sections=(*whole.sections, whole.sections[0])))


def test_a_closure_needs_its_party():
    closure = Closure(days=Days(first=date(2026, 1, 6), last=date(2026, 1, 6)), who=(PartyId("nobody"),), why="x")

    assert not is_coherent(replace(plan(BODY), closures=(closure,)))


def test_a_plan_with_neither_start_nor_anchor_is_incoherent_and_so_is_an_anchor_without_deadline():
    whole = plan(BODY)
    two = whole.milestones[1].id
    one = whole.milestones[0].id

    assert not is_coherent(replace(whole, start=None))
    assert not is_coherent(replace(whole, work_back=two))
    assert is_coherent(replace(whole, work_back=one, start=None))


def test_groups_in_groups_are_looked_through():
    nested = "".join(f"{'   ' * level}1. Group {level}\n" for level in range(10))
    leaf = f"{'   ' * 10}1. [ ] Load {{#load R=nia}}\n"

    assert is_coherent(plan(f"## One {{#one}}\n{nested}{leaf}"))
    assert not is_coherent(replace(plan(f"## One {{#one}}\n{nested}{leaf}"), people=()))
