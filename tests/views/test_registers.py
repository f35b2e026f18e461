"""Outcomes, risks, decisions and questions as a reader may see them."""

from jepsite.audience import Audience
from jepsite.model.registers import Decision, Outcome, Question, Risk
from jepsite.model.values import ItemId, PartyId, PersonId
from jepsite.views.eye import Eye
from jepsite.views.registers import seen_decision, seen_outcome, seen_question, seen_risk

EYE = Eye(
    audience=Audience.PUBLIC,
    people=frozenset({PersonId("nia")}),
    milestones=frozenset({ItemId("ready")}),
    activities=frozenset({ItemId("prepare")}),
)


def test_a_risk_names_only_what_and_whom_the_reader_sees():
    def seen(for_: str, owner: str) -> tuple[str | None, str | None]:
        risk = seen_risk(Risk(title="Risk", id=ItemId("r"), for_=ItemId(for_), owner=PersonId(owner)), EYE)
        return risk.for_, risk.owner

    assert seen("prepare", "nia") == ("prepare", "nia")
    assert seen("ready", "spy") == ("ready", None)
    assert seen("hidden", "nia") == (None, "nia")


def test_a_decision_is_settled_when_taken_and_a_question_when_answered():
    decisions = [seen_decision(Decision(title="Host", taken=taken), EYE).settled for taken in (True, False)]
    questions = [seen_question(Question(title="Who?", answered=answered), EYE).settled for answered in (True, False)]

    assert decisions == questions == [True, False]
    assert seen_question(Question(title="Who?", owner=PersonId("spy")), EYE).owner is None


def test_an_outcome_keeps_whose_it_is():
    outcome = seen_outcome(Outcome(title="Less waiting", for_=PartyId("acme"), achieved=True))

    assert (outcome.title, outcome.for_, outcome.achieved) == ("Less waiting", "acme", True)
