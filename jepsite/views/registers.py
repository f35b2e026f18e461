"""Outcomes, risks, decisions and questions as a reader may see them: each field named, nothing copied whole."""

from jepsite.model.registers import Decision, Outcome, Question, Risk
from jepsite.views.eye import Eye
from jepsite.views.seen import SeenIssue, SeenOutcome, SeenRisk


def seen_outcome(outcome: Outcome) -> SeenOutcome:
    """An outcome that may be seen."""
    return SeenOutcome(title=outcome.title, for_=outcome.for_, achieved=outcome.achieved, details=outcome.details)


def seen_risk(risk: Risk, eye: Eye) -> SeenRisk:
    """A risk that may be seen; what it may hit and who watches it only where those may be seen too."""
    return SeenRisk(
        title=risk.title,
        for_=risk.for_ if risk.for_ in eye.activities or risk.for_ in eye.milestones else None,
        likelihood=risk.likelihood,
        impact=risk.impact,
        owner=eye.person(risk.owner),
        by=risk.by,
        plan=risk.plan,
        closed=risk.closed,
        why=risk.why,
        link=risk.link,
        details=risk.details,
    )


def seen_decision(decision: Decision, eye: Eye) -> SeenIssue:
    """A decision that may be seen."""
    return _issue(decision, decision.taken, eye)


def seen_question(question: Question, eye: Eye) -> SeenIssue:
    """A question that may be seen."""
    return _issue(question, question.answered, eye)


def _issue(issue: Decision | Question, settled: bool, eye: Eye) -> SeenIssue:
    return SeenIssue(
        title=issue.title,
        settled=settled,
        owner=eye.person(issue.owner),
        by=issue.by,
        why=issue.why,
        link=issue.link,
        details=issue.details,
    )
