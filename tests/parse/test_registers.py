from datetime import date

import pytest

from jepsite.audience import Visibility
from jepsite.model.registers import Decision, Outcome, Question, Risk
from jepsite.model.values import Duration, ItemId, Level, PartyId, PersonId
from tests.deals import plan


def milestone(text: str, *expected: str):
    return plan(f"## M {{#m}}\n\n- [ ] Work {{#work}}\n{text}\n", *expected).milestones[0]


def test_an_outcome() -> None:
    line = '- [x] Both plants are seen {.outcome #seen for=acme why="Asked for" link=https://acme.example .internal}'
    expected = Outcome(
        title="Both plants are seen",
        for_=PartyId("acme"),
        achieved=True,
        id=ItemId("seen"),
        why="Asked for",
        link="https://acme.example",
        visibility=Visibility.INTERNAL,
    )

    assert milestone(line).outcomes == (expected,)


def test_an_outcome_is_for_a_party() -> None:
    assert milestone("- [ ] a {.outcome}", "missing-attribute").outcomes == ()
    assert milestone("- [ ] a {.outcome for=ada}", "unknown-party").outcomes == ()


def test_a_risk() -> None:
    line = (
        "- [!] Counsel has no time {.risk #late for=work likelihood=high impact=5d owner=ada by=2026-02-02 "
        'plan="Ask another" why="On leave" link=https://acme.example}'
    )
    expected = Risk(
        title="Counsel has no time",
        id=ItemId("late"),
        for_=ItemId("work"),
        likelihood=Level.HIGH,
        impact=Duration(likely=5),
        owner=PersonId("ada"),
        by=date(2026, 2, 2),
        plan="Ask another",
        why="On leave",
        link="https://acme.example",
    )

    assert milestone(line).risks == (expected,)


def test_a_risk_is_for_the_milestone_it_stands_in_unless_it_says_otherwise() -> None:
    (risk,) = milestone("- [ ] Too late {.risk}").risks

    assert (risk.id, risk.for_) == ("too-late", "m")


def test_a_risk_in_a_register_may_be_for_nothing() -> None:
    (register,) = plan("## Risks\n\n- [ ] Too late {.risk}\n").sections

    assert register.risks[0].for_ is None  # type: ignore[union-attr]  # it is a register


def test_a_decision() -> None:
    expected = Decision(title="Who hosts", owner=PersonId("ada"), by=date(2026, 2, 2), why="Cost", id=ItemId("host"))

    assert milestone("- [ ] Who hosts {.decision #host owner=ada by=2026-02-02 why=Cost}").decisions == (expected,)
    assert milestone("- [x] Who hosts {.decision}").decisions == (Decision(title="Who hosts", taken=True),)


def test_a_question() -> None:
    expected = Question(title="Who hosts?", owner=PersonId("ada"), by=date(2026, 2, 2), link="https://acme.example")

    assert milestone("- [ ] Who hosts? {.question owner=ada by=2026-02-02 link=https://acme.example}").questions == (
        expected,
    )
    assert milestone("- [x] Who hosts? {.question}").questions == (Question(title="Who hosts?", answered=True),)


@pytest.mark.parametrize(
    ("mark", "closed", "dropped"), [(" ", False, False), ("!", False, False), ("x", True, False), ("-", True, True)]
)
def test_a_risk_is_open_until_it_is_closed_or_dropped(mark: str, closed: bool, dropped: bool) -> None:
    (risk,) = milestone(f"- [{mark}] Too late {{.risk}}").risks

    assert (risk.closed, risk.dropped) == (closed, dropped)


def test_what_is_dropped_is_kept_for_the_record() -> None:
    text = "- [-] a {.outcome for=acme}\n- [-] b {.decision}\n- [-] c {.question}\n"
    found = milestone(text)

    assert (found.outcomes[0].dropped, found.outcomes[0].achieved) == (True, False)
    assert (found.decisions[0].dropped, found.decisions[0].taken) == (True, False)
    assert (found.questions[0].dropped, found.questions[0].answered) == (True, False)


def test_details_stand_under_an_item() -> None:
    (risk,) = milestone("- [ ] Too late {.risk}\n\n  Counsel is *away*.\n").risks

    assert risk.details is not None
    assert risk.details.plain == "Counsel is away."
