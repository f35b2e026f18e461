"""What a customer never gets to see: neither the words of what is internal nor a sign that it is there."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from jepsite.audience import Audience
from jepsite.model.values import ItemId
from jepsite.views.seen import SeenClosing
from tests.deals import FRONT
from tests.views.plans import EXAMPLES, MONDAY, made, made_from

CANARY = "CANARY"

FRONT_MATTER = (
    FRONT.replace("deal: 0", "internal: {amount: CANARY-amount, CANARY-key: x, notes: CANARY-note}\ndeal: 0")
    .replace(
        "  lex:",
        "  spy: {name: CANARY-spy, role: CANARY-role, email: CANARY@nord.example, of: nord, internal: true}\n  lex:",
    )
    .replace(
        "start: 2026",
        """goals:
  - {goal: Fewer errors, owner: spy}
cadence:
  - {what: Working session, every: Tuesday 10:00, with: [nia, spy]}
  - {what: CANARY-call, every: Friday, with: [spy]}
start: 2026""",
    )
)

BODY = """
A summary. <!-- CANARY-comment -->

::: internal
CANARY-block
:::

## CANARY-prose {.internal}

CANARY-text

## Ready {#ready by=2026-01-30 approver=spy exit="Minutes"}

1. [ ] Prepare {#prepare 2d R=nia,spy A=spy C=spy I=spy}
2. [ ] CANARY-activity {.internal #hidden 3d R=nia why="CANARY-why" plan="CANARY-plan" link=https://canary.example/CANARY}

   CANARY-details
3. [!] Present {#present 1d R=ada A=nia}
4. CANARY-group {.internal #group}
   1. [ ] CANARY-grouped {#grouped 1d R=nia}

### CANARY-track {.internal}

CANARY-track-text

- [ ] CANARY-tracked {#tracked 1d R=nia}

### Open

1. [ ] CANARY-late {.internal #fixedhidden 20d R=nia}
2. [ ] Fixed too soon {#fixed 1d .meeting on=2026-01-09 R=ada}

- [ ] Everything is ready {.outcome for=acme}
- [ ] CANARY-outcome {.outcome for=nord .internal}
- [ ] CANARY-risk {.risk .internal for=present likelihood=high impact=3d owner=nia plan="CANARY-riskplan"}
- [ ] A risk that all may know {.risk for=hidden likelihood=low owner=spy}
- [ ] CANARY-decision {.decision .internal owner=nia}
- [ ] CANARY-question {.question .internal owner=nia}
- [ ] A question that all may ask {.question owner=spy by=2026-01-07}

## Handed over {#over after=hidden by=2026-02-20}

- [ ] Hand over {#handover 1d R=nia after=hidden,prepare}

## CANARY-milestone {#secret .internal .close by=2026-02-27}

- [ ] CANARY-secret {#secretwork 1d R=nia}
- [ ] CANARY-secretoutcome {.outcome for=acme}

## Open questions

A register.

- [ ] CANARY-registered {.risk .internal}

## CANARY-register {.internal}

- [ ] CANARY-inregister {.question}
"""

TEXT = FRONT_MATTER + BODY


def texts(value: object) -> Iterator[str]:
    """Every text in a value, however deep, with the values of its choices."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, bytes):
        yield value.decode("latin-1")
    elif isinstance(value, tuple | frozenset):
        for item in value:
            yield from texts(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


@pytest.fixture(scope="module")
def plan():
    return made(TEXT)


def test_the_plan_of_this_test_has_a_canary_everywhere(plan):
    told = [text for text in texts(plan.deal) if CANARY in text]

    assert len(told) >= 34


@pytest.mark.parametrize("language", ["en", "it", "de"])
def test_no_word_of_what_is_internal_is_in_a_public_view(plan, language):
    told = [text for text in texts(plan.view(language=language)) if CANARY.lower() in text.lower()]

    assert told == []


def test_not_even_the_value_that_views_are_made_from_has_a_word_of_it(plan):
    assert [text for text in texts(plan.seen()) if CANARY.lower() in text.lower()] == []


def test_no_id_of_what_is_internal_is_in_a_public_view(plan):
    hidden = {"hidden", "group", "grouped", "tracked", "fixedhidden", "secret", "secretwork", "spy"}

    assert hidden & set(texts(plan.seen())) == set()
    assert hidden & set(texts(plan.view())) == set()


def test_all_of_it_is_in_the_internal_view(plan):
    told = " ".join(texts(plan.view(Audience.INTERNAL)))

    assert plan.view(Audience.INTERNAL).internal
    for item in (
        "activity",
        "grouped",
        "tracked",
        "outcome",
        "risk",
        "decision",
        "question",
        "milestone",
        "spy",
        "call",
    ):
        assert f"CANARY-{item}" in told


def test_what_an_internal_milestone_closes_is_not_spoken_of(plan):
    assert plan.seen().closing == SeenClosing(milestone=ItemId("over"), signs=False)
    assert plan.seen(Audience.INTERNAL).closing == SeenClosing(milestone=ItemId("secret"), signs=True)


def test_an_internal_activity_moves_dates_but_is_no_reason(plan):
    present = next(each for each in plan.seen().activities if each.id == "present")
    inside = next(each for each in plan.seen(Audience.INTERNAL).activities if each.id == "present")

    assert present.expected == inside.expected
    assert inside.waits_for == ("hidden",)
    assert present.waits_for == ()


def test_a_conflict_with_an_internal_activity_is_not_told(plan):
    assert [(each.fixed, each.predecessor) for each in plan.seen(Audience.INTERNAL).conflicts] == [
        ("fixed", "fixedhidden")
    ]
    assert plan.seen().conflicts == ()


def test_a_milestone_that_follows_something_internal_says_nothing_of_it(plan):
    assert [each.follows for each in plan.seen().milestones] == [(), ()]
    assert [each.follows for each in plan.seen(Audience.INTERNAL).milestones] == [(), ("hidden",), ()]


def test_links_lead_past_what_is_hidden(plan):
    links = {(each.predecessor, each.successor) for each in plan.seen().links}

    assert ("prepare", "present") in links


def test_nobody_internal_has_a_role_or_owns_a_thing(plan):
    seen = plan.seen()
    prepare = next(each for each in seen.activities if each.id == "prepare")

    assert (prepare.responsible, prepare.accountable, prepare.consulted, prepare.informed) == (("nia",), None, (), ())
    assert seen.milestones[0].approver is None
    assert seen.goals[0].owner is None
    assert seen.risks[0].owner is None
    assert seen.questions[0].owner is None
    assert [each.what for each in seen.cadence] == ["Working session"]
    assert seen.cadence[0].with_ == ("nia",)


COMPANIONS = """
## Ready {#ready by=2026-01-30 approver=ada}

- [ ] Prepare {#prepare R=nia}
- [ ] Approve the discount {#discount .internal R=otto A=otto}
- [ ] A secret {.risk .internal owner=lex}
- [ ] A question {.question owner=team}

## Ours {.internal}

- [ ] Another {.decision owner=otto}
"""


def test_whom_only_something_internal_names_is_as_internal_as_that():
    plan = made(COMPANIONS)

    assert [person.id for person in plan.seen().people] == ["ada", "ben", "team", "nia"]
    assert [person.id for person in plan.seen(Audience.INTERNAL).people] == ["ada", "ben", "team", "nia", "otto", "lex"]


def test_a_partner_of_whom_nobody_is_seen_is_not_named_unless_something_public_names_it():
    gain = "- [ ] A reference {.outcome for=law}\n"

    assert [party.id for party in made(COMPANIONS).seen().parties] == ["acme", "nord"]
    assert [party.id for party in made(COMPANIONS).seen(Audience.INTERNAL).parties] == ["acme", "nord", "law"]
    assert [party.id for party in made(COMPANIONS.replace("- [ ] A quest", gain + "- [ ] A quest")).seen().parties] == [
        "acme", "nord", "law",
    ]  # fmt: skip


def test_a_risk_on_something_internal_names_no_target(plan):
    assert [(each.title, each.for_) for each in plan.seen().risks] == [("A risk that all may know", None)]


def test_days_off_are_asked_of_those_only_whom_the_reader_sees(plan):
    asked: set[str] = set()

    def days_off(who, first, last):
        asked.add(who)
        return plan.calendars.days_off(who, first, last)

    from jepsite.i18n.words import words_for
    from jepsite.views.deal import deal_view

    deal_view(plan.deal, plan.schedule, Audience.PUBLIC, words_for("en"), days_off=days_off)

    assert asked
    assert "spy" not in asked


@pytest.mark.parametrize("path", EXAMPLES)
def test_an_example_keeps_its_own_secrets(path):
    plan = made_from(path, MONDAY.replace(month=11, day=23))
    secrets = [value for _, value in plan.deal.internal]
    secrets += [each.title for each in plan.deal.activities if each.visibility == "internal"]
    secrets += [person.name for person in plan.deal.people if person.visibility == "internal"]
    told = " ".join(texts(plan.view()))

    assert secrets
    assert [secret for secret in secrets if " " in secret and secret in told] == []
