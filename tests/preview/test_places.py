"""From what stands on a page to its line in the plan, and nothing of what the audience may not see."""

from jepsite.audience import Audience
from jepsite.preview.places import ids, titles
from tests.deals import FRONT, plan

BODY = """
## Trial agreed {#trial by=2026-02-27}

1. [ ] Name a team {#team-named 2d R=ada A=ada}
2. Prepare
   - [ ] Load data {#load 2d R=nia A=ada}
   - [ ] Ask our own lawyers {#lawyers .internal 1d R=otto A=nia}

- [ ] A team that knows the product {.outcome for=acme}
- [ ] The data may be late {.risk for=load owner=nia}
- [ ] They may ask for a discount {.risk for=load owner=nia .internal}

## Our own view {#own .internal}

1. [ ] Set the lowest price {#floor 1d R=nia A=nia}

## Open questions

- [ ] Who signs? {.question owner=ada}
- [ ] Load data {.question owner=ben}

## How we work

We meet.
"""
FIRST = FRONT.count("\n") + 2
DEAL = plan(FRONT + BODY)


def test_milestones_and_activities_are_found_by_their_ids():
    assert ids(DEAL, Audience.PUBLIC) == {"trial": FIRST, "team-named": FIRST + 2, "load": FIRST + 4}


def test_whatever_has_a_title_is_found_by_it():
    found = titles(DEAL, Audience.PUBLIC)

    assert {title: line for title, line in found.items() if line >= FIRST} == {
        "Trial agreed": FIRST,
        "Name a team": FIRST + 2,
        "A team that knows the product": FIRST + 7,
        "The data may be late": FIRST + 8,
        "Open questions": FIRST + 15,
        "Who signs?": FIRST + 17,
        "How we work": FIRST + 20,
    }
    assert found["A plan for a test"] == 2


def test_a_title_that_stands_for_two_things_leads_nowhere():
    assert "Load data" not in titles(DEAL, Audience.PUBLIC)


def test_what_is_internal_is_not_mentioned_to_the_public():
    own = {"Ask our own lawyers", "They may ask for a discount", "Our own view", "Set the lowest price"}

    assert own.isdisjoint(titles(DEAL, Audience.PUBLIC))
    assert own <= titles(DEAL, Audience.INTERNAL).keys()
    assert {"lawyers", "own", "floor"} <= ids(DEAL, Audience.INTERNAL).keys()
